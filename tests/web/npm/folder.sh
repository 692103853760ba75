# SPDX-License-Identifier: MIT
# Sourced, with `tree` being the top of the tree. Sets npm_folder to where the linter stands: outside the tree, a folder
# for each lock file, so that a new checkout finds it and a new lock file is noticed.
npm_cache=/var/cache/dueward
if [ "$(id -u)" -ne 0 ] || [ -n "${XDG_CACHE_HOME:-}" ]; then
  npm_cache=${XDG_CACHE_HOME:-$HOME/.cache}/dueward
fi
npm_folder=$npm_cache/npm-$(sha256sum "$tree/tests/web/npm/package-lock.json" | cut -c 1-16)
