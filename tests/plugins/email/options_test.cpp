// SPDX-License-Identifier: MIT
#include "plugins/email/mail.hpp"
#include "support/catch.hpp"

using namespace dueward::test;

namespace {

Options with(Options changes) {
  changes.merge(in_clear(25));
  return changes;
}

}  // namespace

TEST_CASE("a password is never sent in clear: tls none with a password is refused") {
  const std::string fault =
      "the option tls = \"none\" would send the password in clear: use \"required\" or "
      "\"implicit\"";
  CHECK(check("email", with({{"password_file", ""}})) == fault);
  CHECK_THROWS_WITH(Session("email", with({{"password_file", "secret"}})),
                    "permanent: channel: " + fault);
}

TEST_CASE("options that do not fit together are named") {
  CHECK(check("email", with({})) == "");
  CHECK(check("email", with({{"server", "smtps://mail.example.org"}})) ==
        "the option server says smtps and tls says \"none\": choose one");
  CHECK(check("email", with({{"server", "smtps://mail.example.org"}, {"tls", "required"}})) == "");
  CHECK(check("email", with({{"server", "https://mail.example.org"}})) ==
        "the option server \"https://mail.example.org\" must begin with smtp:// or smtps://");
  CHECK(check("email", with({{"server", "smtp://me:secret@mail.example.org"}})) ==
        "the option server must not hold a name or password: use user and password_file");
  CHECK(check("email", with({{"server", "smtp://mail.example.org/x"}})) ==
        "the option server \"smtp://mail.example.org/x\" must end after host and port");
  CHECK(check("email", with({{"user", "me"}})) == "the option user needs a password_file");
  CHECK(check("email", with({{"from", "Plan"}})) == "the option from \"Plan\" has no @");
  CHECK(check("email", with({{"reply_to", "a@example.org, b@example.org"}})) ==
        "the option reply_to \"a@example.org, b@example.org\" is not one address, such as Name "
        "<name@example.org>");
  CHECK(check("email", with({{"return_path", "a b"}})) ==
        "the option return_path \"a b\" has no @");
  CHECK(check("email", with({{"hello", "x\r\nMAIL"}})) ==
        "the option hello \"x  MAIL\" is no host name");
}
