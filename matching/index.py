"""The names of every organisation, found by the words in them."""

import math
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import takewhile
from sys import intern

from matching.directory import PRACTICES, Directory, Organisation
from matching.spelling import Spelling
from matching.vocabulary import word_set
from matching.words import CONNECTING, LEGAL_WORDS, TYPE_WORDS, normal, words

# A word of more names than this finds organisations within its area only; whole names are found everywhere.
RARE = 250
TYPE_SHARE = 0.25  # a word such as "surgery" says what it is, seldom which one
LEGAL_SHARE = 0.08  # and "NHS Foundation Trust" or "Limited" are left out as often as not
LONGEST_HOUSE_NAME = 6
OF_STREETS = 4.5  # "road" and "hill" tell little even where a small directory has one of them
WHOLE_COUNTRY = 40_000  # names; in a small directory a word is as rare as it would be among so many

STREETS = word_set("streets") | word_set("street_ends")
NO_BUILDING = word_set("no_building")
OWN, OTHER, ADDRESS = "own", "other", "address"
BRACKETS = re.compile(r"\s*\(([^)]*)\)")
LONGEST_LETTERS = 5
PARTED = re.compile(r"\s+[-–]\s+|,\s+")
HOSPITAL_WORDS = frozenset({"hospital", "infirmary", "medical", "campus"})
SHORTEST_LETTERS = 3
TRUST_ENDINGS = ("", "T", "FT", "NHST", "NHSFT")
OFTEN_LEFT_OUT = {"teaching", "university"}


class Entry:
    """One name of one organisation, as words; `weight` adds them up."""

    __slots__ = ("code", "source", "weight", "words")

    def __init__(self, code: str, words: tuple[str, ...], source: str) -> None:
        self.code, self.words, self.source, self.weight = code, words, source, 0.0


@dataclass(slots=True)
class AreaIndex:
    """The names in one area: found by any word, by initials, and spelt by the words of that area."""

    entries: frozenset[int] = frozenset()
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_initials: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    addressed: Counter[str] = field(default_factory=Counter)  # how many of its organisations have a word in the address
    spelling: Spelling = field(default_factory=lambda: Spelling(()))


