"""How likely it is that a name seen in a text is that organisation, and why, in words a layperson understands."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from matching.directory import NETWORKS, PRACTICES, Directory, Organisation
from matching.index import ADDRESS, OTHER, NameIndex
from matching.ordinary import OTHER_THINGS
from matching.spotting import Sighting
from matching.text import Text
from matching.words import CONNECTING, TYPE_WORDS, Gap, normal

PLACE_REACH = 8
# A text that says one of these means an organisation of that sort.
SORTS = {
    "hospital": frozenset({"hospital_site", "nhs_trust", "provider", "clinic", "other_prescriber"}),
    "infirmary": frozenset({"hospital_site", "nhs_trust", "provider", "clinic"}),
    "trust": frozenset({"nhs_trust", "provider", "charity", "hospital_site"}),
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
    "pharmacy": frozenset({"pharmacy", "chemist"}),
    "dental_practice": frozenset({"dental", "orthodontic", "smile", "orthodontics"}),
}
PLACELESS = frozenset({"nhs_trust", "hospital_site", "provider", "sub_icb_location", "company", "charity", "supplier"})


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for and against one sighting. Every number is there to be weighed and to be explained."""

    covered: float  # share of the name's weight found in the text
    core: float  # the same, of its telling words only
    clean: float  # share of the text's name that the organisation's name explains
    exact: bool
    swapped: bool  # "Surgery" for "Medical Centre"
    untyped: bool  # no type word written at all
    slips: int
    here: bool
    elsewhere: bool
    place_for: bool
    place_against: bool
    wrong_sort: bool
    unsaid_sort: bool
    other_name: bool
    house_name: bool
    closed: bool
    weight: float  # how telling the words found are
    disorder: bool
    lower: bool
    other_thing: bool
    run_on: bool


WEIGHTS = {
    "constant": -9.0,
    "covered": 4.0,
    "core": 4.0,
    "clean": 6.0,
    "exact": 1.0,
    "swapped": -0.5,
    "untyped": -0.8,
    "slips": -0.7,
    "here": 1.5,
    "elsewhere": -2.0,
    "place_for": 1.5,
    "place_against": -3.5,
    "wrong_sort": -3.0,
    "unsaid_sort": -2.5,
    "other_name": -0.3,
    "house_name": -1.2,
    "closed": -0.7,
    "weight": 0.12,
    "disorder": -0.8,
    "lower": -1.0,
    "other_thing": -4.0,
    "run_on": -0.5,
}


def score(features: Features) -> float:
    """Log odds that the sighting is right."""
    return WEIGHTS["constant"] + sum(
        WEIGHTS[name] * float(getattr(features, name)) for name in Features.__dataclass_fields__
    )


class Weigher:
    """Weighs sightings in one text read for these areas."""

    def __init__(self, index: NameIndex, areas: Collection[str], text: Text) -> None:
        self.index, self.directory, self.areas, self.text = index, index.directory, frozenset(areas), text

    def weigh(self, sighting: Sighting) -> Features:
        """Measure a sighting."""
        organisation = self.directory.organisation(sighting.entry.code)
        weight = self.index.weight
        found = sum(weight(hit.word) * hit.quality for hit in sighting.hits)
        telling = [word for word in sighting.entry.words if word not in TYPE_WORDS]
        telling_found = sum(weight(hit.word) * hit.quality for hit in sighting.hits if hit.word not in TYPE_WORDS)
        telling_weight = sum(map(weight, telling))
        around = _around(self.text, sighting, self.index, _address_words(organisation))
        missing_types = [word for word in sighting.missing if word in TYPE_WORDS]
        typed = any(hit.word in TYPE_WORDS for hit in sighting.hits) or around.types
        its_areas = set(self.directory.areas(organisation.code))
        return Features(
            covered=min(1.0, found / sighting.entry.weight),
            core=min(1.0, telling_found / telling_weight) if telling_weight else min(1.0, found / sighting.entry.weight),
            clean=found / (found + around.unexplained) if found else 0.0,
            exact=not sighting.missing and not around.unexplained and not any(hit.slips for hit in sighting.hits),
            swapped=bool(missing_types and around.types),
            untyped=not typed,
            slips=sum(hit.slips for hit in sighting.hits),
            here=bool(its_areas & self.areas),
            elsewhere=bool(self.areas and its_areas and not its_areas & self.areas and organisation.kind not in PLACELESS),
            place_for=around.place_for,
            place_against=not around.place_for and self._placed_elsewhere(around.places, its_areas),
            wrong_sort=_wrong_sort(organisation, sighting, around.types),
            unsaid_sort=_unsaid_sort(organisation, sighting, around.types),
            other_name=sighting.entry.source == OTHER,
            house_name=sighting.entry.source == ADDRESS,
            closed=not organisation.active,
            weight=min(20.0, telling_found),
            disorder=_out_of_order(sighting),
            lower=self.text.cased and not any(self.text.capital(hit.first) for hit in sighting.hits),
            other_thing=around.other_thing,
            run_on=any(
                self.text.words[place].gap is not Gap.SPACE for place in range(sighting.first + 1, sighting.last + 1)
            ),
        )

    def _placed_elsewhere(self, places: Collection[str], its_areas: set[str]) -> bool:
        gazetteer = self.directory.places
        return any(
            (areas := gazetteer.areas_of([place])) and not areas & its_areas for place in places
        ) if its_areas else False


