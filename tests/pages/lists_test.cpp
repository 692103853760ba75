// SPDX-License-Identifier: MIT
#include "pages/lists.hpp"

#include "pages/small_plan.hpp"
#include "support/catch.hpp"

using namespace dueward;

namespace {

service::AheadItem item(const char* step, model::Kind kind) {
  service::AheadItem item;
  item.day = calendar::date(2011, 10, 21);
  item.to = item.named = model::PersonId("lead");
  item.action = {test::plan_id, "SG-07"};
  item.title = "Case system produces usable chronologies";
  item.step = step;
  item.kind = kind;
  return item;
}

}  // namespace

TEST_CASE("what will be sent is told in words, with the policy's own name behind them") {
  service::Ahead ahead;
  ahead.directory = test::small_plan();
  ahead.items = {item("four-weeks", model::Kind::reminder),
                 item("extension-overdue", model::Kind::decision)};
  ahead.count = 2;
  const auto page = pages::messages_page(ahead);
  const auto& rows = page.at("items").as_array();
  CHECK(rows.at(0).at("what") == "Reminder, four weeks before");
  CHECK(rows.at(0).at("step") == "four-weeks");
  CHECK(rows.at(1).at("what") == "Decision overdue: later due date");
  CHECK(rows.at(1).at("step") == "");
}
