// SPDX-License-Identifier: MIT
#include "web/reader.hpp"

#include <optional>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "policy/lifecycle.hpp"
#include "service/facts.hpp"
#include "service/waiting.hpp"
#include "web/json.hpp"
#include "web/problem.hpp"

namespace dueward::web {

namespace json = boost::json;

namespace {

/// Empties what a reader may not see of one JSON object.
class Curtain {
 public:
  Curtain(const model::Directory& directory, const pages::Viewer& reader)
      : directory_(directory), reader_(reader) {}

  /// A person's id under `role`, and their name beside it.
  void person(json::object& object, const std::string& role) const {
    if (sees(object.at(role))) return;
    object[role] = nullptr;
    if (auto* name = object.if_contains(role + "_name")) *name = nullptr;
  }

  void rating(json::object& object, const policy::Rating& rating) const {
    object.at("rating").as_object()["reason"] = pages::seen_reason(rating, directory_, reader_);
  }

  /// What others said is left out, but for what they decided of the reader's and for the evidence
  /// that the reader is to look at.
  void answers(json::object& object, const service::ActionDetail& detail) const {
    const auto& answers = detail.record.state.answers;
    json::array seen;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const bool is_seen = pages::sees_words(detail, reader_, answers[i]);
      const bool is_evidence = answers[i].verb == model::Verb::claim &&
                               pages::sees_evidence(detail, reader_, answers[i]);
      if (!is_seen && !is_evidence) continue;
      auto& answer = object.at("answers").as_array()[i].as_object();
      for (const auto* who : {"recorded_by", "person"})
        person(answer, who);
      if (!pages::sees(directory_, reader_, answers[i].by)) answer["by"] = "";
      if (!is_seen) answer["note"] = "";
      seen.push_back(std::move(answer));
    }
    object["answers"] = std::move(seen);
  }

  void extension(json::object& extension) const {
    person(extension, "decided_by");
    if (!sees(extension.at("asked_by"))) extension["asked_by"] = extension["reason"] = "";
  }

 private:
  [[nodiscard]] bool sees(const json::value& id) const {
    if (!id.is_string() || id.get_string().empty()) return true;
    return pages::sees(directory_, reader_, model::PersonId(std::string(id.get_string())));
  }

  const model::Directory& directory_;
  const pages::Viewer& reader_;
};

/// What tells how the council chases, and with whose help.
void empty_inner_things(json::object& object) {
  for (const auto* key : {"ledger", "messages", "differences", "supporting"})
    object[key] = json::array();
  for (const auto* key : {"policy", "portfolio_holder", "closed_reason"})
    object[key] = "";
  object["next"] = object["next_check_at"] = nullptr;
}

}  // namespace

pages::Viewer reader_of(const Request& request, const model::Directory& directory) {
  const auto& person = request.identity.value().person;
  return person.empty() ? pages::Viewer{} : pages::viewer_of(directory, model::PersonId(person));
}

bool may_see(const pages::Viewer& reader, const service::ActionDetail& detail) {
  return !reader.limited() || service::concerns(detail, reader.person);
}

boost::asio::awaitable<service::ActionDetail> shown_to_reader(service::Service& service,
                                                              Request request,
                                                              model::ActionRef ref) {
  std::optional<service::ActionDetail> detail;
  try {
    detail = co_await service.show(ref);
  } catch (const service::Refused&) {
    if (!request.identity->limited) throw;
  }
  if (!detail || !may_see(reader_of(request, *detail->directory), *detail))
    throw Problem(404, "there is no action \"" + to_string(ref) + "\" of yours");
  co_return *std::move(detail);
}

json::object to_json_for(const pages::Viewer& reader, const service::ActionDetail& detail) {
  auto object = to_json(detail);
  if (!reader.limited()) return object;
  const Curtain curtain(*detail.directory, reader);
  empty_inner_things(object);
  for (const auto* role : {"owner", "verifier", "accountable"})
    curtain.person(object, role);
  curtain.rating(object, detail.rating);
  curtain.answers(object, detail);
  const auto& answers = detail.record.state.answers;
  const auto life = policy::lifecycle_of(detail.record.action, answers, detail.directory->zone);
  if (life.claim != nullptr && !pages::sees_evidence(detail, reader, *life.claim))
    object["evidence"] = json::array();
  for (auto& extension : object.at("extensions").as_array())
    curtain.extension(extension.as_object());
  for (auto& waiting : object.at("waiting").as_array())
    curtain.person(waiting.as_object(), "decider");
  return object;
}

json::object to_json_for(const pages::Viewer& reader, const service::ActionList& list) {
  auto object = to_json(list);
  if (!reader.limited()) return object;
  const Curtain curtain(*list.directory, reader);
  auto& lines = object.at("actions").as_array();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& line = lines[i].as_object();
    curtain.person(line, "owner");
    curtain.rating(line, list.actions[i].rating);
    line["next_check_at"] = nullptr;
  }
  return object;
}

json::object to_json_for(const pages::Viewer& reader,
                         const std::vector<service::WaitingItem>& waiting,
                         const model::Directory& directory) {
  auto object = to_json(waiting, directory);
  if (!reader.limited()) return object;
  const Curtain curtain(directory, reader);
  auto one = waiting.begin();
  for (auto& item : object.at("waiting").as_array()) {
    curtain.person(item.as_object(), "asked_by");
    item.as_object()["text"] = service::in_words(*one++, directory, reader.person);
  }
  return object;
}

}  // namespace dueward::web
