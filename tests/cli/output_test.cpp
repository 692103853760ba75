// SPDX-License-Identifier: MIT
#include "cli/output.hpp"

#include <algorithm>
#include <csignal>
#include <string>

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

#include "cli/exit.hpp"
#include "cli/table.hpp"
#include "support/catch.hpp"

using namespace dueward::cli;

namespace {

struct Pipe {
  Pipe() { REQUIRE(pipe(ends) == 0); }
  ~Pipe() {
    close(ends[1]);
    close(ends[0]);
  }
  std::string read_all() {
    std::string text(4096, '\0');
    const auto size = read(ends[0], text.data(), text.size());
    text.resize(static_cast<std::size_t>(size));
    return text;
  }
  int ends[2];
};

std::string failure_of(Output& out) {
  try {
    out.write("text");
    out.flush();
  } catch (const Failure& failure) {
    CHECK(failure.status() == Exit::faults);
    return failure.what();
  }
  return "no failure";
}

}  // namespace

TEST_CASE("75: a full disk under the output is a fault that names its cause") {
  const int full = open("/dev/full", O_WRONLY);
  REQUIRE(full >= 0);
  Output out(full);
  CHECK_THAT(failure_of(out), Catch::Matchers::ContainsSubstring("No space left on device"));
  close(full);
}

TEST_CASE("75: a reader that goes away ends the program without a word") {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  close(ends[0]);
  Output out(ends[1]);
  CHECK(failure_of(out).empty());
  close(ends[1]);
}

TEST_CASE("a table has aligned columns, and no blanks at the ends of its lines") {
  Pipe pipe;
  Output out(pipe.ends[1]);
  Table table({"Action", "Due", "Title"});
  table.row({"ofsted-2011/SG-07", "Sat 19 Nov 2011", "Chronologies"});
  table.row({"SG-1", "", ""});
  table.print(out, Style());
  out.flush();
  CHECK(pipe.read_all() ==
        "Action             Due              Title\n"
        "ofsted-2011/SG-07  Sat 19 Nov 2011  Chronologies\n"
        "SG-1\n");
}

TEST_CASE("on a terminal the last column is wrapped, or put below where there is little room") {
  const auto shown = [](unsigned short columns) {
    winsize size{};
    size.ws_col = columns;
    int ends[2];
    REQUIRE(openpty(&ends[0], &ends[1], nullptr, nullptr, &size) == 0);
    Output out(ends[1]);
    Table table({"Action", "Why"});
    table.row({"SG-07", "Ten working days before the day to act by"});
    table.print(out, Style());
    out.flush();
    std::string text(4096, '\0');
    text.resize(static_cast<std::size_t>(read(ends[0], text.data(), text.size())));
    close(ends[0]);
    close(ends[1]);
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    return text;
  };
  CHECK(shown(32) ==
        "Action  Why\n"
        "SG-07   Ten working days before\n"
        "        the day to act by\n");
  CHECK(shown(26) ==
        "Action  Why\n"
        "SG-07\n"
        "    Ten working days\n"
        "    before the day to act\n"
        "    by\n");
}
