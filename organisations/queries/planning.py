"""What taking in a body's table of ties would change; nothing here writes."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models.functions import Lower

from coi.shared.words import day_in_words, sentence_list
from matching.themes import default_lexicon
from organisations.formats.rows import Problem
from organisations.formats.sheets import SheetRow, bare
from organisations.models import Name, Organisation, Tie
from organisations.policy.relations import THEMES, TO_A_THING
from organisations.queries.search import by_codes, known_to, ties_seen_by
from people.models import Body

MOST_LINES = 200  # that a page spells out
MOST_CODES = 5  # that a sentence names
LONGEST_THING = Tie._meta.get_field("what").max_length
SOURCE = "kept by the body"
RELATIONS = {kind: relation for relation, kind in THEMES.items()}


@dataclass
class Plan:
    """The ties to write and to change, with what is to be said of each line."""

    fresh: list[Tie] = field(default_factory=list)
    changed: dict[int, Tie] = field(default_factory=dict)
    ended: int = 0
    same: int = 0
    lines: list[tuple[int, str]] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def found(self) -> dict[str, Any]:
        """As a row holds it and a page shows it."""
        return {
            "added": len(self.fresh),
            "changed": len(self.changed) - self.ended,
            "ended": self.ended,
            "same": self.same,
            "refused": len(self.problems),
            "lines": [list(line) for line in sorted(self.lines)[:MOST_LINES]],
            "problems": [list(problem) for problem in sorted(self.problems)[:MOST_LINES]],
        }


def plan(body: Body, rows: list[SheetRow], refused: list[Problem]) -> Plan:
    """Hold a table's lines against the directory and the body's own ties.

    A line that is left out of a table changes nothing: a tie ends when its line says so.
    """
    made = Plan(problems=[(int(problem.place.split()[-1]), problem.why) for problem in refused])
    known = Known(body, rows)
    # Earlier times first, so that one that ends makes room for the next.
    for row in sorted(rows, key=lambda row: (row.since or date.min, row.line)):
        try:
            _consider(row, known, made)
        except ValueError as error:
            made.problems.append((row.line, str(error)))
    return made


class Known:
    """What a table's lines may mean: organisations by code and name, things as they are called, the ties there are."""

    def __init__(self, body: Body, rows: list[SheetRow]):
        self.body = body
        written = {row.organisation for row in rows}
        written |= {row.target for row in rows if row.relation not in TO_A_THING}
        self.by_code = _by_code(body, written)
        self.by_name = _by_name(body, written)
        self.things = _things(body)
        organisations = {*self.by_code.values(), *(each for several in self.by_name.values() for each in several)}
        self.ties = _ties(body, organisations)

    def find(self, written: str) -> Organisation:
        """The one organisation with this code or name. Raises ValueError for none and for several."""
        coded = self.by_code.get(written) or self.by_code.get(written.upper())
        named = self.by_name.get(written.lower(), ())
        likely = [each for each in named if each.is_open] if len(named) > 1 else named
        if coded or len(likely) == 1:
            return coded or next(iter(likely))
        if not named:
            raise ValueError(f"“{written}” is not in the directory. Write its code, or add it to the directory first")
        codes = sorted(each.code for each in named)[:MOST_CODES]
        raise ValueError(f"“{written}” may be {sentence_list(codes, 'or')}. Write the code of the one you mean")

    def thing(self, relation: str, written: str) -> str:
        """A contract type, service, scheme or ward as the directory and the lexicon call it. Raises ValueError."""
        if len(written) > LONGEST_THING:
            raise ValueError(f"The target has {len(written)} characters; {LONGEST_THING} are the most")
        return self.things.setdefault((relation, bare(written)), written)


def _by_code(body: Body, written: set[str]) -> dict[str, Organisation]:
    found = by_codes(written | {text.upper() for text in written}, body=body)
    return {code: each.merged_into or each for code, each in found.items()}


