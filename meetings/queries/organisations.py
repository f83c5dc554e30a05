"""What meetings had to do with an organisation, and who in the body has an interest in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from coi.shared.words import count_phrase, lower_first
from matching.keys import Directness, Key, Subject, item_keys, path_of
from meetings.models import AgendaItem, Conflict, ItemKey, MatchRun, Ruling
from meetings.policy.handling import Handling
from meetings.policy.strength import weaker
from organisations.models import Organisation
from organisations.queries.neighbourhood import neighbourhood
from people.models import Body
from registers.models import Interest
from registers.queries.organisations import Held, held_in

# Of everything that an item naming the organisation would meet, this is about a place rather than about it.
NOT_ITS_OWN = {Directness.WARD}
HOW = {
    Directness.NAMED: "In it",
    Directness.PARENT_OR_BRANCH: "In its parent or branch",
    Directness.SUCCESSOR: "In what took its place, or in what it replaced",
    Directness.NETWORK: "By a network",
    Directness.PREMISES: "By premises",
    Directness.SUPPLIER: "By supplying it",
}


@dataclass(frozen=True, slots=True)
class Stake:
    """Somebody's interest in an organisation, how directly, and by which steps from either side."""

    interest: Interest
    directness: Directness
    steps: tuple[str, ...]

    @property
    def how(self) -> str:
        """In a few words, how directly the interest is in the organisation."""
        return HOW.get(self.directness, "By what they share")


def stakes(family: Sequence[Organisation], *, body: Body, day: date) -> list[Stake]:
    """Who has an interest in an organisation: whom an item that names it would meet, whatever the agenda.

    `family` is the organisation, then those that count as it.
    """
    near = neighbourhood(family, body=body, day=day)
    keys = {key.key: key for key in item_keys(Subject((family[0].code,)), near) if key.directness not in NOT_ITS_OWN}
    ids = [each.pk for each in family]
    found = [_stake(held, keys.get(held.key)) for held in held_in(ids, keys, body=body, day=day)]
    return sorted(found, key=lambda stake: stake.directness.rank())


def _stake(held: Held, key: Key | None) -> Stake:
    """An interest is only as directly in it as the less direct of the two sides."""
    directness = weaker(held.directness, key.directness if key else Directness.NAMED)
    # The first step of the organisation's own side says that it is named, which goes without saying here.
    steps = (*held.path, *(key.path[1:] if key else ()))
    return Stake(held.interest, directness, tuple(step.sentence for step in steps))


@dataclass(frozen=True, slots=True)
class Concerned:
    """An agenda item that concerned an organisation, by which steps, and how its conflicts were handled."""

    item: AgendaItem
    steps: tuple[str, ...]
    handled: str


def items_about(family: Iterable[Organisation], *, body: Body) -> QuerySet[AgendaItem]:
    """The items that name an organisation, or its branch, site or predecessor, the latest meeting first."""
    named = ItemKey.objects.filter(meeting__body=body, key__in=_keys(family))
    items = AgendaItem.objects.filter(meeting__body=body, withdrawn=False, pk__in=named.values("item"))
    return items.select_related("meeting__committee").order_by("-meeting__held_on", "number", "id")


def _keys(family: Iterable[Organisation]) -> list[str]:
    return [f"o:{each.code}" for each in family]


def concerned(items: Iterable[AgendaItem], family: Iterable[Organisation]) -> list[Concerned]:
    """Items with how each concerns the organisation and how its conflicts were handled."""
    items = list(items)
    paths = ItemKey.objects.filter(item__in=items, key__in=_keys(family)).order_by("-id")
    steps = dict(paths.values_list("item", "path"))
    handled = _handled(items)
    return [
        Concerned(item, tuple(step.sentence for step in path_of(steps[item.pk])), handled.get(item.pk, ""))
        for item in items
    ]


def _handled(items: list[AgendaItem]) -> dict[int, str]:
    """What was ruled on each item's conflicts, by the item's id: “2 conflicts: leaves; 1 not yet ruled on”."""
    done = MatchRun.objects.filter(meeting=OuterRef("meeting"), state=MatchRun.State.DONE).order_by("-id")
    ruled = Ruling.objects.filter(conflict=OuterRef("pk")).order_by("-ruled_at", "-id")
    found = Conflict.objects.filter(item__in=items).annotate(
        latest=Subquery(done.values("pk")[:1]), handling=Subquery(ruled.values("handling")[:1])
    )
    handlings: dict[int, list[str | None]] = defaultdict(list)
    for conflict in found.order_by("id"):
        if conflict.handling or conflict.last_run_id == conflict.latest:
            handlings[conflict.item_id].append(conflict.handling)
    return {item: _in_words(each) for item, each in handlings.items()}


def _in_words(handlings: list[str | None]) -> str:
    counts = Counter(handlings)
    waiting = counts.pop(None, 0)
    ruled = [f"{count} {lower_first(Handling(handling).label)}" for handling, count in counts.items()]
    parts = [*ruled, *([f"{waiting} not yet ruled on"] if waiting else [])]
    return f"{count_phrase(len(handlings), 'conflict')}: {', '.join(parts)}"
