"""What becomes of everything known about an organisation that is merged into another.

The organisation that goes keeps its row, and all that hangs from it: nothing is moved, so undoing a merger loses
nothing. It counts as the one that stays wherever the directory is read, by these rules. Plain data, for people too.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What happens to one field."""

    JOINS = "joins"  # counts as the other's besides its own
    LEADS = "leads"  # leads to the one that stays
    KEPT = "kept"  # stays on the row that goes, and is no longer used
    POINTS = "points"  # says itself that the two were merged


@dataclass(frozen=True)
class Fate:
    """The rule for a field, and the same in words for whoever is to confirm it; no words where nobody sees the field."""

    rule: Rule
    words: str = ""
    label: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether the field is on the page that asks to confirm."""
        return bool(self.words)


STAYS = "The one that stays keeps its own. This one is kept on record and no longer used."

# By table and field; a test holds that none is forgotten.
FATES: dict[str, dict[str, Fate]] = {
    "organisation": {
        "id": Fate(Rule.KEPT),
        "name": Fate(
            Rule.JOINS, "Becomes a former name of the one that stays, so texts that use it are still matched.", "Name"
        ),
        "code": Fate(Rule.LEADS, "Leads to the one that stays: in a search, in a text and as an address.", "Code"),
        "kind": Fate(Rule.KEPT, STAYS, "Kind"),
        "area": Fate(Rule.KEPT, STAYS, "Area"),
        "town": Fate(Rule.KEPT, STAYS, "Town"),
        "postcode": Fate(Rule.KEPT, STAYS, "Postcode"),
        "address": Fate(Rule.KEPT, STAYS, "Address"),
        "opened_on": Fate(Rule.KEPT, STAYS, "Opened"),
        "closed_on": Fate(Rule.KEPT, STAYS, "Closed"),
        "source": Fate(Rule.KEPT, STAYS, "Where this was read"),
        "facts_of": Fate(Rule.KEPT),
        "body": Fate(Rule.KEPT),
        "merged_into": Fate(Rule.POINTS),
        "is_withdrawn": Fate(Rule.KEPT),
    },
    "name": {
        "id": Fate(Rule.KEPT),
        "organisation": Fate(Rule.JOINS),
        "text": Fate(
            Rule.JOINS, "Become former names of the one that stays; a name both bear is listed once.", "Other names"
        ),
        "plain": Fate(Rule.JOINS),
        "source": Fate(Rule.KEPT),
        "since": Fate(Rule.KEPT),
        "until": Fate(Rule.KEPT),
    },
    "tie": {
        "id": Fate(Rule.KEPT),
        "organisation": Fate(
            Rule.JOINS,
            "Count as ties of the one that stays, with their dates. One that both have counts once; one between the two"
            " no longer counts.",
            "Ties",
        ),
        "relation": Fate(Rule.JOINS),
        "target": Fate(
            Rule.JOINS,
            "Lead to the one that stays, with their dates. One that both have counts once.",
            "Ties from others",
        ),
        "what": Fate(
            Rule.JOINS,
            "Count as those of the one that stays, with their dates.",
            "Contracts, services, schemes and wards",
        ),
        "since": Fate(Rule.KEPT),
        "until": Fate(Rule.KEPT),
        "source": Fate(Rule.KEPT),
    },
}