@dataclass(slots=True)
class Around:
    """What stands in and beside a sighting that its name does not explain."""

    unexplained: float = 0.0
    types: tuple[str, ...] = ()
    place_for: bool = False
    places: tuple[str, ...] = ()
    other_thing: bool = False


def _around(text: Text, sighting: Sighting, index: NameIndex, address: frozenset[str]) -> Around:
    around = Around()
    taken = {place for hit in sighting.hits for place in range(hit.first, hit.last + 1)}
    for place in range(sighting.first, sighting.last + 1):
        if place not in taken:
            _meet(around, text, place, index, address)
    for step in (-1, 1):
        place = sighting.first - 1 if step < 0 else sighting.last + 1
        while 0 <= place < len(text.words) and abs(place - sighting.first) < 20:
            if text.words[place if step > 0 else place + 1].gap is not Gap.SPACE:
                break
            if not _meet(around, text, place, index, address, after=step > 0):
                break
            place += step
    _note_places(around, text, sighting, index, address)
    return around


def _meet(around: Around, text: Text, place: int, index: NameIndex, address: frozenset[str], after: bool = False) -> bool:
    """Weigh one word beside a name; false where the name cannot go on."""
    word = text.words[place].normal
    if after and word in OTHER_THINGS:
        around.other_thing = True
        return False
    if word in TYPE_WORDS:
        around.types += (word,)
        around.unexplained += 0.3
        return True
    if word in CONNECTING or text.ordinary(place) or word[0].isdigit() or not text.capital(place):
        return False
    if word in address:
        around.place_for = True
        return True
    around.unexplained += index.weight(word)
    return True


def _note_places(around: Around, text: Text, sighting: Sighting, index: NameIndex, address: frozenset[str]) -> None:
    """Places named after it, behind a comma, in brackets or after "in"."""
    gazetteer = index.directory.places
    own = set(sighting.entry.words)
    places = []
    for place in range(sighting.last + 1, min(len(text.words), sighting.last + 1 + PLACE_REACH)):
        word = text.words[place]
        if word.gap is Gap.STOP:
            break
        if not text.capital(place) or word.normal in own:
            continue
        if word.normal in address:
            around.place_for = True
        elif word.normal in gazetteer:
            places.append(word.normal)
        elif text.ordinary(place) and word.normal not in CONNECTING:
            break
    around.places = tuple(places)


@lru_cache(maxsize=50_000)
def _address_words(organisation: Organisation) -> frozenset[str]:
    found = normal(f"{organisation.address} {organisation.town}")
    return frozenset(word for word in found if word not in TYPE_WORDS and word not in CONNECTING and not word.isdigit())


def _said(sighting: Sighting, types: Collection[str]) -> set[str]:
    return {hit.word for hit in sighting.hits} | set(types)


def _wrong_sort(organisation: Organisation, sighting: Sighting, types: Collection[str]) -> bool:
    return any(
        organisation.kind not in SORTS[word] and word not in sighting.entry.words
        for word in _said(sighting, types)
        if word in SORTS
    )


def _unsaid_sort(organisation: Organisation, sighting: Sighting, types: Collection[str]) -> bool:
    needed = SAYS_SO.get(organisation.kind)
    return bool(needed) and not needed & _said(sighting, types) and not needed.isdisjoint(sighting.missing)


def _out_of_order(sighting: Sighting) -> bool:
    places = [hit.first for hit in sighting.hits]
    return places != sorted(places)
