// SPDX-License-Identifier: MIT
/// Pages as HTML: whatever a page says goes through one of the templates beside this file, escaped.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

namespace dueward::pages {

/// What stands around every page.
struct Frame {
  std::string service_name;
  std::string base;         ///< Path of the public address; empty where it has none.
  std::string style_sheet;  ///< Its path below `base`.
  std::string reader;       ///< Name of who has logged in; empty: nobody.
  bool by_link = false;     ///< Reached by a link of a mail: it leads nowhere else.
  bool reading_only = false;
  bool limited = false;  ///< Partners and bodies: there is less to go to.
  std::string held;      ///< Why nothing is sent just now; empty where it is.
};

/// Compiled templates. Made once; used on one thread at a time.
class Press {
 public:
  Press();
  ~Press();
  Press(const Press&) = delete;
  Press& operator=(const Press&) = delete;

  /// A whole page. `data` has its "title" too. Throws TemplateError where the template asks for
  /// what is not there: a fault of ours.
  [[nodiscard]] std::string print(std::string_view page, const boost::json::object& data,
                                  const Frame& frame) const;

 private:
  struct Templates;
  std::unique_ptr<Templates> templates_;
};

}  // namespace dueward::pages
