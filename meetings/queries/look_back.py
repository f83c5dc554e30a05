"""Decisions that may need review: what interests known only afterwards would have met."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Prefetch, QuerySet

from coi.shared.words import day_in_words
from matching.keys import Directness
from matching.route import Stop, route
from meetings.models import AgendaItem, Conflict, LookBack, Meeting, Member, Review, Ruling
from meetings.policy import strength
from meetings.policy.handling import in_words, together
from meetings.queries.cases import grouped
from people.models import Body

# The keys of past items are kept, so this asks of each interest only the meetings its holder was expected at.
# What was found then is left out, and what an earlier version of the interest was found to meet.
PAST = """
    SELECT item.item_id, interest.id, item.key, held.directness, item.directness, held.path, item.path
      FROM registers_interest interest
      JOIN meetings_member member ON member.person_id = interest.person_id
      JOIN meetings_meeting meeting
        ON meeting.id = member.meeting_id AND meeting.body_id = interest.body_id AND meeting.held_on < %(day)s
       AND COALESCE(interest.since, interest.became_aware_on, meeting.held_on) <= meeting.held_on
       AND COALESCE(interest.until > meeting.held_on - make_interval(months => %(months)s), TRUE)
      JOIN registers_interestkey held ON held.interest_id = interest.id
      JOIN meetings_itemkey item ON item.meeting_id = meeting.id AND item.key = held.key
      JOIN meetings_agendaitem agenda
        ON agenda.id = item.item_id AND NOT agenda.withdrawn AND agenda.stage = ANY(%(stages)s)
     WHERE interest.id = ANY(%(interests)s)
       AND NOT EXISTS (SELECT FROM meetings_finding finding
                         JOIN meetings_conflict conflict ON conflict.id = finding.conflict_id
                        WHERE conflict.item_id = item.item_id AND conflict.person_id = interest.person_id
                          AND finding.key = item.key)
       AND NOT EXISTS (SELECT FROM meetings_lookback known
                         JOIN registers_interest version ON version.id = known.interest_id
                        WHERE version.line = interest.line AND known.item_id = item.item_id
                          AND known.key = item.key)
     ORDER BY item.item_id, interest.id, item.key
"""


class PastMeet(NamedTuple):
    """One equal key of an interest and a past item, with the path that led to it on either side."""

    item: int
    interest: int
    key: str
    directness: Directness
    interest_path: list[list[str]]
    item_path: list[list[str]]


SHAPED_OR_DECIDED = [AgendaItem.Stage.DISCUSSION.value, AgendaItem.Stage.DECISION.value]


def past_meets(interest_ids: Sequence[int], day: date, months: int) -> list[PastMeet]:
    """Every key of these interests that an item of a meeting before a day emits too, and that was not found then.

    Items for noting, and those still in development, had nothing to review. An interest without any date counts,
    and one that had ended no more than some months before.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            PAST, {"interests": list(interest_ids), "day": day, "months": months, "stages": SHAPED_OR_DECIDED}
        )
        rows = cursor.fetchall()
    return [
        PastMeet(item, interest, key, strength.weaker(held, named), held_path, item_path)
        for item, interest, key, held, named, held_path, item_path in rows
    ]


def look_backs_of(body: Body) -> QuerySet[LookBack]:
    """Everything found by looking back at a body's meetings, with what is shown of it."""
    found = LookBack.objects.filter(item__meeting__body=body)
    return found.select_related(
        "interest__person",
        "interest__organisation",
        "interest__declaration",
        "interest__body",
        "item__meeting__committee",
        "item__meeting__body",
    )


def meetings_to_review(body: Body) -> QuerySet[Meeting]:
    """The past meetings at which something was found by looking back, the latest first."""
    return body.meetings.filter(items__look_backs__isnull=False).distinct().select_related("committee")