class Weights(dict[str, float]):
    """How telling each word is: rare words say which organisation, common ones little; a word of no name, much."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        super().__init__({word: _telling(word, count / total) for word, count in counts.items()})
        self._unknown = 0.8 * math.log(total)

    def __missing__(self, word: str) -> float:
        return self._unknown


class NameIndex:
    """Every name in a directory. Built once, and again when the directory changes."""

    def __init__(self, directory: Directory) -> None:
        self.directory, self.places = directory, directory.places
        self.entries: list[Entry] = []
        self._in_area: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._areas: dict[str, AreaIndex] = {}
        for organisation in directory:
            self._add_names(organisation)
        counts = Counter(word for entry in self.entries for word in set(entry.words))
        self.weights = Weights(counts, max(len(self.entries), WHOLE_COUNTRY))
        self.weight: Callable[[str], float] = self.weights.__getitem__
        self._weigh()
        self._post(counts)
        self.spelling = Spelling(word for word in counts if word not in TYPE_WORDS)
        self.address = lru_cache(maxsize=10_000)(self._address)
        self._addressed = lru_cache(maxsize=10_000)(self._count_addressed)
        self.bearers = lru_cache(maxsize=10_000)(self._bearers)

    def __contains__(self, word: object) -> bool:
        return word in self.weights

    def with_word(self, word: str) -> Sequence[int]:
        """The entries with this word, wherever they are; none if it is a word of too many."""
        return self._by_word.get(word, ())

    def with_start(self, first: str, second: str) -> Sequence[int]:
        """The entries whose name begins with these two words, or is the first alone when the second is empty."""
        return self._by_start.get((first, second), ())

    def area(self, area: str) -> AreaIndex:
        """The names in one area, read the first time they are asked for."""
        if area not in self._areas:
            self._areas[area] = self._area_index(area)
        return self._areas[area]

    def neighbours(self, organisation: Organisation, words: Sequence[str], areas: tuple[str, ...]) -> int:
        """How many of these areas' other organisations have these words in their address: then it is a place."""
        own = self.address(organisation.code)
        return max(0, min([self._addressed(word, areas) - (word in own) for word in words])) if words else 0

    def _bearers(self, words: frozenset[str], areas: tuple[str, ...]) -> int:
        """How many other organisations of these areas have these words in their names."""
        codes: set[str] = set()
        for area in areas if words else ():
            index = self.area(area)
            numbers = set.intersection(*(set(index.by_word.get(word, ())) for word in words))
            codes.update(self._whole(self.entries[number].code) for number in numbers)
        return max(0, len(codes) - 1)

    def _count_addressed(self, word: str, areas: tuple[str, ...]) -> int:
        return sum([self.area(area).addressed[word] for area in areas])

    def _whole(self, code: str) -> str:
        return self.directory.parent(code) or code

    def _address(self, code: str) -> frozenset[str]:
        organisation = self.directory.organisation(code)
        return address_words(organisation) if organisation else frozenset()

    @cached_property
    def trusts_by_letters(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of NHS trusts by the letters people may call them by: ULHT, LCHS, LPFT."""
        found: dict[str, set[str]] = defaultdict(set)
        for organisation in self.directory:
            if organisation.kind == "nhs_trust":
                names = (organisation.name, *(name.text for name in self.directory.other_names(organisation.code)))
                for letters in {each for name in names for each in trust_letters(name)}:
                    found[letters].add(organisation.code)
        return {letters: tuple(sorted(codes)) for letters, codes in found.items()}

    def _add_names(self, organisation: Organisation) -> None:
        spellings = [(organisation.name, OWN)]
        spellings += [(name.text, OTHER) for name in self.directory.other_names(organisation.code)]
        if organisation.kind in PRACTICES and (house := house_name(organisation.address)):
            spellings.append((house, ADDRESS))
        seen: set[tuple[str, ...]] = set()
        spellings += [(short, OTHER) for text, _ in spellings[:] for short in without_brackets(text)]
        if organisation.kind == "hospital_site":
            spellings += [(part, OTHER) for part in PARTED.split(organisation.name) if names_a_hospital(part)]
        for text, source in spellings:
            name = tuple([intern(word) for word in normal(text) if word not in CONNECTING])
            if name and name not in seen:
                seen.add(name)
                for area in self.directory.areas(organisation.code):
                    self._in_area[area].append(len(self.entries))
                self.entries.append(Entry(organisation.code, name, source))

    def _weigh(self) -> None:
        """Add up the words of each name: all of them, and in `telling` those that tell which it is."""
        self.telling = array("d")
        for entry in self.entries:
            entry.weight = sum(map(self.weight, entry.words))
            self.telling.append(sum([self.weight(word) for word in entry.words if word not in TYPE_WORDS]))

    def _post(self, counts: Mapping[str, int]) -> None:
        by_word: dict[str, list[int]] = {word: [] for word, n in counts.items() if n <= RARE and word not in TYPE_WORDS}
        by_start: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            by_start[entry.words[0], entry.words[1] if len(entry.words) > 1 else ""].append(number)
            for word in by_word.keys() & entry.words:
                by_word[word].append(number)
        self._by_word = {word: tuple(numbers) for word, numbers in by_word.items()}
        self._by_start = {start: tuple(numbers) for start, numbers in by_start.items()}

    def _area_index(self, area: str) -> AreaIndex:
        index = AreaIndex(frozenset(self._in_area.get(area, ())))
        for code in {self.entries[number].code for number in index.entries}:
            index.addressed.update(self._address(code))
        for number in self._in_area.get(area, ()):
            entry = self.entries[number]
            for word in set(entry.words):
                index.by_word[word].append(number)
            if entry.source != ADDRESS:
                for initials in _initials(self._written(entry)):
                    index.by_initials[initials].append(number)
        index.spelling = Spelling(index.by_word)
        return index

    def _written(self, entry: Entry) -> str:
        own = self.directory.title(entry.code)
        return own if entry.source == OWN else " ".join(entry.words)


@lru_cache(maxsize=10_000)
def address_words(organisation: Organisation) -> frozenset[str]:
    """The words of an organisation's address that tell where it is."""
    found = normal(f"{organisation.address} {organisation.town}")
    return frozenset(word for word in found if word not in TYPE_WORDS and word not in CONNECTING and not word.isdigit())


def _telling(word: str, share: float) -> float:
    """How telling a word is that this share of names have."""
    weight = math.log(1 + 1 / share)
    if word in TYPE_WORDS:
        return weight * (LEGAL_SHARE if word in LEGAL_WORDS else TYPE_SHARE)
    return min(weight, OF_STREETS) if word in STREETS else weight


def house_name(address: str) -> str:
    """The name of the building an address begins with ("Colton Mill Medical Centre, Stile Hill Way"), if it has one."""
    found = words(address)[:LONGEST_HOUSE_NAME]
    types = [place for place, word in enumerate(found) if word.normal in TYPE_WORDS]
    runs = [place for place in types if place + 1 not in types]
    if not runs or found[0].normal[0].isdigit() or found[runs[0]].normal in NO_BUILDING:
        return ""
    name = found[: runs[0] + 1]
    telling = any(word.normal not in CONNECTING and word.normal not in TYPE_WORDS for word in name)
    return address[: name[-1].end] if telling else ""


def without_brackets(name: str) -> Iterator[str]:
    """Without what is in brackets, and by letters in brackets alone: "Upper & Lower Hale (ULH) PCN"."""
    found = BRACKETS.search(name)
    if found and (rest := (name[: found.start()] + " " + name[found.end() :]).strip()):
        yield rest
        if len(found[1]) <= LONGEST_LETTERS and found[1].isalpha():
            yield f"{found[1]} {name[found.end() :]}"


def names_a_hospital(part: str) -> bool:
    """Is this part of a site's name a name by itself: "Auckland Park Hospital", of that and its town?"""
    found = normal(part)
    return len(found) > 1 and not HOSPITAL_WORDS.isdisjoint(found) and "trust" not in found


def trust_letters(name: str) -> Iterator[str]:
    """What a trust may be called by its initials: those of its name, with or without Teaching, and "T" or "FT"."""
    found = [word for word in normal(name) if word not in ("and", "the", "of", "for")]
    core = list(takewhile(lambda word: word != "nhs", found))
    for told in ({*map(str, core)}, {*core} - OFTEN_LEFT_OUT):
        letters = "".join(word[0] for word in core if word in told).upper()
        for ending in TRUST_ENDINGS:
            if len(letters) >= 2 and len(letters) + len(ending) >= SHORTEST_LETTERS:
                yield letters + ending


def _initials(name: str) -> Iterator[str]:
    letters = [word.raw[0].lower() for word in words(name) if word.normal not in ("and", "the", "of")]
    whole = [word.raw[0].lower() for word in words(name)]
    for each in {"".join(letters), "".join(whole)}:
        if len(each) >= 3:
            yield each
