// SPDX-License-Identifier: MIT
/// Storage that fails, and a process that dies: nothing confirmed is lost, nothing half done stays.
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/fault_vfs.hpp"
#include "store/sqlite/open.hpp"
#include "store/world.hpp"
#include "support/temporary_folder.hpp"

namespace dueward::test {
namespace {

using store::StoreError;

std::unique_ptr<store::Store> open_at(const std::string& path, boost::asio::io_context& loop,
                                      const store::StoreThread& thread, const char* vfs = "") {
  store::SqliteOptions options;
  options.path = path;
  options.work = thread.executor();
  options.loop = loop.get_executor();
  options.vfs = vfs;
  return store::open_sqlite(std::move(options));
}

store::ServiceMessage letter(int number) {
  return {"letter-" + std::to_string(number),
          model::PersonId{"lead"},
          {model::NotifierId{"email"}, "lead@example.gov.uk", "example.gov.uk"},
          "test",
          "thread",
          {"Subject", std::string(3000, 'x'), "", "", ""}};
}

std::size_t letters_in(store::Store& store, boost::asio::io_context& loop) {
  store::MessageQuery all;
  all.limit = 100000;
  return run(loop, store.messages(all)).size();
}

/// Posts letters until one is refused or all are confirmed; gives how many were confirmed.
std::size_t post_some(store::Store& store, boost::asio::io_context& loop, int first, int count) {
  std::size_t confirmed = 0;
  for (int i = 0; i < count; ++i) {
    try {
      run(loop, store.post(letter(first + i), morning("2011-08-19")));
      ++confirmed;
    } catch (const StoreError&) {
      return confirmed;
    }
  }
  return confirmed;
}

TEST_CASE("21: whichever call of the file system fails, what was confirmed stands, once") {
  const auto [code, stay] = GENERATE(table<int, bool>({{SQLITE_IOERR_WRITE, false},
                                                       {SQLITE_IOERR_FSYNC, false},
                                                       {SQLITE_IOERR_READ, true},
                                                       {SQLITE_FULL, true}}));
  bool reached = true;
  for (int nth = 0; reached; nth += 3) {
    TemporaryFolder folder;
    boost::asio::io_context loop;
    store::StoreThread thread;
    const auto path = folder.file("dueward.db");
    auto store = open_at(path, loop, thread, FaultVfs::name());
    std::size_t confirmed = post_some(*store, loop, 0, 2);
    FaultVfs::fail(nth, code, stay);
    confirmed += post_some(*store, loop, 2, 6);
    reached = FaultVfs::has_failed();
    FaultVfs::heal();

    // It goes on by itself, without a restart.
    INFO("call " << nth << " failed with SQLite code " << code);
    REQUIRE(post_some(*store, loop, 100, 1) == 1);
    ++confirmed;
    store.reset();
    store = open_at(path, loop, thread);
    const auto found = letters_in(*store, loop);
    // The letter whose answer was a failure may stand or not; no other may be missing or extra.
    CHECK(found >= confirmed);
    CHECK(found <= confirmed + 1);
    CHECK(run(loop, store->verify_history(model::PlanId{})) == std::nullopt);
  }
}

TEST_CASE("22: a full disk is named as such, and room makes it work again") {
  TemporaryFolder folder;
  boost::asio::io_context loop;
  store::StoreThread thread;
  auto store = open_at(folder.file("dueward.db"), loop, thread, FaultVfs::name());
  FaultVfs::fail(0, SQLITE_FULL, true);
  try {
    run(loop, store->post(letter(1), morning("2011-08-19")));
    FAIL("it was confirmed");
  } catch (const StoreError& error) {
    CHECK(error.kind() == StoreError::Kind::full);
    CHECK_THAT(error.what(), Catch::Matchers::ContainsSubstring("make room"));
  }
  FaultVfs::heal();
  run(loop, store->post(letter(1), morning("2011-08-19")));
  CHECK(letters_in(*store, loop) == 1);
}

TEST_CASE("verbs that overlap are committed together, and one that fails fails alone") {
  TemporaryFolder folder;
  boost::asio::io_context loop;
  store::StoreThread thread;
  auto store = open_at(folder.file("dueward.db"), loop, thread);
  int done = 0;
  int refused = 0;
  const auto count = [&](const std::exception_ptr& error) { ++(error ? refused : done); };
  for (int i = 0; i < 50; ++i) {
    boost::asio::co_spawn(loop, store->post(letter(i), morning("2011-08-19")),
                          [&](const std::exception_ptr& error, bool) { count(error); });
    if (i % 10 == 0) {
      boost::asio::co_spawn(
          loop, store->answer({.action = {model::PlanId{"none"}, "X"}}),
          [&](const std::exception_ptr& error, const store::Answered&) { count(error); });
    }
  }
  loop.restart();
  loop.run();
  CHECK(done == 50);
  CHECK(refused == 5);
  CHECK(letters_in(*store, loop) == 50);
  CHECK(run(loop, store->verify_history(model::PlanId{})) == std::nullopt);
}

TEST_CASE("11: a daemon killed between commits has lost nothing it confirmed") {
  for (int round = 0; round < 5; ++round) {
    TemporaryFolder folder;
    const auto path = folder.file("dueward.db");
    int pipe_ends[2];
    REQUIRE(pipe(pipe_ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
      boost::asio::io_context loop;
      store::StoreThread thread;
      auto store = open_at(path, loop, thread);
      run(loop, store->begin_run(morning("2011-08-19"), false));
      for (int i = 0;; ++i) {
        run(loop, store->post(letter(i), morning("2011-08-19")));
        if (write(pipe_ends[1], "x", 1) != 1) _exit(1);
      }
    }
    close(pipe_ends[1]);
    std::size_t confirmed = 0;
    char mark = 0;
    while (confirmed < 20 + static_cast<std::size_t>(round) * 7 &&
           read(pipe_ends[0], &mark, 1) == 1) {
      ++confirmed;
    }
    kill(child, SIGKILL);
    while (read(pipe_ends[0], &mark, 1) == 1) {
      ++confirmed;
    }
    close(pipe_ends[0]);
    waitpid(child, nullptr, 0);

    boost::asio::io_context loop;
    store::StoreThread thread;
    auto store = open_at(path, loop, thread);
    CHECK_FALSE(run(loop, store->standing()).clean_stop);
    CHECK(confirmed >= 20);
    const auto found = letters_in(*store, loop);
    CHECK(found >= confirmed);
    CHECK(found <= confirmed + 1);
  }
}

}  // namespace
}  // namespace dueward::test
