// SPDX-License-Identifier: MIT
// A whole plugin: appends one line for each message to a file, for a label printer that watches it.
#include <fstream>

#include "dueward/plugin.hpp"

namespace sdk = dueward::sdk;

namespace {

class Printer {
 public:
  Printer(sdk::Host, const sdk::Options& options) : file_(options.text("file")) {}

  sdk::Outcome deliver(const sdk::Message& message) {
    if (!sdk::is_one_line(message.address()))
      return sdk::Outcome::bad_address("the name of the tray holds a line break");
    std::ofstream file(file_, std::ios::app);
    file << message.key() << ' ' << message.address() << ": " << message.brief() << '\n'
         << std::flush;
    if (!file) return sdk::Outcome::temporary("cannot write " + file_);
    return sdk::Outcome::delivered("printed");
  }

 private:
  std::string file_;
};

constexpr dueward_option options[] = {
    sdk::Option("file", DUEWARD_OPTION_PATH, "The file that the printer watches.").required(),
};

}  // namespace

constinit const dueward_plugin dueward_notifier = sdk::plugin<Printer>({
    .name = "printer"_text,
    .version = "1.0"_text,
    .licence = "MIT"_text,
    .summary = "Prints one line for each message."_text,
    .address = "the name of a tray, such as front-desk"_text,
    .options = options,
});
