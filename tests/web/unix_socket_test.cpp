// SPDX-License-Identifier: MIT
#include "web/unix_socket.hpp"

#include <fstream>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "web/peer.hpp"

using namespace dueward;
using dueward::test::Folder;

namespace {

std::string fault_at(const std::filesystem::path& path) {
  try {
    close(web::listen_at(path));
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

web::Handler echo_uid() {
  return [](web::Request request) -> boost::asio::awaitable<web::Response> {
    co_return web::Response{
        200, "text/plain", "uid " + std::to_string(request.peer.uid.value()), {}};
  };
}

}  // namespace

TEST_CASE("the socket may be used by its owner and group only") {
  const Folder folder;
  const int descriptor = web::listen_at(folder.at("s"));
  struct stat found {};
  REQUIRE(stat(folder.at("s").c_str(), &found) == 0);
  CHECK((found.st_mode & 07777U) == 0660U);
  close(descriptor);
}

TEST_CASE("a socket file left by a dead service is replaced, a living one is not") {
  const Folder folder;
  const int living = web::listen_at(folder.at("s"));
  CHECK_THAT(fault_at(folder.at("s")),
             Catch::Matchers::ContainsSubstring("another dueward answers there; stop it first"));
  close(living);
  CHECK(std::filesystem::exists(folder.at("s")));
  CHECK(fault_at(folder.at("s")).empty());
}

TEST_CASE("another file at the socket's place is left alone") {
  const Folder folder;
  std::ofstream(folder.at("s")) << "somebody's notes";
  CHECK_THAT(fault_at(folder.at("s")),
             Catch::Matchers::ContainsSubstring("another file stands there; move it away"));
  CHECK(std::filesystem::file_size(folder.at("s")) == 16);
}

TEST_CASE("a path that is too long, and a folder that is not there, are named") {
  const Folder folder;
  CHECK_THAT(fault_at(folder.at(std::string(120, 'x'))),
             Catch::Matchers::ContainsSubstring("set service.socket to a shorter one"));
  CHECK_THAT(fault_at(folder.at("missing") / "s"),
             Catch::Matchers::ContainsSubstring("No such file or directory"));
}

TEST_CASE("the caller's uid is the one that the kernel vouches for") {
  const Folder folder;
  const test::RunningServer server(folder.at("s"), echo_uid());
  const auto answer = test::ask(folder.at("s"), test::get("/"));
  CHECK(test::body_of(answer) == "uid " + std::to_string(getuid()));
}

TEST_CASE("a service that stops takes its socket file away") {
  const Folder folder;
  test::RunningServer server(folder.at("s"), echo_uid());
  CHECK(std::filesystem::exists(folder.at("s")));
  server.stop();
  CHECK_FALSE(std::filesystem::exists(folder.at("s")));
}
