// SPDX-License-Identifier: MIT
/// Every subcommand's function, each in the file of its name.
#pragma once

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace dueward::cli {

void add_check(CLI::App& app, Context& context);
void add_simulate(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_plan(CLI::App& app, Context& context);
void add_run(CLI::App& app, Context& context);
void add_status(CLI::App& app, Context& context);
void add_list(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_why(CLI::App& app, Context& context);
void add_do(CLI::App& app, Context& context);
void add_reload(CLI::App& app, Context& context);
void add_hold(CLI::App& app, Context& context);
void add_resume(CLI::App& app, Context& context);
void add_test(CLI::App& app, Context& context);
void add_token(CLI::App& app, Context& context);
void add_feed(CLI::App& app, Context& context);
void add_link(CLI::App& app, Context& context);
void add_plugins(CLI::App& app, Context& context);
void add_plugin(CLI::App& app, Context& context);
void add_completion(CLI::App& app, Context& context);

}  // namespace dueward::cli
