"""Opens what `plancc tasks` makes with other libraries.

tasks.py calendar FILE.ics   the calendar by icalendar, its recurrences over ten years by recurring-ical-events
tasks.py workbook FILE.xlsx FILE.csv FILE.converted.csv
                             the workbook by openpyxl, beside the table of values and what LibreOffice makes of the workbook
"""

import csv
import datetime
import sys

import icalendar
import openpyxl
import recurring_ical_events


def fail(message):
    sys.exit(message)


def calendar(path):
    with open(path, "rb") as file:
        raw = file.read()
    if any(len(line) > 75 for line in raw.split(b"\r\n")):
        fail("a line is longer than 75 octets")
    read = icalendar.Calendar.from_ical(raw)
    events = read.walk("VEVENT")
    if not events:
        fail("no event was read")
    if len({str(event["UID"]) for event in events}) != len(events):
        fail("two events have one name")
    checked = 0
    for event in events:
        start = event["DTSTART"].dt
        if isinstance(start, datetime.datetime) or event["DTEND"].dt - start != datetime.timedelta(days=1):
            fail(f"no event of one whole day: {event['UID']}")
        if not event.walk("VALARM"):
            fail(f"no alarm: {event['UID']}")
        rule = event.get("RRULE")
        if rule is None:
            continue
        single = icalendar.Calendar()
        single.add("VERSION", "2.0")
        single.add("PRODID", "-//test//")
        single.add_component(event)
        last = start.replace(year=start.year + 10, day=min(start.day, 28))
        until = rule.get("UNTIL", [last])[0]
        found = [one["DTSTART"].dt for one in recurring_ical_events.of(single).between(start, last)]
        months = rule.get("INTERVAL", [1])[0] * (12 if rule["FREQ"][0] == "YEARLY" else 1)
        wanted = expected(start, months, min(until, last), rule)
        found = sorted(day for day in found if day < last)
        wanted = [day for day in wanted if day < last]
        if found != wanted:
            fail(f"{event['UID']}: {rule.to_ical()} gives {found}, not {wanted}")
        checked += 1
    if checked == 0:
        fail("no event comes again")
    print(f"{len(events)} events, {checked} of them come again as they should over ten years")


def expected(start, months, until, rule):
    """The days as a person counts them: so many months later each time, in a short month its last day."""
    wanted_day = 31 if rule["BYMONTHDAY"] == [-1] else max(rule["BYMONTHDAY"])
    days, month = [], start.year * 12 + start.month - 1
    while True:
        year, index = divmod(month, 12)
        after = datetime.date(year + (index == 11), (index + 1) % 12 + 1, 1)
        last = (after - datetime.timedelta(days=1)).day
        day = datetime.date(year, index + 1, min(wanted_day, last))
        if day > until:
            return days
        days.append(day)
        month += months


def workbook(path, table, converted):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    with open(table, encoding="utf-8-sig", newline="") as file:
        values = [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in csv.reader(file)]
    if len(rows) != len(values):
        fail(f"{len(rows)} rows in the workbook, {len(values)} in the table")
    for book, row in zip(rows[1:], values[1:]):
        day = book[5].date().isoformat() if book[5] else ""
        if day != row[5]:
            fail(f"the day is {day} in the workbook, {row[5]} in the table")
        for index in (1, 2, 3, 4):
            if (book[index] or "") != row[index]:
                fail(f"{book[index]!r} in the workbook, {row[index]!r} in the table")
    if sheet.freeze_panes != "C2" or sheet.auto_filter.ref is None:
        fail("the head row is not frozen, or there is no filter")
    with open(converted, encoding="utf-8", newline="") as file:
        office = list(csv.reader(file))
    if [row[1] for row in office] != [row[1] for row in values]:
        fail("LibreOffice shows other tasks")
    print(f"{len(rows) - 1} rows, the same in the workbook, in LibreOffice and in the table")


if __name__ == "__main__":
    {"calendar": calendar, "workbook": workbook}[sys.argv[1]](*sys.argv[2:])
