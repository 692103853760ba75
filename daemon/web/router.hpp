// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/http.hpp"

namespace dueward::web {

/// Finds the handler for a method and a path. Built once, then read-only.
class Router {
 public:
  /// `pattern` is a path whose segments are literal or "{name}", which takes any one segment but an
  /// empty one. Literal segments win where both would do.
  void add(std::string method, std::string_view pattern, Handler handler);

  struct Place {
    std::string method;
    std::string pattern;
  };
  /// What was added, in that order.
  [[nodiscard]] std::vector<Place> places() const;

  /// Fills in parameters and query and asks the handler. HEAD is answered as GET. Errors are
  /// answers too: a path that is not known (404), a method that it does not have (405), a target
  /// that cannot be read (400), what handlers throw (Problem as it says, else 500).
  [[nodiscard]] boost::asio::awaitable<Response> answer(Request request) const;

 private:
  struct Route {
    std::string method;
    std::vector<std::string> segments;
    Handler handler;
  };
  struct Found {
    const Route* route = nullptr;
    std::string allowed;  ///< Methods of the path, where only the method is wrong.
  };
  [[nodiscard]] Found find(std::string_view method, const std::vector<std::string>& path) const;

  std::vector<Route> routes_;
};

}  // namespace dueward::web
