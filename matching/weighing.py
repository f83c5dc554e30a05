"""How likely it is that a name seen in a text is that organisation."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from matching.directory import NETWORKS, Organisation
from matching.index import ADDRESS, OTHER, NameIndex
from matching.ordinary import DECLARING, ORDINARY, OTHER_THINGS
from matching.spotting import Sighting
from matching.text import Text
from matching.words import CONNECTING, LEGAL_WORDS, TYPE_WORDS, Gap, Word, normal

PLACE_REACH = 5  # words after a name in which its place may be told
LONGEST_PLACE = 5
TALK_REACH = 12
BEFORE_PLACES = frozenset("in near outside around across within throughout".split())
HELD_IN = frozenset("partner share shares shareholder shareholding stake interest interests equity invested".split())
LINKING = frozenset("which that is are was were based situated located over out up down here there just".split())
AFTER_PLACES = frozenset("area areas town city village district borough county region parish".split())
COMPASS = frozenset("north south east west upon under on the of and central greater co county".split())
NEIGHBOURS = 4  # words beside a name that may belong to it
# A text that says one of these means an organisation of that sort.
SORTS = {
    "hospital": frozenset({"hospital_site", "nhs_trust", "provider", "clinic", "other_prescriber"}),
    "infirmary": frozenset({"hospital_site", "nhs_trust", "provider", "clinic"}),
    "trust": frozenset({"nhs_trust", "provider", "charity", "hospital_site"}),
    "foundation": frozenset({"nhs_trust", "provider", "charity", "hospital_site"}),
    "pharmacy": frozenset({"pharmacy", "company"}),
    "chemist": frozenset({"pharmacy", "company"}),
    "dental": frozenset({"dental_practice", "clinic", "provider", "hospital_site"}),
    "pcn": frozenset({"pcn", "other_prescriber"}),
    "network": frozenset({"pcn", "federation", "provider", "company"}),
    "federation": frozenset({"federation", "provider", "company"}),
    "surgery": frozenset({"gp_practice", "branch_surgery", "dental_practice", "clinic"}),
}
# An organisation of these sorts is meant only when the text says so.
SAYS_SO = {
    "pcn": frozenset({"pcn", "network"}),
    "pharmacy": frozenset({"pharmacy", "chemist", "lloydspharmacy"}),
    "dental_practice": frozenset({"dental", "orthodontic", "orthodontics"}),
    "federation": frozenset({"federation", "alliance", "collaborative"}),
}
NOWHERE: frozenset[str] = frozenset()
PLACELESS = frozenset({"nhs_trust", "hospital_site", "provider", "sub_icb_location", "company", "charity", "supplier"})
CARE = frozenset("surgery medical health practice clinic hospital healthcare infirmary pcn".split())
# Words of general practice, hospitals and contracts: in their company a bare name is more likely an organisation's.
TALK = frozenset(
    """gp partner practice surgery patient patients registered registration list branch merger merge merging contract
    contracts apms pms gms premises locum salaried dr nurse dispensing qof caretaking clinical medical health receptionist
    reception pharmacist pharmacy trust hospital consultant ward governor physician midwife network federation pcn
    procurement reprocurement bid bids bidder bidders tender lease rent grant grants boundary closure closing hours provider
    remedial notice variation breach application request requests relocation extension termination resignation
    retirement award inspection cqc refurbishment support trainee equity principal freehold landlord caretaker dispersal commissioning""".split()
)
STREETS = frozenset("road st lane avenue drive way close crescent terrace hill park gardens".split())
HOMES = frozenset("live lives lived living reside resides resident residents residence home homes house houses flat allotment".split())
TITLES = frozenset("mr mrs ms miss prof professor sir lady lord cllr councillor rev reverend".split())
FIRM = frozenset("sons son daughters daughter brothers bros co company".split())
ACQUAINTANCE = frozenset("neighbour neighbours friend friends cousin uncle aunt nephew niece godson goddaughter late godfather".split())


class Features(NamedTuple):
    """What speaks for and against one sighting."""

    covered: float  # share of the name's weight found in the text
    core: float  # the same, of its telling words only
    clean: float  # share of what stands in the text that the organisation's name explains
    both: float  # name and text explain each other
    exact: bool
    swapped: bool  # "Surgery" for "Medical Centre"
    untyped: bool  # no type word written at all
    slips: float  # letters off, as a share of the words they are in
    here: bool
    nowhere: bool  # nobody said which area the text is of
    elsewhere: bool
    place_for: bool
    place_against: bool
    wrong_sort: bool
    unsaid_sort: bool
    other_name: bool
    house_name: bool
    closed: bool
    telling: float  # how telling the words found are
    replaced: float  # a telling word in the text stands where the name has another
    disorder: bool
    lower: bool  # written without capitals in a text that has them
    lower_slips: bool
    other_thing: bool  # a road, a school, a club of that name
    person: bool
    home: bool
    untalked: bool  # a bare name in a text that speaks of other things
    bare_slip: bool  # a bare name, misspelt
    bare_part: bool  # a bare name of which telling words are missing
    bare_lower: bool  # a bare name without capitals
    bare_extra: bool  # a bare name that goes on: "Moorside Rovers"
    bare_paper: bool  # a bare name in a long text
    house_swapped: bool
    network: bool
    known_widely: bool  # a hospital or trust by its whole name, whichever area it is in
    street: bool  # a bare name that ends as streets do
    somewhere: bool  # "in Truro", "the Truro area": the place itself
    only_place: bool  # nothing found but the name of a place
    run_on: bool  # found on both sides of a comma
    ordinary: float  # share of it that is ordinary words
    practice: bool
    branch: bool
    clinic: bool
    prescriber: bool
    contractor: bool  # a pharmacy or a dental practice
    site: bool
    elsewhere_inexact: float


class Weighed(NamedTuple):
    """A sighting with its measure."""

    sighting: Sighting
    features: Features
    odds: float
    first: int
    last: int  # with the place told after it
    beside: tuple[str, ...] = ()  # type words written there that its name lacks


@dataclass(slots=True)
class Around:
    """What stands in and beside a sighting that its name does not explain."""

    unexplained: float = 0.0
    telling: float = 0.0
    types: tuple[str, ...] = ()
    place_for: bool = False
    places: tuple[str, ...] = ()
    other_thing: bool = False
    last: int = 0


class Weigher:
    """Measures sightings in one text read for these areas."""

    def __init__(self, index: NameIndex, areas: Collection[str], text: Text) -> None:
        self.index, self.directory, self.areas, self.text = index, index.directory, frozenset(areas), text

    def weigh(self, sighting: Sighting) -> Weighed:
        """Measure a sighting."""
        organisation = self.directory.organisation(sighting.entry.code)
        around = self._around(sighting, _address_words(organisation))
        features = self._features(sighting, organisation, around)
        last = max(sighting.last, around.last)
        return Weighed(sighting, features, score(features), sighting.first, last, around.types)

    def _features(self, sighting: Sighting, organisation: Organisation, around: Around) -> Features:
        weight, entry, hits, text = self.index.weight, sighting.entry, sighting.hits, self.text
        found = sum([weight(hit.word) for hit in hits])
        telling_hits = [hit for hit in hits if hit.word not in TYPE_WORDS]
        telling = sum([weight(hit.word) for hit in telling_hits])
        missing = sum([weight(word) for word in sighting.missing if word not in TYPE_WORDS])
        said = {hit.word for hit in hits}.union(around.types)
        typed = any(word in TYPE_WORDS and word not in LEGAL_WORDS for word in said)
        its_areas = self.directory.areas(organisation.code)
        here = not self.areas.isdisjoint(its_areas)
        elsewhere = bool(self.areas and its_areas) and not here and organisation.kind not in PLACELESS
        covered = min(1.0, found / entry.weight)
        clean = found / (found + around.unexplained) if found else 0.0
        slips = sum([hit.slips / len(hit.word) for hit in hits])
        exact = LEGAL_WORDS.issuperset(sighting.missing) and not around.unexplained and not slips
        lower = text.cased and (bool(sighting.missing) or not typed) and not any(text.capital(hit.first) for hit in hits)
        kind = organisation.kind
        return Features(
            covered=covered,
            core=min(1.0, telling / (telling + missing)) if telling else covered,
            clean=clean,
            both=covered * clean,
            exact=exact,
            swapped=bool(around.types) and any(word in TYPE_WORDS for word in sighting.missing),
            untyped=not typed,
            slips=slips,
            here=here,
            nowhere=not self.areas,
            elsewhere=elsewhere,
            place_for=around.place_for,
            place_against=not around.place_for and self._placed_elsewhere(around.places, its_areas),
            wrong_sort=any(kind not in SORTS[word] and word not in entry.words for word in said if word in SORTS),
            unsaid_sort=kind in SAYS_SO and SAYS_SO[kind].isdisjoint(said) and not SAYS_SO[kind].isdisjoint(entry.words),
            other_name=entry.source == OTHER,
            house_name=entry.source == ADDRESS,
            closed=not organisation.active,
            telling=min(telling, 20.0) / 10,
            replaced=min(missing, around.telling) / 10,
            disorder=any(one.first > other.first for one, other in zip(hits, hits[1:], strict=False)),
            lower=lower,
            lower_slips=lower and slips > 0,
            other_thing=around.other_thing or self._of_something(sighting),
            person=self._person(sighting, typed),
            untalked=not typed and not self._talks(sighting),
            bare_slip=not typed and (slips >= 0.25 or (slips > 0 and not text.short)),
            bare_extra=not typed and around.telling > 0,
            bare_paper=not typed and not text.short,
            network=kind in NETWORKS,
            known_widely=exact and not here and kind in PLACELESS,
            bare_part=not typed and missing > 0,
            bare_lower=not typed and lower,
            house_swapped=entry.source == ADDRESS and bool(around.types),
            street=not typed and hits[-1].word in STREETS and not self._talks(sighting),
            somewhere=self._somewhere(sighting, typed),
            home=not typed and self._before(sighting, HOMES),
            only_place=not typed and self._only_place(telling_hits),
            run_on=any(text.words[place].gap is not Gap.SPACE for place in range(sighting.first + 1, sighting.last + 1)),
            ordinary=sum([weight(hit.word) for hit in telling_hits if hit.word in ORDINARY]) / (telling or 1.0),
            practice=kind == "gp_practice",
            branch=kind == "branch_surgery",
            clinic=kind == "clinic",
            prescriber=kind == "other_prescriber",
            contractor=kind in ("pharmacy", "dental_practice"),
            site=kind in ("hospital_site", "provider", "nhs_trust"),
            elsewhere_inexact=(1 - covered * clean) * elsewhere,
        )

    def _around(self, sighting: Sighting, address: frozenset[str]) -> Around:
        around = Around()
        taken = {place for hit in sighting.hits for place in range(hit.first, hit.last + 1)}
        for place in range(sighting.first, sighting.last + 1):
            if place not in taken:
                self._meet(around, place, NOWHERE)
        self._go(around, sighting.first - 1, -1, address)
        self._go(around, sighting.last + 1, 1, address)
        self._note_place(around, sighting, address)
        return around

    def _go(self, around: Around, place: int, step: int, address: frozenset[str]) -> None:
        """Walk away from a name as long as words may belong to it."""
        words = self.text.words
        for _ in range(NEIGHBOURS):
            if not 0 <= place < len(words) or words[place if step > 0 else place + 1].gap is not Gap.SPACE:
                return
            if step > 0 and (self._other_thing(place) or self._and_sons(place)):
                around.other_thing = True
                return
            if not self._meet(around, place, address if step > 0 else NOWHERE):
                return
            place += step

    def _meet(self, around: Around, place: int, address: frozenset[str]) -> bool:
        """Weigh one word in or beside a name; false where the name cannot go on."""
        word, text = self.text.words[place].normal, self.text
        if word == "dr":
            return False
        if word in TYPE_WORDS:
            around.types += (word,)
            around.unexplained += 0.3
            return True
        if text.ordinary(place) or word[0].isdigit() or not text.capital(place):
            return False
        if word in address:
            if word in self.directory.places:
                around.place_for, around.last = True, max(around.last, place)
            return True
        around.unexplained += self.index.weight(word)
        around.telling += self.index.weight(word)
        return True

    def _other_thing(self, place: int) -> bool:
        """Is it a road, a school or the like, rather than a surgery called after one?"""
        word, after = self.text.words[place], self.text.words[place + 1 : place + 2]
        if after and after[0].gap is Gap.SPACE and after[0].normal in CARE:
            return False
        return word.normal in OTHER_THINGS or word.raw.lower() == "street"

    def _types_after(self, last: int) -> int:
        """How many type words follow that its name lacks."""
        words, place = self.text.words, last + 1
        while place < len(words) and words[place].gap is Gap.SPACE and words[place].normal in TYPE_WORDS:
            place += 1
        return place - last - 1

    def _place_before(self, sighting: Sighting) -> tuple[int, int]:
        """A place set before it: "Leeds: partner at Park Surgery"."""
        segments, gazetteer = self.text.segments, self.directory.places
        end = next((place for place in range(sighting.first) if segments[place] != segments[0]), 0)
        placed = all(gazetteer.is_town(word.normal) or word.normal in COMPASS for word in self.text.words[:end])
        return (0, end) if placed and end <= LONGEST_PLACE else (0, 0)

    def _and_sons(self, place: int) -> bool:
        """Is it a firm, such as King and Sons?"""
        words = self.text.words
        return words[place].normal == "and" and place + 1 < len(words) and words[place + 1].normal in FIRM

    def _note_place(self, around: Around, sighting: Sighting, address: frozenset[str]) -> None:
        """The place told after a name, behind a comma, in brackets or after "in"."""
        start, end = place_after(self.text, sighting.last + 1 + self._types_after(sighting.last))
        if start == end:
            start, end = self._place_before(sighting)
        told = [self.text.words[place].normal for place in range(start, end)]
        gazetteer = self.directory.places
        if any(word in address for word in told):
            around.place_for, around.last = True, max(around.last, end - 1)
        elif told and all(word in gazetteer or word in COMPASS for word in told):
            around.places, around.last = tuple(told), max(around.last, end - 1)

    def _placed_elsewhere(self, places: Collection[str], its_areas: Collection[str]) -> bool:
        gazetteer = self.directory.places
        told = [areas for place in places if gazetteer.is_town(place) and (areas := gazetteer.areas_of([place]))]
        return bool(its_areas) and any(areas.isdisjoint(its_areas) for areas in told)

    def _before(self, sighting: Sighting, wanted: frozenset[str], reach: int = 5) -> bool:
        words, segments = self.text.words, self.text.segments
        return any(
            words[place].normal in wanted and segments[place] == segments[sighting.first]
            for place in range(max(0, sighting.first - reach), sighting.first)
        )

    def _after(self, sighting: Sighting, wanted: frozenset[str], reach: int = 5) -> bool:
        words, segments = self.text.words, self.text.segments
        return any(
            words[place].normal in wanted and segments[place] == segments[sighting.last]
            for place in range(sighting.last + 1, min(len(words), sighting.last + 1 + reach))
        )

    def _person(self, sighting: Sighting, typed: bool) -> bool:
        """Is it a person's name: "Dr King" beside a practice called King Street Surgery, "friend of Mrs King"?"""
        words, first, entry = self.text.words, sighting.first, sighting.entry.words
        titled = first > 0 and (words[first - 1].normal in TITLES or words[first - 1].normal == "dr")
        if titled or words[first].normal == "dr":
            if self._before(sighting, ACQUAINTANCE) or self._after(sighting, ACQUAINTANCE):
                return True
            return not typed and "dr" not in entry and not TYPE_WORDS.isdisjoint(entry)
        return False

    def _talks(self, sighting: Sighting) -> bool:
        """Does the text, or at least its sentence, speak of care and contracts; or is there nothing but the name?"""
        words = self.text.words
        if sighting.last - sighting.first + 1 == len(words):
            return True
        if sighting.last + 1 < len(words) and self._attached(sighting.last + 1):
            return False
        low, high = max(0, sighting.first - TALK_REACH), sighting.last + TALK_REACH
        return any(word.normal in TALK for word in (*words[low : sighting.first], *words[sighting.last + 1 : high]))

    def _attached(self, place: int) -> bool:
        """Does a noun follow that makes it a place: "High Street regeneration", "Park improvements"?"""
        word = self.text.words[place]
        common = word.normal in CONNECTING or word.normal in DECLARING or word.normal in TALK
        return word.gap is Gap.SPACE and self.text.cased and word.raw[0].islower() and not common

    def _somewhere(self, sighting: Sighting, typed: bool) -> bool:
        """Is it a place rather than what is named after it: "in Truro", "the Truro area", "a Truro practice"?"""
        if sighting.first and self.text.words[sighting.first - 1].raw in ("a", "an"):
            return True
        if typed:
            return False
        words, first, after = self.text.words, sighting.first, sighting.last + 1
        before = first > 0 and words[first - 1].normal in BEFORE_PLACES
        before = before and not (first > 1 and words[first - 2].normal in HELD_IN)
        return before or (after < len(words) and words[after].normal in AFTER_PLACES)

    def _of_something(self, sighting: Sighting) -> bool:
        """ "University of York", "Church of St Mary": the name belongs to something else."""
        words, first = self.text.words, sighting.first
        return first > 1 and words[first - 1].normal == "of" and words[first - 2].normal in OTHER_THINGS | {"university"}

    def _only_place(self, telling_hits: list) -> bool:
        return bool(telling_hits) and all(self.directory.places.is_town(hit.word) for hit in telling_hits)


