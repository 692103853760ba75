// SPDX-License-Identifier: MIT
#include "config/notifier_options.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/stat.h>

#include "config/table_reader.hpp"

namespace dueward::config {
namespace {

namespace fs = std::filesystem;

std::string_view wanted(OptionType type) {
  switch (type) {
    case OptionType::text:
      return "text in quotation marks is needed";
    case OptionType::integer:
      return "a whole number is needed";
    case OptionType::number:
      return "a number is needed";
    case OptionType::boolean:
      return "true or false is needed";
    case OptionType::path:
    case OptionType::secret_file:
      return "the path of a file, in quotation marks, is needed";
  }
  return "";
}

class OptionsReader {
 public:
  OptionsReader(Draft& draft, const SourceFile& file, const Node& node,
                const NotifierSettings& settings)
      : file_(file),
        reader_(draft, node, fmt::format("[notifiers.{}.options]", settings.id.str()),
                fmt::format("notifiers/{}/options", settings.id.str())),
        table_(node.as<Table>()) {}

  void read_declared(const std::vector<OptionDeclaration>& declarations) {
    for (const auto& declaration : declarations) {
      const auto need = declaration.required ? Need::required : Need::optional;
      if (const auto* node = reader_.any(declaration.name, need)) read(declaration, *node);
    }
    reader_.finish();
  }

  void read_shape() {
    if (table_ == nullptr) return;
    for (const auto& entry : *table_) {
      reader_.any(entry.key);
      if (const auto* list = entry.node.as<Array>()) {
        read_list({.name = entry.key}, *list, entry.node.place);
      } else if (!keep_scalar(entry)) {
        reader_.wrong_type(entry.key, entry.node, "text, a number, true, false or a list of texts");
      }
    }
    reader_.finish();
  }

  [[nodiscard]] Options take() { return std::move(options_); }

 private:
  bool keep_scalar(const Entry& entry) {
    const auto& node = entry.node;
    auto& option = options_[entry.key];
    option.place = node.place;
    if (const auto* text = node.as<std::string>()) {
      if (text->empty() || reader_.check_line(entry.key, *text, node.place)) option.value = *text;
    } else if (const auto* number = node.as<std::int64_t>()) {
      option.value = *number;
    } else if (const auto* real = node.as<double>()) {
      option.value = *real;
    } else if (const auto* flag = node.as<bool>()) {
      option.value = *flag;
    } else {
      options_.erase(entry.key);
      return false;
    }
    return true;
  }

  void read(const OptionDeclaration& declaration, const Node& node) {
    if (declaration.list) {
      if (const auto* list = node.as<Array>()) return read_list(declaration, *list, node.place);
      return reader_.wrong_type(declaration.name, node, "a list such as [\"…\", \"…\"] is needed");
    }
    if (!sound(declaration, declaration.name, node)) return;
    auto& option = options_[declaration.name];
    option.place = node.place;
    if (const auto* text = node.as<std::string>()) option.value = *text;
    if (const auto* flag = node.as<bool>()) option.value = *flag;
    if (const auto* real = node.as<double>()) option.value = *real;
    const auto* number = node.as<std::int64_t>();
    if (number == nullptr) return;
    if (declaration.type == OptionType::number) {
      option.value = static_cast<double>(*number);
    } else {
      option.value = *number;
    }
  }

  void read_list(const OptionDeclaration& declaration, const Array& list, Place place) {
    std::vector<std::string> values;
    const auto name = fmt::format("an element of {}", declaration.name);
    for (const auto& element : list) {
      if (!sound(declaration, name, element)) continue;
      const auto* text = element.as<std::string>();
      values.push_back(text != nullptr ? *text : shown(element));
    }
    options_[declaration.name] = {std::move(values), place};
  }

  bool sound(const OptionDeclaration& declaration, const std::string& name, const Node& node) {
    switch (declaration.type) {
      case OptionType::boolean:
        return node.as<bool>() != nullptr || wrong(declaration, name, node);
      case OptionType::integer:
        if (const auto* value = node.as<std::int64_t>()) {
          return in_range(declaration, name, static_cast<double>(*value), node);
        }
        return wrong(declaration, name, node);
      case OptionType::number:
        if (const auto* value = node.as<std::int64_t>()) {
          return in_range(declaration, name, static_cast<double>(*value), node);
        }
        if (const auto* value = node.as<double>()) {
          return in_range(declaration, name, *value, node);
        }
        return wrong(declaration, name, node);
      default:
        return sound_text(declaration, name, node);
    }
  }

