#!/bin/bash
# SPDX-License-Identifier: MIT
# The unit is understood by systemd and exposes the machine to no more than the bar says (1.5 of 10).
set -euo pipefail
command -v systemd-analyze >/dev/null || exit 77

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Its programs stand where they were built, not yet where they will be installed.
sed "s#^\(Exec[A-Za-z]*=-\?\)/[^ ]*/dueward\b#\1$DUEWARD_BUILD/bin/dueward#" \
  "$DUEWARD_BUILD/packaging/systemd/dueward.service" > "$folder/dueward.service"

said=$(systemd-analyze verify --man=no "$folder/dueward.service" 2>&1 | grep -F dueward.service || true)
if [ -n "$said" ]; then
  echo "systemd finds fault with the unit:"
  echo "$said"
  exit 1
fi
systemd-analyze security --no-pager --offline=yes --threshold=15 "$folder/dueward.service" | tail -n 1

# Every code path of the installation may be executed from, and no other.
for path in ExecPaths=.*/bin/dueward ExecPaths=.*/dueward-host ExecPaths=.*/dueward/notifiers NoExecPaths=/; do
  grep -q "^$path$" "$DUEWARD_BUILD/packaging/systemd/dueward.service" || { echo "missing: $path"; exit 1; }
done
