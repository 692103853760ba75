# SPDX-License-Identifier: MIT
# Sourced, with `tree` being the top of the tree. Sets promtool to the one that is installed or else to where
# scripts/setup puts it, beside the linter.
. "$tree/tests/web/npm/folder.sh"
promtool=$(command -v promtool || echo "$npm_cache/promtool")
