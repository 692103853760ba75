// SPDX-License-Identifier: MIT
#include "policy/pending.hpp"

#include <algorithm>

#include "policy/answers.hpp"
#include "policy/roles.hpp"

namespace dueward::policy {

std::vector<Pending> pending(const Facts& facts) {
  std::vector<Pending> all;
  if (facts.state.answers.empty()) return all;
  const Ground ground{facts};
  const auto& life = ground.life;
  const auto since = [&](const model::Answer& answer) {
    return facts.directory.zone.date_of(answer.at);
  };
  if (life.state == model::State::claimed && life.claim != nullptr) {
    all.push_back(
        {life.claim, verifier_of(ground), verify_before(ground, *life.claim), since(*life.claim)});
  }
  if (const auto* asked = life.open_extension) {
    all.push_back(
        {asked, decider_of(ground, *asked), decide_before(ground, *asked), since(*asked)});
  }
  if (const auto* asked = life.open_not_mine) {
    all.push_back(
        {asked, decider_of(ground, *asked), decide_before(ground, *asked), since(*asked)});
  }
  std::ranges::sort(all, {}, [](const Pending& one) { return one.asked->number; });
  return all;
}

}  // namespace dueward::policy
