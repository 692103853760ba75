// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "delivery/letter.hpp"
#include "delivery/renderer.hpp"
#include "delivery/service_letter.hpp"
#include "delivery/templates.hpp"
#include "support/catch.hpp"
#include "world.hpp"

using namespace dueward;
using namespace dueward::delivery;
namespace fs = std::filesystem;

namespace {

/// A folder of overrides that goes when the test does.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "templates-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  Folder& with(const std::string& name, const std::string& text) {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this;
  }

  /// The faults of a load, with the folder's own path left out.
  [[nodiscard]] std::string faults() const {
    std::vector<TemplateFault> found;
    const Templates loaded(path_, found);
    std::string text;
    for (const auto& fault : found)
      text += to_string(fault) + "\n";
    const std::string own = path_.string() + "/";
    for (std::size_t at = 0; (at = text.find(own, at)) != std::string::npos;) {
      text.erase(at, own.size());
    }
    return text;
  }

  [[nodiscard]] TemplatesPtr load() const {
    std::vector<TemplateFault> found;
    auto loaded = std::make_shared<const Templates>(path_, found);
    REQUIRE(found.empty());
    return loaded;
  }

 private:
  fs::path path_;
};

store::SealedMessage reminder() {
  const auto day = calendar::date(2011, 11, 4);
  return test::sealed(day, {test::notice(test::chronologies(), model::Kind::reminder, "two-weeks",
                                         "owner", "systems-lead", day)});
}

}  // namespace

TEST_CASE("the texts compiled into the program are sound") {
  CHECK_NOTHROW(Templates());
  CHECK(Folder().faults().empty());
}

