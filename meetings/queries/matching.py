"""The join: where the keys of a meeting's members and of its items are equal."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from matching.keys import Directness
from meetings.models import AgendaItem, MatchRun, Meeting
from people.models import Body
from registers.models import Interest
from registers.policy.publication import months_before
from registers.queries.resolutions import resolutions


@dataclass(frozen=True, slots=True)
class Meet:
    """One equal key, with the path that led to it from either side."""

    item: int
    person: int
    interest: int
    key: str
    directness: str
    interest_path: list[list[str]]
    item_path: list[list[str]]

    @classmethod
    def of_row(cls, row: tuple) -> "Meet":
        """From a row of the join: item, person, interest, key, then directness and path of either side.

        A meeting of keys is only as direct as the less direct of its two sides.
        """
        item, person, interest, key, held_directness, item_directness, held_path, item_path = row
        directness = max(Directness(held_directness), Directness(item_directness), key=Directness.rank)
        return cls(item, person, interest, key, directness, held_path, item_path)


# Cost follows the committee and the agenda, not the register: each member's interest is asked for each of the
# agenda's keys, by the index that keeps a key from being written twice.
JOIN = """
    SELECT item.item_id, held.person_id, held.interest_id, item.key,
           held.directness, item.directness, held.path, item.path
      FROM meetings_itemkey item
      JOIN meetings_agendaitem agenda ON agenda.id = item.item_id AND NOT agenda.withdrawn
      JOIN registers_interestkey held
        ON held.key = item.key AND held.interest_id = ANY(%(interests)s)
     WHERE item.meeting_id = %(meeting)s
     ORDER BY item.item_id, held.person_id, held.interest_id, item.key
"""


def meets(meeting: Meeting) -> list[Meet]:
    """Every equal key between an expected member's interest and an item of the meeting."""
    interests = list(interests_that_count(meeting).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(JOIN, {"interests": interests, "meeting": meeting.pk})
        return [Meet.of_row(row) for row in cursor.fetchall()]


def _expected(meeting: Meeting) -> QuerySet:
    """The ids of the people expected at a meeting."""
    return meeting.members.filter(apologies=False).order_by("id").values_list("person_id", flat=True)


def interests_that_count(meeting: Meeting) -> QuerySet[Interest]:
    """The members' interests in force on the day of the meeting, and those that ended shortly before it (C20)."""
    counting = interests_counting_on(meeting.body, meeting.held_on)
    return counting.filter(person__in=_expected(meeting)).select_related("body", "organisation")


def interests_counting_on(body: Body, day: date) -> QuerySet[Interest]:
    """A body's interests in force on a day, and those that ended shortly before it."""
    recently = months_before(day, body.public_months_after_end)
    not_long_over = Q(until__isnull=True) | Q(until__gt=recently)
    started = Q(since__isnull=True) | Q(since__lte=day)
    return Interest.objects.standing().filter(started & not_long_over, body=body)


def unresolved(meeting: Meeting) -> list[Interest]:
    """The interests that count and are tied to no organisation, by member: what they may meet nobody can say.

    Not those of which somebody said that the directory holds no such organisation.
    """
    loose = interests_that_count(meeting).filter(organisation__isnull=True, readings__isnull=True)
    interests = list(loose.select_related("person", "body").order_by("person__name", "id"))
    said = resolutions(interests)
    return [interest for interest in interests if interest.pk not in said]


def run_by_id(run_id: int) -> MatchRun | None:
    """A run with its meeting, or None."""
    return MatchRun.objects.select_related("meeting__body", "meeting__committee").filter(pk=run_id).first()


def item_by_id(item_id: int) -> AgendaItem | None:
    """An agenda item with its meeting and body, or None."""
    return AgendaItem.objects.select_related("meeting__body").filter(pk=item_id).first()


def latest_run(meeting: Meeting) -> MatchRun | None:
    """The newest run of a meeting, in whatever state."""
    return meeting.runs.order_by("-id").first()


def unfinished_runs() -> QuerySet:
    """The ids of runs asked for and not done; their task may have been lost."""
    unfinished = MatchRun.objects.filter(state__in=[MatchRun.State.WAITING, MatchRun.State.RUNNING])
    return unfinished.order_by("id").values_list("pk", flat=True)
