// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "service/page_service.hpp"

namespace dueward::service {

/// One-time codes, kept in memory: a restart forgets them, and whoever waits for one asks again.
/// Each is good for one answer of one person, for a quarter of an hour and five attempts. A person
/// at one address is sent only so many, so that nobody's mailbox is filled and no code is guessed.
/// Loop thread only. Memory is bounded: for more people than `most` none is made until others have
/// expired.
class Codes {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  static constexpr std::chrono::minutes lifetime{15};
  static constexpr std::chrono::minutes between{1};  ///< No two for the same are sent within it.
  static constexpr int attempts = 5;
  static constexpr std::size_t most_good = 5;      ///< Of one person at once.
  static constexpr std::size_t most_an_hour = 10;  ///< To one person.
  static constexpr std::size_t most = 10'000;      ///< People who were sent one in the last hour.

  struct Made {
    CodeSent what{};
    std::string code;  ///< Eight digits, where it is to be sent.
    Moment at;
  };

  /// A fresh code in place of any before it, to be sent; none where one that is still good was
  /// made just now, or where there are too many.
  [[nodiscard]] Made make(const CodeFor& purpose, Moment now);
  /// It could not be sent: as if it had not been made.
  void forget(const CodeFor& purpose, const Made& made);

  /// `typed` may have anything between its digits. A code is good once, and again for the same wish
  /// (`once`, its key) alone: a form may be sent twice.
  [[nodiscard]] CodeCheck check(const CodeFor& purpose, const std::string& typed,
                                const std::string& once, Moment now);

 private:
  struct Code {
    std::string hash;
    Moment at;
    int wrong = 0;
    std::string used_by;  ///< Key of the wish; empty: not used yet.
    [[nodiscard]] bool good(Moment now) const { return wrong < attempts && now < at + lifetime; }
  };
  /// A person at an address.
  struct Reader {
    std::map<std::string, Code> codes;  ///< By what they are good for.
    std::vector<Moment> sent;           ///< In the last hour.
  };
  void forget_old(Moment now);

  std::map<std::string, Reader> readers_;
};

/// Whether an answer by a link needs a code: the mail may have been forwarded, and this is for a
/// second person to say, or for whoever keeps the plan.
[[nodiscard]] bool needs_code(model::Verb verb);

}  // namespace dueward::service
