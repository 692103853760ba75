#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a configuration with any number of actions, for the bench: every figure of it is an argument."""
import argparse
import datetime
import pathlib

STANDARD = """[policies.standard]
steps = [
  { name = "assigned",    at = "start",            to = ["owner"],              kind = "assignment" },
  { name = "four-weeks",  at = "-20 working days", to = ["owner"],              kind = "reminder" },
  { name = "two-weeks",   at = "-10 working days", to = ["owner"],              kind = "reminder" },
  { name = "one-week",    at = "-5 working days",  to = ["owner"],              kind = "reminder" },
  { name = "tomorrow",    at = "-1 working days",  to = ["owner"],              kind = "reminder" },
  { name = "overdue",     at = "+1 working days",  to = ["owner"],              kind = "overdue" },
  { name = "manager",     at = "+3 working days",  to = ["owner.manager"],      kind = "escalation" },
  { name = "accountable", at = "+5 working days",  to = ["accountable"],        kind = "escalation" },
  { name = "director",    at = "+10 working days", to = ["strategic-director"], kind = "escalation" },
]
"""
START_ONLY = """[policies.standard]
steps = [
  { name = "assigned", at = "start",            to = ["owner"],      kind = "assignment" },
  { name = "late",     at = "+5 working days",  to = ["accountable"], kind = "escalation" },
]
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--actions", type=int, default=22)
    parser.add_argument("--owners", type=int, default=22)
    parser.add_argument("--anchor", type=datetime.date.fromisoformat, default=datetime.date(2011, 8, 19))
    parser.add_argument("--within", default="3 months")
    parser.add_argument("--policy", choices=["standard", "start"], default="standard")
    parser.add_argument("--every-day", action="store_true", help="no weekend, no holidays, notices from midnight on")
    parser.add_argument("--notifier", default='plugin = "maildir"\n[notifiers.email.options]\npath = "mail"\n'
                                              'from = "Plan <plan@example.gov.uk>"\n')
    arguments = parser.parse_args()

    folder = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    calendar = 'weekend = []\nholidays = []\nsend_at = 00:00:00\n' if arguments.every_day else \
        'holidays = ["england-and-wales"]\nsend_at = 08:00:00\n'
    steps = STANDARD if arguments.policy == "standard" else START_ONLY
    (folder / "dueward.toml").write_text(
        '[service]\nname = "Bench"\ntimezone = "Europe/London"\nstate = "state"\n'
        f'flood_limit = {arguments.actions * 20 + 200}\ninclude = ["people.toml", "plan.toml"]\n'
        '[store]\nurl = "sqlite:dueward.db"\n'
        f'[calendar]\n{calendar}[notifiers.email]\n{arguments.notifier}\n{steps}')
    with (folder / "people.toml").open("w") as people:
        for name in ("strategic-director", "director-childrens", "manager"):
            people.write(f'[[people]]\nid = "{name}"\nname = "{name}"\nnotify = {{ email = "{name}@example.gov.uk" }}\n')
        for number in range(arguments.owners):
            people.write(f'[[people]]\nid = "owner-{number}"\nname = "Owner {number}"\nmanager = "manager"\n'
                         f'notify = {{ email = "owner-{number}@d{number % 50}.example.org" }}\n')
    (folder / "plan.toml").write_text(
        f'[plan]\nid = "bench"\ntitle = "Bench"\nanchor = {arguments.anchor}\naccountable = "director-childrens"\n'
        'policy = "standard"\nactions_from = "actions.csv"\n'
        f'[timescales.agreed]\nlabel = "Agreed"\nwithin = "{arguments.within}"\n')
    with (folder / "actions.csv").open("w") as actions:
        actions.write("id,timescale,title,owner,verifier\n")
        for number in range(arguments.actions):
            actions.write(f"A-{number},agreed,Action number {number},owner-{number % arguments.owners},manager\n")


if __name__ == "__main__":
    main()
