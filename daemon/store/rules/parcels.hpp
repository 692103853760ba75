// SPDX-License-Identifier: MIT
/// Which notices go together in one message, and which wait. Pure; any thread.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/rules/digest.hpp"
#include "store/store.hpp"

namespace dueward::store::rules {

/// Whom one message can be for: notices of one letterbox go together.
struct Letterbox {
  std::string recipient;
  std::string pilot_for;
  std::string notifier;
  std::string address;

  auto operator<=>(const Letterbox&) const = default;
  bool operator==(const Letterbox&) const = default;
};

/// One envelope of one notice that no message carries yet. Views need to hold for one call only.
struct LooseNotice {
  std::int64_t number = 0;  ///< Of the envelope, as the store finds it again.
  NoticeNumber notice{};
  std::string_view key;  ///< Of the notice, see notice_key().
  std::string_view plan;
  std::string_view destination;
  bool alone = false;
  std::optional<Instant> not_before;
};

/// What becomes one message.
struct Parcel {
  struct Part {
    std::int64_t number = 0;
    NoticeNumber notice{};
    std::string key;
  };
  Letterbox box;
  std::string destination;
  bool grouped = true;
  std::vector<Part> parts;
};

/// Sorts what comes into parcels.
class Parcels {
 public:
  /// The request must outlive this. `undecided`: something of the day is, so that only notices for
  /// which that is all the same go: messages of their own that follow from an answer.
  Parcels(const SealRequest& request, bool undecided) : request_(request) {
    result_.undecided = undecided;
  }

  /// What is added from now on is of this letterbox. `full`: it has had its grouped message of the
  /// day.
  void open(const Letterbox& box, bool full);
  void add(const LooseNotice& notice);

  [[nodiscard]] std::vector<Parcel>& all() { return parcels_; }
  /// What becomes of them on a day that has had so many messages: all are sealed or, beyond the
  /// request's flood limit, none. With how many notices wait, and for what moment.
  [[nodiscard]] SealResult result(std::size_t sealed_today) const;

 private:
  void wait(std::optional<Instant> not_before);
  [[nodiscard]] Parcel& parcel_for(bool single, std::string_view destination);

  const SealRequest& request_;
  SealResult result_;
  std::vector<Parcel> parcels_;
  Letterbox box_;
  bool box_is_full_ = false;
  bool box_is_ungrouped_ = false;
  std::optional<std::size_t> grouped_;  ///< The letterbox's grouped parcel, once begun.
};

/// What makes a notice of an action unrepeatable, as views.
struct NoticeName {
  int ladder = 1;
  std::string_view step;
  int occurrence = 1;
  std::string_view to;
};

/// A notice's unique key.
[[nodiscard]] std::string notice_key(const model::ActionRef& action, const NoticeName& name);

/// A message's key is made of what it says to whom, so that a store put back from a backup decides
/// the same message under the same key. Puts the parts in order of their keys.
[[nodiscard]] std::string message_key(Digester& digester, Parcel& parcel);

}  // namespace dueward::store::rules
