// SPDX-License-Identifier: MIT
#include "service/load.hpp"
#include "support/catch.hpp"

using namespace dueward;

namespace {

store::LoadPreview preview(std::size_t before, std::size_t withdrawn) {
  store::LoadPreview result;
  result.plans[model::PlanId{"ofsted-2011"}] = {before, withdrawn};
  return result;
}

std::string fault(std::size_t before, std::size_t withdrawn,
                  std::optional<std::size_t> withdraw = std::nullopt) {
  return service::withdrawal_fault(preview(before, withdrawn), withdraw).value_or("accepted");
}

}  // namespace

TEST_CASE("A load may withdraw up to three actions, or a tenth of a plan, without being asked") {
  CHECK(fault(22, 0) == "accepted");
  CHECK(fault(22, 3) == "accepted");
  CHECK(fault(40, 4) == "accepted");
  CHECK(fault(22, 4) != "accepted");
  CHECK(fault(41, 5) != "accepted");
}

TEST_CASE("A whole plan is never withdrawn without being asked, however small") {
  CHECK(fault(1, 1) ==
        "this load would withdraw 1 of 1 actions of the plan \"ofsted-2011\": if that is meant, "
        "reload with --withdraw 1");
}

TEST_CASE("The number named must be the exact one") {
  CHECK(fault(22, 22, 22) == "accepted");
  CHECK(fault(22, 22, 21) ==
        "this load would withdraw 22 actions, not 21: look at the difference, then name the exact "
        "number");
  CHECK(fault(22, 0, 3) ==
        "this load would withdraw 0 actions, not 3: look at the difference, then name the exact "
        "number");
}
