#!/bin/bash
# SPDX-License-Identifier: MIT
# The manual pages are sound, and name every subcommand and option there is.
set -euo pipefail
man=$DUEWARD_BUILD/packaging/man
command -v mandoc >/dev/null && [ -e "$man/dueward.1" ] || exit 77

for page in dueward.1 dueward.toml.5; do
  # scdoc begins sections with an empty paragraph; everything else is ours.
  said=$(mandoc -T lint -W warning "$man/$page" | grep -v "skipping paragraph macro" || true)
  if [ -n "$said" ]; then
    echo "$said"
    exit 1
  fi
done

status=0
source=$DUEWARD_SOURCE/packaging/man/dueward.1.scd
# The cases of the completion script are the table of the command line: "path') words='…'".
while IFS='|' read -r path words; do
  if [ -n "$path" ] && [ "$path" != plugin ] && [ "$path" != plan ] && [ "$path" != token ] && [ "$path" != link ] && ! grep -q "^\*$path\*" "$source"; then
    echo "dueward.1 does not tell of the subcommand '$path'"
    status=1
  fi
  for word in $words; do
    case $word in
      --*) grep -qF -- "*$word*" "$source" || { echo "dueward.1 does not tell of '$path $word'"; status=1; } ;;
    esac
  done
done < <("$DUEWARD_BUILD/bin/dueward" completion bash | sed -n "s/^    '\(.*\)') words='\(.*\)' ;;$/\1|\2/p")
exit $status
