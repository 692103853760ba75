// SPDX-License-Identifier: MIT
/// The one way to Catch2: version 2 on Debian 12, version 3 on Debian 13. Use only what both have.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
namespace Catch {
namespace Matchers {
inline auto ContainsSubstring(const std::string& text) {
  return Catch::Contains(text);
}
}  // namespace Matchers
}  // namespace Catch
#endif
