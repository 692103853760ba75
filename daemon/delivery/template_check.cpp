// SPDX-License-Identifier: MIT
#include "delivery/template_check.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "delivery/template_terms.hpp"

namespace dueward::delivery {
namespace {

constexpr std::size_t expanded_limit{1024UL * 1024};

struct Tag {
  char sigil = 0;  ///< One of # ^ / > & ! =, or 0 for a plain name; '&' for {{{name}}} too.
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool closed = true;
};

std::string trimmed(std::string_view text) {
  const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && blank(text.back()))
    text.remove_suffix(1);
  return std::string(text);
}

/// The tag that begins at `begin`, where the text has "{{".
Tag read_tag(const std::string& text, std::size_t begin) {
  const bool triple = text.compare(begin, 3, "{{{") == 0;
  const std::string_view closing = triple ? "}}}" : "}}";
  const std::size_t inside = begin + closing.size();
  const std::size_t end = text.find(closing, inside);
  if (end == std::string::npos) return {0, "", begin, text.size(), false};
  std::string name = trimmed(std::string_view(text).substr(inside, end - inside));
  char sigil = triple ? '&' : '\0';
  if (!triple && !name.empty() && std::string_view("#^/>&!=").find(name[0]) != std::string::npos) {
    sigil = name[0];
    name = trimmed(std::string_view(name).substr(1));
  }
  return {sigil, name, begin, end + closing.size(), true};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/// Where the next line begins, if the tag has its line for itself and is one that prints nothing
/// there.
std::optional<std::size_t> alone_until(const std::string& text, const Tag& tag) {
  if (tag.sigil == 0 || tag.sigil == '&') return std::nullopt;
  std::size_t before = tag.begin;
  while (before > 0 && is_blank(text[before - 1]))
    --before;
  if (before > 0 && text[before - 1] != '\n') return std::nullopt;
  std::size_t after = tag.end;
  while (after < text.size() && is_blank(text[after]))
    ++after;
  if (after == text.size()) return after;
  return text[after] == '\n' ? std::optional(after + 1) : std::nullopt;
}

std::size_t distance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
    }
  }
  return row.back();
}

class Expansion {
 public:
  Expansion(const TemplateFiles& files, std::string language, std::string ending,
            std::vector<const Shape*> shapes, std::vector<TemplateFault>& faults)
      : files_(files),
        language_(std::move(language)),
        ending_(std::move(ending)),
        shapes_(std::move(shapes)),
        faults_(faults) {}

  void file(const TemplateFile& file) {
    chain_.push_back(&file);
    const std::size_t opened_outside = sections_.size();
    std::size_t at = 0;
    for (std::size_t next = 0; (next = file.text.find("{{", at)) != std::string::npos;) {
      output_.append(file.text, at, next - at);
      at = tag(file, read_tag(file.text, next), opened_outside);
      if (output_.size() > expanded_limit) {
        fault(next, "with its partials the template is larger than 1 MiB");
        break;
      }
    }
    output_.append(file.text, std::min(at, file.text.size()));
    while (sections_.size() > opened_outside) {
      fault(sections_.back().begin, "section \"" + sections_.back().name +
                                        "\" is not closed in this file; add {{/" +
                                        sections_.back().name + "}}");
      leave_section();
    }
    chain_.pop_back();
  }

  [[nodiscard]] std::string take() { return std::move(output_); }

 private:
  struct Section {
    std::string name;
    std::size_t begin;
    bool list;
  };

  /// Returns where reading goes on.
  std::size_t tag(const TemplateFile& file, const Tag& tag, std::size_t opened_outside) {
    if (!tag.closed) {
      fault(tag.begin, "a tag begins with {{ and never ends");
      return file.text.size();
    }
    if (tag.sigil == '>') return partial(file, tag);
    const std::optional<std::size_t> next_line = alone_until(file.text, tag);
    if (next_line) {
      while (!output_.empty() && is_blank(output_.back()))
        output_.pop_back();
    }
    output_.append(file.text, tag.begin, tag.end - tag.begin);
    if (next_line) output_ += keeps_line;
    check(tag, opened_outside);
    return next_line.value_or(tag.end);
  }

  void check(const Tag& tag, std::size_t opened_outside) {
    switch (tag.sigil) {
      case '!':
        break;
      case '=':
        fault(tag.begin, "other delimiters than {{ and }} are not supported");
        break;
      case '#':
      case '^':
        enter_section(tag);
        break;
      case '/':
        close_section(tag, opened_outside);
        break;
      default:
        value(tag);
    }
  }

