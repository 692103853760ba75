// SPDX-License-Identifier: MIT
/// The document of the API as tests read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace dueward::test {

struct Operation {
  std::string method;  ///< "GET"
  std::string path;    ///< "/api/v1/plans/{plan}/actions/{id}"
  const boost::json::object* said = nullptr;
};

class Document {
 public:
  Document();

  [[nodiscard]] std::vector<Operation> operations() const;

  /// The object itself, or what its "$ref" leads to. Throws where that leads nowhere.
  [[nodiscard]] const boost::json::object& resolved(const boost::json::value& value) const;

  /// Where a value is not as a schema has it, in words. Knows the keywords that the document uses
  /// for answers; a member that no schema names is a fault too.
  [[nodiscard]] std::vector<std::string> faults(const boost::json::value& schema,
                                                const boost::json::value& value) const;

 private:
  boost::json::value all_;
};

}  // namespace dueward::test
