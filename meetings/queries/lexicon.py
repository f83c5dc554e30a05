"""The words that tell what a body's items are about: those that come with the service, and the body's own changes."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db.models import Count, QuerySet

from matching.keys import MEDICAL_CONTRACTS, in_words
from matching.lexicon import Data, Place, Wording, lists_in, shipped, with_wordings
from matching.themes import Lexicon, default_lexicon, lexicon_from
from meetings.models import AgendaItem, LexiconChange
from meetings.policy.lexicon_words import FOR_ANY_THEME, KINDS, kind_in_words, list_in_words
from meetings.queries.agenda import theme_in_words
from organisations.policy.relations import THEMES
from organisations.queries.search import known_to, ties_seen_by
from people.models import Body

RECENT_ITEMS = 200
MOST_UNTOLD = 50


def lexicon_for(body: Body) -> Lexicon:
    """The words that tell what a body's items are about; kept in memory until the body changes them."""
    latest = _latest(body)
    return _lexicon(body.pk, latest) if latest else default_lexicon()


def lexicon_with(body: Body, wordings: list[Wording]) -> Lexicon:
    """What they would be with further changes."""
    return lexicon_from(with_wordings(lexicon_data(body), wordings))


def lexicon_data(body: Body) -> Data:
    """The same as data: lists of phrases by name."""
    latest = _latest(body)
    return _data(body.pk, latest) if latest else shipped()


def _latest(body: Body) -> int | None:
    return body.lexicon_changes.order_by("-pk").values_list("pk", flat=True).first()


@lru_cache(maxsize=8)
def _lexicon(body_id: int, latest: int) -> Lexicon:
    return lexicon_from(_data(body_id, latest))


@lru_cache(maxsize=8)
def _data(body_id: int, latest: int) -> Data:
    """`latest` is the id of the body's latest change, so that a further one is noticed."""
    changes = LexiconChange.objects.filter(body=body_id, pk__lte=latest).order_by("pk")
    return with_wordings(shipped(), (change.wording for change in changes))


def standing_changes(body: Body) -> list[LexiconChange]:
    """The body's latest word on each phrase of each list, in the order of the lists and phrases."""
    of_a_phrase = ("kind", "value", "list", "phrase")
    latest = body.lexicon_changes.order_by(*of_a_phrase, "-pk").distinct(*of_a_phrase)
    return list(latest.select_related("changed_by"))


def changes_of(body: Body) -> QuerySet[LexiconChange]:
    """All changes a body made, the latest first."""
    return body.lexicon_changes.select_related("changed_by")


@dataclass(frozen=True, slots=True)
class ListLine:
    """A list of phrases: how many it has, and how many of them the body put in and took out."""

    place: Place
    phrases: int
    added: int
    withdrawn: int

    @property
    def theme(self) -> str:
        """The theme it belongs to, in words."""
        return title_of(self.place)

    @property
    def in_words(self) -> str:
        """What the list is for."""
        return list_in_words(self.place)


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The lists of all themes of one kind, or those that hold for every item."""

    title: str
    has_themes: bool
    lines: tuple[ListLine, ...]


def lexicon_groups(body: Body) -> list[KindGroup]:
    """The whole lexicon as people look at it: by kind and theme; what holds for every item comes last."""
    lines: dict[str, list[ListLine]] = defaultdict(list)
    for line in _list_lines(body):
        lines[line.place.kind].append(line)
    kinds = sorted(lines, key=lambda kind: (not kind, list(KINDS).index(kind) if kind in KINDS else len(KINDS)))
    return [KindGroup(kind_in_words(kind), bool(kind), tuple(lines[kind])) for kind in kinds]


def places(body: Body) -> list[Place]:
    """The lists that a phrase may go into, in the order in which they are shown: also some that have none yet."""
    found: dict[Place, None] = {}
    for place in (line.place for group in lexicon_groups(body) for line in group.lines):
        names = [name for name in FOR_ANY_THEME if place.kind]
        found |= dict.fromkeys([*(replace(place, list=name) for name in names), place])
    return list(found)


def has_list(place: Place, body: Body) -> bool:
    """Whether the lexicon has such a list."""
    return place in lists_in(lexicon_data(body))


def is_known(kind: str, value: str, body: Body) -> bool:
    """Whether the lexicon has such a theme, and a phrase that tells it."""
    lists = lists_in(lexicon_data(body)).items()
    return any(phrases and (place.kind, same(place.value)) == (kind, same(value)) for place, phrases in lists)


def title_of(place: Place) -> str:
    """The theme a list belongs to, in words."""
    return theme_in_words(f"{place.kind}:{place.value}") if place.kind else kind_in_words("")


def _list_lines(body: Body) -> list[ListLine]:
    came_with, lists = lists_in(shipped()), lists_in(lexicon_data(body))
    return [
        ListLine(
            place,
            len(phrases),
            len(set(phrases) - set(came_with.get(place, ()))),
            len(set(came_with.get(place, ())) - set(phrases)),
        )
        for place, phrases in lists.items()
    ]


@dataclass(frozen=True, slots=True)
class PhraseLine:
    """A phrase of a list, or one taken from it, and the body's latest word on it, if any."""

    phrase: str
    is_there: bool
    change: LexiconChange | None


