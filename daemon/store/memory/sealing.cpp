// SPDX-License-Identifier: MIT
#include <algorithm>

#include "store/memory/verbs.hpp"

namespace dueward::store::memory {
namespace {

using rules::Parcel;

class Sealing {
 public:
  Sealing(Core& core, const SealRequest& request)
      : core_(core), request_(request), parcels_(request, undecided()) {}

  SealResult run() {
    collect();
    const auto before = sealed_today();
    const auto result = parcels_.result(before);
    if (result.sealed == 0) return result;
    auto& parcels = parcels_.all();
    make_keys();
    for (std::size_t i = 0; i < parcels.size(); ++i) {
      seal(parcels[i], std::move(keys_[i]));
    }
    empty_boxes();
    core_.sealed_by_day[request_.day] = before + result.sealed;
    return result;
  }

 private:
  bool undecided() {
    const auto& due = core_.actions.due();
    if (due.empty()) return false;
    const auto earliest = due.begin()->first;
    return earliest <= request_.now || earliest < request_.undecided_until;
  }

  std::size_t sealed_today() {
    const auto found = core_.sealed_by_day.find(request_.day);
    return found == core_.sealed_by_day.end() ? 0 : found->second;
  }

  void collect() {
    for (auto& [box, content] : core_.boxes) {
      if (content.loose.empty()) continue;
      sort(content.loose);
      parcels_.open(box, content.day && *content.day >= request_.day);
      for (std::size_t i = 0; i < content.loose.size(); ++i) {
        add(content.loose[i], static_cast<std::int64_t>(i));
      }
    }
  }

  static void sort(std::vector<Loose>& loose) {
    std::stable_sort(loose.begin(), loose.end(),
                     [](const Loose& a, const Loose& b) { return a.notice < b.notice; });
  }

  void add(const Loose& loose, std::int64_t place) {
    const auto& row = core_.actions.row(action_of(loose.notice));
    const auto& line = row.ledger[line_of(loose.notice)];
    const auto& texts = core_.actions.texts;
    const auto key = rules::notice_key(
        row.facts.ref,
        {line.key.ladder, texts.text(line.key.step), line.key.occurrence, texts.text(line.key.to)});
    parcels_.add({place, loose.notice, key, row.facts.ref.plan.str(), loose.destination,
                  loose.alone, loose.not_before});
  }

  void make_keys() {
    for (auto& parcel : parcels_.all()) {
      auto key = rules::message_key(core_.digester, parcel);
      if (core_.messages.has(key)) {
        throw StoreError(StoreError::Kind::damaged,
                         "What message " + key + " says has been sealed before");
      }
      keys_.push_back(std::move(key));
    }
  }

  void seal(const Parcel& parcel, std::string key) {
    auto& content = core_.boxes.at(parcel.box);
    Message message;
    message.key = std::move(key);
    message.recipient = model::PersonId{parcel.box.recipient};
    message.pilot_for = model::PersonId{parcel.box.pilot_for};
    message.envelope = {model::NotifierId{parcel.box.notifier}, parcel.box.address,
                        parcel.destination};
    message.day = request_.day;
    message.grouped = parcel.grouped;
    message.sealed_at = request_.now;
    message.notices.reserve(parcel.parts.size());
    for (const auto& part : parcel.parts) {
      message.notices.push_back(part.notice);
      content.loose[static_cast<std::size_t>(part.number)].taken = true;
    }
    std::sort(message.notices.begin(), message.notices.end());
    if (parcel.grouped) content.day = request_.day;
    carry(core_.messages.add(std::move(message)));
  }

  void carry(const Message& message) {
    for (auto notice : message.notices) {
      auto& line = core_.actions.line(notice);
      --line.loose;
      ++line.carried;
    }
  }

  void empty_boxes() {
    for (const auto& parcel : parcels_.all()) {
      std::erase_if(core_.boxes.at(parcel.box).loose,
                    [](const Loose& loose) { return loose.taken; });
    }
  }

  Core& core_;
  const SealRequest& request_;
  rules::Parcels parcels_;
  std::vector<std::string> keys_;
};

}  // namespace

SealResult seal(Core& core, const SealRequest& request) {
  return Sealing{core, request}.run();
}

}  // namespace dueward::store::memory
