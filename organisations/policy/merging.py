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
    """The rule for a field; where a person is asked to confirm it, what the field is called and the rule in words."""

    rule: Rule
    label: str = ""
    words: str = ""


STAYS = "The one that stays keeps its own."
NAMES = "Becomes a former name of the one that stays, so that texts which use it are still matched."
CODES = "Leads to the one that stays: in a search, in a text and as an address."
OTHER_NAMES = "Become names of the one that stays; a name that both bear counts once."
TIES = (
    "Count as ties of the one that stays, with their dates. One that both have counts once;"
    " one between the two does not count."
)

# By table and field; a test holds that none is forgotten.
FATES: dict[str, dict[str, Fate]] = {
    "organisation": {
        "id": Fate(Rule.KEPT),
        "name": Fate(Rule.JOINS, "Name", NAMES),
        "code": Fate(Rule.LEADS, "Code", CODES),
        "kind": Fate(Rule.KEPT, "Kind", STAYS),
        "area": Fate(Rule.KEPT, "Area", STAYS),
        "town": Fate(Rule.KEPT, "Town", STAYS),
        "postcode": Fate(Rule.KEPT, "Postcode", STAYS),
        "address": Fate(Rule.KEPT, "Address", STAYS),
        "opened_on": Fate(Rule.KEPT, "Opened", STAYS),
        "closed_on": Fate(Rule.KEPT, "Closed", STAYS),
        "source": Fate(Rule.KEPT, "Where this comes from", STAYS),
        "facts_of": Fate(Rule.KEPT),
        "body": Fate(Rule.KEPT),
        "merged_into": Fate(Rule.POINTS),
        "is_withdrawn": Fate(Rule.KEPT),
    },
    "name": {
        "id": Fate(Rule.KEPT),
        "organisation": Fate(Rule.JOINS),
        "text": Fate(Rule.JOINS, "Other names", OTHER_NAMES),
        "plain": Fate(Rule.JOINS),
        "source": Fate(Rule.KEPT),
        "since": Fate(Rule.KEPT),
        "until": Fate(Rule.KEPT),
    },
    "tie": {
        "id": Fate(Rule.KEPT),
        "organisation": Fate(Rule.JOINS),
        "relation": Fate(Rule.JOINS),
        "target": Fate(Rule.JOINS, "Ties to and from others", TIES),
        "what": Fate(Rule.JOINS, "Contracts, services, schemes and wards", TIES),
        "since": Fate(Rule.KEPT),
        "until": Fate(Rule.KEPT),
        "source": Fate(Rule.KEPT),
        "body": Fate(Rule.KEPT),
    },
}