def phrases_of(place: Place, body: Body) -> list[PhraseLine]:
    """The phrases of a list, and those the body took from it, in the order of the alphabet."""
    there = lists_in(lexicon_data(body)).get(place, [])
    said = {change.phrase: change for change in standing_changes(body) if change.wording.place == place}
    gone = set(lists_in(shipped()).get(place, ())) - set(there)
    return [PhraseLine(phrase, phrase in there, said.get(phrase)) for phrase in sorted({*there, *gone})]


@dataclass(frozen=True, slots=True)
class Untold:
    """Something that organisations of the body's area are tied to, and no theme is about; how many they are."""

    kind: str
    value: str
    organisations: int

    @property
    def in_words(self) -> str:
        """As the theme would be called."""
        return theme_in_words(f"{self.kind}:{self.value}")


def untold(body: Body, day: date) -> list[Untold]:
    """What the directory knows of organisations here that no phrase tells yet, the most widespread first."""
    told = {(place.kind, same(place.value)) for place in lists_in(lexicon_data(body))}
    rows = _things(body, day).annotate(organisations=Count("organisation", distinct=True))
    found = (Untold(THEMES[relation], what, count) for relation, what, count in rows)
    new = [each for each in found if (each.kind, same(each.value)) not in told]
    return sorted(new, key=lambda each: (-each.organisations, each.value))[:MOST_UNTOLD]


def themes_to_add(item: AgendaItem) -> list[tuple[str, str]]:
    """What a person may say an item is about, as kind:value and in words: what phrases tell and the directory knows."""
    body, day = item.meeting.body, item.meeting.held_on
    known = {f"{entry.theme.kind}:{entry.theme.value}" for entry in lexicon_for(body).entries}
    known |= {f"ct:{contract}" for contract in MEDICAL_CONTRACTS}
    known |= {f"{THEMES[relation]}:{what}" for relation, what in _things(body, day)}
    return sorted(((theme, theme_in_words(theme)) for theme in known), key=lambda each: each[1].casefold())


def as_recorded(kind: str, value: str, body: Body, day: date) -> str:
    """A theme's value as the directory writes it, so that the two meet; as given where it has none like it."""
    known = (what for relation, what in _things(body, day) if THEMES[relation] == kind)
    return next((what for what in known if same(what) == same(value)), value)


def same(value: str) -> str:
    """A value without what people write differently."""
    return in_words(value).casefold()


def _things(body: Body, day: date) -> QuerySet:
    here = known_to(body).filter(area__in=body.areas)
    ties = ties_seen_by(body).as_at(day).filter(relation__in=THEMES, organisation__in=here)
    return ties.exclude(what="").order_by("relation", "what").values_list("relation", "what").distinct()


def recent_texts(body: Body) -> list[str]:
    """What the body's latest items say, a text for each."""
    items = AgendaItem.objects.filter(meeting__body=body, withdrawn=False).order_by("-meeting__held_on", "-pk")
    return [f"{item.title}\n{item.paper_as_read}" for item in items[:RECENT_ITEMS]]
