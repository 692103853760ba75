#!/bin/bash
# SPDX-License-Identifier: MIT
# A reader of calendars that is not ours understands the feed, and finds in it what was put in.
set -euo pipefail
python=/usr/bin/python3  # The distribution's: it has the reader.
"$python" -c "import icalendar" 2>/dev/null || exit 77
"$python" "$DUEWARD_SOURCE/tests/report/feed_judge.py" "$DUEWARD_BUILD/bin/report_feed"
