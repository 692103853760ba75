// SPDX-License-Identifier: MIT
/// The table of the conformance tests. Another store joins here and has to pass them all.
#include "store/memory/memory_store.hpp"
#include "store/sqlite/open.hpp"
#include "store/world.hpp"
#include "support/temporary_folder.hpp"

namespace dueward::test {
namespace {

Implementation::Opened open_plain_memory(boost::asio::io_context&) {
  return {nullptr, std::make_unique<store::MemoryStore>()};
}

Implementation::Opened open_in_memory(boost::asio::io_context& loop) {
  store::SqliteOptions options;
  options.path = ":memory:";
  options.work = options.loop = loop.get_executor();
  return {nullptr, store::open_sqlite(std::move(options))};
}

Implementation::Opened open_in_file(boost::asio::io_context& loop) {
  struct Keeper {
    TemporaryFolder folder;
    store::StoreThread thread;
  };
  auto keeper = std::make_shared<Keeper>();
  store::SqliteOptions options;
  options.path = keeper->folder.file("dueward.db");
  options.work = keeper->thread.executor();
  options.loop = loop.get_executor();
  return {keeper, store::open_sqlite(std::move(options))};
}

}  // namespace

const std::vector<Implementation>& implementations() {
  static const std::vector<Implementation> all{
      {"SQLite in memory, on the loop", true, open_in_memory},
      {"SQLite in a file, on its own thread", true, open_in_file},
      {"plain memory, on the loop", false, open_plain_memory},
  };
  return all;
}

}  // namespace dueward::test