@dataclass(frozen=True, slots=True)
class PastDecision:
    """An item, an interest known only afterwards, and the most direct way they meet; `others` are the rest."""

    look_back: LookBack
    others: tuple[LookBack, ...]
    member: Member | None
    ruling: Ruling | None  # how the chair had its holder handled on the item, for whatever else was known
    reviews: tuple[Review, ...]  # the latest first

    @property
    def person(self) -> str:
        """Whose interest it is."""
        return str(self.look_back.interest.person)

    @property
    def directness(self) -> str:
        """How directly they meet, in words."""
        return strength.LABELS[Directness(self.look_back.directness)]

    @property
    def route(self) -> tuple[Stop, ...]:
        """The way from the person to the item, to be drawn."""
        found = self.look_back
        return route(self.person, found.interest_steps, found.item_steps, f"Item {found.item.number}")

    @property
    def was_present(self) -> str:
        """What is known of the person's being there."""
        if self.member is None:
            return "No longer among those expected"
        return "Sent apologies" if self.member.apologies else "Expected, and no apologies noted"

    @property
    def known_since(self) -> str:
        """Since when the interest was held, known of and on record, as far as each was said."""
        interest = self.look_back.interest
        held = f"Held since {day_in_words(interest.since)}" if interest.since else "No start date was declared"
        aware = f"aware of it since {day_in_words(interest.became_aware_on)}" if interest.became_aware_on else ""
        declared = f"declared on {day_in_words(interest.declaration.declared_at)}"
        return f"{'; '.join(filter(None, (held, aware, declared)))}."

    @property
    def handled(self) -> str:
        """How the chair had the person handled on the item then; empty where there was no ruling."""
        return in_words(together(self.ruling.handling, self.ruling.also)) if self.ruling else ""

    @property
    def is_open(self) -> bool:
        """Nobody has said what is to be done, or more was found since."""
        newest = max(each.found_at for each in (self.look_back, *self.others))
        return not self.reviews or self.reviews[0].reviewed_at < newest


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """A meeting and what was found by looking back at it, in the order of its agenda."""

    meeting: Meeting
    decisions: tuple[PastDecision, ...]


def past_decisions(body: Body, meetings: Iterable[Meeting]) -> list[PastMeeting]:
    """What was found by looking back at some of a body's meetings, in their order."""
    meetings = list(meetings)
    reviews = Prefetch("reviews", Review.objects.select_related("reviewed_by"))
    found = look_backs_of(body).filter(item__meeting__in=meetings).prefetch_related(reviews)
    members = {(each.meeting_id, each.person_id): each for each in Member.objects.filter(meeting__in=meetings)}
    rulings = _rulings(meetings)
    by_meeting = defaultdict(list)
    for each in _together(found.order_by("item__number", "interest__person__name", "id")):
        item, interest = each[0].item, each[0].interest
        member = members.get((item.meeting_id, interest.person_id))
        ruling = rulings.get((item.pk, interest.person_id))
        by_meeting[item.meeting_id].append(_decision(each, member, ruling))
    return [PastMeeting(meeting, tuple(by_meeting[meeting.pk])) for meeting in meetings]


def decision_of(look_back: LookBack) -> PastDecision:
    """One of them, by any of the ways it was met."""
    meeting = look_back.item.meeting
    (past,) = past_decisions(meeting.body, [meeting])
    return next(each for each in past.decisions if look_back in (each.look_back, *each.others))


def _together(found: Iterable[LookBack]) -> list[list[LookBack]]:
    """Those of one interest, in whatever version, on one item."""
    return list(grouped(found, lambda each: (each.item_id, each.interest.line)).values())


def _decision(found: list[LookBack], member: Member | None, ruling: Ruling | None) -> PastDecision:
    first, *others = sorted(found, key=lambda each: (Directness(each.directness).rank(), each.pk))
    reviews = sorted((review for each in found for review in each.reviews.all()), key=_when, reverse=True)
    return PastDecision(first, tuple(others), member, ruling, tuple(reviews))


def _when(review: Review) -> tuple:
    return review.reviewed_at, review.pk


def _rulings(meetings: list[Meeting]) -> dict[tuple[int, int], Ruling]:
    """The ruling that stands on each item and person."""
    conflicts = Conflict.objects.filter(meeting__in=meetings).values("pk")
    rulings = Ruling.objects.filter(conflict__in=conflicts).select_related("conflict").order_by("ruled_at", "id")
    return {(ruling.conflict.item_id, ruling.conflict.person_id): ruling for ruling in rulings}
