// SPDX-License-Identifier: MIT
#include "web/document.hpp"

#include <algorithm>
#include <set>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "web/builtin_openapi.hpp"

namespace dueward::test {

namespace json = boost::json;

namespace {

bool is_of(std::string_view type, const json::value& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  if (type == "boolean") return value.is_bool();
  return type == "null" && value.is_null();
}

bool is_of(const json::value& types, const json::value& value) {
  if (types.is_string()) return is_of(std::string_view(types.get_string()), value);
  return std::ranges::any_of(types.as_array(), [&](const json::value& type) {
    return is_of(std::string_view(type.as_string()), value);
  });
}

/// Gathers faults of one value against one schema.
class Comparison {
 public:
  explicit Comparison(const Document& document) : document_(document) {}

  void whole(const json::value& schema, const json::value& value, const std::string& at) {
    part(document_.resolved(schema), value, at);
    unnamed(document_.resolved(schema), value, at);
  }

  std::vector<std::string> faults;

 private:
  void part(const json::object& schema, const json::value& value, const std::string& at) {
    if (const auto* types = schema.if_contains("type"); types && !is_of(*types, value)) {
      faults.push_back(at + ": " + json::serialize(value) + " is not " + json::serialize(*types));
      return;
    }
    if (const auto* words = schema.if_contains("enum")) {
      const auto& allowed = words->as_array();
      if (std::ranges::find(allowed, value) == allowed.end()) {
        faults.push_back(at + ": " + json::serialize(value) + " is none of its words");
      }
    }
    if (const auto* one = schema.if_contains("const"); one && *one != value) {
      faults.push_back(at + ": " + json::serialize(value) + " is another value");
    }
    if (const auto* parts = schema.if_contains("allOf")) {
      for (const auto& each : parts->as_array())
        part(document_.resolved(each), value, at);
    }
    if (const auto* choices = schema.if_contains("oneOf")) choose(choices->as_array(), value, at);
    if (value.is_object()) members(schema, value.get_object(), at);
    if (const auto* items = schema.if_contains("items"); items && value.is_array()) {
      for (std::size_t i = 0; i < value.get_array().size(); ++i)
        whole(*items, value.get_array()[i], at + "[" + std::to_string(i) + "]");
    }
  }

  void members(const json::object& schema, const json::object& value, const std::string& at) {
    if (const auto* required = schema.if_contains("required")) {
      for (const auto& name : required->as_array()) {
        if (!value.contains(name.as_string())) {
          faults.push_back(at + "." + std::string(name.as_string()) + " is missing");
        }
      }
    }
    const auto* properties = schema.if_contains("properties");
    if (properties == nullptr) return;
    for (const auto& property : properties->as_object()) {
      const auto* member = value.if_contains(property.key());
      if (member != nullptr)
        whole(property.value(), *member, at + "." + std::string(property.key()));
    }
  }

  void choose(const json::array& choices, const json::value& value, const std::string& at) {
    std::vector<std::string> gathered;
    for (const auto& choice : choices) {
      Comparison with(document_);
      with.whole(choice, value, at);
      if (with.faults.empty()) return;
      gathered.insert(gathered.end(), with.faults.begin(), with.faults.end());
    }
    faults.insert(faults.end(), gathered.begin(), gathered.end());
  }

  /// False where the schema leaves open what else there is.
  bool gather_names(const json::object& schema, std::set<std::string, std::less<>>& names) const {
    if (schema.contains("additionalProperties")) return false;
    if (const auto* parts = schema.if_contains("allOf")) {
      for (const auto& each : parts->as_array())
        if (!gather_names(document_.resolved(each), names)) return false;
    }
    if (const auto* properties = schema.if_contains("properties")) {
      for (const auto& property : properties->as_object())
        names.emplace(property.key());
    }
    return true;
  }

  void unnamed(const json::object& schema, const json::value& value, const std::string& at) {
    std::set<std::string, std::less<>> names;
    if (!value.is_object() || !gather_names(schema, names) || names.empty()) return;
    for (const auto& member : value.get_object()) {
      if (names.contains(std::string_view(member.key()))) continue;
      faults.push_back(at + "." + std::string(member.key()) + " is not in the document");
    }
  }

  const Document& document_;
};

}  // namespace

Document::Document() : all_(json::parse(web::builtin_openapi())) {}

std::vector<Operation> Document::operations() const {
  std::vector<Operation> all;
  for (const auto& path : all_.at("paths").as_object()) {
    for (const auto& said : path.value().as_object()) {
      std::string method(said.key());
      std::ranges::transform(method, method.begin(), [](char c) { return c & ~0x20; });
      all.push_back({method, std::string(path.key()), &said.value().as_object()});
    }
  }
  return all;
}

const json::object& Document::resolved(const json::value& value) const {
  const auto& object = value.as_object();
  const auto* reference = object.if_contains("$ref");
  if (reference == nullptr) return object;
  return resolved(all_.at_pointer(std::string_view(reference->as_string()).substr(1)));
}

std::vector<std::string> Document::faults(const json::value& schema,
                                          const json::value& value) const {
  Comparison comparison(*this);
  comparison.whole(schema, value, "answer");
  return comparison.faults;
}

}  // namespace dueward::test
