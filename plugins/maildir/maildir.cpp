// SPDX-License-Identifier: MIT
// Writes each mail into a Maildir, for a demonstration, a test, or a mail reader on this machine.
#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "dueward/plugin.hpp"
#include "email/compose/message_letter.hpp"
#include "maildir/durable_file.hpp"

namespace sdk = dueward::sdk;
namespace email = dueward::email;
namespace fs = std::filesystem;

namespace {

/// A name that a repeat of the message has as well, and that sorts by the time of the first
/// attempt.
std::string name_of(const sdk::Message& message) {
  const auto first = std::chrono::floor<std::chrono::seconds>(message.first_attempt());
  return std::to_string(first.time_since_epoch().count()) + "." + std::string(message.key()) +
         ".dueward";
}

class Maildir {
 public:
  Maildir(const sdk::Host&, const sdk::Options& options)
      : folder_(options.text("path")), sender_{email::mailbox_option(options, "from"), {}} {
    for (const char* part : {"tmp", "new", "cur"})
      make(folder_ / part);
  }

  static std::optional<std::string> check(const sdk::Options& options) {
    (void)email::mailbox_option(options, "from");  // throws what is wrong
    return std::nullopt;
  }

  /// A repeat takes the place of the earlier copy: nobody finds two.
  sdk::Outcome deliver(const sdk::Message& message) const {
    const std::string name = name_of(message);
    const std::string mail = email::compose(message, sender_);
    try {
      dueward::maildir::write_durably(folder_ / "tmp" / name, folder_ / "new" / name, mail);
    } catch (const std::runtime_error& error) {
      return sdk::Outcome::temporary(error.what());
    }
    return sdk::Outcome::delivered("written to " + (folder_ / "new").string(), name);
  }

 private:
  static void make(const fs::path& folder) {
    std::error_code fault;
    fs::create_directories(folder, fault);
    if (fault)
      throw sdk::Failure(
          sdk::Outcome::bad_channel("cannot make " + folder.string() + ": " + fault.message()));
  }

  fs::path folder_;
  email::Sender sender_;
};

constexpr dueward_option options[] = {
    sdk::Option("path", DUEWARD_OPTION_PATH, "The Maildir; made if it is not there.").required(),
    sdk::Option("from", DUEWARD_OPTION_TEXT, "Whom the mails are from: Name <name@example.org>.")
        .otherwise("dueward <dueward@localhost>"),
};

}  // namespace

constinit const dueward_plugin dueward_notifier = sdk::plugin<Maildir>({
    .name = "maildir"_text,
    .version = "1.0.0"_text,
    .licence = "MIT"_text,
    .summary = "Writes each mail into a folder of this machine, as a Maildir."_text,
    .address = "a mail address, such as name@example.org"_text,
    .address_syntax = DUEWARD_ADDRESS_EMAIL,
    .options = options,
});