  std::size_t partial(const TemplateFile& file, const Tag& tag) {
    const TemplateFile* included = files_.find(language_, "_" + tag.name + ending_);
    if (included == nullptr) {
      fault(tag.begin, "there is no partial \"" + tag.name + "\" (a file _" + tag.name + ending_ +
                           " beside this one)");
    } else if (std::find(chain_.begin(), chain_.end(), included) != chain_.end()) {
      fault(tag.begin, "partial \"" + tag.name + "\" includes itself without end");
    } else {
      this->file(*included);
      // The partial's own last line end stands for that of a line with nothing but the tag.
      return alone_until(file.text, tag).value_or(tag.end);
    }
    return tag.end;
  }

  void enter_section(const Tag& tag) {
    const FieldShape* field = look_up(tag);
    const bool list = tag.sigil == '#' && field != nullptr && field->type == FieldType::list;
    if (list) shapes_.push_back(field->items);
    sections_.push_back({tag.name, tag.begin, list});
  }

  void close_section(const Tag& tag, std::size_t opened_outside) {
    if (sections_.size() == opened_outside) {
      fault(tag.begin, "{{/" + tag.name + "}} closes a section that is not open in this file");
      return;
    }
    if (sections_.back().name != tag.name) {
      fault(tag.begin, "{{/" + tag.name + "}} stands where {{/" + sections_.back().name +
                           "}} should close the section");
    }
    leave_section();
  }

  void leave_section() {
    if (sections_.back().list) shapes_.pop_back();
    sections_.pop_back();
  }

  void value(const Tag& tag) {
    const FieldShape* field = look_up(tag);
    if (field == nullptr) return;
    if (field->type != FieldType::text) {
      fault(tag.begin, "\"" + tag.name + "\" is a " +
                           (field->type == FieldType::list ? "list" : "yes or no") +
                           "; use it as {{#" + tag.name + "}} … {{/" + tag.name + "}}");
    } else if (tag.sigil == '&' && ending_ == ".html") {
      fault(tag.begin, "\"" + tag.name + "\" would not be escaped; write {{" + tag.name + "}}");
    }
  }

  const FieldShape* look_up(const Tag& tag) {
    for (auto shape = shapes_.rbegin(); shape != shapes_.rend(); ++shape) {
      if (const FieldShape* field = (*shape)->find(tag.name)) return field;
    }
    fault(tag.begin, "there is no \"" + tag.name + "\" to fill in here" + suggestion(tag.name));
    return nullptr;
  }

  std::string suggestion(const std::string& name) const {
    std::string_view nearest;
    std::size_t least = name.size() / 3 + 2;
    for (const Shape* shape : shapes_) {
      for (const std::string_view known : shape->names()) {
        const std::size_t far = distance(name, known);
        if (far < least || (far == least && known < nearest)) {
          least = far;
          nearest = known;
        }
      }
    }
    return nearest.empty() ? "" : "; did you mean \"" + std::string(nearest) + "\"?";
  }

  void fault(std::size_t position, std::string cause) {
    const std::string& text = chain_.back()->text;
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(position, text.size()));
    const auto line = static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
    faults_.push_back({chain_.back()->path, line, std::move(cause)});
  }

  const TemplateFiles& files_;
  const std::string language_;
  const std::string ending_;
  std::vector<const Shape*> shapes_;
  std::vector<Section> sections_;
  std::vector<const TemplateFile*> chain_;  ///< Files being read, outermost first.
  std::vector<TemplateFault>& faults_;
  std::string output_;
};

}  // namespace

std::optional<std::string> expand_checked(const TemplateFiles& files, const std::string& language,
                                          const std::string& name,
                                          const std::vector<const Shape*>& shapes,
                                          std::vector<TemplateFault>& faults) {
  const TemplateFile* file = files.find(language, name);
  if (file == nullptr) {
    faults.push_back({name, 0, "the template is missing"});
    return std::nullopt;
  }
  const std::size_t before = faults.size();
  // A subject may include the partials of the text.
  const std::string ending = name.ends_with(".html") ? ".html" : ".txt";
  Expansion expansion(files, language, ending, shapes, faults);
  expansion.file(*file);
  if (faults.size() > before) return std::nullopt;
  return expansion.take();
}

}  // namespace dueward::delivery
