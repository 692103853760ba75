// SPDX-License-Identifier: MIT
/// Errors as RFC 9457 has them.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "web/http.hpp"

namespace dueward::web {

/// Ends a handler with an error answer. `what()` is its detail.
class Problem : public std::runtime_error {
 public:
  Problem(unsigned status, const std::string& detail)
      : std::runtime_error(detail), status_(status) {}
  [[nodiscard]] unsigned status() const { return status_; }

 private:
  unsigned status_;
};

/// "Not Found" for 404.
[[nodiscard]] std::string_view reason_of(unsigned status);

/// application/problem+json.
[[nodiscard]] Response problem(unsigned status, std::string_view detail);
/// With further members.
[[nodiscard]] Response problem(unsigned status, std::string_view detail,
                               const boost::json::object& more);

}  // namespace dueward::web
