// SPDX-License-Identifier: MIT
/// What every verb works on: the connection and what is remembered beside it. Used by one thread at
/// a time, the one the store works on.
#pragma once

#include <map>
#include <string>

#include "store/rules/digest.hpp"
#include "store/sqlite/actions.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/history.hpp"

namespace dueward::store::sqlite {

struct Core {
  Core(const std::string& path, Connection::Mode mode, const char* vfs, std::size_t kept_actions)
      : db(path, mode, vfs), history(db), actions(db, kept_actions) {}

  /// After a rollback: nothing that was remembered is sure.
  void forget() {
    history.forget();
    actions.forget();
    pilots.clear();
  }

  Connection db;
  History history;
  Actions actions;
  rules::Digester digester;
  std::map<std::string, bool> pilots;  ///< Whether a plan is one, where somebody asked.
  bool restored = false;               ///< Found at opening, see Standing.
  bool clean_stop = true;              ///< Found at opening.
  bool loading = false;  ///< begin_load() was called on this connection: what it staged is there.
};

}  // namespace dueward::store::sqlite
