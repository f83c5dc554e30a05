"""What taking in an earlier register would do: whom each entry means, and what of it can be read."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from coi.shared.words import day_in_words, sentence_list
from intake.formats.days import read_day
from intake.models import ImportedInterest, Intake, Outcome
from intake.policy import entries
from intake.policy.people import Known, bare, readable
from intake.queries.planned import Planned
from intake.queries.rows import Written, recognitions_of, rows_of
from matching.holding import HeldAs as Told
from matching.holding import read_held_as
from people.models import Body, Person
from registers.models import Category, HeldAs
from registers.policy.publication import holds_an_address

LONGEST_NAME = Person._meta.get_field("name").max_length
SAYS_NOTHING = ("type", "financial", "professional", "personal", "indirect", "since", "until")
SOMEBODY_CLOSE = "It seems to tell of somebody close. Their name is never published."
ADDRESS = "It holds a postal address, which cannot be published. Leave it out when you confirm it."


def people_of(body: Body) -> dict[int, Person]:
    """Everybody a body knows: who holds or held a post, declared, or stood in an earlier register."""
    known = Q(posts__body=body) | Q(declarations__body=body) | Q(imported_interests__body=body)
    return {person.pk: person for person in Person.objects.filter(known).distinct()}


def known_by_email(body: Body) -> dict[str, Person]:
    """The same by their address in small letters."""
    return {person.email.casefold(): person for person in people_of(body).values() if person.email}


def plan_register(intake: Intake) -> list[Planned]:
    """What taking in a register would do, as things stand."""
    return list(RegisterPlan(intake).plan())


class RegisterPlan:
    """The plan of one register, made entry by entry."""

    def __init__(self, intake: Intake):
        self.intake = intake
        self.said = recognitions_of(intake)
        self.people = people_of(intake.body)
        self.known = Known({pk: person.name for pk, person in self.people.items()})
        self.by_email = known_by_email(intake.body)
        self.drafted = _drafted(intake)

    def plan(self) -> Iterator[Planned]:
        """What each entry would do, in the order of the file."""
        for written in _whole_entries(rows_of(self.intake)):
            try:
                facts = read_entry(written)
            except ValueError as reason:
                name = written.cells.get("name", "")
                yield Planned(written.place, Outcome.LEFT_OUT, str(reason), name=name)
                continue
            yield self._planned(written, facts)

    def _planned(self, written: Written, facts: dict) -> Planned:
        name = readable(written.cells["name"])
        if entries.is_nil(facts["declared"]):
            said = f"{name}: nothing to declare, then. They say so themselves when they next declare"
            return Planned(written.place, Outcome.NOTHING, said, name=name)
        asks = bare(name)[:250]
        said = self.said.get(asks)
        person = said.person if said else self._told(name, written.cells.get("email", ""))
        if said and said.is_left_out:
            return Planned(written.place, Outcome.LEFT_OUT, "You said to leave them out", name=name)
        if person is None and said is None:
            return self._ask(written.place, name, asks, facts)
        facts["new_name"] = "" if person else name
        if person and _same_entry(person.pk, facts) in self.drafted:
            return Planned(written.place, Outcome.NOTHING, f"{name}: taken in before", name=name, person=person)
        return Planned(written.place, Outcome.DRAFT, _in_words(facts), name=name, person=person, facts=facts)

    def _told(self, name: str, email: str) -> Person | None:
        """The one person of this address, or of this very name."""
        if email.casefold() in self.by_email:
            return self.by_email[email.casefold()]
        exact = self.known.exact(name)
        return self.people[exact[0]] if len(exact) == 1 else None

    def _ask(self, place: str, name: str, asks: str, facts: dict) -> Planned:
        likely = self.known.likely(name)
        who = sentence_list([self.people[pk].name for pk in likely], "or")
        question = f"{name} may be {who}" if likely else f"Nobody called {name} is known here"
        return Planned(place, Outcome.ASKED, f"{question}. {_in_words(facts)}", name=name, asks=asks, likely=likely)


def _whole_entries(rows: Iterator[Written]) -> Iterator[Written]:
    """Each entry whole: with the name, which a merged cell leaves to the row above, and what a page’s end cut off."""
    before: Written | None = None
    for row in rows:
        if before and not row.cells.get("name"):
            if row.breaks_off and not any(row.cells.get(name) for name in SAYS_NOTHING):
                before = Written(before.place, _joined(before.cells, row.cells))
                continue
            carried = {name: before.cells.get(name, "") for name in ("name", "email", "position") if name in row.cells}
            row = Written(row.place, {**row.cells, **carried})
        if before:
            yield before
        before = row
    if before:
        yield before


def _joined(cells: dict[str, str], more: dict[str, str]) -> dict[str, str]:
    return {name: " ".join(filter(None, [text, more.get(name, "")])) for name, text in cells.items()}


def read_entry(written: Written) -> dict:
    """The fields of a draft from one row. Raises ValueError, with the reason, for what is no entry."""
    cells = written.cells
    name, interest, nature = (cells.get(each, "") for each in ("name", "interest", "nature"))
    if not any(letter.isalpha() for letter in name):
        raise ValueError("There is no name, in this row or above it")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"The name has {len(name):,} characters; {LONGEST_NAME} are the most")
    if not (interest or nature):
        only_name = len([text for text in cells.values() if text]) == 1
        raise ValueError("There is only a heading here" if only_name else "There is no interest")
    text = f"{interest}. {nature}"
    kind, (held_as, is_relatives) = entries.kind_of(cells), read_held_as(text)
    days = _days(cells, kind.hints)
    is_indirect = is_relatives if kind.is_indirect is None else kind.is_indirect
    if is_relatives or is_indirect:
        kind.hints.append(SOMEBODY_CLOSE)
    if holds_an_address(text):
        kind.hints.append(ADDRESS)
    return {
        "position": cells.get("position", "")[:200],
        "declared": interest or nature,
        "nature": nature if interest else "",
        "mitigation": cells.get("mitigation", ""),
        "category": kind.category,
        "is_indirect": is_indirect,
        "held_as": HeldAs.OTHER if held_as is Told.UNKNOWN else HeldAs(held_as),
        "relationship": entries.relationship_of(text) if is_indirect else "",
        **days,
        "hints": kind.hints,
    }


def _days(cells: dict[str, str], hints: list[str]) -> dict[str, date | None]:
    days: dict[str, date | None] = {}
    for name, words in (("since", "began"), ("until", "ended")):
        written, days[name] = cells.get(name, ""), None
        try:
            found = read_day(written)
        except ValueError:
            hints.append(f"The register says it {words} “{written[:40]}”, which is not a date.")
            continue
        days[name] = found.day
        if not found.is_exact:
            hints.append(f"The register says only that it {words} in “{written[:40]}”.")
    if days["since"] and days["until"] and days["until"] < days["since"]:
        hints.append("By the register it ended before it began.")
        days["until"] = None
    return days


def _in_words(facts: dict) -> str:
    kind = Category(facts["category"]).label if facts["category"] else "Type not readable"
    since = f", since {day_in_words(facts['since'])}" if facts["since"] else ""
    return f"“{facts['declared'][:200]}” ({kind}, {'indirect' if facts['is_indirect'] else 'direct'}{since})"


def _drafted(intake: Intake) -> set[tuple]:
    """The entries taken in before, and not undone since."""
    rows = ImportedInterest.objects.filter(body=intake.body, intake__undoing__isnull=True)
    return set(rows.values_list("person_id", "declared", "nature", "since"))


def _same_entry(person_id: int, facts: dict) -> tuple:
    return (person_id, facts["declared"], facts["nature"], facts["since"])
