"""Reminders go out on working days in England, from 8am until 6pm in London, whatever the clocks do."""

from datetime import date, datetime, timedelta

import pytest

from outbox.policy.timing import LONDON, bank_holidays, holidays_run_out, is_working_day, next_opening

# When it may be sent; when it then is. In London's own time.
OPENINGS = [
    ("2026-11-23 10:00", "2026-11-23 10:00"),  # a Monday morning: at once
    ("2026-11-23 07:59", "2026-11-23 08:00"),
    ("2026-11-23 08:00", "2026-11-23 08:00"),
    ("2026-11-23 17:59", "2026-11-23 17:59"),
    ("2026-11-23 18:00", "2026-11-24 08:00"),
    ("2026-11-27 18:30", "2026-11-30 08:00"),  # Friday evening
    ("2026-11-28 12:00", "2026-11-30 08:00"),  # Saturday
    ("2026-12-24 19:00", "2026-12-29 08:00"),  # Christmas on a Friday; Boxing Day is kept on the Monday
    ("2027-03-25 20:00", "2027-03-30 08:00"),  # Easter
    ("2026-03-27 19:00", "2026-03-30 08:00"),  # the clocks go forward in the night to Sunday
    ("2026-10-23 19:00", "2026-10-26 08:00"),  # and back
    ("2027-12-31 17:00", "2027-12-31 17:00"),  # New Year's Day 2028 is a Saturday
    ("2027-12-31 18:00", "2028-01-04 08:00"),
]


def london(text):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(("at", "goes"), OPENINGS)
def test_when_a_reminder_goes_out(at, goes):
    assert next_opening(london(at)).astimezone(LONDON) == london(goes)


@pytest.mark.parametrize(
    ("utc", "goes"),
    [
        ("2026-03-27T17:59:00+00:00", "2026-03-27T17:59:00+00:00"),  # winter: 5.59pm in London
        ("2026-03-30T07:00:00+00:00", "2026-03-30T07:00:00+00:00"),  # summer has begun: this is 8am
        ("2026-03-30T06:59:00+00:00", "2026-03-30T07:00:00+00:00"),
        ("2026-10-26T07:30:00+00:00", "2026-10-26T08:00:00+00:00"),  # summer is over: 7.30am
    ],
)
def test_eight_in_london_is_not_always_eight_in_greenwich(utc, goes):
    assert next_opening(datetime.fromisoformat(utc)) == datetime.fromisoformat(goes)


def easter(year):
    """Easter Sunday, by the anonymous Gregorian computation."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    month, day = divmod(epact + to_sunday - 7 * ((golden + 11 * epact + 22 * to_sunday) // 451) + 114, 31)
    return date(year, month, day + 1)


def monday(year, month, *, last=False):
    """The first or the last Monday of a month."""
    days = [date(year, month, 1) + timedelta(days=offset) for offset in range(31)]
    mondays = [day for day in days if day.weekday() == 0 and day.month == month]
    return mondays[-1 if last else 0]


def kept(days):
    """The days on which they are kept: one that falls at a weekend, or on another, moves to the next working day."""
    moved = []
    for day in days:
        while day.weekday() >= 5 or day in moved:
            day += timedelta(days=1)
        moved.append(day)
    return set(moved)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_bank_holidays_are_those_the_calendar_gives(year):
    sunday = easter(year)
    fixed = kept([date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)])
    moving = {sunday - timedelta(days=2), sunday + timedelta(days=1), monday(year, 5)}
    moving |= {monday(year, 5, last=True), monday(year, 8, last=True)}

    assert {day for day in bank_holidays() if day.year == year} == fixed | moving


def test_past_the_last_one_known_weekends_alone_count():
    assert [is_working_day(date(2029, 12, day)) for day in (22, 23, 24, 25, 26)] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("day", "until"),
    [(date(2028, 10, 2), None), (date(2028, 10, 3), date(2028, 12, 31)), (date(2029, 6, 1), date(2028, 12, 31))],
)
def test_that_they_run_out_is_said_ninety_days_ahead(day, until):
    assert holidays_run_out(day) == until
