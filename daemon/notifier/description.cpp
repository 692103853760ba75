// SPDX-License-Identifier: MIT
#include "notifier/description.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/json.hpp>

namespace dueward::notifier {
namespace {

namespace json = boost::json;

json::object write(const PluginOption& option) {
  json::array choices;
  for (const auto& choice : option.choices)
    choices.emplace_back(choice);
  return {{"name", option.name},
          {"type", static_cast<int>(option.type)},
          {"required", option.required},
          {"list", option.list},
          {"secret", option.secret},
          {"choices", std::move(choices)},
          {"min", option.min},
          {"max", option.max},
          {"default", option.default_value},
          {"help", option.help},
          {"example", option.example}};
}

std::string text(const json::object& object, std::string_view key) {
  return std::string(object.at(key).as_string());
}

template <typename Enum>
Enum word(const json::object& object, std::string_view key, Enum last) {
  const auto number = object.at(key).as_int64();
  if (number < 0 || number > static_cast<int>(last))
    throw std::runtime_error("the plugin's description holds an impossible " + std::string(key));
  return static_cast<Enum>(number);
}

PluginOption read_option(const json::object& object) {
  PluginOption option;
  option.name = text(object, "name");
  option.type = word(object, "type", OptionType::secret_file);
  option.required = object.at("required").as_bool();
  option.list = object.at("list").as_bool();
  option.secret = object.at("secret").as_bool();
  for (const auto& choice : object.at("choices").as_array())
    option.choices.emplace_back(choice.as_string());
  option.min = object.at("min").as_int64();
  option.max = object.at("max").as_int64();
  option.default_value = text(object, "default");
  option.help = text(object, "help");
  option.example = text(object, "example");
  return option;
}

}  // namespace

std::string_view to_string(OptionType type) {
  switch (type) {
    case OptionType::text:
      return "text";
    case OptionType::boolean:
      return "true or false";
    case OptionType::integer:
      return "whole number";
    case OptionType::choice:
      return "choice";
    case OptionType::path:
      return "path";
    case OptionType::secret_file:
      return "file with a secret";
  }
  return "text";
}

const PluginOption* PluginDescription::option(std::string_view option_name) const {
  const auto found = std::ranges::find(options, option_name, &PluginOption::name);
  return found == options.end() ? nullptr : &*found;
}

std::string to_json(const PluginDescription& description) {
  json::array options;
  for (const auto& option : description.options)
    options.emplace_back(write(option));
  return json::serialize(json::object{{"name", description.name},
                                      {"version", description.version},
                                      {"licence", description.licence},
                                      {"summary", description.summary},
                                      {"address", description.address},
                                      {"syntax", static_cast<int>(description.syntax)},
                                      {"destination", static_cast<int>(description.destination)},
                                      {"grouped", description.grouped},
                                      {"options", std::move(options)},
                                      {"file", description.file}});
}

PluginDescription description_from_json(std::string_view text_of_it) {
  try {
    const json::value value = json::parse(json::string_view(text_of_it.data(), text_of_it.size()));
    const json::object& object = value.as_object();
    PluginDescription description;
    description.name = text(object, "name");
    description.version = text(object, "version");
    description.licence = text(object, "licence");
    description.summary = text(object, "summary");
    description.address = text(object, "address");
    description.syntax = word(object, "syntax", AddressSyntax::path);
    description.destination = word(object, "destination", DestinationPart::domain);
    description.grouped = object.at("grouped").as_bool();
    for (const auto& option : object.at("options").as_array())
      description.options.push_back(read_option(option.as_object()));
    description.file = text(object, "file");
    return description;
  } catch (const std::exception& error) {
    throw std::runtime_error(std::string("a plugin's description cannot be read: ") + error.what());
  }
}

}  // namespace dueward::notifier
