"""Reports of the Organisation Data Service that come with a header, in whatever order it puts the columns.

The classic layout is 27 columns without a header (guidance 4.1); “(Include headers)” exports name them, and may bring
fewer or more. What a heading calls a column is told from its letters and digits alone.
"""

import re

from organisations.formats.rows import NotThatReport

COLUMNS = 27
CODE, NAME, ADDRESS, POSTCODE, OPENED, CLOSED, STATUS = 0, 1, slice(4, 9), 9, 10, 11, 12
PARENT, JOINED, LEFT, COMMISSIONER, SETTING = 14, 15, 16, 23, 25

HEADINGS = {
    "organisationcode": CODE,
    "orgcode": CODE,
    "odscode": CODE,
    "code": CODE,
    "organisationname": NAME,
    "name": NAME,
    "nationalgrouping": 2,
    "highlevelhealthgeography": 3,
    **{f"addressline{line}": 3 + line for line in range(1, 6)},
    **{f"address{line}": 3 + line for line in range(1, 6)},
    "postcode": POSTCODE,
    "opendate": OPENED,
    "closedate": CLOSED,
    "statuscode": STATUS,
    "status": STATUS,
    "organisationsubtypecode": 13,
    "commissioner": PARENT,
    "parentorganisationcode": PARENT,
    "joinproviderpurchaserdate": JOINED,
    "joinparentdate": JOINED,
    "leftproviderpurchaserdate": LEFT,
    "leftparentdate": LEFT,
    "contacttelephonenumber": 17,
    "amendedrecordindicator": 21,
    "providerpurchaser": COMMISSIONER,
    "currentcareorganisation": COMMISSIONER,
    "prescribingsetting": SETTING,
}


def is_header(cells: list[str]) -> bool:
    """Whether a first row names columns: the code's is among them, or the first is some code's; codes hold digits."""
    first = cells[0].lower()
    return CODE in map(_place, cells) or ("code" in first and not any(map(str.isdigit, first)))


class Layout:
    """Where the columns of one file stand."""

    def __init__(self, header: list[str] | None = None) -> None:
        """From the header, if there is one. Raises NotThatReport for one without a code or a name."""
        self.width = len(header) if header else COLUMNS
        self._places = _places(header) if header else None

    def classic(self, cells: list[str]) -> list[str]:
        """A row in the classic order of 27 columns. Raises ValueError for one of another width."""
        if len(cells) != self.width:
            raise ValueError(f"it has {len(cells)} columns, not {self.width}")
        if self._places is None:
            return cells
        return [cells[self._places[place]] if place in self._places else "" for place in range(COLUMNS)]


def _places(header: list[str]) -> dict[int, int]:
    """The place in the file of each classic column; one without a heading stays where it always was."""
    places: dict[int, int] = {}
    for number, heading in enumerate(header):
        place = number if not heading and len(header) == COLUMNS else _place(heading)
        if place is not None:
            places.setdefault(place, number)
    if missing := [name for name, place in (("code", CODE), ("name", NAME)) if place not in places]:
        raise NotThatReport(f"The header names no column for the organisation's {' or '.join(missing)}.")
    return places


def _place(heading: str) -> int | None:
    return HEADINGS.get(re.sub(r"[^a-z0-9]", "", heading.lower()))
