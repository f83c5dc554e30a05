"""Rules on declaring, as plain functions of what was declared."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

TIME_TO_DECLARE = timedelta(days=28)


def declared_late(became_aware_on: date | None, declared_on: date, days_to_declare: int = TIME_TO_DECLARE.days) -> bool:
    """Whether an interest was declared more than so many days after its holder became aware of it (guidance 1.1)."""
    return became_aware_on is not None and declared_on - became_aware_on > timedelta(days=days_to_declare)


def is_current(declared_on: date, day: date, refresh_months: int) -> bool:
    """Whether a declaration still counts on a day: it is not older than the months given (guidance 1.5)."""
    return (declared_on.year * 12 + declared_on.month + refresh_months, declared_on.day) >= (
        day.year * 12 + day.month,
        day.day,
    )


# Scenario S9: a share in a practice makes its workload a matter of money; a salary does not.
USUAL_CATEGORY = {
    "partner": "financial",
    "owner": "financial",
    "shareholder": "financial",
    "director": "financial",
    "landlord": "financial",
    "tenant": "financial",
    "supplier": "financial",
    "salaried_gp": "non_financial_professional",
    "professional_body": "non_financial_professional",
    "advocate": "non_financial_professional",
    "volunteer": "non_financial_personal",
    "patient": "non_financial_personal",
}

WHY_USUAL = {
    "financial": "Somebody who holds an interest in this way usually gains or loses money when the organisation does,"
    " so it is usually declared as financial.",
    "non_financial_professional": "An interest held in this way usually bears on somebody’s standing or career rather"
    " than on their money, so it is usually declared as non-financial professional.",
    "non_financial_personal": "An interest held in this way is usually tied neither to money nor to a career, so it is"
    " usually declared as non-financial personal.",
}
YOURS_TO_SAY = "You know your circumstances: change it only if that is right."


def nudge(category: str, held_as: str) -> str:
    """A sentence for somebody who chose an unusual category for how the interest is held, or an empty text.

    It never stops anybody: they know their circumstances.
    """
    usual = USUAL_CATEGORY.get(held_as, category)
    return "" if usual == category else f"{WHY_USUAL[usual]} {YOURS_TO_SAY}"


TITLES = {"mrs", "miss", "prof", "professor", "doctor", "sir", "dame", "lady", "lord", "rev", "reverend", "the"}
SHORTEST_NAME = 3


def names_somebody(text: str, names: Iterable[str], *, apart_from: str = "") -> bool:
    """Whether text for the public holds a word of a third party's name (requirements B9).

    Words of `apart_from` do not count: a declarant may share a surname with a relative, or with a firm.
    """
    return bool(_words(text) & (set().union(*map(_words, names)) - _words(apart_from) - TITLES))


def _words(text: str) -> set[str]:
    plain = text.casefold().replace("’s", "").replace("'s", "")
    return {word for word in re.findall(r"[^\W\d_]+", plain) if len(word) >= SHORTEST_NAME}
