// SPDX-License-Identifier: MIT
#include "notifier/notifier.hpp"

namespace dueward::notifier {

std::string_view to_string(Outcome::Result result) {
  switch (result) {
    case Outcome::Result::delivered:
      return "delivered";
    case Outcome::Result::accepted:
      return "accepted";
    case Outcome::Result::temporary:
      return "temporary";
    case Outcome::Result::permanent_address:
      return "permanent_address";
    case Outcome::Result::permanent_channel:
      return "permanent_channel";
    case Outcome::Result::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace dueward::notifier
