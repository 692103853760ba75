// SPDX-License-Identifier: MIT
#include <vector>

#include "notifier/backoff.hpp"
#include "support/catch.hpp"

TEST_CASE(
    "A process is started again after 100 ms, doubling to a minute, and anew after a success") {
  dueward::notifier::Backoff backoff;
  std::vector<long> waits;
  for (int failure = 0; failure < 12; ++failure)
    waits.push_back(backoff.failed().count());
  CHECK(waits ==
        std::vector<long>{100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 51200, 60000, 60000});
  backoff.succeeded();
  CHECK(backoff.failed().count() == 100);
}
