// SPDX-License-Identifier: MIT
#include "config/source_file.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/text.hpp"

namespace dueward::config {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

FileFault unreadable(const std::filesystem::path& file, int error) {
  const auto cause = std::generic_category().message(error);
  const auto* code = error == ENOENT ? "missing-file" : "unreadable";
  return {0, 0, code, fmt::format("cannot read {}: {}", file.string(), cause), {}};
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(number_); }

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// Empty on success, else errno.
int read_all(int descriptor, std::string& text, std::size_t largest) {
  constexpr std::size_t piece = 1U << 16U;
  for (std::size_t size = 0; size <= largest;) {
    text.resize(size + piece);
    const auto got = ::read(descriptor, text.data() + size, piece);
    if (got < 0 && errno == EINTR) continue;
    text.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0) return errno;
    if (got == 0) return 0;
    size = text.size();
  }
  return EFBIG;
}

}  // namespace

std::variant<int, FileFault> open_regular(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return unreadable(file, errno);
  struct stat status {};
  const bool known = ::fstat(descriptor, &status) == 0;
  if (known && S_ISREG(status.st_mode)) return descriptor;
  ::close(descriptor);
  const auto* what = known && S_ISDIR(status.st_mode) ? "it is a folder" : "it is no regular file";
  return FileFault{0, 0, "unreadable", fmt::format("cannot read {}: {}", file.string(), what), {}};
}

std::variant<std::string, FileFault> read_text(const std::filesystem::path& file,
                                               std::size_t largest) {
  auto opened = open_regular(file);
  if (auto* fault = std::get_if<FileFault>(&opened)) return std::move(*fault);
  const Descriptor descriptor(std::get<int>(opened));
  std::string text;
  if (const int error = read_all(descriptor.number(), text, largest); error == EFBIG) {
    return FileFault{0, 0, "too-large",
                     fmt::format("{} is larger than {} MiB; put long lists of actions into a CSV "
                                 "file (actions_from)",
                                 file.string(), largest >> 20U)};
  } else if (error != 0) {
    return unreadable(file, error);
  }
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  if (const auto bad = first_bad_byte(text)) {
    auto fault = encoding_fault(text, *bad);
    fault.text = std::move(text);
    return fault;
  }
  return text;
}

FileFault encoding_fault(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto line = static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
  const auto newline = before.rfind('\n');
  const auto line_start = newline == std::string_view::npos ? 0 : newline + 1;
  const auto column = std::ranges::count_if(before.substr(line_start), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  const auto bad = static_cast<unsigned char>(text[offset]);
  const bool wide = bad == 0 || (offset == 0 && (bad == 0xFF || bad == 0xFE));
  return {line, static_cast<std::uint32_t>(column) + 1, "bad-encoding",
          fmt::format("byte 0x{:02x} is not UTF-8 text{}; save the file as UTF-8", bad,
                      wide ? " (the file looks like UTF-16)" : "")};
}

}  // namespace dueward::config
