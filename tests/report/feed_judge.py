# SPDX-License-Identifier: MIT
"""Has the program named by the argument write feeds, and reads them back with python3-icalendar."""
import datetime
import random
import subprocess
import sys

import icalendar

ENTRY = ["plan", "id", "act_by", "due", "title", "plan_title", "state", "rating", "version", "changed", "link"]
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
# The reader takes "\\n" in an escaped text for a line break and "%2C" in any text for a comma: no such titles here.
PIECES = ["Records", " ", ",", ";", ":", "\"", "'", "\n", "é", "’", "→", "😀", "ŵ", "x" * 40, "1.", "\\ ", "=", "BEGIN:VEVENT"]


def entry(number, **fields):
    made = {"plan": "ofsted-2011", "id": f"SG-{number:02}", "act_by": datetime.date(2011, 11, 18),
            "due": datetime.date(2011, 11, 19), "title": "Case system produces usable chronologies",
            "plan_title": "Improvement plan 2011", "state": "claimed", "rating": "A, Amber", "version": 4,
            "changed": 1319180399999, "link": f"https://dueward.example/plans/ofsted-2011/SG-{number:02}"}
    return {**made, **fields}


def any_entry(pick, number):
    act_by = datetime.date(2000, 1, 1) + datetime.timedelta(days=pick.randrange(20000))
    text = lambda: "".join(pick.choices(PIECES, k=pick.randrange(1, 30)))
    return entry(number, act_by=act_by, due=act_by + datetime.timedelta(days=pick.randrange(4)), title=text(),
                 plan_title=text(), state=pick.choice(["", "agreed", "in progress"]), rating=pick.choice(["", "G, Green"]),
                 version=pick.randrange(2**31), changed=pick.randrange(2**41), link=pick.choice(["", "http://x.org/?a=1,2;b"]))


def written(program, name, entries):
    fields = [name, "council.example"] + [str(one[key]) for one in entries for key in ENTRY]
    return subprocess.run([program], input="".join(field + "\0" for field in fields).encode(), stdout=subprocess.PIPE,
                          check=True).stdout


def in_words(day):
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def description(one):
    lines = [one["plan_title"], "Due " + in_words(one["due"]) if one["due"] != one["act_by"] else "",
             "State: " + one["state"] if one["state"] else "", "Rating: " + one["rating"] if one["rating"] else ""]
    return "\n".join(lines[:1] + [line for line in lines[1:] if line])


def put_in(one):
    return {"UID": f"{one['plan']}~{one['id']}@council.example", "DTSTART": one["act_by"],
            "DTEND": one["act_by"] + datetime.timedelta(days=1),
            "DTSTAMP": EPOCH + datetime.timedelta(seconds=one["changed"] // 1000), "SEQUENCE": one["version"],
            "SUMMARY": f"{one['id']} {one['title']}", "DESCRIPTION": description(one), "URL": one["link"],
            "CLASS": "PRIVATE", "TRANSP": "TRANSPARENT"}


def found(event):
    dates = {name: event[name].dt for name in ("DTSTART", "DTEND", "DTSTAMP")}
    texts = {name: str(event.get(name, "")) for name in ("UID", "SUMMARY", "DESCRIPTION", "URL", "CLASS", "TRANSP")}
    return {**dates, **texts, "SEQUENCE": int(event["SEQUENCE"])}


def same(what, seen, wanted):
    if seen != wanted:
        sys.exit(f"{what} is\n  {seen!r}\nand should be\n  {wanted!r}")


def judge(program, name, entries):
    feed = written(program, name, entries)
    for line in feed.split(b"\r\n"):
        line.decode()
        same(f"The length of {line!r} within 75 octets", len(line) <= 75, True)
    calendar = icalendar.Calendar.from_ical(feed)
    head = {key: str(calendar[key]) for key in ("VERSION", "METHOD", "CALSCALE", "NAME", "X-WR-CALNAME", "X-PUBLISHED-TTL")}
    same("The head", head, {"VERSION": "2.0", "METHOD": "PUBLISH", "CALSCALE": "GREGORIAN", "NAME": name,
                            "X-WR-CALNAME": name, "X-PUBLISHED-TTL": "PT6H"})
    same("What the reader finds fault with", [error for part in calendar.walk() for error in part.errors], [])
    events = calendar.walk("VEVENT")
    same("The number of events", len(events), len(entries))
    same("Whether there is a component", bool(calendar.subcomponents), True)
    for event, one in zip(events, sorted(entries, key=lambda one: (one["act_by"], one["plan"], one["id"]))):
        same("An event", found(event), put_in(one))
        same("A date's type", type(event["DTSTART"].dt), datetime.date)


program = sys.argv[1]
judge(program, "Deadlines", [])
judge(program, "Deadlines, of the council; all", [entry(number) for number in range(1, 23)])
for seed in range(40):
    pick = random.Random(seed)
    judge(program, "Deadlines", [any_entry(pick, number) for number in range(pick.randrange(1, 30))])
