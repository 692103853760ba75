// SPDX-License-Identifier: MIT
// The subcommands that ask the running service: the real program against a service with one action.
#include <cstdlib>
#include <fstream>

#include <boost/json/parse.hpp>

#include "cli/program.hpp"
#include "support/catch.hpp"
#include "web/example_service.hpp"
#include "web/no_pages.hpp"
#include "web/peer.hpp"
#include "web/routes.hpp"

using namespace dueward;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Running {
  test::Folder folder;
  test::ExampleService service;
  test::NoPages pages;
  web::Handler handler = web::guarded_api(service, pages);

  /// The server's thread lives as long as the command: what a test sets before and reads after is
  /// its own.
  test::Ran program(const std::vector<std::string>& arguments) {
    const test::RunningServer server(folder.at("s"), handler);
    return test::program(arguments);
  }

  /// With this one's socket.
  test::Ran run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--socket", folder.at("s").string()});
    return program(arguments);
  }
};

/// A configuration that has systems-lead as the owner of SG-07.
std::string example() {
  return std::string(std::getenv("DUEWARD_SOURCE")) + "/config/examples/ofsted-2011/dueward.toml";
}

store::Difference owner_of_sg_07(const std::string& loaded, const std::string& decided) {
  return {model::ObjectKind::action, "ofsted-2011/SG-07", "owner", loaded, decided};
}

}  // namespace

TEST_CASE("check names what people decided over the files, and finds no fault in it") {
  Running it;
  it.service.decided = {owner_of_sg_07("systems-lead", "head-of-quality")};
  const auto ran = it.run({"--config", example(), "check"});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out,
             ContainsSubstring("ofsted-2011.toml:96:") &&
                 ContainsSubstring("warning: action ofsted-2011/SG-07: owner is \"systems-lead\" "
                                   "here, but people decided \"head-of-quality\" since the files "
                                   "were loaded, and that stands") &&
                 ContainsSubstring("0 errors"));
  const auto found =
      boost::json::parse(it.run({"--config", example(), "--format", "json", "check"}).out);
  const auto& last = found.at("diagnostics").as_array().back();
  CHECK(last.at("code") == "decided-otherwise");
  CHECK(last.at("severity") == "warning");
}

TEST_CASE("check says so where a load would undo what people decided") {
  Running it;
  it.service.decided = {owner_of_sg_07("somebody-before", "head-of-quality")};
  CHECK_THAT(it.run({"--config", example(), "check"}).out,
             ContainsSubstring("the files have changed too, and a load sets \"systems-lead\""));
}

TEST_CASE("check is silent about what the files say as people decided, and without a service") {
  Running it;
  it.service.decided = {owner_of_sg_07("somebody-before", "systems-lead")};
  const auto alone = test::program({"--config", example(), "check"});
  CHECK(it.run({"--config", example(), "check"}).out == alone.out);
  CHECK(it.service.asked == std::vector<std::string>{"differences"});
  CHECK(alone.status == 0);
  CHECK(alone.err.empty());
}

TEST_CASE("status tells people what is held and how each notifier is") {
  Running it;
  const auto ran = it.run({"status"});
  CHECK(ran.status == 0);
  CHECK(ran.out ==
        "Example Council\n"
        "Running   since Fri 21 Oct 2011 08:00, dueward 1.2.3\n"
        "Held      the relay is being moved (since Fri 21 Oct 2011 08:00). Nothing is sent until "
        "'dueward resume'.\n"
        "Actions   22 open, 0 overdue\n"
        "Messages  3 ready; 2 to be put into messages\n"
        "Next      nothing is owed as things stand\n"
        "\n"
        "Notifier  Plugin  Busy    State\n"
        "email     email   2 of 8  working\n"
        "\n"
        "Waiting for a decision\n"
        "  - ofsted-2011/SG-07 (Case system produces usable chronologies): Director of Children's "
        "Services is to decide on more time for Systems Lead before Friday 25 November 2011\n"
        "  - and 2 more\n");
}

TEST_CASE("feed --new-key says which addresses still work, and goes with nothing else") {
  Running it;
  const auto ran = it.run({"feed", "--new-key"});
  CHECK(ran.status == 0);
  CHECK(ran.out ==
        "There is a new key. Addresses given out until now go on working until the key is changed "
        "once more, and stop then; those from before the last change have stopped now.\n");
  CHECK_THAT(it.service.asked.back(), ContainsSubstring("new key by uid "));
  CHECK(it.run({"feed", "--new-key", "--plan", "ofsted-2011"}).status == 2);
}

TEST_CASE("feed --new-key --now lets the old key die with it") {
  Running it;
  const auto ran = it.run({"feed", "--new-key", "--now"});
  CHECK(ran.status == 0);
  CHECK_THAT(ran.out, ContainsSubstring("given out until now open nothing any more") &&
                          ContainsSubstring("'dueward link send --all' mails everybody one now"));
  CHECK_THAT(it.service.asked.back(), ContainsSubstring(", the old one dies"));
  CHECK(it.run({"feed", "--now", "--plan", "ofsted-2011"}).status == 2);
}

