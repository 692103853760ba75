# SPDX-License-Identifier: MIT
# Sourced, with `tree` being the top of the tree. Sets promtool to the one that is installed or else to where
# scripts/setup puts it, beside the linter.
promtool=$(command -v promtool || echo "$(dirname "$("$tree/scripts/npm-folder" tests/web/npm)")/promtool")