TEST_CASE("the page beside the templates explains every name they can use") {
  std::ifstream in(fs::path(std::getenv("DUEWARD_SOURCE")) / "config/templates/README.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  std::string missing;
  for (const Shape* shape :
       {&message_shape(), &notice_shape(), &service_shape(), message_shape().find("groups")->items,
        notice_shape().find("told")->items}) {
    for (const auto name : shape->names()) {
      if (page.find("`" + std::string(name) + "`") == std::string::npos) {
        missing += std::string(name) + " ";
      }
    }
  }
  CHECK(missing.empty());
}

TEST_CASE("66: a name that there is no value for is refused with file, line and a suggestion") {
  CHECK(
      Folder().with("reminder.txt", "Act by\n{{act_bye}}\n").faults() ==
      "reminder.txt:2: error: there is no \"act_bye\" to fill in here; did you mean \"act_by\"?\n");
}

TEST_CASE("66: a missing name is found in a branch that sample data does not take") {
  CHECK(Folder()
            .with("reminder.txt", "{{#late}}{{^late}}{{nonsense_here}}{{/late}}{{/late}}")
            .faults() == "reminder.txt:1: error: there is no \"nonsense_here\" to fill in here\n");
}

TEST_CASE("66: a name of one notice is not there for a digest as a whole") {
  CHECK(Folder().with("digest.subject", "{{title}}").faults() ==
        "digest.subject:1: error: there is no \"title\" to fill in here\n");
}

TEST_CASE("66: sections must close where they opened") {
  CHECK(Folder().with("overdue.html", "<p>\n{{#late}}\n</p>").faults() ==
        "overdue.html:2: error: section \"late\" is not closed in this file; add {{/late}}\n");
  CHECK(Folder().with("overdue.txt", "{{#late}}{{/owner}}").faults() ==
        "overdue.txt:1: error: {{/owner}} stands where {{/late}} should close the section\n");
  CHECK(Folder().with("overdue.txt", "x{{/late}}").faults() ==
        "overdue.txt:1: error: {{/late}} closes a section that is not open in this file\n");
  CHECK(Folder().with("overdue.txt", "{{#late").faults() ==
        "overdue.txt:1: error: a tag begins with {{ and never ends\n");
}

TEST_CASE("66: unknown partials and partials without end are refused") {
  CHECK(Folder().with("handover.txt", "{{>nowhere}}").faults() ==
        "handover.txt:1: error: there is no partial \"nowhere\" (a file _nowhere.txt beside this "
        "one)\n");
  Folder circle;
  circle.with("handover.txt", "{{>a}}").with("_a.txt", "\n{{>b}}").with("_b.txt", "{{>a}}");
  CHECK(circle.faults() == "_b.txt:1: error: partial \"a\" includes itself without end\n");
}

TEST_CASE("66: what would not be escaped in HTML is refused") {
  CHECK(Folder().with("test.html", "{{{reason}}}").faults() ==
        "test.html:1: error: \"reason\" would not be escaped; write {{reason}}\n");
  CHECK(Folder().with("test.html", "{{&reason}}").faults() ==
        "test.html:1: error: \"reason\" would not be escaped; write {{reason}}\n");
}

TEST_CASE("66: a list or a flag is no text, and delimiters stay") {
  CHECK(Folder().with("digest.txt", "{{groups}}").faults() ==
        "digest.txt:1: error: \"groups\" is a list; use it as {{#groups}} … {{/groups}}\n");
  CHECK(Folder().with("reminder.txt", "{{late}}").faults() ==
        "reminder.txt:1: error: \"late\" is a yes or no; use it as {{#late}} … {{/late}}\n");
  CHECK(Folder().with("reminder.txt", "{{=<% %>=}}").faults() ==
        "reminder.txt:1: error: other delimiters than {{ and }} are not supported\n");
}

TEST_CASE("66: output of more than 256 KiB and files as large are refused") {
  Folder large;
  large.with("_long.txt", std::string(200 * 1024, 'x')).with("held.txt", "{{>long}}{{>long}}");
  CHECK(large.faults() == "held.txt: error: with sample data: it writes more than 256 KiB\n");
  CHECK(Folder().with("held.txt", std::string(10 * 1024 * 1024, 'x')).faults() ==
        "held.txt: error: a template may have at most 256 KiB\n");
}

TEST_CASE("66: all faults are told in one load, and files nobody uses are named") {
  Folder folder;
  folder.with("remainder.txt", "").with("held.txt", "{{x1234567}}").with("cy/dates.txt", "Llun");
  CHECK(folder.faults() ==
        "remainder.txt: error: no message uses a file of this name; names are like "
        "reminder.subject, reminder.txt, reminder.html, _partial.txt or dates.txt\n"
        "held.txt:1: error: there is no \"x1234567\" to fill in here\n"
        "cy/dates.txt: error: line 1 must have 7 words\n");
}

TEST_CASE("66: a folder that is not there is a fault") {
  std::vector<TemplateFault> found;
  const Templates loaded("/nonexistent/templates", found);
  REQUIRE(found.size() == 1);
  CHECK(found.front().cause == "the folder cannot be read: No such file or directory");
}

TEST_CASE("an override holds only what differs") {
  const test::World world;
  const Renderer renderer(Folder().with("reminder.subject", "{{id}}, please").load());
  const auto rendered = renderer.render(reminder(), world.directory, world.entries);
  CHECK(rendered.written.words.subject == "SG-07, please");
  CHECK_THAT(rendered.written.words.text,
             Catch::Matchers::StartsWith("Act by Friday 18 November 2011."));
}

TEST_CASE("a section alone on its line leaves no line behind, rendered or not") {
  const test::World world;
  Folder folder;
  folder.with("reminder.html", "a\n{{#late}}\nb\n{{/late}}\nc\n\n{{^late}}\nd\n{{/late}}\n\ne\n");
  const auto rendered = Renderer(folder.load()).render(reminder(), world.directory, world.entries);
  CHECK(rendered.written.words.html == "a\nc\n\nd\n\ne\n");
}

TEST_CASE("a person's language comes first, with its own words for dates") {
  test::World world;
  world.person("systems-lead").language = "cy";
  Folder folder;
  folder.with("cy/reminder.subject", "Gweithredwch erbyn {{act_by}}: {{id}}")
      .with("cy/dates.txt",
            "Llun Mawrth Mercher Iau Gwener Sadwrn Sul\n"
            "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd "
            "Rhagfyr\n"
            "Llun Maw Mer Iau Gwe Sad Sul\n"
            "Ion Chw Maw Ebr Mai Meh Gor Aws Med Hyd Tach Rhag\n")
      .with("reminder.subject", "not this one");
  const auto rendered = Renderer(folder.load()).render(reminder(), world.directory, world.entries);
  CHECK(rendered.written.words.subject == "Gweithredwch erbyn Gwener 18 Tachwedd 2011: SG-07");
  CHECK_THAT(rendered.written.words.html, Catch::Matchers::ContainsSubstring("<html lang=\"cy\">"));
}

TEST_CASE("a template that fails at run time is replaced by plain words and reported") {
  const test::World world;
  // Sound with the sample's titles, too long with this one.
  const Renderer renderer(
      Folder().with("reminder.txt", "{{title}}{{title}}{{title}}{{title}}{{title}}").load());
  auto message = reminder();
  message.notices.front().action.title = "Records " + std::string(60 * 1024, 'x');
  const auto rendered = renderer.render(message, world.directory, world.entries);
  CHECK(rendered.fault ==
        "template \"reminder\" failed for message m1 and a built-in text went instead: it writes "
        "more than 256 KiB");
  CHECK_THAT(rendered.written.words.subject,
             Catch::Matchers::StartsWith("Act by Fri 18 Nov: SG-07 Records xxx"));
  CHECK_THAT(rendered.written.words.text, Catch::Matchers::StartsWith("Act by Fri 18 Nov: SG-07"));
  CHECK_THAT(rendered.written.words.text,
             Catch::Matchers::ContainsSubstring("Reference: ofsted-2011/SG-07"));
}
