// SPDX-License-Identifier: MIT
#include "service/signing_keys.hpp"

#include "secret/secret.hpp"

namespace dueward::service {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t keys_known = 2;

}  // namespace

Await<void> SigningKeys::load() {
  auto keys = co_await store_.signing_keys();
  if (keys.empty()) {
    store::Actor actor{"dueward", "service"};
    co_await store_.add_signing_key(secret::random_bytes(key_size), std::move(actor), clock_.now());
    keys = co_await store_.signing_keys();
  }
  if (keys.size() > keys_known) keys.erase(keys.begin(), keys.end() - keys_known);
  links_.emplace(std::move(keys));
}

Await<void> SigningKeys::change(store::Actor actor) {
  auto secret = secret::random_bytes(key_size);
  co_await store_.add_signing_key(std::move(secret), std::move(actor), clock_.now());
  co_await load();
}

}  // namespace dueward::service
