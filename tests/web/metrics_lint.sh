#!/bin/bash
# SPDX-License-Identifier: MIT
# What /metrics says is sound by the rules of Prometheus' own checker.
set -euo pipefail
tree=$DUEWARD_SOURCE
printer=$DUEWARD_BUILD/bin/web_metrics
. "$tree/tests/web/promtool.sh"
[ -x "$promtool" ] || { echo "promtool is not installed: scripts/setup --for test"; exit 77; }

said=$("$printer" | "$promtool" check metrics 2>&1) || { echo "$said"; exit 1; }
[ -z "$said" ] || { echo "$said"; exit 1; }
# It would pass nothing at all as well.
"$printer" | grep -q '^dueward_messages{state="delivered"} ' || { echo "$printer printed no metrics"; exit 1; }
