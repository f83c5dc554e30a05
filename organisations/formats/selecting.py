"""What to take from a register of millions: the few organisations a body may ever meet."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

POSTCODE_PART = re.compile(r"[A-Z]{1,2}(\d[A-Z0-9]?)?")
AREA = re.compile(r"[A-Z]*")
SIC_PART = re.compile(r"\d{2,5}")


@dataclass(frozen=True)
class Selection:
    """An organisation is taken if its number is listed, or else if it fits every other list that is not empty.

    `postcodes` are areas (“TS”) or districts (“TS18”); `sic` the beginnings of codes of the Standard Industrial
    Classification (“86” is human health).
    """

    numbers: frozenset[str] = frozenset()
    postcodes: frozenset[str] = frozenset()
    sic: frozenset[str] = frozenset()

    def __post_init__(self):
        for entries, part, what in (
            (self.postcodes, POSTCODE_PART, "the beginning of a postcode, such as TS or TS18"),
            (self.sic, SIC_PART, "the beginning of a SIC code, such as 86 or 86210"),
        ):
            if wrong := sorted(entry for entry in entries if not part.fullmatch(entry)):
                raise ValueError(f"“{wrong[0]}” is not {what}.")

    def __bool__(self) -> bool:
        """Whether anything is asked for; without, a whole register would be."""
        return bool(self.numbers or self.postcodes or self.sic)

    def __str__(self) -> str:
        """The same text for the same selection."""
        return repr([sorted(self.numbers), sorted(self.postcodes), sorted(self.sic)])

    def takes(self, number: str, postcode: str, sic: tuple[str, ...] = ()) -> bool:
        """Whether an organisation with this number, postcode and SIC codes is to be taken."""
        if number in self.numbers:
            return True
        return (
            bool(self.postcodes or self.sic)
            and (not self.postcodes or self._is_near(postcode))
            and (not self.sic or any(code[:length] in self.sic for code in sic for length in range(2, 6)))
        )

    def _is_near(self, postcode: str) -> bool:
        district = postcode.upper().split(" ")[0]
        return district in self.postcodes or AREA.match(district).group() in self.postcodes


def listed_numbers(path: Path, tidy: Callable[[str], str]) -> frozenset[str]:
    """The numbers in a file, one a line or first in a line of a CSV; other lines are passed over.

    `tidy` writes a number as its register does, and gives an empty text for what is none.
    """
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return frozenset(filter(None, (tidy(line.split(",")[0].strip().strip('"')) for line in lines)))
