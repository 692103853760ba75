// SPDX-License-Identifier: MIT
#include "service/signing_keys.hpp"

#include "secret/secret.hpp"

namespace dueward::service {
namespace {

constexpr std::size_t key_size = 32;
constexpr std::size_t keys_known = 2;
constexpr std::size_t mark_size = 12;

}  // namespace

Await<void> SigningKeys::load() {
  auto marks = co_await store_.link_marks();
  marks_ = Links::Marks(marks.begin(), marks.end());
  const auto keys = co_await store_.signing_keys();
  if (keys.empty()) {
    store::Actor actor{"dueward", "service"};
    co_await add_key(store::OldKeys::stay, std::move(actor));
  }
  co_await read_keys();
}

Await<void> SigningKeys::change(OldKey old, store::Actor actor) {
  const auto old_ones = old == OldKey::dies ? store::OldKeys::die : store::OldKeys::stay;
  co_await add_key(old_ones, std::move(actor));
  co_await read_keys();
}

Await<void> SigningKeys::revoke(std::string whose, store::Actor actor) {
  // Random, not counted: after the restoring of an older store a count would come to one that was
  // revoked before. What was revoked since that backup has to be revoked again all the same.
  const auto mark = secret::base64url(secret::random_bytes(mark_size));
  co_await store_.set_link_mark(whose, mark, std::move(actor), clock_.now());
  marks_.insert_or_assign(std::move(whose), mark);
  links_.emplace(keys_, marks_);
}

Await<void> SigningKeys::add_key(store::OldKeys old, store::Actor actor) {
  auto secret = secret::random_bytes(key_size);
  co_await store_.add_signing_key(std::move(secret), old, std::move(actor), clock_.now());
}

Await<void> SigningKeys::read_keys() {
  keys_ = co_await store_.signing_keys();
  if (keys_.size() > keys_known) keys_.erase(keys_.begin(), keys_.end() - keys_known);
  links_.emplace(keys_, marks_);
}

}  // namespace dueward::service
