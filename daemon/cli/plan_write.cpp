// SPDX-License-Identifier: MIT
// dueward plan write: the files that match the store.
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "cli/command_list.hpp"
#include "cli/configuration.hpp"
#include "cli/json.hpp"
#include "cli/store_reader.hpp"
#include "config/write.hpp"

namespace dueward::cli {

namespace {

namespace fs = std::filesystem;

struct File {
  std::string path;  ///< Relative.
  std::string text;
};

std::vector<File> files_of(const config::Configuration& configuration, StoreReader& store) {
  std::vector<model::Person> people;
  for (const auto& object : store.objects(model::ObjectKind::person)) {
    people.push_back(model::person_from(object));
  }
  std::map<model::PlanId, std::vector<model::Action>> actions;
  for (const auto& object : store.objects(model::ObjectKind::action)) {
    auto action = model::action_from(object);
    actions[action.ref.plan].push_back(std::move(action));
  }
  std::vector<File> files{{"people.toml", config::write_people(people)}};
  const auto directory = config::make_directory(configuration);
  for (const auto& object : store.objects(model::ObjectKind::plan)) {
    const auto plan = model::plan_from(object);
    files.push_back(
        {"plans/" + plan.id.str() + ".toml",
         config::write_plan(plan, actions[plan.id], directory->calendar_of(plan).days)});
  }
  return files;
}

void print(Context& context, const std::vector<File>& files) {
  for (const auto& file : files) {
    if (&file != &files.front()) context.out.line();
    context.out.line("# ---- " + file.path + " ----");
    context.out.write(file.text);
  }
}

void print_as_json(Context& context, const std::vector<File>& files) {
  boost::json::array list;
  for (const auto& file : files) {
    list.push_back(boost::json::object{{"path", file.path}, {"text", file.text}});
  }
  print_json(context.out, boost::json::object{{"files", std::move(list)}});
}

/// Never over a file that is there: what people wrote by hand, comments included, is theirs.
void write_into(Context& context, const fs::path& folder, const std::vector<File>& files) {
  for (const auto& file : files) {
    if (fs::exists(folder / file.path)) {
      throw Failure(Exit::faults, (folder / file.path).string() +
                                      " is there already: name an empty folder, compare, and "
                                      "take over what you want");
    }
  }
  for (const auto& file : files) {
    const auto path = folder / file.path;
    fs::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    stream << file.text;
    stream.close();
    if (!stream) throw Failure(Exit::faults, "cannot write " + path.string());
    context.out.line(path.string());
  }
}

Exit run(Context& context, const std::string& folder) {
  context.accept_formats({Format::text, Format::json});
  const auto checked = need_configuration(context.config_file);
  const auto& configuration = *checked.configuration;
  if (!StoreReader::exists(configuration)) {
    throw Failure(Exit::faults, "there is no store at " + configuration.store.path.string() +
                                    " yet: the service makes it at its first start");
  }
  StoreReader store(configuration);
  const auto files = files_of(configuration, store);
  if (!folder.empty()) {
    write_into(context, folder, files);
  } else if (context.format == Format::json) {
    print_as_json(context, files);
  } else {
    print(context, files);
  }
  return Exit::done;
}

}  // namespace

void add_plan(CLI::App& app, Context& context) {
  auto* plan = app.add_subcommand("plan", "What was agreed, with what people decided since");
  plan->require_subcommand(1);
  auto* command = plan->add_subcommand("write", "The files that match the store");
  command->footer(R"(Example:
  dueward plan write --into now   files with what people decided since)");
  auto folder = std::make_shared<std::string>();
  command->add_option("--into", *folder, "Write them into this folder instead of printing them")
      ->option_text("FOLDER");
  command->callback(
      [&context, folder] { context.run = [&context, folder] { return run(context, *folder); }; });
}

}  // namespace dueward::cli
