// SPDX-License-Identifier: MIT
#include "web/answer_form.hpp"

#include <boost/json/array.hpp>

#include "model/answers.hpp"
#include "secret/secret.hpp"
#include "service/codes.hpp"
#include "web/form.hpp"
#include "web/json_answers.hpp"
#include "web/problem.hpp"

namespace dueward::web {
namespace {

namespace json = boost::json;
using Answer = boost::asio::awaitable<Response>;
using pages::FormValues;
using service::Refused;

/// A page that has to say something before it shows the action again.
struct Say {
  unsigned status = 200;
  std::string text;
  const pages::SentForm* sent = nullptr;
};

pages::Frame frame_of(const Site& site, const ActionPlace& place) {
  auto frame = site.frame(place.link.has_value());
  frame.reading_only = !place.viewer.acts;
  if (!place.link && !place.viewer.person.empty())
    frame.reader = pages::name_of(*site.service().directory(), place.viewer.person);
  return frame;
}

/// By a link an action that is closed shows nothing, but to whoever can still answer about it.
bool is_over(const service::ActionView& view, const ActionPlace& place) {
  return place.link && !view.detail.record.state.open && view.possible.empty();
}

Response over(const Site& site, const ActionPlace& place) {
  return site.fault(410, "Nothing is left to answer", place.ref.id + " is closed.",
                    "If that is a mistake, tell whoever keeps the plan.", frame_of(site, place));
}

/// Whoever hears the page rather than sees it hears its title first.
void say_in_title(json::object& data) {
  data["title"] = "Error: " + std::string(data.at("title").as_string());
}

Response page_of(const Site& site, const ActionPlace& place, const service::ActionView& view,
                 const Say& say) {
  if (is_over(view, place)) return over(site, place);
  const auto& person = place.viewer.person;
  const auto nonce = place.viewer.acts ? site.pages().form_nonce(person, place.ref) : "";
  auto data = pages::action_page(view, place.viewer, nonce, say.sent);
  data["said"] = say.text;
  data["form_path"] = site.settings().base + place.path;
  data["back"] = place.back;
  data["back_text"] = place.back_text;
  if (say.status != 200) say_in_title(data);
  return site.show(say.status, "action", data, frame_of(site, place));
}

std::string value(const FormValues& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

/// What makes two forms the same wish.
std::string fingerprint_of(FormValues fields) {
  fields.erase("code");
  std::string all;
  for (const auto& [name, text] : fields)
    all += name + "\n" + text + "\n";
  return secret::hex(secret::sha256(all));
}

service::Wish wish_of(const model::ActionRef& ref, const model::PersonId& person, model::Verb verb,
                      const FormValues& fields) {
  service::Wish wish;
  wish.action = ref;
  wish.answer = answer_from(verb, pages::body_of_form(verb, fields));
  auto& other = wish.answer.other;
  if (!other.id.empty() && other.plan.empty()) other.plan = ref.plan;
  wish.answer.by = person;
  wish.confirmed = !value(fields, "confirmed").empty();
  wish.once = "form " + person.str() + " " + value(fields, "nonce") + " " +
              std::string(to_string(verb)) + " " + value(fields, "about");
  wish.fingerprint = fingerprint_of(fields);
  return wish;
}

/// Where the action stands from now on: a link dies with what it was signed for.
std::string path_after(const Site& site, const ActionPlace& place,
                       const service::ActionView& view) {
  if (!place.link) return place.path;
  return site.pages().link_path(*place.link, view.detail.record.action.owner);
}

Response done(const Site& site, const ActionPlace& place, const service::ActionView& view,
              model::Verb verb) {
  auto data = pages::action_page(view, place.viewer, "");
  data["what"] = pages::in_words(verb) + ".";
  data["form_path"] = path_after(site, place, view);
  data["title"] = "Recorded: " + place.ref.id;
  return site.show(200, "done", data, frame_of(site, place));
}

/// "q…@example.gov.uk": enough to know which mailbox to look into.
std::string masked(const std::string& address) {
  const auto at = address.find('@');
  return at == std::string::npos || at == 0 ? address
                                            : address.substr(0, 1) + "…" + address.substr(at);
}

Response code_page(const Site& site, const ActionPlace& place, const service::ActionView& view,
                   const FormValues& fields, model::Verb verb, const std::string& said) {
  json::array kept;
  for (const auto& [name, text] : fields) {
    if (name != "code") kept.emplace_back(json::object{{"name", name}, {"value", text}});
  }
  json::object data{{"title", "Type the code that was mailed to you"},
                    {"id", place.ref.id},
                    {"heading", view.detail.record.action.title},
                    {"address", masked(place.link->address)},
                    {"form_path", site.settings().base + place.path},
                    {"kept", std::move(kept)},
                    {"log_in_path", site.settings().identity_header.empty()
                                        ? std::string()
                                        : site.settings().base + pages::action_path(place.ref)},
                    {"button", pages::button_of(verb)},
                    {"said", said}};
  if (!said.empty()) say_in_title(data);
  return site.show(said.empty() ? 200 : 422, "code", data, frame_of(site, place));
}

/// To take back what needed a code needs one too, as does taking back what another said.
bool is_for_a_code(const service::ActionView& view, const ActionPlace& place,
                   const model::Answer& wish) {
  if (wish.verb != model::Verb::correct) return service::needs_code(wish.verb);
  const auto& answers = view.detail.record.state.answers;
  for (auto answer = answers.rbegin(); answer != answers.rend(); ++answer) {
    const bool meant =
        wish.about == 0 ? model::stands(answers, *answer) : answer->number == wish.about;
    if (meant) return service::needs_code(answer->verb) || answer->by != place.viewer.person;
  }
  return true;
}

/// What is wrong, to whoever waits for a code.
std::string about_code(service::CodeSent sent, bool typed) {
  if (sent == service::CodeSent::too_many)
    return "You were sent as many codes as one may have in an hour. Try again later.";
  return typed ? "That code is no longer good. A new one is on its way." : "";
}

/// The page that asks for a code; nothing where none is needed, or a good one was typed.
boost::asio::awaitable<std::optional<Response>> ask_for_code(const Site& site,
                                                             const ActionPlace& place,
                                                             const service::ActionView& view,
                                                             const FormValues& fields,
                                                             const service::Wish& wish) {
  const auto verb = wish.answer.verb;
  if (!place.link || !is_for_a_code(view, place, wish.answer)) co_return std::nullopt;
  service::CodeFor purpose{*place.link, verb, wish.answer.about};
  purpose.link.action = place.ref;
  const auto typed = value(fields, "code");
  if (typed.empty() && fields.contains("code"))
    co_return code_page(site, place, view, fields, verb, "Type the code that was mailed to you.");
  if (!typed.empty()) {
    const auto check = site.pages().check_code(purpose, typed, wish.once);
    if (check == service::CodeCheck::good) co_return std::nullopt;
    if (check == service::CodeCheck::wrong) {
      co_return code_page(site, place, view, fields, verb,
                          "That is not the code. Look at the newest mail, and type it again.");
    }
  }
  const auto sent = co_await site.pages().send_code(std::move(purpose));
  co_return code_page(site, place, view, fields, verb, about_code(sent, !typed.empty()));
}

/// Not const and by value: coroutines keep what they are given.
Answer take(SitePtr site, ActionPlace place, FormValues fields, model::Verb verb) {
  auto wish = wish_of(place.ref, place.viewer.person, verb, fields);
  const bool met = co_await site->pages().was_met(wish);
  auto view = co_await site->pages().view(place.ref, place.viewer.person);
  if (met) co_return done(*site, place, view, verb);
  if (value(fields, "seen") != pages::grounds_of(view.detail.record)) {
    throw Refused(Refused::Kind::outdated,
                  "Something has changed since you opened this page. Look at what stands now, and "
                  "send it again if it still holds.");
  }
  wish.if_version = view.detail.record.version;
  co_await site->pages().check(wish);
  const auto asked = co_await ask_for_code(*site, place, view, fields, wish);
  if (asked) co_return *asked;
  store::Actor actor{place.viewer.person.str(), place.link ? "link in a mail" : "page"};
  co_await site->service().answer(std::move(wish), std::move(actor));
  view = co_await site->pages().view(place.ref, place.viewer.person);
  co_return done(*site, place, view, verb);
}

unsigned status_of(Refused::Kind kind) {
  switch (kind) {
    case Refused::Kind::invalid:
      return 422;
    case Refused::Kind::forbidden:
      return 403;
    case Refused::Kind::not_found:
      return 404;
    default:
      return 409;
  }
}

int about_of(const FormValues& fields) {
  const auto about = value(fields, "about");
  return about.empty() || about.size() > 6 ||
                 about.find_first_not_of("0123456789") != std::string::npos
             ? 0
             : std::stoi(about);
}

}  // namespace

Answer action_page(SitePtr site, ActionPlace place) {
  const auto view = co_await site->pages().view(place.ref, place.viewer.person);
  co_return page_of(*site, place, view, {});
}

boost::asio::awaitable<bool> was_recorded(SitePtr site, model::ActionRef ref,
                                          model::PersonId person, Request request) {
  need_same_site(request);
  const auto fields = form_of(request);
  const auto verb = model::parse_verb(value(fields, "verb"));
  const auto nonce = value(fields, "nonce");
  if (!verb || !site->pages().knows_nonce(person, ref, nonce)) co_return false;
  std::optional<service::Wish> wish;
  try {
    wish = wish_of(ref, person, *verb, fields);
  } catch (const service::NotAllowed&) {
    co_return false;
  }
  co_return co_await site->pages().was_met(*std::move(wish));
}

Answer answer_form(SitePtr site, ActionPlace place, Request request) {
  need_same_site(request);
  if (!place.viewer.acts) throw Problem(403, "log in first: here it can only be read");
  auto fields = form_of(request);
  const auto verb = model::parse_verb(value(fields, "verb"));
  if (!verb) throw Problem(400, "the form does not say what it is for");
  const auto& person = place.viewer.person;
  pages::SentForm sent{*verb, about_of(fields), fields, {}};
  Say say{409, "This form is too old. Look at it, and send it again.", &sent};
  if (site->pages().knows_nonce(person, place.ref, value(fields, "nonce"))) {
    try {
      co_return co_await take(site, place, std::move(fields), *verb);
    } catch (const service::NotAllowed& refused) {
      sent.faults = refused.faults();
      say.status = status_of(refused.kind());
      say.text = sent.faults.empty() ? refused.what() : "";
    } catch (const Refused& refused) {
      say.status = status_of(refused.kind());
      say.text = refused.what();
    }
  }
  // The other half of a double tap may have been recorded meanwhile.
  const bool recorded = co_await was_recorded(site, place.ref, person, request);
  const auto view = co_await site->pages().view(place.ref, person);
  co_return recorded ? done(*site, place, view, *verb) : page_of(*site, place, view, say);
}

}  // namespace dueward::web
