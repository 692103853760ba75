// SPDX-License-Identifier: MIT
#include "maildir/durable_file.hpp"

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace dueward::maildir {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* verb, const fs::path& path, int error) {
  throw std::runtime_error(std::string("cannot ") + verb + " " + path.string() + ": " +
                           std::generic_category().message(error));
}

class File {
 public:
  File(fs::path path, int flags) : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), flags | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail("open", path_, errno);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { ::close(descriptor_); }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail("write", path_, errno);
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void bring_to_disk() {
    if (::fsync(descriptor_) != 0) fail("bring to disk", path_, errno);
  }

 private:
  fs::path path_;
  int descriptor_;
};

void write_draft(const fs::path& draft, std::string_view bytes) {
  try {
    File file(draft, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(bytes);
    file.bring_to_disk();
  } catch (const std::runtime_error&) {
    ::unlink(draft.c_str());
    throw;
  }
}

}  // namespace

void write_durably(const fs::path& draft, const fs::path& place, std::string_view bytes) {
  write_draft(draft, bytes);
  if (::rename(draft.c_str(), place.c_str()) != 0) {
    const int error = errno;
    ::unlink(draft.c_str());
    fail("rename to", place, error);
  }
  // The name is safe only once its folder is.
  File(place.parent_path(), O_RDONLY | O_DIRECTORY).bring_to_disk();
}

}  // namespace dueward::maildir
