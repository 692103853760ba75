// SPDX-License-Identifier: MIT
/// The running service, asked over its Unix socket.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>

#include "cli/context.hpp"

namespace dueward::cli {

/// One connection, kept for several requests. Every fault is a Failure: a service that cannot be
/// reached (69), an answer that is an error (1, with the service's own words).
class Client {
 public:
  using Query = std::vector<std::pair<std::string, std::string>>;

  explicit Client(std::filesystem::path socket);
  ~Client();

  /// For an answer; a reload of a very large plan may take minutes, and so does the default.
  void wait_at_most(std::chrono::seconds patience);

  /// `path` below /api/v1/, its segments encoded by segment().
  [[nodiscard]] boost::json::object get(const std::string& path, const Query& query = {});
  [[nodiscard]] boost::json::object post(const std::string& path, const boost::json::object& body);

  /// The same, but a refusal in the shape of an answer (422) is an answer.
  struct Answer {
    bool accepted = false;
    boost::json::object body;
  };
  [[nodiscard]] Answer try_post(const std::string& path, const boost::json::object& body);

  [[nodiscard]] static std::string segment(const std::string& text);

 private:
  struct Handle;
  Answer perform(const std::string& path, const boost::json::object* body);

  std::filesystem::path socket_;
  std::unique_ptr<Handle> handle_;
};

/// A client for the service that the command line means: --socket, else the configured one.
[[nodiscard]] Client client_of(const Context& context);

/// The path of an action given as "plan/SG-07", or as "SG-07" where only one plan has it.
[[nodiscard]] std::string action_path(Client& client, const std::string& id);

}  // namespace dueward::cli
