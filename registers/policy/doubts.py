"""When the records give cause to ask again about a nil declaration (scenario S10), as plain functions of words."""

import re

from registers.policy.lines import folded

# Titles of people who by their post hold something elsewhere. A lay member of a practice’s patient group is none.
HOLDS_SOMETHING = re.compile(
    r"\b(gps?|general practitioner|partner member|gp partner|salaried|practice (manager|nurse|pharmacist|partner)"
    r"|clinical director|locality (lead|director)|secondary care|provider|councillor|non-?executive of)\b",
    re.I,
)
PREFIXES = {"dr", "drs", "doctor", "doctors", "prof", "professor"}
TITLES = {*PREFIXES, "mr", "mrs", "ms", "miss", "sir", "dame"}


def title_says(title: str) -> bool:
    """Whether a post’s title says that whoever holds it works in or for an organisation outside."""
    return bool(HOLDS_SOMETHING.search(title)) and not re.search(r"\blay\b", title, re.I)


def bears_the_name(organisation: str, person: str) -> bool:
    """Whether a practice is named after somebody, as in “Dr A Larkin & Partners”: the surname, and no other initial."""
    said, own = _words(organisation), [word for word in _words(person) if word not in TITLES]
    if len(own) < 2 or not said or said[0] not in PREFIXES or own[-1] not in said:
        return False
    before = said[said.index(own[-1]) - 1]
    return before in PREFIXES or len(before) > 1 or before == own[0][0]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", folded(text))
