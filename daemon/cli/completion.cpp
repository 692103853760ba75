// SPDX-License-Identifier: MIT
// dueward completion: scripts for shells, from the table that the command line is understood by.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command_list.hpp"

namespace dueward::cli {

namespace {

std::vector<const CLI::App*> subcommands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

/// Words that may follow `app`: its subcommands, its options and those of the program.
std::string words_after(const CLI::App& app, const CLI::App& root) {
  std::string words;
  for (const auto* sub : subcommands_of(app))
    words += sub->get_name() + " ";
  for (const auto* place : {&app, &root}) {
    for (const auto* option : place->get_options()) {
      for (const auto& name : option->get_lnames())
        words += "--" + name + " ";
    }
    if (&app == &root) break;
  }
  words.pop_back();
  return words;
}

/// One line of a shell's case: the subcommands named so far, and what may follow.
void add_cases(const CLI::App& app, const CLI::App& root, const std::string& path,
               std::string& cases) {
  cases += "    '" + path + "') words='" + words_after(app, root) + "' ;;\n";
  for (const auto* sub : subcommands_of(app)) {
    add_cases(*sub, root, path.empty() ? sub->get_name() : path + " " + sub->get_name(), cases);
  }
}

void add_names(const CLI::App& app, std::string& names) {
  for (const auto* sub : subcommands_of(app)) {
    names += (names.empty() ? "" : "|") + sub->get_name();
    add_names(*sub, names);
  }
}

std::string bash(const CLI::App& root) {
  std::string names;
  std::string cases;
  add_names(root, names);
  add_cases(root, root, "", cases);
  return "_dueward() {\n"
         "  local word words='' path='' current=${COMP_WORDS[COMP_CWORD]}\n"
         "  case ${COMP_WORDS[COMP_CWORD-1]} in\n"
         "    --config|--socket|--against|--into) return ;;\n"
         "    --format) COMPREPLY=($(compgen -W 'text json csv' -- \"$current\")); return ;;\n"
         "  esac\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case $word in " +
         names +
         ") path+=${path:+ }$word ;; esac\n"
         "  done\n"
         "  case $path in\n" +
         cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "complete -o default -F _dueward dueward\n";
}

std::string zsh(const CLI::App& root) {
  return "#compdef dueward\nautoload -U +X bashcompinit && bashcompinit\n" + bash(root);
}

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += 2) {
    text.insert(at, "\\");
  }
  return "'" + text + "'";
}

void add_fish_options(const CLI::App& app, const std::string& condition, std::string& script) {
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) {
      const bool takes_value = option->get_items_expected_max() > 0;
      script += "complete -c dueward" + condition + " -l " + name + (takes_value ? " -r" : "") +
                " -d " + quoted(option->get_description()) + "\n";
    }
  }
}

std::string fish(const CLI::App& root) {
  std::string script;
  add_fish_options(root, "", script);
  for (const auto* sub : subcommands_of(root)) {
    script += "complete -c dueward -f -n __fish_use_subcommand -a " + sub->get_name() + " -d " +
              quoted(sub->get_description()) + "\n";
    const auto condition = " -n '__fish_seen_subcommand_from " + sub->get_name() + "'";
    for (const auto* inner : subcommands_of(*sub)) {
      script += "complete -c dueward -f" + condition + " -a " + inner->get_name() + " -d " +
                quoted(inner->get_description()) + "\n";
    }
    add_fish_options(*sub, condition, script);
  }
  return script;
}

Exit run(Context& context, const CLI::App& root, const std::string& shell) {
  context.out.write(shell == "bash" ? bash(root) : shell == "zsh" ? zsh(root) : fish(root));
  return Exit::done;
}

}  // namespace

void add_completion(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("completion", "Prints the completion script for a shell");
  command->footer(R"(Example:
  dueward completion bash > /etc/bash_completion.d/dueward)");
  auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&app, &context, shell] {
    context.run = [&app, &context, shell] { return run(context, app, *shell); };
  });
}

}  // namespace dueward::cli
