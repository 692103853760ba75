#!/bin/bash
# SPDX-License-Identifier: MIT
# An installation into a folder works from there, and keeps the administrator's configuration.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
umask 022

install() {
  DESTDIR=$folder cmake --install "$DUEWARD_BUILD" > "$folder/log" || { cat "$folder/log"; exit 1; }
}
there() {
  [ -n "$(find "$folder" -path "*/$1" -print -quit)" ] || { echo "not installed: $1"; exit 1; }
}

install
for path in bin/dueward libexec/dueward/dueward-host dueward/notifiers/maildir.so lib/systemd/system/dueward.service \
  lib/sysusers.d/dueward.conf share/dueward/templates/reminder.txt bash-completion/completions/dueward; do
  there "$path"
done
[ ! -e "$DUEWARD_BUILD/packaging/man/dueward.1" ] || there man1/dueward.1

# It finds its own parts, where they are and not where they were built.
program=$(find "$folder" -path '*/bin/dueward')
"$program" plugins > "$folder/plugins" || { cat "$folder/plugins"; exit 1; }
grep -q "^File: $folder/.*/maildir.so" "$folder/plugins" || { cat "$folder/plugins"; exit 1; }

# The starting configuration is sound as it is installed; what stands there is never written over.
config=$(find "$folder" -path '*/etc/dueward/dueward.toml')
[ -n "$config" ] || { echo "not installed: dueward.toml"; exit 1; }
"$program" --config "$config" check > "$folder/check" || { cat "$folder/check"; exit 1; }
echo "# ours" > "$config"
install
grep -qx "# ours" "$config" || { echo "the configuration was written over"; exit 1; }