def place_after(text: Text, start: int) -> tuple[int, int]:
    """The run of words after `start` that may be a place: "(Leeds)", ", West Yorkshire", "which is in Leeds"."""
    words, place = text.words, start
    while place < len(words) and place - start < PLACE_REACH and words[place].gap is not Gap.STOP:
        word = words[place].normal
        said = word in BEFORE_PLACES or (place == start and word in ("of", "from"))
        if said or (place == start and words[place].gap is Gap.COMMA):
            first = place + said
            if (end := _end_of_place(text, first)) > first:
                return first, end
        if word not in LINKING or (place > start and words[place].gap is not Gap.SPACE):
            break
        place += 1
    return start, start


def _end_of_place(text: Text, first: int) -> int:
    """Where a place that starts at `first` ends; at `first` when it is the start of another name."""
    place = first
    while place < len(text.words) and place - first < LONGEST_PLACE:
        word = text.words[place]
        if place > first and (word.gap is Gap.STOP or text.ordinary(place) or not text.capital(place)):
            break
        if word.normal in TYPE_WORDS or text.ordinary(place) or not text.capital(place):
            return first
        place += 1
    return place


@lru_cache(maxsize=50_000)
def _address_words(organisation: Organisation) -> frozenset[str]:
    found = normal(f"{organisation.address} {organisation.town}")
    return frozenset(word for word in found if word not in TYPE_WORDS and word not in CONNECTING and not word.isdigit())