TEST_CASE("link revoke says what opens nothing any more, and what takes its place") {
  Running it;
  const auto ran = it.run({"link", "revoke", "systems-lead"});
  CHECK(ran.status == 0);
  CHECK(ran.out ==
        "The links mailed to Systems Lead so far and their calendar feed open nothing any more, "
        "nor do links in a mail to them that was written and waits to be sent. New mails carry new "
        "links, and 'dueward link send systems-lead' mails one now; 'dueward feed --for "
        "systems-lead' prints the new address of the feed.\n");
  CHECK_THAT(it.service.asked.back(), ContainsSubstring("revoke systems-lead by uid "));
  const auto of_plan = it.run({"link", "revoke", "--plan", "ofsted-2011"});
  CHECK(of_plan.out ==
        "The address of the calendar of ofsted-2011 opens nothing any more; 'dueward feed --plan "
        "ofsted-2011' prints the new one.\n");
  CHECK_THAT(it.service.asked.back(), ContainsSubstring("revoke ofsted-2011 by uid "));
}

TEST_CASE("link revoke names one person or one plan, who is there") {
  Running it;
  CHECK(it.run({"link"}).status == 2);
  CHECK(it.run({"link", "revoke"}).status == 2);
  CHECK(it.run({"link", "revoke", "systems-lead", "--plan", "ofsted-2011"}).status == 2);
  const auto ran = it.run({"link", "revoke", "nobody"});
  CHECK(ran.status != 0);
  CHECK_THAT(ran.err, ContainsSubstring("there is no person \"nobody\""));
}

TEST_CASE("link send mails one person or everybody another link, and says what became of it") {
  Running it;
  it.service.links_sent.to = {model::PersonId("systems-lead")};
  const auto ran = it.run({"link", "send", "systems-lead"});
  CHECK(ran.status == 0);
  CHECK(ran.out ==
        "A mail to Systems Lead with a new link to all that is open with them is on its way.\n");
  CHECK_THAT(it.service.asked.back(), ContainsSubstring("send links to systems-lead by uid "));
  it.service.links_sent.nothing_open = 3;
  CHECK(it.run({"link", "send", "--all"}).out ==
        "Sent to 1; 3 have nothing open of which they are mailed.\n");
  CHECK_THAT(it.service.asked.back(), ContainsSubstring("send links to all by uid "));
}

TEST_CASE("link send names one person, who is there, or everybody") {
  Running it;
  CHECK(it.run({"link", "send"}).status == 2);
  CHECK(it.run({"link", "send", "systems-lead", "--all"}).status == 2);
  const auto ran = it.run({"link", "send", "nobody"});
  CHECK(ran.status != 0);
  CHECK_THAT(ran.err, ContainsSubstring("there is no person \"nobody\""));
}

TEST_CASE("list is a table, a JSON object or a CSV file") {
  Running it;
  CHECK(it.run({"list", "--plan", "ofsted-2011", "--overdue"}).out ==
        "Action             Act by           State   Owner         Title\n"
        "ofsted-2011/SG-07  Fri 18 Nov 2011  agreed  Systems Lead  Case system produces usable "
        "chronologies\n"
        "\n"
        "1 action\n");
  CHECK(it.service.asked.back() == "list plan=ofsted-2011 owner=- overdue after= limit=1000");
  CHECK(it.run({"--format", "csv", "list"}).out ==
        "plan,id,state,act_by,due,original_due,owner,owner_name,service,timescale,title\n"
        "ofsted-2011,SG-07,agreed,2011-11-18,2011-11-19,2011-11-19,systems-lead,Systems Lead,,"
        "three-months,Case system produces usable chronologies\n");
  const auto parsed = boost::json::parse(it.run({"list", "--format", "json"}).out);
  CHECK(parsed.at("actions").at(0).at("due") == "2011-11-19");
}

TEST_CASE("why prints the dates as sentences, then the ladder") {
  Running it;
  CHECK(it.run({"why", "SG-07", "--on", "2011-10-24"}).out ==
        "ofsted-2011/SG-07  Case system produces usable chronologies\n"
        "Owner: Systems Lead. As things stand on Mon 24 Oct 2011.\n"
        "\n"
        "Dates\n"
        "  Due Saturday 19 November 2011: three months after 19 August 2011.\n"
        "\n"
        "Ladder\n"
        "Date             Who           Step        What      State      Why\n"
        "Fri 21 Oct 2011  Systems Lead  four-weeks  reminder  delivered  Sent on Friday 21 October "
        "2011.\n"
        "\n"
        "Messages\n"
        "Sent                   To            By                            What became of it\n"
        "Fri 21 Oct 2011 08:00  Systems Lead  email systems@example.gov.uk  delivered\n");
}

