#!/bin/bash
# SPDX-License-Identifier: MIT
# The pages in a real browser. Takes names of files to run only these: tests/browser/run.sh journey.test.mjs
#   DUEWARD_BUILD        the build tree that is tested
#   DUEWARD_SCREENSHOTS  a folder for pictures of the pages
#   DUEWARD_KEEP         keeps the services' folders in /tmp
set -euo pipefail
cd "$(dirname "$0")"

node=$(command -v node || command -v nodejs) || { echo "no Node.js: scripts/setup --for test"; exit 77; }
DUEWARD_CHROMIUM=$(command -v chromium) || { echo "no Chromium: scripts/setup --for test"; exit 77; }
DUEWARD_PACKAGES=$(../../scripts/npm-folder tests/browser)
[ -d "$DUEWARD_PACKAGES" ] || { echo "no playwright-core: scripts/setup --for test"; exit 77; }
export DUEWARD_CHROMIUM DUEWARD_PACKAGES

files=("$@")
[ ${#files[@]} -eq 0 ] && files=(*.test.mjs)
exec "$node" --test "${files[@]}"
