// SPDX-License-Identifier: MIT
#include "charts/scale.hpp"

#include <rapidcheck.h>

#include "charts/examples.hpp"
#include "support/catch.hpp"

using namespace dueward::charts;
using namespace dueward::charts::tests;
using Marks = std::vector<std::uint64_t>;

namespace {

/// "Aug 2011, Sep, Oct"
std::string months(std::string_view first, std::string_view last, int limit) {
  std::string text;
  for (const auto& mark : month_marks({on(first), on(last)}, limit)) {
    if (!text.empty()) text += ", ";
    text += mark.month + (mark.year.empty() ? "" : " " + mark.year);
  }
  return text;
}

}  // namespace

TEST_CASE("counts have four to six round marks from zero") {
  CHECK(count_marks(0) == Marks{0, 1, 2, 3});
  CHECK(count_marks(3) == Marks{0, 1, 2, 3});
  CHECK(count_marks(5) == Marks{0, 1, 2, 3, 4, 5});
  CHECK(count_marks(6) == Marks{0, 2, 4, 6});
  CHECK(count_marks(42) == Marks{0, 10, 20, 30, 40, 50});
  CHECK(count_marks(101) == Marks{0, 50, 100, 150});
}

TEST_CASE("the last mark is never below the largest count, and at most twice as high above three") {
  CHECK(rc::check("count marks", [] {
    const auto most = any_count();
    const auto marks = count_marks(most);
    RC_ASSERT(marks.front() == 0U);
    RC_ASSERT(marks.size() >= 4U);
    RC_ASSERT(marks.size() <= 6U);
    RC_ASSERT(marks.back() >= most);
    RC_ASSERT(most < 3 || marks.back() <= 2ULL * most);
  }));
}

TEST_CASE("each month has a mark, and each year is named once") {
  CHECK(months("2011-08-01", "2012-02-01", 12) == "Aug 2011, Sep, Oct, Nov, Dec, Jan 2012, Feb");
}

TEST_CASE("many months have marks at each second, third, sixth or twelfth") {
  CHECK(months("2011-08-01", "2012-02-01", 6) == "Sep 2011, Nov, Jan 2012");
  CHECK(months("2011-08-01", "2012-08-01", 5) == "Oct 2011, Jan 2012, Apr, Jul");
  CHECK(months("2009-06-01", "2012-04-01", 10) ==
        "Jul 2009, Jan 2010, Jul, Jan 2011, Jul, Jan 2012");
  CHECK(months("2001-06-01", "2006-04-01", 9) ==
        "Jan 2002, Jan 2003, Jan 2004, Jan 2005, Jan 2006");
}

TEST_CASE("there are never more month marks than there is room for") {
  CHECK(rc::check("month marks", [] {
    const auto series = any_burn_up();
    RC_PRE(!series.points.empty());
    const auto limit = *rc::gen::inRange(5, 20);
    const auto marks = month_marks({series.points.front().date, series.points.back().date}, limit);
    RC_ASSERT(marks.size() <= static_cast<std::size_t>(limit));
  }));
}

TEST_CASE("months begin on the first, and December leads to January") {
  CHECK(month_of(on("2012-02-29")) == on("2012-02-01"));
  CHECK(month_after(on("2011-12-31")) == on("2012-01-01"));
  CHECK(in_brief(on("2011-11-08")) == "8 Nov 2011");
  CHECK(in_brief(on("2011-11-18")) == "18 Nov 2011");
}
