"""Which days a register of gifts and hospitality covers."""

from datetime import date


def financial_year_began(day: date) -> date:
    """The first of April on or before a day."""
    return date(day.year if (day.month, day.day) >= (4, 1) else day.year - 1, 4, 1)