CONSTANT = -8.23
WEIGHTS = Features(
    covered=3.44,
    core=-1.46,
    clean=-0.91,
    both=3.67,
    exact=1.30,
    swapped=-0.13,
    untyped=1.90,
    slips=-0.24,
    here=3.04,
    nowhere=2.19,
    elsewhere=-3.35,
    place_for=3.11,
    place_against=-7.00,
    wrong_sort=-5.00,
    unsaid_sort=-5.58,
    other_name=0.35,
    house_name=-2.00,
    closed=-3.00,
    telling=2.30,
    replaced=-2.18,
    disorder=-1.23,
    lower=-1.50,
    lower_slips=-4.00,
    other_thing=-7.00,
    person=-6.00,
    home=-5.00,
    untalked=-3.00,
    bare_slip=-3.00,
    bare_part=-4.00,
    bare_lower=-3.00,
    bare_extra=-2.50,
    bare_paper=-1.00,
    house_swapped=-1.50,
    network=1.20,
    known_widely=1.50,
    street=-2.00,
    somewhere=-5.00,
    only_place=-2.08,
    run_on=-0.36,
    ordinary=-2.28,
    practice=2.30,
    branch=1.80,
    clinic=-4.00,
    prescriber=-4.50,
    contractor=-3.00,
    site=-0.99,
    elsewhere_inexact=-2.90,
)  # fmt: skip


def score(features: Features) -> float:
    """Log odds that the sighting is right."""
    return CONSTANT + sum(map(float.__mul__, WEIGHTS, map(float, features)))
