// SPDX-License-Identifier: MIT
/// A small, strict reader of XML: what it takes, every parser takes.
///
/// Knows elements, attributes in double quotes, text and the five entities with decimal references;
/// nothing else may stand in a picture. Throws std::runtime_error with the place of a fault.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dueward::charts::tests {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  ///< Its own and that of the elements in it.
  int depth = 0;     ///< 0: the root.

  [[nodiscard]] bool has(const std::string& attribute) const { return attributes.count(attribute); }
  [[nodiscard]] std::string at(const std::string& attribute) const;  ///< Empty where there is none.
  [[nodiscard]] double number(const std::string& attribute) const;
};

/// Every element in the order in which they begin; the first is the root.
[[nodiscard]] std::vector<Element> read_xml(std::string_view document);

}  // namespace dueward::charts::tests
