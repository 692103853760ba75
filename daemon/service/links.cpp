// SPDX-License-Identifier: MIT
#include "service/links.hpp"

#include <algorithm>

#include "secret/secret.hpp"

namespace dueward::service {
namespace {

std::string signature_of(const model::SigningKey& key, std::string_view purpose,
                         std::string_view subject) {
  const auto signed_text = std::string(purpose) + "\n" + std::string(subject);
  return std::to_string(key.number) + "." +
         secret::base64url(secret::hmac(key.secret, signed_text));
}

}  // namespace

std::string Links::sign(std::string_view purpose, std::string_view subject) const {
  return signature_of(keys_.back(), purpose, subject);
}

bool Links::is_good(std::string_view purpose, std::string_view subject,
                    std::string_view signature) const {
  return std::ranges::any_of(keys_, [&](const model::SigningKey& key) {
    return secret::same(signature_of(key, purpose, subject), signature);
  });
}

}  // namespace dueward::service
