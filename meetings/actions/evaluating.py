"""Judging the matching on labelled cases, through the same tables, keys and join the site uses.

Everything is written inside one transaction and rolled back: nothing of the cases stays. Answers are read only once
the flags are fixed.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from matching.keys import ADVOCACY
from matching.scoring import MentionScore, PairScore, score_mentions, score_pairs
from meetings.actions import matching
from meetings.actions.scratch import scratch_body
from meetings.models import AgendaItem, Committee, Finding, MatchRun, Meeting, Member
from organisations.actions.scratch import hide_directory, load_directory
from organisations.formats.tables import read_table
from organisations.queries.directory import resolver_for
from people.actions.posts import the_service
from people.models import Body, Person
from registers.models import Category, Declaration, HeldAs, Interest

LONGEST_TEXT = 300


@dataclass(frozen=True)
class Evaluation:
    """How the flags compare with the labels; `mentions` where the folder has any."""

    pairs: PairScore
    mentions: MentionScore | None


@dataclass
class _Case:
    """One committee of the cases as rows, and what each row is called there."""

    meeting: Meeting
    interests: dict[int, str]
    items: dict[int, str]


@transaction.atomic
def evaluate(*, organisations: Path, cases: Path, at: datetime) -> Evaluation:
    """Load a directory and labelled cases, match every committee, and score what was flagged."""
    hide_directory(behind=scratch_body("scratch-hidden", []))
    load_directory(folder=organisations)
    flags = {flag for case in _load(cases, at) for flag in _flags(case, at)}
    answers = _answers(cases, at)
    gold = {(row["interest"], row["item"]): row["kind"] for row in read_table(cases / "gold.csv")}
    scored = Evaluation(score_pairs(flags, gold), _score_mentions(cases, answers, at))
    transaction.set_rollback(True)
    return scored


def _load(cases: Path, at: datetime) -> list[_Case]:
    interests, items = _by_committee(cases / "interests.csv"), _by_committee(cases / "items.csv")
    names = sorted(interests.keys() & items.keys())
    return [_case(place, interests[name], items[name], at) for place, name in enumerate(names, start=1)]


def _by_committee(path: Path) -> dict[str, list[dict[str, str]]]:
    rows = defaultdict(list)
    for row in read_table(path):
        rows[row["committee"]].append(row)
    return rows


def _case(number: int, interests: list[dict], items: list[dict], at: datetime) -> _Case:
    body = scratch_body(f"scratch-{number}", sorted({row["area"] for row in items if row["area"]}))
    committee = Committee.objects.create(body=body, slug="committee", name=f"Committee {number}")
    meeting = Meeting.objects.create(
        body=body, committee=committee, held_on=at.date(), called_at=at, called_by=the_service()
    )
    people = _people(number, interests, meeting)
    held = [row for row in interests if row["text"].strip()]
    written = Interest.objects.bulk_create(_interests(held, people, body, at))
    agenda = AgendaItem.objects.bulk_create(_item(place, row, meeting) for place, row in enumerate(items, start=1))
    return _Case(
        meeting,
        {interest.pk: row["interest"] for interest, row in zip(written, held, strict=True)},
        {item.pk: row["item"] for item, row in zip(agenda, items, strict=True)},
    )


def _people(number: int, interests: list[dict], meeting: Meeting) -> dict[str, Person]:
    names = sorted({row["member"] for row in interests})
    people = Person.objects.bulk_create(
        Person(email=f"{number}-{name}@scratch.recuse.invalid", name=f"Member {name}", password="!") for name in names
    )
    Member.objects.bulk_create(Member(meeting=meeting, person=person) for person in people)
    return dict(zip(names, people, strict=True))


def _interests(rows: list[dict], people: dict[str, Person], body: Body, at: datetime) -> list[Interest]:
    declarations = {
        name: Declaration.objects.create(
            body=body, person=person, kind=Declaration.Kind.INTERESTS, declared_at=at, declared_by=person
        )
        for name, person in people.items()
    }
    return [
        Interest(
            declaration=declarations[row["member"]],
            body=body,
            person=people[row["member"]],
            category=Category.FINANCIAL,
            held_as=HeldAs.OTHER,
            organisation_text=row["text"][:LONGEST_TEXT],
            private_detail=row["text"][LONGEST_TEXT:],
        )
        for row in rows
    ]


def _item(place: int, row: dict[str, str], meeting: Meeting) -> AgendaItem:
    # A title longer than ours goes into the paper whole.
    title, paper = row["title"], row["paper"]
    if len(title) > LONGEST_TEXT:
        title, paper = title[:LONGEST_TEXT], f"{title}\n{paper}"
    return AgendaItem(meeting=meeting, number=place, title=title, paper=paper)


def _flags(case: _Case, at: datetime) -> set[tuple[str, str]]:
    run = MatchRun.objects.create(meeting=case.meeting, asked_by=the_service(), asked_at=at)
    matching.carry_out(run=run, day=at.date())
    found = Finding.objects.filter(run=run).values_list("interest_id", "conflict__item_id", "interest_path")
    # An advocate holds nothing and speaks for others (requirements C14), a relation that the labels do not know.
    return {(case.interests[interest], case.items[item]) for interest, item, path in found if path[0][0] != ADVOCACY}


def _answers(cases: Path, at: datetime) -> dict[str, str | None]:
    resolver = resolver_for(scratch_body("scratch-mentions", []), at.date())
    answers = {}
    for row in read_table(cases / "mentions.csv"):
        found = resolver.resolve(row["mention"], areas=(row["area"],) if row["area"] else ())
        answers[row["mention_id"]] = found[0].code if found else None
    return answers


def _score_mentions(cases: Path, answers: dict[str, str | None], at: datetime) -> MentionScore | None:
    gold = {row["mention_id"]: row["organisation"] or None for row in read_table(cases / "mentions.csv")}
    if not gold:
        return None
    directory = resolver_for(Body.objects.get(slug="scratch-mentions"), at.date()).directory

    def same(answer: str, truth: str) -> bool:
        return answer == truth or truth in directory.targets(answer, "branch_of")

    return score_mentions(answers, gold, same)
