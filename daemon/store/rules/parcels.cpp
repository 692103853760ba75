// SPDX-License-Identifier: MIT
#include "store/rules/parcels.hpp"

#include <algorithm>

namespace dueward::store::rules {

void Parcels::open(const Letterbox& box, bool full) {
  box_ = box;
  box_is_full_ = full;
  box_is_ungrouped_ = request_.ungrouped.contains(model::NotifierId{box.notifier});
  grouped_.reset();
}

void Parcels::add(const LooseNotice& notice) {
  if (result_.undecided && !(notice.alone && notice.not_before)) return;
  const bool single = notice.alone || box_is_ungrouped_;
  // What follows from an answer does not wait for the hour at which the day's notices go out.
  const auto& resting = notice.not_before ? request_.quiet : request_.resting;
  const bool rests = !resting.empty() && resting.contains(model::PlanId{notice.plan});
  if (notice.not_before && *notice.not_before > request_.now) {
    wait(notice.not_before);
  } else if (rests || (!single && box_is_full_)) {
    wait(notice.not_before);
  } else {
    parcel_for(single, notice.destination)
        .parts.push_back({notice.number, notice.notice, std::string{notice.key}});
  }
}

SealResult Parcels::result(std::size_t sealed_today) const {
  auto result = result_;
  const auto of_the_day = sealed_today + parcels_.size();
  if (request_.flood_limit && of_the_day > *request_.flood_limit) {
    result.flood = of_the_day;
  } else {
    result.sealed = parcels_.size();
  }
  return result;
}

Parcel& Parcels::parcel_for(bool single, std::string_view destination) {
  if (!single && grouped_) return parcels_[*grouped_];
  if (!single) grouped_ = parcels_.size();
  return parcels_.emplace_back(Parcel{box_, std::string{destination}, !single, {}});
}

void Parcels::wait(std::optional<Instant> not_before) {
  ++result_.waiting;
  if (not_before && (!result_.not_before || *not_before < *result_.not_before)) {
    result_.not_before = not_before;
  }
}

std::string notice_key(const model::ActionRef& action, const NoticeName& name) {
  std::string key;
  key.reserve(action.plan.str().size() + action.id.size() + name.step.size() + name.to.size() + 16);
  key.append(action.plan.str()).append("/").append(action.id);
  key.append("|").append(std::to_string(name.ladder)).append("|").append(name.step);
  key.append("|").append(std::to_string(name.occurrence)).append("|").append(name.to);
  return key;
}

std::string message_key(Digester& digester, Parcel& parcel) {
  std::sort(parcel.parts.begin(), parcel.parts.end(),
            [](const Parcel::Part& a, const Parcel::Part& b) { return a.key < b.key; });
  std::string keys;
  for (const auto& part : parcel.parts) {
    keys += part.key;
    keys += '\n';
  }
  const auto& box = parcel.box;
  return hex(digester.of({keys, box.recipient, box.pilot_for, box.notifier, box.address}), 32);
}

}  // namespace dueward::store::rules
