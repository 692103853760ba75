// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace dueward::store::rules {

/// SHA-256 and salts. One per thread of use; keeps OpenSSL's context, which is dear to make.
class Digester {
 public:
  using Hash = std::array<char, 32>;

  Digester();
  ~Digester();
  Digester(const Digester&) = delete;
  Digester& operator=(const Digester&) = delete;

  /// Over the parts, each preceded by its length, so that no two lists of parts hash alike.
  [[nodiscard]] Hash of(std::initializer_list<std::string_view> parts);

  /// 16 bytes nobody can guess; valid until the next call.
  [[nodiscard]] std::string_view salt();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] inline std::string_view bytes_of(const Digester::Hash& hash) {
  return {hash.data(), hash.size()};
}

/// The first `digits` hexadecimal digits, lower case.
[[nodiscard]] std::string hex(const Digester::Hash& hash, std::size_t digits);

}  // namespace dueward::store::rules
