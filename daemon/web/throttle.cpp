// SPDX-License-Identifier: MIT
#include "web/throttle.hpp"

namespace dueward::web {

using namespace std::chrono_literals;

bool Throttle::mistake(const std::string& address, Moment now) {
  if (minutes_.size() >= most_addresses) forget(now);
  const bool full = minutes_.size() >= most_addresses && !minutes_.contains(address);
  auto& minute = minutes_.try_emplace(full ? std::string() : address, Minute{now, 0}).first->second;
  if (now - minute.began >= 60s) minute = {now, 0};
  return ++minute.mistakes <= allowed;
}

void Throttle::forget(Moment now) {
  std::erase_if(minutes_, [now](const auto& one) { return now - one.second.began >= 60s; });
}

}  // namespace dueward::web
