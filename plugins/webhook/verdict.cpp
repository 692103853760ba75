// SPDX-License-Identifier: MIT
#include "webhook/verdict.hpp"

namespace dueward::webhook {
namespace {

bool is_worth_a_retry(long status) {
  switch (status) {
    case 408:
    case 425:
    case 429:
      return true;
    case 501:
    case 505:
      return false;
    default:
      return status >= 500 && status < 600;
  }
}

sdk::Outcome judge_answer(const Exchange& exchange) {
  const long status = exchange.status;
  if (status >= 200 && status < 300) {
    if (exchange.is_endless)
      return sdk::Outcome::unknown(exchange.status_line + ", then an answer without end");
    if (exchange.code != CURLE_OK)
      return sdk::Outcome::unknown(exchange.status_line + ", then the answer broke off");
    return sdk::Outcome::delivered(exchange.status_line);
  }
  if (status >= 300 && status < 400)
    return sdk::Outcome::bad_address(exchange.status_line +
                                     ": redirects are not followed; write the new URL");
  if (status == 410)
    return sdk::Outcome::bad_address(exchange.status_line + ": the receiver wants no more");
  if (is_worth_a_retry(status))
    return sdk::Outcome::temporary(exchange.status_line, exchange.retry_after);
  return sdk::Outcome::bad_address(exchange.status_line);
}

}  // namespace

sdk::Outcome judge(const Exchange& exchange) {
  if (exchange.was_forbidden)
    return sdk::Outcome::bad_address("the receiver is not at a permitted address");
  if (exchange.status >= 200) return judge_answer(exchange);
  if (exchange.code == CURLE_SSL_CACERT_BADFILE)
    return sdk::Outcome::bad_channel("the option ca_file: " + exchange.reason);
  if (exchange.has_left) return sdk::Outcome::unknown("the receiver gave no answer");
  return sdk::Outcome::temporary("the receiver could not be reached");
}

}  // namespace dueward::webhook
