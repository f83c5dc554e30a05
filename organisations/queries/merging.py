"""What two organisations hold in each field, beside what becomes of it when one is merged into the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coi.shared.words import day_in_words
from organisations.models import Organisation
from organisations.policy.merging import FATES
from organisations.queries.profile import Profile, TieLine, profile
from people.models import Body


@dataclass(frozen=True, slots=True)
class FateLine:
    """A field, what either organisation holds in it (one value a line), and what becomes of it."""

    label: str
    goes: list[str]
    stays: list[str]
    words: str


def fates(goes: Organisation, stays: Organisation, *, body: Body, day: date) -> list[FateLine]:
    """Every field that people see and either organisation has something in, in the order of the table of fates."""
    one, other = (profile(each, body=body, day=day) for each in (goes, stays))
    shown = [(table, name, fate) for table, fields in FATES.items() for name, fate in fields.items() if fate.label]
    lines = [FateLine(fate.label, _held(one, *field), _held(other, *field), fate.words) for *field, fate in shown]
    return [line for line in lines if line.goes or line.stays]


def _held(profile: Profile, table: str, name: str) -> list[str]:
    """What an organisation holds in a field."""
    if table == "organisation":
        return _fact(profile.organisation, name)
    return LISTED[table, name](profile)


def _fact(organisation: Organisation, name: str) -> list[str]:
    value = organisation.get_kind_display() if name == "kind" else getattr(organisation, name)
    return [day_in_words(value) if isinstance(value, date) else value] if value else []


def _other_names(profile: Profile) -> list[str]:
    return [borne.name.text for borne in profile.names if borne.name.text != profile.organisation.name]


def _ties(profile: Profile) -> list[str]:
    return [_line(line) for line in profile.lines if line.other]


def _things(profile: Profile) -> list[str]:
    return [_line(line) for line in profile.lines if not line.other]


def _line(line: TieLine) -> str:
    return f"{line.words} {line.leads_to}" if line.is_current else f"{line.words} {line.leads_to} (ended)"


LISTED: dict[tuple[str, str], Callable[[Profile], list[str]]] = {
    ("name", "text"): _other_names,
    ("tie", "target"): _ties,
    ("tie", "what"): _things,
}
