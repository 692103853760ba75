// SPDX-License-Identifier: MIT
#include "webhook/signature.hpp"

#include <stdexcept>

#include "support/catch.hpp"

using namespace dueward::webhook;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string of_24_bytes = "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1u";

std::string fault(const std::string& lines) {
  try {
    (void)parse_secrets(lines);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("the published example of Standard Webhooks is signed as published") {
  // whsec_plJ3nmyCDGBKInavdOK15jsl: 18 bytes, fewer than the specification asks for.
  const Secret secret{0xa6, 0x52, 0x77, 0x9e, 0x6c, 0x82, 0x0c, 0x60, 0x4a,
                      0x22, 0x76, 0xaf, 0x74, 0xe2, 0xb5, 0xe6, 0x3b, 0x25};
  CHECK(sign({secret}, "msg_loFOjxBNrRLzqYUf",
             std::chrono::sys_seconds(std::chrono::seconds(1731705121)),
             R"({"event_type":"ping","data":{"success":true}})") ==
        "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
}

TEST_CASE("a secret is whsec_ and base64 of 24 to 64 bytes; two are a rotation") {
  CHECK(parse_secrets(of_24_bytes).size() == 1);
  CHECK(parse_secrets(of_24_bytes).at(0).size() == 24);
  CHECK(parse_secrets("\n" + of_24_bytes + "\r\n  \n" + of_24_bytes + "\n").size() == 2);
}

TEST_CASE("a secret that is none is named by its line and never shown") {
  CHECK(fault("") == "the secret file is empty");
  CHECK(fault("\n \n") == "the secret file is empty");
  CHECK(fault("hunter2") == "line 1 of the secret file does not begin with whsec_");
  CHECK(fault(of_24_bytes + "\nwhsec_hunter2") ==
        "line 2 of the secret file is no base64 after whsec_");
  CHECK(fault("whsec_") == "line 1 of the secret file is no base64 after whsec_");
  CHECK(fault("whsec_ab=cdefg") == "line 1 of the secret file is no base64 after whsec_");
  CHECK(fault("whsec_aGVsbG8=") == "line 1 of the secret file holds 5 bytes; 24 to 64 are allowed");
  CHECK_THAT(fault("whsec_" + std::string(88, 'A')), ContainsSubstring("holds 66 bytes"));
}
