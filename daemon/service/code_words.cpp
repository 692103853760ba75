// SPDX-License-Identifier: MIT
#include "service/code_words.hpp"

#include "model/answers.hpp"
#include "policy/lifecycle.hpp"
#include "policy/reading.hpp"

namespace dueward::service {
namespace {

using model::Verb;

class Words {
 public:
  Words(const CodeFor& purpose, const store::ActionRecord& record,
        const model::Directory& directory)
      : purpose_(purpose),
        record_(record),
        directory_(directory),
        life_(policy::lifecycle_of(record.action, record.state.answers, directory.zone)) {}

  [[nodiscard]] std::string run() const {
    switch (purpose_.verb) {
      case Verb::sign_off:
        return "sign this off as complete" + claimed();
      case Verb::send_back:
        return "send this back" + claimed();
      case Verb::approve:
        return asks_for_owner() ? "agree to another owner" + proposed()
                                : "grant more time" + wanted();
      case Verb::refuse:
        return asks_for_owner() ? "refuse another owner" + proposed()
                                : "refuse more time" + wanted();
      case Verb::recover:
        return "record by when this is made good";
      case Verb::reopen:
        return "reopen this";
      case Verb::agree:
        return "record that this was agreed";
      case Verb::reject:
        return "record that this was rejected";
      case Verb::supersede:
        return "record that another action takes its place";
      case Verb::accept_risk:
        return "record that its risk is accepted";
      case Verb::withdraw:
        return "record that this was withdrawn";
      case Verb::correct:
        return "take back what was answered last";
      default:
        return "answer about this";
    }
  }

 private:
  /// What is to be granted or refused; null where nothing is.
  [[nodiscard]] const model::Answer* asked() const {
    if (purpose_.about != 0) return model::find_answer(record_.state.answers, purpose_.about);
    return life_.open_extension != nullptr ? life_.open_extension : life_.open_not_mine;
  }

  [[nodiscard]] bool asks_for_owner() const {
    return asked() != nullptr && asked()->verb == Verb::not_mine;
  }

  [[nodiscard]] std::string claimed() const {
    return life_.claim == nullptr ? std::string()
                                  : ", as claimed on " + calendar::in_words(life_.claim->on);
  }

  [[nodiscard]] std::string wanted() const {
    const auto* request = asked();
    return request == nullptr || !request->date ? std::string()
                                                : ", until " + calendar::in_words(*request->date);
  }

  [[nodiscard]] std::string proposed() const {
    const auto* owner = directory_.person(asked()->person);
    const bool told =
        owner != nullptr && policy::reads(directory_, purpose_.link.person, owner->id);
    return told ? ", " + owner->name : std::string();
  }

  const CodeFor& purpose_;
  const store::ActionRecord& record_;
  const model::Directory& directory_;
  const policy::Lifecycle life_;
};

}  // namespace

std::string in_words(const CodeFor& purpose, const store::ActionRecord& record,
                     const model::Directory& directory) {
  return Words(purpose, record, directory).run();
}

}  // namespace dueward::service
