// SPDX-License-Identifier: MIT
/// What a link in a mail opens, and what makes it open nothing.
#include "service/mail_links.hpp"

#include "support/catch.hpp"

using namespace dueward;
using calendar::date;
using model::PersonId;

namespace {

service::Links with_keys(std::vector<std::string> secrets) {
  std::vector<model::SigningKey> keys;
  for (auto& secret : secrets)
    keys.push_back({static_cast<int>(keys.size()) + 1, std::move(secret), {}});
  return service::Links(std::move(keys));
}

/// Systems Lead and Quality, each with one address.
model::Directory people() {
  model::Directory directory{"Example", calendar::Zone("Europe/London"), {}, {}, {}, {}, {}};
  for (const std::string id : {"systems-lead", "quality"}) {
    model::Person person;
    person.id = PersonId(id);
    person.name = id;
    person.notify[model::NotifierId("email")] = id + "@example.gov.uk";
    directory.people.emplace(person.id, person);
  }
  return directory;
}

const model::ActionRef chronologies{model::PlanId("ofsted-2011"), "SG-07"};

service::MailLink to(std::optional<model::ActionRef> action) {
  return {PersonId("systems-lead"), "systems-lead@example.gov.uk", std::move(action),
          date(2012, 2, 2)};
}

/// The parts of a path, as the web hands them on.
service::LinkPath parts(const std::string& path) {
  std::vector<std::string> words;
  for (std::size_t at = 1; at != std::string::npos + 1;) {
    const auto end = path.find('/', at);
    words.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  service::LinkPath link{PersonId(words.at(1)), std::nullopt, words.end()[-2], words.back()};
  if (words.size() == 6) link.action = {model::PlanId(words[2]), words[3]};
  return link;
}

/// A mail to the owner of SG-07, and what its link opens later.
struct Mail {
  std::optional<service::MailLink> open() const {
    return service::opened(with_keys(keys), link, holder, directory, today);
  }

  std::vector<std::string> keys{"one"};
  PersonId holder{"systems-lead"};
  model::Directory directory = people();
  calendar::Date today = date(2011, 11, 4);
  service::LinkPath link =
      parts(service::mail_link(with_keys(keys), to(chronologies), holder, directory));
};

}  // namespace

TEST_CASE("a link's signature ends it, and nothing of it has to be encoded") {
  const auto path =
      service::mail_link(with_keys({"one"}), to(chronologies), PersonId("systems-lead"), people());
  CHECK(path.starts_with("/link/systems-lead/ofsted-2011/SG-07/20120202/1."));
  CHECK(path.find_first_of("?#%&=") == std::string::npos);
  CHECK(service::mail_link(with_keys({"one"}), to({}), {}, people())
            .starts_with("/link/systems-lead/20120202/1."));
}

TEST_CASE("a link opens one person's view of one action, or all that is open with them") {
  const auto one = Mail().open();
  REQUIRE(one);
  CHECK(one->person == PersonId("systems-lead"));
  CHECK(one->address == "systems-lead@example.gov.uk");
  CHECK(one->action == chronologies);
  const auto all = service::opened(
      with_keys({"one"}), parts(service::mail_link(with_keys({"one"}), to({}), {}, people())), {},
      people(), date(2011, 11, 4));
  REQUIRE(all);
  CHECK_FALSE(all->action);
}

TEST_CASE("68: no bit of a signature can change, and none is good for anything else") {
  Mail mail;
  const auto signature = mail.link.signature;
  for (std::size_t at = 0; at < signature.size(); ++at) {
    mail.link.signature = signature;
    mail.link.signature[at] = signature[at] == 'A' ? 'B' : 'A';
    CHECK_FALSE(mail.open());
  }
  Mail of_another_action;
  of_another_action.link.action->id = "SG-08";
  CHECK_FALSE(of_another_action.open());
  Mail of_another_person;
  of_another_person.link.person = PersonId("quality");
  CHECK_FALSE(of_another_person.open());
  Mail that_lasts_longer;
  that_lasts_longer.link.expires = "20130202";
  CHECK_FALSE(that_lasts_longer.open());
  Mail to_all;
  to_all.link.action.reset();
  CHECK_FALSE(to_all.open());
}

TEST_CASE("68: a link is good up to and with its last day") {
  Mail mail;
  mail.today = date(2012, 2, 2);
  CHECK(mail.open());
  mail.today = date(2012, 2, 3);
  CHECK_FALSE(mail.open());
}

TEST_CASE("68: a link dies when the address, the person behind it or the holder changes") {
  Mail moved;
  moved.directory.people.at(PersonId("systems-lead")).notify.begin()->second = "new@example.org";
  CHECK_FALSE(moved.open());
  Mail of_a_successor;
  of_a_successor.directory.people.at(PersonId("systems-lead")).login = "another@example.gov.uk";
  CHECK_FALSE(of_a_successor.open());
  Mail handed_over;
  handed_over.holder = PersonId("quality");
  CHECK_FALSE(handed_over.open());
  Mail of_nobody;
  of_nobody.directory.people.erase(PersonId("systems-lead"));
  CHECK_FALSE(of_nobody.open());
}

TEST_CASE("there is no link for somebody whom a load has removed") {
  auto directory = people();
  directory.people.erase(PersonId("systems-lead"));
  CHECK(service::mail_link(with_keys({"one"}), to(chronologies), PersonId("systems-lead"),
                           directory) == "");
}

TEST_CASE("68: a link outlives one change of the key and not two") {
  Mail mail;
  mail.keys = {"one", "two"};
  CHECK(mail.open());
  mail.keys = {"two", "three"};
  CHECK_FALSE(mail.open());
}
