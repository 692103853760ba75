// SPDX-License-Identifier: MIT
#include "pages/action_page.hpp"

#include "pages/press.hpp"
#include "pages/small_plan.hpp"
#include "support/catch.hpp"

using namespace dueward;
using Catch::Matchers::ContainsSubstring;

namespace {

service::ActionView view() {
  service::ActionView view;
  view.detail.directory = test::small_plan();
  auto& action = view.detail.record.action;
  action.ref = {test::plan_id, "SG-05"};
  action.title = "Equality and diversity";
  action.owner = model::PersonId("nurse");
  action.due = calendar::date(2011, 8, 19);
  return view;
}

/// The page as a person sees it.
std::string page(const service::ActionView& view, const char* person) {
  const auto viewer = pages::viewer_of(*view.detail.directory, model::PersonId(person));
  auto data = pages::action_page(view, viewer, "");
  for (const char* name : {"said", "form_path", "back", "back_text"})
    data[name] = "";
  return pages::Press().print("action", data, {});
}

}  // namespace

TEST_CASE("an action's parts are shown to everyone, who supports it to those who may know them") {
  auto shared = view();
  shared.detail.record.action.parts = {"In case planning", "In supervision"};
  shared.detail.record.action.supporting = {"lead", "director"};
  const std::string parts = "<li>In case planning</li><li>In supervision</li>";
  const std::string names = "<li>Name of lead</li><li>Name of director</li>";
  CHECK_THAT(page(shared, "director"), ContainsSubstring(parts) && ContainsSubstring(names));
  CHECK_THAT(page(shared, "nurse"), ContainsSubstring(parts) && !ContainsSubstring("Supporting") &&
                                        !ContainsSubstring("Name of lead"));
}

TEST_CASE("where there are no parts and nobody supports it nothing is said of them") {
  CHECK_THAT(page(view(), "director"),
             !ContainsSubstring("Parts") && !ContainsSubstring("Supporting"));
}

TEST_CASE("a partner is told by their part for whom it waits, and the council by name") {
  auto claimed = view();
  claimed.detail.record.action.verifier = model::PersonId("lead");
  service::Waiting claim;
  claim.verb = model::Verb::claim;
  claim.decider = model::PersonId("lead");
  claim.before = calendar::date(2011, 12, 2);
  claimed.detail.waiting = {claim};
  CHECK_THAT(page(claimed, "nurse"), ContainsSubstring("It waits for the verifier to check"));
  CHECK_THAT(page(claimed, "director"), ContainsSubstring("It waits for Name of lead to check"));
}
