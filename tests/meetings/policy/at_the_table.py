"""People to sit at a table, and the four sites of seed 003 with every seat taken."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import meetings.policy
from meetings.policy.quorum import Quorum, QuorumSettings, parse, read_settings
from meetings.policy.sitting import Category, SeatClass, Sitting

SITES_FILE = Path(meetings.policy.__file__).with_name("sites.toml")


@dataclass(frozen=True)
class Site:
    """One committee's terms of reference, with somebody in every seat."""

    name: str
    quorum: Quorum
    quorum_text: str
    earlier_quorum: Quorum | None
    table: tuple[Sitting, ...]
    settings: QuorumSettings

    def without(self, *categories):
        """Everybody but the voting members of these categories."""
        return [each for each in self.table if not (each.has_vote and each.category in categories)]


def someone(name, category, *roles, seat_class="voting", is_deputy=False):
    """A person in a voting seat, known by name."""
    return Sitting(name, name, SeatClass(seat_class), Category(category), frozenset(roles), is_deputy)


def numbered(prefix, category, count, **how):
    """So many people of a category: GP 1, GP 2…"""
    return [someone(f"{prefix} {number}", category, **how) for number in range(1, count + 1)]


def read_sites():
    """The sites of sites.toml, by number."""
    stored = tomllib.loads(SITES_FILE.read_text())
    return {int(key.removeprefix("site_")): _site(site) for key, site in stored.items()}


def _site(stored):
    table = tuple(
        someone(seat["title"], seat["category"], *seat.get("roles", ()), seat_class=seat["seat_class"])
        for seat in stored["seats"]
    )
    return Site(
        name=stored["name"],
        quorum=parse(stored["quorum"]),
        quorum_text=stored["quorum"],
        earlier_quorum=parse(stored["earlier_quorum"]) if "earlier_quorum" in stored else None,
        table=table,
        settings=read_settings(stored.get("settings", {})),
    )


SITES = read_sites()
