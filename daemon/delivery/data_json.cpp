// SPDX-License-Identifier: MIT
#include "delivery/data_json.hpp"

#include <boost/json.hpp>

#include "delivery/letter_notice.hpp"
#include "delivery/text.hpp"

namespace dueward::delivery {
namespace {

namespace json = boost::json;

std::string text_in(const Scope& scope, std::string_view name) {
  const auto value = scope.find(name);
  const auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
  return text == nullptr ? std::string() : *text;
}

json::object notice_json(const Letter& letter, const store::NoticeInMessage& notice) {
  const NoticeView view{&letter, &notice};
  const auto scope = notice_scope(letter, notice);
  const model::LedgerEntry& entry = notice.entry;
  json::object object{
      {"action", to_string(notice.action.ref)},
      {"id", notice.action.ref.id},
      {"plan", notice.action.ref.plan.str()},
      {"title", one_line(notice.action.title)},
      {"step", entry.key.step},
      {"occurrence", entry.key.occurrence},
      {"kind", to_string(entry.kind)},
      {"to", entry.recipient.str()},
      {"due", calendar::to_string(due_of(view))},
      {"act_by", calendar::to_string(act_by_of(view))},
      {"original_due", calendar::to_string(notice.state.original_due)},
      {"owner", letter.reads(notice.action.owner) ? notice.action.owner.str() : std::string()},
      {"late", notice.late},
  };
  if (const std::string link = text_in(*scope, "link"); !link.empty()) object["link"] = link;
  return object;
}

std::string member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  const json::string* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

}  // namespace

std::string data_json(const Letter& letter) {
  json::array notices;
  for (const auto& notice : letter.message.notices) {
    notices.push_back(notice_json(letter, notice));
  }
  json::object object{
      {"service", one_line(letter.directory.service_name)},
      {"recipient",
       {{"id", letter.message.recipient.str()},
        {"name", letter.name_of(letter.message.recipient)}}},
      {"day", calendar::to_string(letter.message.day)},
      {"kind", to_string(gravest_kind(letter.message))},
      {"notices", std::move(notices)},
  };
  if (!letter.message.pilot_for.empty()) object["pilot_for"] = letter.message.pilot_for.str();
  return json::serialize(object);
}

std::vector<ActionInData> actions_in(std::string_view data) {
  std::vector<ActionInData> actions;
  boost::system::error_code error;
  const json::value value = json::parse({data.data(), data.size()}, error);
  const json::object* object = error ? nullptr : value.if_object();
  const json::value* notices = object == nullptr ? nullptr : object->if_contains("notices");
  if (notices == nullptr || !notices->is_array()) return actions;
  for (const json::value& notice : notices->get_array()) {
    if (const json::object* each = notice.if_object()) {
      actions.push_back({model::PlanId(member(*each, "plan")),
                         member(*each, "id") + " " + member(*each, "title")});
    }
  }
  return actions;
}

}  // namespace dueward::delivery
