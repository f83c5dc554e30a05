"""The join: where the keys of a meeting's members, or of a whole register, and of its items are equal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from coi.shared.prepared import rows_of
from matching.keys import Directness
from meetings.models import AgendaItem, ItemKey, MatchRun, Meeting
from meetings.policy.strength import weaker
from people.models import Person
from registers.models import Interest, InterestKey
from registers.policy.publication import months_before
from registers.queries.organisations import counting
from registers.queries.resolutions import resolutions
from registers.queries.rules import rules_of


class Meet(NamedTuple):
    """One equal key: an interest of somebody's and an item of the agenda meet in it."""

    item: int
    person: int
    interest: int
    key: str
    directness: Directness


class KeyMet(NamedTuple):
    """A key, the items that emit it and the interests that do, side by side with their holders: all of them meet."""

    key: str
    item_directness: str
    items: list[int]
    held_directness: str
    interests: list[int]
    people: list[int]

    @property
    def directness(self) -> Directness:
        """A meeting of keys is only as direct as the less direct of its two sides."""
        return weaker(self.held_directness, self.item_directness)

    def meets(self) -> Iterator[Meet]:
        """Each item with each interest."""
        directness = self.directness
        for item in self.items:
            for interest, person in zip(self.interests, self.people, strict=True):
                yield Meet(item, person, interest, self.key, directness)


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody whose interests meet an agenda: in which items, and how directly at the most."""

    person: Person
    directness: Directness
    items: tuple[int, ...]


# A key goes over the wire once, with all who have it: what is read is the sum of both sides, not their product.
WANTED = """
    WITH wanted AS (
        SELECT item.key, item.directness, array_agg(item.item_id) AS items
          FROM meetings_itemkey item
          JOIN meetings_agendaitem agenda ON agenda.id = item.item_id AND agenda.meeting_id = item.meeting_id
         WHERE item.meeting_id = $1 AND NOT agenda.withdrawn
         GROUP BY item.key, item.directness
    )
"""
# What holds of an interest on the day: it has begun, and is not long over (C20). A replaced one has no keys.
COUNTS = "(held.since IS NULL OR held.since <= $3) AND (held.until IS NULL OR held.until > $4)"
# Cost follows the committee and its agenda, not the register: one index holds a person's keys side by side, and OFFSET
# keeps the planner to looking up each member there, where it might read the index through to save sixteen look-ups.
COMMITTEE = f"""
    {WANTED}
    SELECT wanted.key, wanted.directness, wanted.items,
           held.directness, array_agg(held.interest_id), array_agg(held.person_id)
      FROM meetings_member member
     CROSS JOIN LATERAL (
            SELECT held.key, held.directness, held.interest_id, held.person_id
              FROM registers_interestkey held
             WHERE held.person_id = member.person_id AND held.body_id = $2 AND {COUNTS}
            OFFSET 0
           ) held
      JOIN wanted ON wanted.key = held.key
     WHERE member.meeting_id = $1 AND NOT member.apologies
     GROUP BY wanted.key, wanted.directness, wanted.items, held.directness
"""
# Cost follows what is found: another index holds a key's interests side by side.
REGISTER = f"""
    {WANTED}
    SELECT wanted.key, wanted.directness, wanted.items, met.directness, met.interests, met.people
      FROM wanted
     CROSS JOIN LATERAL (
            SELECT held.directness, array_agg(held.interest_id) AS interests, array_agg(held.person_id) AS people
              FROM registers_interestkey held
             WHERE held.key = wanted.key AND held.body_id = $2 AND {COUNTS}
             GROUP BY held.directness
           ) met
"""
KINDS = "bigint, bigint, date, date"


def meets(meeting: Meeting) -> list[Meet]:
    """Every equal key between an expected member's interest and an item of the meeting, in one query; unordered."""
    return [meet for met in keys_met(meeting) for meet in met.meets()]


def keys_met(meeting: Meeting) -> list[KeyMet]:
    """The keys in which an expected member's interest and an item of the meeting meet."""
    return list(map(KeyMet._make, rows_of("keys_met", COMMITTEE, KINDS, _values(meeting))))


def keys_met_by_register(meeting: Meeting) -> list[KeyMet]:
    """The keys in which anybody's interest, in the whole body, and an item of the meeting meet."""
    return list(map(KeyMet._make, rows_of("keys_met_by_register", REGISTER, KINDS, _values(meeting))))


def people_met(meeting: Meeting, *, first: int = 0, many: int = 50) -> tuple[int, list[PersonMet]]:
    """Who in the whole body has an interest that meets the agenda: how many, and some of them, most directly first.

    Members of the committee are among them. Who is not among them may not have declared: that is not known here.
    """
    directness: dict[int, Directness] = {}
    items: dict[int, set[int]] = {}
    for met in sorted(keys_met_by_register(meeting), key=lambda met: met.directness.rank()):
        for person in met.people:
            directness.setdefault(person, met.directness)
            items.setdefault(person, set()).update(met.items)
    order = sorted(directness, key=lambda person: (directness[person].rank(), -len(items[person]), person))
    shown = order[first : first + many]
    people = Person.objects.in_bulk(shown)
    return len(order), [PersonMet(people[pk], directness[pk], tuple(sorted(items[pk]))) for pk in shown]


def with_paths(found: Iterable[Meet]) -> list[tuple[Meet, list[list[str]], list[list[str]]]]:
    """What was found, with the path of its key on either side; without what was rebuilt since and is no longer so."""
    found = sorted(found)
    keys = {meet.key for meet in found}
    held = InterestKey.objects.filter(interest__in={meet.interest for meet in found}, key__in=keys)
    item = ItemKey.objects.filter(item__in={meet.item for meet in found}, key__in=keys)
    held_paths = {(interest, key): path for interest, key, path in held.values_list("interest", "key", "path")}
    item_paths = {(item, key): path for item, key, path in item.values_list("item", "key", "path")}
    return [
        (meet, held_paths[meet.interest, meet.key], item_paths[meet.item, meet.key])
        for meet in found
        if (meet.interest, meet.key) in held_paths and (meet.item, meet.key) in item_paths
    ]


def _values(meeting: Meeting) -> tuple[int, int, date, date]:
    recently = months_before(meeting.held_on, rules_of(meeting.body, meeting.held_on).public_months_after_end)
    return meeting.pk, meeting.body_id, meeting.held_on, recently


def _expected(meeting: Meeting) -> QuerySet:
    """The ids of the people expected at a meeting."""
    return meeting.members.filter(apologies=False).order_by("id").values_list("person_id", flat=True)


def interests_that_count(meeting: Meeting) -> QuerySet[Interest]:
    """The members' interests in force on the day of the meeting, and those that ended shortly before it (C20)."""
    interests = counting(meeting.body, meeting.held_on)
    return interests.filter(person__in=_expected(meeting)).select_related("body", "organisation")


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
