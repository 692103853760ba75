// SPDX-License-Identifier: MIT
#include "store/rules/digest.hpp"

#include <cstdint>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/rand.h>

namespace dueward::store::rules {
namespace {

constexpr std::size_t salt_size = 16;

}  // namespace

struct Digester::State {
  std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm{
      EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free};
  std::array<char, 4096> pool{};
  std::size_t used = pool.size();
};

Digester::Digester() : state_(std::make_unique<State>()) {
  if (!state_->algorithm || !state_->context) throw std::runtime_error("OpenSSL has no SHA-256");
}

Digester::~Digester() = default;

Digester::Hash Digester::of(std::initializer_list<std::string_view> parts) {
  EVP_MD_CTX* context = state_->context.get();
  bool good = EVP_DigestInit_ex2(context, state_->algorithm.get(), nullptr) == 1;
  for (auto part : parts) {
    const std::uint64_t size = part.size();
    std::array<char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) {
      length[i] = static_cast<char>(size >> (8 * i) & 0xff);
    }
    good = good && EVP_DigestUpdate(context, length.data(), length.size()) == 1 &&
           EVP_DigestUpdate(context, part.data(), part.size()) == 1;
  }
  Hash hash{};
  good = good &&
         EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char*>(hash.data()), nullptr) == 1;
  if (!good) throw std::runtime_error("OpenSSL could not compute SHA-256");
  return hash;
}

std::string_view Digester::salt() {
  auto& pool = state_->pool;
  if (state_->used + salt_size > pool.size()) {
    if (RAND_bytes(reinterpret_cast<unsigned char*>(pool.data()), static_cast<int>(pool.size())) !=
        1) {
      throw std::runtime_error("OpenSSL has no random numbers");
    }
    state_->used = 0;
  }
  const std::string_view salt{pool.data() + state_->used, salt_size};
  state_->used += salt_size;
  return salt;
}

std::string hex(const Digester::Hash& hash, std::size_t digits) {
  static constexpr char alphabet[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < digits && i < hash.size() * 2; ++i) {
    const auto byte = static_cast<unsigned char>(hash[i / 2]);
    text += alphabet[i % 2 == 0 ? byte >> 4 : byte & 15];
  }
  return text;
}

}  // namespace dueward::store::rules
