// SPDX-License-Identifier: MIT
#include "service/feeds.hpp"

#include "support/catch.hpp"

using namespace dueward;

namespace {

service::Links with_keys(std::vector<std::string> secrets) {
  std::vector<model::SigningKey> keys;
  for (auto& secret : secrets)
    keys.push_back({static_cast<int>(keys.size()) + 1, std::move(secret), {}});
  return service::Links(std::move(keys));
}

}  // namespace

TEST_CASE("68: a signature is good for its purpose and its subject, and no bit of it can change") {
  const auto links = with_keys({"one"});
  const auto signature = links.sign("feed", {}, "person/lead");
  CHECK(signature.starts_with("1."));
  CHECK(links.is_good("feed", {}, "person/lead", signature));
  CHECK_FALSE(links.is_good("feed", {}, "person/other", signature));
  CHECK_FALSE(links.is_good("page", {}, "person/lead", signature));
  for (std::size_t at = 0; at < signature.size(); ++at) {
    auto changed = signature;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    CHECK_FALSE(links.is_good("feed", {}, "person/lead", changed));
  }
  CHECK_FALSE(links.is_good("feed", {}, "person/lead", signature + "A"));
  CHECK_FALSE(links.is_good("feed", {}, "person/lead", ""));
}

TEST_CASE("a new key signs from now on, and what an older one signed is good while it is known") {
  const auto before = with_keys({"one"}).sign("feed", {}, "person/lead");
  const auto changed = with_keys({"one", "two"});
  CHECK(changed.sign("feed", {}, "person/lead").starts_with("2."));
  CHECK(changed.is_good("feed", {}, "person/lead", before));
  CHECK_FALSE(with_keys({"two"}).is_good("feed", {}, "person/lead", before));
}

TEST_CASE(
    "68: what is revoked of one is signed otherwise, and each time anew; of others it stays") {
  const auto keys = std::vector{model::SigningKey{1, "one", {}}};
  const service::Links before(keys);
  const service::Links once(keys, {{"person/lead", "first"}});
  const service::Links twice(keys, {{"person/lead", "second"}});
  const auto of_lead = before.sign("feed", "person/lead", "it");
  CHECK_FALSE(once.is_good("feed", "person/lead", "it", of_lead));
  CHECK(once.is_good("feed", "person/other", "it", before.sign("feed", "person/other", "it")));
  const auto new_one = once.sign("feed", "person/lead", "it");
  CHECK(once.is_good("feed", "person/lead", "it", new_one));
  CHECK_FALSE(twice.is_good("feed", "person/lead", "it", new_one));
}

TEST_CASE("addresses of whom nothing was revoked stay what they have always been") {
  CHECK(with_keys({"one"}).sign("feed", "person/lead", "person/lead") ==
        "1.B8tPGoFIIXOY-YTBBitdxMrtvlKkhL_4QPqf3N9n0j8");
}
