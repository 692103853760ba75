// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <boost/asio/any_io_executor.hpp>

namespace dueward::store::sqlite {

class Connection;

/// Reads the whole file once, beside the work: a thread and a connection of its own. Its end stops
/// the check.
class QuickCheck {
 public:
  using Done = std::function<void(std::string damage)>;

  /// `done` is called on `loop` with SQLite's words, or with nothing where the file is sound; not
  /// called where the check was stopped.
  QuickCheck(const std::string& path, const std::string& vfs, boost::asio::any_io_executor loop,
             Done done);
  QuickCheck(const QuickCheck&) = delete;
  QuickCheck& operator=(const QuickCheck&) = delete;
  ~QuickCheck();

 private:
  std::unique_ptr<Connection> connection_;
  std::jthread thread_;
};

}  // namespace dueward::store::sqlite
