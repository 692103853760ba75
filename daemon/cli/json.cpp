// SPDX-License-Identifier: MIT
#include "cli/json.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace dueward::cli {

void print_json(Output& out, const boost::json::value& value) {
  out.line(boost::json::serialize(value));
}

}  // namespace dueward::cli
