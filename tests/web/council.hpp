// SPDX-License-Identifier: MIT
/// A small council whose pages are asked for: the real desk on a store in memory, with a clock.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "clock/simulated.hpp"
#include "service/idle_backroom.hpp"
#include "store/memory/memory_store.hpp"
#include "support/loop.hpp"
#include "web/routes.hpp"

namespace dueward::test {

/// SG-07, due on Saturday 19 November 2011, is systems-lead's and quality verifies it; HP-01 is the
/// health-trust's, a partner, who verifies SG-08; the board, a body, verifies SG-09. It is Friday
/// noon, 18 November 2011.
class Council : public IdleBackroom {
 public:
  Council();

  using Form = std::map<std::string, std::string>;

  web::Response get(const std::string& target, std::map<std::string, std::string> headers = {});
  web::Response post(const std::string& target, const Form& form,
                     std::map<std::string, std::string> headers = {});
  web::Response ask(web::Request request);

  /// Path of a link in a mail to this person at their address; `id` empty: to all.
  std::string link(const std::string& person, const std::string& id = "");
  /// Of the scope "act", as "Bearer …".
  std::string token(const std::string& person);
  /// The fields that the page's form for a verb has hidden, with "verb", "nonce" and the rest.
  Form form(const web::Response& page, const std::string& verb);
  /// "claimed", of SG-07 where no other is named, and how many answers there are.
  model::State state(const std::string& id = "SG-07");
  std::size_t answers(const std::string& id = "SG-07");

  /// The files are loaded anew with this due date of the action.
  void move_due(const std::string& id, calendar::Date due);

  mutable std::vector<service::CodeLetter> codes;  ///< That were mailed, in order.
  web::SiteSettings settings{"", "#1d70b8", "", {}};
  std::string peer = "192.0.2.7";  ///< Who asks.

  std::vector<store::ServiceMessage> write_code(const service::CodeLetter& letter) const override {
    codes.push_back(letter);
    return {};
  }

 private:
  void load(const std::vector<model::Action>& actions, calendar::Date on);
  store::ActionRecord record(const std::string& id);

  boost::asio::io_context loop_;
  clock::SimulatedClock clock_;
  store::MemoryStore store_;
  service::Desk desk_;
  web::Handler handler_;
};

/// Whether the page says so, as a reader sees it (markup and all).
bool says(const web::Response& page, const std::string& text);

}  // namespace dueward::test
