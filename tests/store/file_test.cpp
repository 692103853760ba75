// SPDX-License-Identifier: MIT
/// The file and its neighbours: what a store finds at its place, and what it refuses.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/sqlite/open.hpp"
#include "store/sqlite/schema.hpp"
#include "store/world.hpp"
#include "support/temporary_folder.hpp"

namespace dueward::test {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using store::StoreError;

/// A place for a store, opened as often as a test likes.
struct Place {
  TemporaryFolder folder;
  std::string path = folder.file("dueward.db");
  boost::asio::io_context loop;
  store::StoreThread thread;
  std::vector<std::string> checked;

  std::unique_ptr<store::Store> open() {
    store::SqliteOptions options;
    options.path = path;
    options.work = thread.executor();
    options.loop = loop.get_executor();
    options.checked = [this](const std::string& damage) { checked.push_back(damage); };
    return store::open_sqlite(std::move(options));
  }

  std::unique_ptr<store::Store> open_readonly() {
    return store::open_sqlite_readonly(path, thread.executor(), loop.get_executor());
  }

  /// Why the store does not open.
  std::string refusal() {
    try {
      open();
      return "it opened";
    } catch (const StoreError& error) {
      return error.what();
    }
  }

  /// Runs SQL on the file as a stranger would. False where SQLite refuses.
  bool tamper(const std::string& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
    return code == SQLITE_OK;
  }

  /// A store that ran and stopped.
  void use() {
    auto store = open();
    run(loop, store->begin_run(morning("2011-08-19"), false));
    run(loop, store->end_run(morning("2011-08-20")));
  }

  std::streamoff page_of(const std::string& table) const {
    store::sqlite::Connection db{path, store::sqlite::Connection::Mode::readonly};
    auto rows = db.query("SELECT rootpage FROM sqlite_schema WHERE name = ?", table);
    REQUIRE(rows.step());
    return rows.integer(0);
  }

