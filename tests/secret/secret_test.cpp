// SPDX-License-Identifier: MIT
#include "secret/secret.hpp"

#include <set>

#include <rapidcheck.h>

#include "secret/token.hpp"
#include "support/catch.hpp"

using namespace dueward::secret;

TEST_CASE("hash and code are those of the standards") {
  // FIPS 180-4 "abc"; RFC 4231 test case 2.
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(hmac("Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("base64url is that of RFC 4648, and has one spelling for each value") {
  CHECK(base64url("") == "");
  CHECK(base64url("f") == "Zg");
  CHECK(base64url("fo") == "Zm8");
  CHECK(base64url("foobar") == "Zm9vYmFy");
  CHECK(base64url("\xfb\xff") == "-_8");
  CHECK(from_base64url("Zh") == std::nullopt);   // the same bits as "Zg" and two more
  CHECK(from_base64url("Zg=") == std::nullopt);  // padding
  CHECK(from_base64url("Z") == std::nullopt);
  CHECK(from_base64url("Z+8_") == std::nullopt);
  CHECK(rc::check("there and back", [](const std::string& bytes) {
    RC_ASSERT(from_base64url(base64url(bytes)) == bytes);
  }));
}

TEST_CASE("texts are the same where every byte is") {
  CHECK(same("secret", "secret"));
  CHECK_FALSE(same("secret", "secres"));
  CHECK_FALSE(same("secret", "secret "));
  CHECK(same("", ""));
}

TEST_CASE("a token is told from anything that is none, be it one digit away") {
  const auto token = make_token();
  CHECK(token.size() == 76);
  CHECK(is_token(token));
  for (std::size_t at = 0; at < token.size(); ++at) {
    auto wrong = token;
    wrong[at] = wrong[at] == '0' ? '1' : '0';
    CHECK_FALSE(is_token(wrong));
  }
  CHECK_FALSE(is_token(token.substr(1)));
  CHECK_FALSE(is_token(token + "0"));
  CHECK_FALSE(is_token(""));
}

TEST_CASE("no two tokens are alike, and an id tells nothing of its token") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i)
    seen.insert(make_token());
  CHECK(seen.size() == 1000);
  const auto token = make_token();
  CHECK(token.find(token_id(token)) == std::string::npos);
  CHECK(token_hash(token).starts_with(token_id(token)));
}
