// SPDX-License-Identifier: MIT
#include "cli/main.hpp"

int main(int argc, char** argv) {
  return dueward::cli::main(argc, argv);
}