TEST_CASE("why of a day that is past says so, and what cannot be known of it") {
  Running it;
  it.service.past = true;
  CHECK_THAT(it.run({"why", "SG-07", "--on", "2011-10-20"}).out,
             ContainsSubstring("Owner: Systems Lead. As things stood at the end of Thu 20 Oct "
                               "2011.\n"));
}

TEST_CASE("show tells all there is about one action") {
  Running it;
  const auto ran = it.run({"show", "SG-07"});
  CHECK_THAT(ran.out, ContainsSubstring("Act by            Fri 18 Nov 2011\n"
                                        "Due               Sat 19 Nov 2011\n"
                                        "Owner             Systems Lead (systems-lead)\n"
                                        "Verifier          nobody yet\n"));
  CHECK(boost::json::parse(it.run({"--format", "json", "show", "SG-07"}).out).at("id") == "SG-07");
}

TEST_CASE("show names the evidence of the claim: its kind, what it is and where") {
  Running it;
  model::Answer claim;
  claim.number = 1;
  claim.verb = model::Verb::claim;
  claim.by = model::PersonId("systems-lead");
  claim.on = calendar::date(2011, 10, 21);
  claim.evidence = {
      {model::EvidenceKind::case_audit, "Audit of 40 referrals", "https://audits.example/40"},
      {model::EvidenceKind::voice, "What eight families say", ""}};
  it.service.answers = {claim};
  CHECK_THAT(it.run({"show", "SG-07"}).out,
             ContainsSubstring(
                 "Evidence          case audit: Audit of 40 referrals, https://audits.example/40\n"
                 "                  voice: What eight families say\n"));
}

TEST_CASE("show lists the notices by date, whenever they were decided") {
  Running it;
  auto superseded = it.service.ledger.front();
  superseded.key.step = "eight-weeks";
  superseded.date = calendar::date(2011, 9, 23);
  it.service.ledger.push_back(superseded);
  const auto out = it.run({"show", "SG-07"}).out;
  CHECK(out.find("eight-weeks") < out.find("four-weeks"));
}

TEST_CASE("what the service refuses is status 1, in the service's own words") {
  Running it;
  const auto unknown = it.run({"show", "XX-99"});
  CHECK(unknown.status == 1);
  CHECK(unknown.err == "dueward: there is no action \"ofsted-2011/XX-99\"\n");
  const auto full = it.run({"resume"});
  CHECK(full.status == 1);
  CHECK(full.err == "dueward: the disk of /var/lib/dueward is full\n");
}

TEST_CASE("a refused reload is status 1 and says what stays in force") {
  Running it;
  CHECK(it.run({"reload", "--withdraw", "3"}).status == 0);
  it.service.reload_result.accepted = false;
  it.service.reload_result.diagnostics = {"plan.toml:3:1: error: the key 'onwer' is not known"};
  const auto ran = it.run({"reload"});
  CHECK(ran.status == 1);
  CHECK(ran.out ==
        "plan.toml:3:1: error: the key 'onwer' is not known\n"
        "Not loaded, the configuration in force stays: the files have the faults named above.\n");
}

TEST_CASE("hold and test say what was done") {
  Running it;
  CHECK(it.run({"hold", "--reason", "the relay is being moved"}).out ==
        "Sending is held. What falls due waits until 'dueward resume'.\n");
  CHECK(it.run({"hold"}).status == 0);
  CHECK(it.run({"hold", "--reason", ""}).status == 1);
  CHECK(it.run({"test", "email", "--to", "systems-lead"}).out ==
        "systems@example.gov.uk: delivered, the other side said: 250 ok\n");
}

TEST_CASE("something else at the socket is not taken for the service") {
  const test::Folder folder;
  const test::RunningServer server(
      folder.at("s"), [](web::Request) -> boost::asio::awaitable<web::Response> {
        co_return web::Response{200, "text/html", "<p>It works!</p>", {}};
      });
  const auto ran = test::program({"--socket", folder.at("s").string(), "status"});
  CHECK(ran.status == 69);
  CHECK_THAT(ran.err, ContainsSubstring("is not dueward; name the right one with --socket"));
}

TEST_CASE("the socket is the one that the configuration names, whatever else is wrong with it") {
  Running it;
  const auto file = it.folder.at("dueward.toml").string();
  std::ofstream(file) << "[service]\nsocket = \"s\"\nnmae = 3\n[store]\nurl =\n";
  CHECK(it.program({"--config", file, "status"}).status == 0);
  std::ofstream(file) << "[service]\nstate = \"elsewhere\"\n";
  CHECK_THAT(test::program({"--config", file, "status"}).err,
             ContainsSubstring(it.folder.at("elsewhere/dueward.sock").string()));
}