def _by_name(body: Body, written: set[str]) -> dict[str, set[Organisation]]:
    lowered = {text.lower() for text in written}
    names = Name.objects.annotate(lowered=Lower("text")).filter(lowered__in=lowered, organisation__in=known_to(body))
    found: dict[str, set[Organisation]] = defaultdict(set)
    for name in names.select_related("organisation__merged_into"):
        found[name.lowered].add(name.organisation.merged_into or name.organisation)
    return found


def _things(body: Body) -> dict[tuple[str, str], str]:
    """What each thing is called, by its relation and its bare name: as the engine calls it, else as ties do."""
    ties = ties_seen_by(body).filter(target__isnull=True)
    things = ties.order_by("relation", "what").values_list("relation", "what").distinct()
    themes = [entry.theme for entry in default_lexicon().entries]
    called = {(relation, bare(what)): what for relation, what in things}
    return called | {(RELATIONS[each.kind], bare(each.value)): each.value for each in themes if each.kind in RELATIONS}


def _ties(body: Body, organisations: set[Organisation]) -> dict[tuple, list[Tie]]:
    known: dict[tuple, list[Tie]] = defaultdict(list)
    ties = ties_seen_by(body).filter(organisation__in=organisations)
    for tie in ties.select_related("organisation", "target").order_by("id"):
        known[_key(tie)].append(tie)
    return known


def _key(tie: Tie) -> tuple:
    return tie.organisation_id, tie.relation, tie.target_id, tie.what


def _consider(row: SheetRow, known: Known, made: Plan) -> None:
    tie = _tie(row, known)
    held = known.ties[_key(tie)]
    own = [each for each in held if each.body_id == known.body.pk]
    meant = _meant(own, row.since)
    others = [each for each in own if each is not meant]
    if _is_known(meant, [each for each in held if each.body_id is None], row):
        made.same += 1
    elif clash := next((each for each in others if _overlap(each, row)), None):
        raise ValueError(f"It is held already{_span(clash)}. Write those days to change them")
    elif meant:
        _amend(meant, row, made)
    else:
        held.append(tie)
        made.fresh.append(tie)
        made.lines.append((row.line, f"New: {tie}{_span(tie)}"))


def _tie(row: SheetRow, known: Known) -> Tie:
    """The tie a line tells of, not written anywhere."""
    organisation, is_thing = known.find(row.organisation), row.relation in TO_A_THING
    target = None if is_thing else known.find(row.target)
    if target == organisation:
        raise ValueError("An organisation cannot be tied to itself")
    return Tie(
        body=known.body,
        organisation=organisation,
        relation=row.relation,
        target=target,
        what=known.thing(row.relation, row.target) if is_thing else "",
        since=row.since,
        until=row.until,
        source=SOURCE,
    )


def _meant(own: list[Tie], since: date | None) -> Tie | None:
    """The tie a line is about: the one of its first day, else one whose first day was not known."""
    return next((each for day in (since, None) for each in own if each.since == day), None)


def _is_known(meant: Tie | None, national: list[Tie], row: SheetRow) -> bool:
    """Whether a line says what the body's own tie says, or else what the national directory does."""
    if meant:
        return (meant.since, meant.until) == (row.since, row.until)
    return any(row.since in {None, tie.since} and row.until in {None, tie.until} for tie in national)


def _overlap(tie: Tie, row: SheetRow) -> bool:
    starts_before = (tie.since or date.min) < (row.until or date.max)
    return starts_before and (row.since or date.min) < (tie.until or date.max)


def _amend(tie: Tie, row: SheetRow, made: Plan) -> None:
    if tie.pk is None or tie.pk in made.changed:
        raise ValueError("Another line gives other days for the same tie")
    ends = tie.until is None and row.until is not None
    tie.since, tie.until = row.since, row.until
    made.changed[tie.pk] = tie
    made.ended += ends
    made.lines.append((row.line, f"{'Ends' if ends else 'Other days'}: {tie}{_span(tie)}"))


def _span(tie: Tie) -> str:
    since = f" since {day_in_words(tie.since)}" if tie.since else ""
    return since + (f" until {day_in_words(tie.until)}" if tie.until else "")