  std::string bytes() const {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
};

/// Root may write anything: while this lives, the process acts as nobody, who owns the folder.
class Nobody {
 public:
  explicit Nobody(const fs::path& folder) {
    if (geteuid() != 0) return;
    constexpr uid_t nobody = 65534;
    REQUIRE(chown(folder.c_str(), nobody, nobody) == 0);
    for (const auto& entry : fs::directory_iterator{folder}) {
      REQUIRE(chown(entry.path().c_str(), nobody, nobody) == 0);
    }
    changed_ = seteuid(nobody) == 0;
    REQUIRE(changed_);
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;
  ~Nobody() {
    if (changed_ && seteuid(0) != 0) std::abort();
  }

 private:
  bool changed_ = false;
};

TEST_CASE("19: a second daemon on the same file is refused, naming the file and the process") {
  Place place;
  auto first = place.open();
  const auto refusal = place.refusal();
  CHECK_THAT(refusal, ContainsSubstring(place.path));
  CHECK_THAT(refusal, ContainsSubstring("process " + std::to_string(getpid())));
  first.reset();
  CHECK(place.refusal() == "it opened");
}

TEST_CASE("20: a file newer than the program is refused, naming both versions, untouched") {
  Place place;
  place.use();
  REQUIRE(place.tamper("PRAGMA user_version = 99"));
  const auto before = place.bytes();
  const auto refusal = place.refusal();
  CHECK_THAT(refusal, ContainsSubstring("schema 99"));
  CHECK_THAT(refusal, ContainsSubstring("schemas up to " +
                                        std::to_string(schema_of(store::sqlite::migrations()))));
  CHECK(place.bytes() == before);
}

TEST_CASE("20: an older file is copied before it is migrated") {
  using store::sqlite::Connection;
  using store::sqlite::Migration;
  TemporaryFolder folder;
  const auto path = folder.file("dueward.db");
  const Migration migrations[] = {{1, "CREATE TABLE one (a); INSERT INTO one VALUES (1)"},
                                  {2, "ALTER TABLE one ADD COLUMN b; UPDATE one SET b = 2"}};
  {
    Connection db{path, Connection::Mode::create};
    store::sqlite::migrate(db, std::span{migrations}.first(1));
    CHECK_FALSE(fs::exists(path + ".schema-1"));
    store::sqlite::migrate(db, migrations);
    CHECK(store::sqlite::stored_schema(db) == 2);
  }
  Connection copy{path + ".schema-1", Connection::Mode::readonly};
  CHECK(store::sqlite::stored_schema(copy) == 1);
  auto rows = copy.query("SELECT a FROM one");
  CHECK(rows.step());
}

TEST_CASE(
    "20: what was claimed or asked for before an upgrade is found among what waits after it") {
  using store::sqlite::Connection;
  TemporaryFolder folder;
  Connection db{folder.file("dueward.db"), Connection::Mode::create};
  const auto before = store::sqlite::migrations().first(4);
  store::sqlite::migrate(db, before);
  db.run_script(R"sql(
INSERT INTO object (number, kind, key, loaded) VALUES (1, 0, 'a', ''), (2, 0, 'b', ''), (3, 0, 'c', '');
INSERT INTO action_state (number, plan, id, version, open, ladder, due, original_due, first_loaded,
  due_since, policy, policy_since, owner, owner_since, manager, manager_since, life)
  VALUES (1, 'p', 'claimed', 1, 1, 1, 0, 0, 0, 0, '', 0, '', 0, '', 0, 4),
         (2, 'p', 'asked', 1, 1, 1, 0, 0, 0, 0, '', 0, '', 0, '', 0, 3),
         (3, 'p', 'answered', 1, 1, 1, 0, 0, 0, 0, '', 0, '', 0, '', 0, 3);
INSERT INTO answer (action, number, verb, about, text) VALUES (2, 1, 5, 0, ''), (3, 1, 1, 0, '');)sql");
  store::sqlite::migrate(db, store::sqlite::migrations());
  auto rows = db.query("SELECT id FROM action_state WHERE waits = 1 ORDER BY id");
  std::vector<std::string> waiting;
  while (rows.step())
    waiting.push_back(rows.string(0));
  CHECK(waiting == std::vector<std::string>{"asked", "claimed"});
}

TEST_CASE("14: a migration that fails leaves the old schema") {
  using store::sqlite::Connection;
  using store::sqlite::Migration;
  TemporaryFolder folder;
  const Migration migrations[] = {{1, "CREATE TABLE one (a)"},
                                  {2, "CREATE TABLE two (a); CREATE TABLE one (a)"}};
  Connection db{folder.file("dueward.db"), Connection::Mode::create};
  store::sqlite::migrate(db, std::span{migrations}.first(1));
  CHECK_THROWS_AS(store::sqlite::migrate(db, migrations), store::sqlite::Fault);
  CHECK(store::sqlite::stored_schema(db) == 1);
  auto rows = db.query("SELECT count(*) FROM sqlite_schema WHERE name = 'two'");
  REQUIRE(rows.step());
  CHECK(rows.integer(0) == 0);
}

TEST_CASE("23: a missing folder is named with what to do") {
  Place place;
  place.path = place.folder.file("nowhere/dueward.db");
  CHECK_THAT(place.refusal(), ContainsSubstring("nowhere does not exist"));
}

TEST_CASE("23: a file or folder that may not be written is named with what to do") {
  Place place;
  place.use();
  const Nobody nobody{place.folder.path()};
  SECTION("the file") {
    chmod(place.path.c_str(), 0400);
    CHECK_THAT(place.refusal(), ContainsSubstring("must be able to read and write"));
  }
  SECTION("the folder") {
    fs::remove(place.path + ".lock");
    chmod(place.folder.path().c_str(), 0500);
    CHECK_THAT(place.refusal(), ContainsSubstring("must be able to write the folder"));
    chmod(place.folder.path().c_str(), 0700);
  }
}

TEST_CASE("23: a store that is gone or empty is not silently begun anew") {
  Place place;
  place.use();
  SECTION("gone") {
    fs::remove(place.path);
    CHECK_THAT(place.refusal(), ContainsSubstring("is gone, but a store stood here"));
    CHECK_FALSE(fs::exists(place.path));
  }
  SECTION("empty") {
    fs::resize_file(place.path, 0);
    CHECK_THAT(place.refusal(), ContainsSubstring("is empty, but a store stood here"));
  }
}

TEST_CASE("24: a foreign file is refused and left as it is") {
  Place place;
  SECTION("not SQLite's") {
    std::ofstream{place.path} << std::string(5000, 'x');
    const auto before = place.bytes();
    CHECK_THAT(place.refusal(), ContainsSubstring("is not an SQLite file"));
    CHECK(place.bytes() == before);
  }
  SECTION("another program's") {
    REQUIRE(place.tamper("CREATE TABLE contacts (name); PRAGMA application_id = 7"));
    const auto before = place.bytes();
    CHECK_THAT(place.refusal(), ContainsSubstring("SQLite file of another program"));
    CHECK(place.bytes() == before);
  }
  SECTION("a folder") {
    fs::create_directory(place.path);
    CHECK_THAT(place.refusal(), ContainsSubstring("not a regular file"));
  }
}

TEST_CASE("24: a file cut short is refused and left as it is") {
  Place place;
  place.use();
  fs::resize_file(place.path, fs::file_size(place.path) - 4096);
  const auto before = place.bytes();
  CHECK_THAT(place.refusal(), ContainsSubstring("is cut short"));
  CHECK(place.bytes() == before);
}

TEST_CASE("24: damage inside the file is found beside the work after an unclean stop") {
  Place place;
  {
    auto store = place.open();
    run(place.loop, store->begin_run(morning("2011-08-19"), false));
  }
  bool damaged = false;
  SECTION("a sound file") {}
  SECTION("a damaged one") {
    // Where attempts are kept: nothing that opening reads.
    const auto page = place.page_of("attempt");
    std::fstream file{place.path, std::ios::binary | std::ios::in | std::ios::out};
    file.seekp((page - 1) * 4096);
    file << std::string(64, '\x7f');
    damaged = true;
  }
  auto store = place.open();
  CHECK_FALSE(run(place.loop, store->standing()).clean_stop);
  place.loop.restart();
  auto alive = boost::asio::make_work_guard(place.loop);
  while (place.checked.empty()) {
    place.loop.run_one();
  }
  CHECK(place.checked.at(0).empty() != damaged);
}

TEST_CASE("a clean stop needs no check") {
  Place place;
  place.use();
  auto store = place.open();
  CHECK(run(place.loop, store->standing()).clean_stop);
  store.reset();
  place.loop.restart();
  place.loop.poll();
  CHECK(place.checked.empty());
}

TEST_CASE("30: a store put back from a backup, or come from elsewhere, says so until it runs") {
  Place place;
  place.use();
  SECTION("an older copy at the same place") {
    fs::copy_file(place.path, place.path + ".copy");
    place.use();
    fs::rename(place.path + ".copy", place.path);
  }
  SECTION("another host") {
    fs::remove(place.path + ".lock");
  }
  auto store = place.open();
  CHECK(run(place.loop, store->standing()).restored);
  run(place.loop, store->begin_run(morning("2011-08-21"), false));
  CHECK_FALSE(run(place.loop, store->standing()).restored);
  store.reset();
  CHECK_FALSE(run(place.loop, place.open()->standing()).restored);
}

TEST_CASE("a reader sees what a running daemon committed, and may not write") {
  Place place;
  auto store = place.open();
  auto reader = place.open_readonly();
  run(place.loop, store->begin_run(morning("2011-08-19"), false));
  const auto standing = run(place.loop, reader->standing());
  CHECK(standing.last_moment == morning("2011-08-19"));
  CHECK(standing.schema == schema_of(store::sqlite::migrations()));
  CHECK_THROWS_AS(run(place.loop, reader->end_run(morning("2011-08-20"))), StoreError);
}

TEST_CASE("a reader without a store is told so") {
  Place place;
  CHECK_THROWS_WITH(place.open_readonly(), ContainsSubstring("does not exist"));
}

TEST_CASE(
    "77: a changed, deleted or reordered line of history is found, and none is changed by us") {
  Place place;
  {
    auto store = place.open();
    for (int day = 1; day <= 5; ++day) {
      run(place.loop, store->set_hold(store::Hold{"Reason", morning("2011-08-19")},
                                      {"officer", "test"}, morning("2011-08-19"), {}));
    }
  }
  CHECK_FALSE(place.tamper("UPDATE history SET who = 'nobody' WHERE number = 3"));
  std::optional<std::int64_t> broken;
  SECTION("as it was written") {}
  SECTION("texts erased, as the law may demand") {
    REQUIRE(place.tamper("DELETE FROM history_text"));
  }
  SECTION("a line changed") {
    REQUIRE(place.tamper(
        "DROP TRIGGER history_is_kept; UPDATE history SET who = 'nobody' WHERE number = 3"));
    broken = 3;
  }
  SECTION("a text changed") {
    REQUIRE(
        place.tamper("DROP TRIGGER history_text_is_kept; "
                     "UPDATE history_text SET text = 'Other' WHERE number = 2"));
    broken = 2;
  }
  SECTION("a line deleted") {
    REQUIRE(
        place.tamper("DROP TRIGGER history_is_not_deleted; DELETE FROM history WHERE number = 4"));
    broken = 5;
  }
  auto store = place.open();
  CHECK(run(place.loop, store->verify_history(model::PlanId{})) == broken);
}

}  // namespace
}  // namespace dueward::test
