// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>

#include "calendar/date.hpp"
#include "service/page_service.hpp"

namespace dueward::service {

/// One-time codes, kept in memory: a restart forgets them, and whoever waits for one asks again.
/// Each is good for one answer of one person, for a quarter of an hour and five attempts. Loop
/// thread only. Memory is bounded: beyond `most` none is made until others have expired.
class Codes {
 public:
  static constexpr std::chrono::minutes lifetime{15};
  static constexpr std::chrono::minutes between{1};  ///< No two are sent within it.
  static constexpr int attempts = 5;
  static constexpr std::size_t most = 10'000;

  /// A fresh code of eight digits, in place of any before it; nothing where one was made just now.
  /// Throws Refused where there are too many.
  [[nodiscard]] std::optional<std::string> make(const CodeFor& purpose, calendar::Instant now);

  /// `typed` may have blanks between its digits.
  [[nodiscard]] CodeCheck check(const CodeFor& purpose, const std::string& typed,
                                calendar::Instant now);

 private:
  struct Made {
    std::string hash;
    calendar::Instant at;
    int wrong = 0;
  };
  void forget_expired(calendar::Instant now);

  std::map<std::string, Made> codes_;
};

/// Whether an answer by a link needs a code: the mail may have been forwarded, and this is for a
/// second person to say, or for whoever keeps the plan.
[[nodiscard]] bool needs_code(model::Verb verb);

}  // namespace dueward::service