  bool sound_text(const OptionDeclaration& declaration, const std::string& name, const Node& node) {
    const auto* text = node.as<std::string>();
    if (text == nullptr) return wrong(declaration, name, node);
    if (text->empty() && declaration.type == OptionType::text && declaration.choices.empty()) {
      return true;
    }
    if (!reader_.check_line(name, *text, node.place)) return false;
    if (declaration.type == OptionType::secret_file) return sound_secret(name, *text, node.place);
    return is_choice(declaration, name, *text, node);
  }

  bool is_choice(const OptionDeclaration& declaration, const std::string& name,
                 const std::string& text, const Node& node) {
    const auto& choices = declaration.choices;
    if (choices.empty() || std::ranges::find(choices, text) != choices.end()) return true;
    Nearest nearest(text);
    std::string list;
    for (const auto& choice : choices) {
      nearest.offer(choice);
      list += (list.empty() ? "" : ", ") + in_quotes(choice);
    }
    reader_.fault_at(node.place, "bad-value",
                     fmt::format("{} is {}; it may be one of {}{}", name, shown(text), list,
                                 nearest.question()));
    return false;
  }

  bool in_range(const OptionDeclaration& declaration, const std::string& name, double value,
                const Node& node) {
    const auto least = declaration.at_least;
    const auto most = declaration.at_most;
    if ((!least || value >= *least) && (!most || value <= *most)) return true;
    const auto range = !most    ? fmt::format("at least {}", *least)
                       : !least ? fmt::format("at most {}", *most)
                                : fmt::format("from {} to {}", *least, *most);
    reader_.fault_at(node.place, "bad-value",
                     fmt::format("{} is {}; it may be {}", name, shown(node), range));
    return false;
  }

  // Only looked at, not read: `check` may run as somebody who must not know the secret.
  bool sound_secret(const std::string& name, const std::string& path, Place place) {
    const auto* credentials = ::secure_getenv("CREDENTIALS_DIRECTORY");
    std::error_code error;
    if (credentials != nullptr && path.find('/') == std::string::npos &&
        fs::exists(fs::path(credentials) / path, error)) {
      return true;
    }
    const auto file = (file_.directory / path).lexically_normal();
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
      reader_.fault_at(place, "missing-file",
                       fmt::format("{}: there is no file {}; write the secret into it and close it "
                                   "to others (chmod 600)",
                                   name, file.string()));
      return false;
    }
    if ((status.st_mode & 077U) == 0) return true;
    reader_.fault_at(
        place, "open-secret",
        fmt::format("{}: {} can be read by others than its owner; close it (chmod 600)", name,
                    file.string()));
    return false;
  }

  bool wrong(const OptionDeclaration& declaration, const std::string& name, const Node& node) {
    reader_.wrong_type(name, node, wanted(declaration.type));
    return false;
  }

  const SourceFile& file_;
  TableReader reader_;
  const Table* table_;
  Options options_;
};

void check_together(Draft& draft, const NotifierSettings& settings, const Options& options,
                    const Node& node) {
  for (const auto& fault : draft.options.plugins->options_faults(settings.plugin, options)) {
    const auto option = options.find(fault.option);
    draft.report.add(option == options.end() ? node.place : option->second.place, "bad-value",
                     fmt::format("[notifiers.{}.options]: {}", settings.id.str(), fault.message));
  }
}

}  // namespace

std::string_view to_string(OptionType type) {
  switch (type) {
    case OptionType::text:
      return "text";
    case OptionType::integer:
      return "whole number";
    case OptionType::number:
      return "number";
    case OptionType::boolean:
      return "true or false";
    case OptionType::path:
      return "path";
    case OptionType::secret_file:
      return "file with a secret";
  }
  return "?";
}

Options read_options(Draft& draft, const SourceFile& file, const Node& node, bool present,
                     const NotifierSettings& settings, bool declared) {
  if (!present && !declared) return {};
  // Without a table of its own all options are missing; the notifier's place says where.
  const Node absent{node.place, Table{}};
  OptionsReader reader(draft, file, present ? node : absent, settings);
  if (!declared) {
    reader.read_shape();
    return reader.take();
  }
  const auto before = draft.report.error_count();
  reader.read_declared(draft.options.plugins->options(settings.plugin));
  auto options = reader.take();
  if (draft.report.error_count() == before) check_together(draft, settings, options, node);
  return options;
}

}  // namespace dueward::config
