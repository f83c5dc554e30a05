"""What a change to the lexicon would add to the meetings to come, or take from them: worked out, nothing stored."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from coi.shared.words import count_phrase
from matching.keys import Subject, Theme, item_keys
from matching.lexicon import Wording
from matching.quoting import Quote, quote
from matching.resolving import Resolver
from matching.subjects import ItemReading, read_item
from matching.themes import Lexicon, ThemeEvidence
from meetings.models import AgendaItem, Correction, Meeting
from meetings.policy.phrasing import places_in
from meetings.queries.agenda import coming_items, latest_words, theme_in_words
from meetings.queries.lexicon import lexicon_for, lexicon_with
from meetings.queries.matching import interests_that_count
from organisations.queries.directory import resolver_for
from people.models import Body
from registers.models import InterestKey

MOST_ITEMS = 300
MOST_READ = 40
MOST_LETTERS = 200_000
Words = dict[tuple[int, int | None, str], Correction]


@dataclass(frozen=True, slots=True)
class Stakes:
    """How many interests, of how many members."""

    interests: int
    members: int

    def __bool__(self) -> bool:
        return self.interests > 0

    def __str__(self) -> str:
        interests, members = count_phrase(self.interests, "interest"), count_phrase(self.members, "member")
        return f"{interests} of {members}"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to one item: what it would and would no longer concern, and whose interests that meets."""

    item: AgendaItem
    passage: Quote
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    newly: Stakes
    no_longer: Stakes


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a change does to the items to come; of how many it changes nothing, and how many were not tried."""

    effects: tuple[Effect, ...]
    unchanged: int
    not_tried: int


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as it is read now and as it would be: what it concerns, and the keys that follow."""

    item: AgendaItem
    now: Subject
    then: Subject
    keys_now: frozenset[str]
    keys_then: frozenset[str]
    passage: Quote

    @property
    def differs(self) -> bool:
        return {*self.now.codes, *self.now.themes} != {*self.then.codes, *self.then.themes}


def foresee(wordings: list[Wording], body: Body, day: date) -> Foreseen:
    """What changes to the lexicon do to the items of a body's meetings to come.

    Only items in which one of the phrases stands can change, so only these are read again, and not without end.
    """
    phrases = [wording.phrase for wording in wordings]
    touched = [item for item in coming_items(body, day)[:MOST_ITEMS] if _first_place(item, phrases)]
    tried = list(_within_bounds(touched))
    resolver = resolver_for(body, day)
    read = _read_all(tried, wordings, body, resolver)
    changed = [each for each in read if each.differs]
    title = resolver.directory.title
    effects = [
        Effect(
            each.item,
            each.passage,
            _in_words(each.then, each.now, title),
            _in_words(each.now, each.then, title),
            *stakes,
        )
        for each, stakes in zip(changed, _stakes(changed), strict=True)
    ]
    return Foreseen(tuple(effects), len(read) - len(changed), len(touched) - len(tried))


def _within_bounds(items: list[AgendaItem]) -> Iterator[AgendaItem]:
    letters = 0
    for item in items[:MOST_READ]:
        letters += len(item.paper)
        if letters > MOST_LETTERS:
            return
        yield item


def _read_all(items: list[AgendaItem], wordings: list[Wording], body: Body, resolver: Resolver) -> list[_Read]:
    lexicons = lexicon_for(body), lexicon_with(body, wordings)
    words = latest_words([item.pk for item in items])
    phrases = [wording.phrase for wording in wordings]
    return [_read(item, lexicons, resolver, words, phrases) for item in items]


def _read(
    item: AgendaItem, lexicons: tuple[Lexicon, Lexicon], resolver: Resolver, words: Words, phrases: list[str]
) -> _Read:
    areas = tuple(item.meeting.body.areas)
    once = _finding_once(resolver)
    readings = [read_item(item.title, item.paper_as_read, once, areas, lexicon) for lexicon in lexicons]
    now, then = (_corrected(reading, item, words) for reading in readings)
    keys = [frozenset(key.key for key in item_keys(subject, resolver.directory)) for subject in (now, then)]
    changed = {*now.themes} ^ {*then.themes}
    told = [each for reading in readings for each in reading.told if each.theme in changed]
    return _Read(item, now, then, *keys, _passage(item, told, phrases))


def _finding_once(resolver: Resolver) -> Resolver:
    """A resolver for one item: by either lexicon the organisations in it are the same, and take the longest to find."""
    once = copy(resolver)
    once.resolve = lru_cache(resolver.resolve)
    return once


def _corrected(reading: ItemReading, item: AgendaItem, words: Words) -> Subject:
    """What an item concerns, a person's word standing over what is read."""
    found = reading.subject
    codes, themes = dict.fromkeys(found.codes, True), dict.fromkeys(found.themes, True)
    for (item_id, _, theme), word in words.items():
        stands = word.verdict == Correction.Verdict.CONCERNS
        if item_id == item.pk and word.organisation:
            codes[word.organisation.code] = stands
        elif item_id == item.pk:
            themes[Theme(*theme.split(":", 1))] = stands
    return Subject(
        tuple(code for code, stands in codes.items() if stands),
        tuple(theme for theme, stands in themes.items() if stands),
        found.areas,
    )


def _in_words(subject: Subject, other: Subject, title: Callable[[str], str]) -> tuple[str, ...]:
    """What one concerns and the other does not."""
    themes = [f"{theme.kind}:{theme.value}" for theme in subject.themes if theme not in other.themes]
    codes = [code for code in subject.codes if code not in other.codes]
    return (*map(theme_in_words, themes), *map(title, codes))


def _passage(item: AgendaItem, told: Iterable[ThemeEvidence], phrases: list[str]) -> Quote:
    """The sentence in which a phrase tells the theme, or else the first in which it stands."""
    texts = {"title": item.title, "paper": item.paper_as_read}
    for each in told:
        if places_in(texts[each.where][each.start : each.end], phrases):
            return quote(texts[each.where], each.start, each.end)
    return quote(*_first_place(item, phrases))


def _first_place(item: AgendaItem, phrases: list[str]) -> tuple[str, int, int] | None:
    for text in (item.title, item.paper_as_read):
        if place := places_in(text, phrases):
            return (text, *place)
    return None


def _stakes(read: list[_Read]) -> list[tuple[Stakes, Stakes]]:
    """For each item, the members' interests that would newly meet it, and those that would no longer."""
    by_meeting: dict[int, list[_Read]] = defaultdict(list)
    for each in read:
        by_meeting[each.item.meeting_id].append(each)
    held = {pk: _held(items[0].item.meeting, items) for pk, items in by_meeting.items()}
    return [_of_item(each, held[each.item.meeting_id]) for each in read]


def _held(meeting: Meeting, read: list[_Read]) -> list[tuple[str, int, int]]:
    """Which of the items' keys the members hold: the key, the interest and the person."""
    keys = {key for each in read for key in each.keys_now | each.keys_then}
    held = InterestKey.objects.filter(interest__in=interests_that_count(meeting).values("pk"), key__in=keys)
    return list(held.order_by("interest_id", "key").values_list("key", "interest_id", "person_id"))


def _of_item(read: _Read, held: list[tuple[str, int, int]]) -> tuple[Stakes, Stakes]:
    now = {(person, interest) for key, interest, person in held if key in read.keys_now}
    then = {(person, interest) for key, interest, person in held if key in read.keys_then}
    return _counted(then - now), _counted(now - then)


def _counted(pairs: set[tuple[int, int]]) -> Stakes:
    return Stakes(len(pairs), len({person for person, _ in pairs}))
