#!/bin/bash
# SPDX-License-Identifier: MIT
# The document of the API is sound OpenAPI by the rules that are recommended, without an error or a warning.
set -euo pipefail
command -v node >/dev/null || exit 77

tree=$DUEWARD_SOURCE
linter=$("$tree/scripts/npm-folder" tests/web/npm)/node_modules/.bin/redocly
[ -x "$linter" ] || { echo "the linter is not installed: scripts/setup --for test"; exit 77; }

# It asks nobody on the network.
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true CI=true
said=$("$linter" lint --config "$tree/tests/web/npm/redocly.yaml" --format json "$tree/daemon/web/openapi.json" 2>/dev/null) || {
  echo "$said"
  exit 1
}
grep -q '"totals"' <<<"$said" || { echo "the linter said nothing of what it found: $said"; exit 1; }
grep -Eq '"(errors|warnings)": [1-9]' <<<"$said" && { echo "$said"; exit 1; }
exit 0
