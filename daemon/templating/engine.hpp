// SPDX-License-Identifier: MIT
/// Mustache, as we use it: one template compiled, rendered strictly from scopes.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "templating/scope.hpp"

namespace dueward::templating {

/// Why a template could not be rendered, as a sentence.
class TemplateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// No output is longer, unless whoever renders says otherwise. Bytes.
inline constexpr std::size_t output_limit = 256 * 1024;

/// The library leaves an empty line where a section that stands alone on its line is not rendered,
/// and takes one too many where it is. So whoever prepares a template takes such lines out and puts
/// this mark behind their tags: the library then finds the line in use, and the mark is not
/// written.
inline constexpr char keeps_line = '\x01';

enum class Escaping { none, html };

/// The scopes of one message with all that its templates have looked up in them: subject, text and
/// HTML ask for much the same names, and each is found once. Names are looked up from the last
/// scope to the first. The scopes must outlive it. One thread.
class Sources {
 public:
  explicit Sources(std::span<const Scope* const> scopes);
  ~Sources();
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

 private:
  friend class CompiledTemplate;
  class Context;
  std::unique_ptr<Context> context_;
};

/// A compiled template without partials (they were put in their places before). Used on one thread
/// at a time.
class CompiledTemplate {
 public:
  /// Throws TemplateError where the text is no template.
  CompiledTemplate(const std::string& text, Escaping escaping);
  ~CompiledTemplate();
  CompiledTemplate(CompiledTemplate&&) noexcept;
  CompiledTemplate& operator=(CompiledTemplate&&) noexcept;

  /// Throws TemplateError for a name that no scope knows and for output beyond the limit; `sources`
  /// is of no further use then.
  [[nodiscard]] std::string render(Sources& sources, std::size_t limit = output_limit) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
};

}  // namespace dueward::templating
