// SPDX-License-Identifier: MIT
#include "service/links.hpp"

#include <algorithm>

#include "secret/secret.hpp"

namespace dueward::service {
namespace {

std::string signature_of(const model::SigningKey& key, std::string_view text) {
  return std::to_string(key.number) + "." + secret::base64url(secret::hmac(key.secret, text));
}

}  // namespace

std::string Links::signed_text(std::string_view purpose, std::string_view whose,
                               std::string_view subject) const {
  std::string text(purpose);
  if (const auto mark = marks_.find(whose); mark != marks_.end()) text += " " + mark->second;
  return text + "\n" + std::string(subject);
}

std::string Links::sign(std::string_view purpose, std::string_view whose,
                        std::string_view subject) const {
  return signature_of(keys_.back(), signed_text(purpose, whose, subject));
}

bool Links::is_good(std::string_view purpose, std::string_view whose, std::string_view subject,
                    std::string_view signature) const {
  const auto text = signed_text(purpose, whose, subject);
  return std::ranges::any_of(keys_, [&](const model::SigningKey& key) {
    return secret::same(signature_of(key, text), signature);
  });
}

std::string whose(const model::PersonId& person) {
  return "person/" + person.str();
}

std::string whose(const model::PlanId& plan) {
  return "plan/" + plan.str();
}

}  // namespace dueward::service
