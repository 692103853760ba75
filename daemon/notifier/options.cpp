// SPDX-License-Identifier: MIT
#include "notifier/options.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace dueward::notifier {
namespace {

std::string quoted(const std::string& text) {
  return '"' + one_line(text, 100) + '"';
}

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words)
    text += (text.empty() ? "" : ", ") + quoted(word);
  return text;
}

std::optional<std::string> integer_fault(const PluginOption& option, const std::string& written) {
  std::int64_t number = 0;
  const char* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, number);
  if (error != std::errc() || stop != end) return quoted(written) + " is not a whole number";
  const bool limited = option.min != 0 || option.max != 0;
  if (limited && (number < option.min || number > option.max))
    return written + " is not between " + std::to_string(option.min) + " and " +
           std::to_string(option.max);
  return std::nullopt;
}

std::optional<std::string> value_fault(const PluginOption& option, const OptionValue& value) {
  const std::string& written = value.written;
  if (!is_utf8(written) || written.find('\0') != std::string::npos)
    return "the value is not valid UTF-8";
  switch (option.type) {
    case OptionType::boolean:
      if (written != "true" && written != "false")
        return quoted(written) + " is neither true nor false";
      return std::nullopt;
    case OptionType::integer:
      return integer_fault(option, written);
    case OptionType::choice:
      if (std::ranges::find(option.choices, written) == option.choices.end())
        return quoted(written) + " is none of " + list_of(option.choices);
      return std::nullopt;
    case OptionType::path:
    case OptionType::secret_file:
      if (written.empty()) return "the name of the file is empty";
      return std::nullopt;
    case OptionType::text:
      return std::nullopt;
  }
  return std::nullopt;
}

std::size_t count(const std::vector<OptionValue>& values, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::count(values, name, &OptionValue::name));
}

}  // namespace

std::vector<OptionFault> option_faults(const PluginDescription& plugin,
                                       const std::vector<OptionValue>& values) {
  std::vector<OptionFault> faults;
  for (const auto& value : values) {
    const auto* option = plugin.option(value.name);
    if (option == nullptr)
      faults.push_back({value.name, "the plugin " + quoted(plugin.name) + " has no option " +
                                        quoted(value.name)});
    else if (const auto fault = value_fault(*option, value))
      faults.push_back({value.name, "option " + quoted(value.name) + ": " + *fault});
  }
  for (const auto& option : plugin.options) {
    const auto given = count(values, option.name);
    if (given == 0 && option.required)
      faults.push_back(
          {option.name, "option " + quoted(option.name) + " is missing: " + option.help});
    if (given > 1 && !option.list)
      faults.push_back({option.name, "option " + quoted(option.name) + " is given twice"});
  }
  return faults;
}

std::vector<OptionValue> with_defaults(const PluginDescription& plugin,
                                       std::vector<OptionValue> values) {
  for (const auto& option : plugin.options) {
    if (option.default_value.empty() || count(values, option.name) > 0) continue;
    const std::string& all = option.default_value;
    for (std::size_t from = 0; from <= all.size();) {
      const auto end = option.list ? std::min(all.find('\n', from), all.size()) : all.size();
      values.push_back({option.name, all.substr(from, end - from), {}});
      from = end + 1;
    }
  }
  return values;
}

}  // namespace dueward::notifier
