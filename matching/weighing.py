"""How likely it is that a name seen in a text is that organisation."""

import json
import math
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from matching.directory import NETWORKS, Organisation
from matching.index import ADDRESS, OTHER, Entry, NameIndex
from matching.spotting import Hit, Sighting
from matching.surroundings import Around, Surroundings
from matching.text import ORDINARY, Text
from matching.vocabulary import english, word_set
from matching.words import LEGAL_WORDS, TYPE_WORDS

# A text that says one of these means an organisation of that sort.
TRUSTS = frozenset({"nhs_trust", "provider", "charity", "hospital_site"})
HOSPITALS = TRUSTS | {"clinic", "other_prescriber"}
SORTS = {
    "hospital": HOSPITALS,
    "infirmary": HOSPITALS,
    "trust": TRUSTS,
    "foundation": TRUSTS,
    "pharmacy": frozenset({"pharmacy", "company"}),
    "chemist": frozenset({"pharmacy", "company"}),
    "dental": frozenset({"dental_practice", "clinic", "provider", "hospital_site"}),
    "pcn": frozenset({"pcn", "other_prescriber"}),
    "network": frozenset({"pcn", "federation", "provider", "company"}),
    "federation": frozenset({"federation", "provider", "company"}),
    "hospice": TRUSTS | {"other_prescriber"},
    "surgery": frozenset({"gp_practice", "branch_surgery", "dental_practice", "clinic"}),
}
# These words say a sort that others do not share.
OWN_SORTS = frozenset(
    {"hospital", "infirmary", "trust", "pharmacy", "chemist", "dental", "pcn", "federation", "hospice"}
)
# An organisation of these sorts is meant only when the text says so.
SAYS_SO = {
    "pcn": frozenset({"pcn", "network", "cd"}),
    "pharmacy": frozenset({"pharmacy", "chemist", "lloydspharmacy"}),
    "dental_practice": frozenset({"dental", "orthodontic", "orthodontics"}),
    "federation": frozenset({"federation", "alliance", "collaborative"}),
}
# People work for these, and bodies buy from them, whichever area they are in.
KNOWN_WIDELY = frozenset(
    {"nhs_trust", "hospital_site", "provider", "sub_icb_location", "company", "charity", "supplier", "university"}
)
STREETS = word_set("street_ends")
ENGLISH = english()
KINDS = {
    "gp_practice": "practice",
    "branch_surgery": "branch",
    "clinic": "clinic",
    "other_prescriber": "prescriber",
    "pharmacy": "contractor",
    "dental_practice": "contractor",
    "hospital_site": "site",
    "provider": "site",
    "nhs_trust": "site",
    **dict.fromkeys(NETWORKS, "network"),
}
SORT_WORDS = TYPE_WORDS - LEGAL_WORDS
NOTHING: frozenset[str] = frozenset()
MOST_TELLING = 20.0  # beyond this no name is any more telling
FAR_OFF = 0.25  # letters off, as a share of a word, that leave a bare name a guess

# Log odds, learnt from labelled texts by scripts/fit_weights.py; the file says what each is.
_LEARNT = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
CONSTANT: float = _LEARNT["constant"]["learnt"]
WEIGHTS: Mapping[str, float] = {name: weight["learnt"] for name, weight in _LEARNT["weights"].items()}

Features = Mapping[str, float]


class Weighed(NamedTuple):
    """A sighting with its measure: what speaks for and against it, and the log odds that it is right.

    `first` and `last` are the words it claims, a place told after it included; `beside` the type words it lacks.
    """

    sighting: Sighting
    features: Features
    odds: float
    first: int
    last: int
    beside: tuple[str, ...] = ()


class Weigher:
    """Measures sightings in one text read for these areas."""

    def __init__(self, index: NameIndex, areas: Collection[str], text: Text) -> None:
        self.index, self.directory, self.areas, self.text = index, index.directory, tuple(sorted(set(areas))), text
        self.surroundings = Surroundings(text, index)
        self._said = frozenset([word.normal for word in text.words])

    def weigh(self, sighting: Sighting) -> Weighed | None:
        """Measure a sighting; none if the directory has lost the organisation."""
        organisation = self.directory.organisation(sighting.entry.code)
        if organisation is None:
            return None
        around = self.surroundings.around(sighting, self.index.address(organisation.code))
        said = self._features(sighting, organisation, around)
        features = {name: float(value) for name, value in said.items() if value}
        odds = CONSTANT + sum([WEIGHTS[name] * value for name, value in features.items()])
        return Weighed(sighting, features, odds, sighting.first, around.last, around.types)

    def _features(self, sighting: Sighting, organisation: Organisation, around: Around) -> dict[str, float]:
        hits, lacking = sighting.hits, sighting.missing
        said = {hit.word for hit in hits}.union(around.types)
        missing = [word for word in lacking if word not in TYPE_WORDS]
        slips = sum([hit.slips / len(hit.word) for hit in hits])
        exact = LEGAL_WORDS.issuperset(lacking) and not around.unexplained and not slips
        typed = not said.isdisjoint(TYPE_WORDS if exact else SORT_WORDS)
        return {
            "exact": exact,
            "slips": slips,
            **self._name(sighting, around, missing),
            "ordinary": 0.0 if exact else self._ordinary(hits),
            **self._place(organisation, around, exact, typed and not missing and not around.telling),
            "one_of_its_name": exact
            and self._is_elsewhere(organisation)
            and stands_for_one(sighting.entry, self.index),
            **self._kind(organisation, sighting.entry, said, exact),
            **self._manner(sighting, around, typed, slips),
            **({} if typed else self._bare(sighting, organisation, around, bool(missing), slips)),
        }

    def _name(self, sighting: Sighting, around: Around, missing: list[str]) -> dict[str, float]:
        """How much of the name stands in the text, and how much of what stands there is the name."""
        weight, entry, hits = self.index.weight, sighting.entry, sighting.hits
        found = sum([weight(hit.word) for hit in hits])
        told = sum([weight(hit.word) for hit in hits if hit.word not in TYPE_WORDS])
        covered = min(1.0, found / entry.weight)
        return {
            "covered": covered,
            "both": covered * found / (found + around.unexplained),
            "telling": min(told, MOST_TELLING) / 10,
            "replaced": min(sum(map(weight, missing)), around.telling) / 10,
            "other_name": entry.source == OTHER,
            "house_name": entry.source == ADDRESS,
            "house_swapped": entry.source == ADDRESS and bool(around.types),
            "swapped": bool(around.types) and len(missing) < len(sighting.missing),
            "disorder": len(hits) > 1 and any(one.first > other.first for one, other in pairwise(hits)),
        }

    def _place(self, organisation: Organisation, around: Around, exact: bool, near: bool) -> dict[str, float]:
        """Is it where the text is of, and where the text says it is?"""
        its_areas = self.directory.areas(organisation.code)
        here = any(area in its_areas for area in self.areas)
        widely = organisation.kind in KNOWN_WIDELY
        return {
            "here": here,
            "nowhere": not self.areas,
            "elsewhere": bool(self.areas and its_areas) and not here and not widely,
            "known_widely": widely and not here and (exact or near),
            "place_fits": around.place_fits,
            "place_differs": not around.place_fits and self._differs(around.places, its_areas),
        }

    def _kind(self, organisation: Organisation, entry: Entry, said: Collection[str], exact: bool) -> dict[str, float]:
        """Is it the sort of organisation the text speaks of?"""
        kind, words = organisation.kind, entry.words
        needed = SAYS_SO.get(kind, NOTHING)
        sorts = SORTS.keys() & said
        unsaid = needed.isdisjoint(said) and not needed.isdisjoint(words)
        return {
            KINDS.get(kind, "other_kind"): True,
            "closed": not organisation.active,
            "wrong_sort": any(kind not in SORTS[word] and word not in words for word in sorts),
            "unsaid_sort": unsaid and needed.isdisjoint(self._said),
            "its_sort": exact and any(kind in SORTS[word] and word in words for word in sorts & OWN_SORTS),
            "said_apart": unsaid and not needed.isdisjoint(self._said),
        }

    def _manner(self, sighting: Sighting, around: Around, typed: bool, slips: float) -> dict[str, float]:
        """Is it written as a name is, and as this sort of name?"""
        unmarked = self._unmarked(sighting)
        return {
            "lower": unmarked and (bool(sighting.missing) or not typed),
            "lower_slips": unmarked and slips > 0,
            "other_thing": around.other_thing,
            "denied": self.surroundings.denied(sighting),
            "person": self.surroundings.names_a_person(sighting, typed),
            "somewhere": self.surroundings.names_a_place(sighting, typed),
        }

    def _bare(
        self, sighting: Sighting, organisation: Organisation, around: Around, partly: bool, slips: float
    ) -> dict[str, float]:
        """A name without a word such as surgery is as likely a street, a town or a family."""
        hits, in_talk = sighting.hits, self.surroundings.speaks_of_care(sighting)
        telling = [hit.word for hit in hits if hit.word not in TYPE_WORDS]
        return {
            "bare": True,
            "home": self.surroundings.names_a_home(sighting),
            "untalked": not in_talk,
            "street": not in_talk and hits[-1].word in STREETS,
            "only_place": self._only_place(hits),
            "bare_part": partly,
            "bare_extra": around.telling > 0,
            "bare_lower": self._unmarked(sighting),
            "bare_slip": slips if slips >= FAR_OFF or not self.text.short else 0,
            "local": math.log1p(self.index.neighbours(organisation, telling, self.areas)),
            "shared": math.log1p(self.index.bearers(frozenset(telling), self.areas)),
            "heading": self.surroundings.heads(sighting),
            "alone": sighting.first == 0 and around.last + 1 == len(self.text.words),
            "held_at": self.surroundings.held_at(sighting),
            "elsewhere_talk": self.surroundings.talks_of_elsewhere(sighting),
            "trails": self.surroundings.trails(sighting),
            "everyday": self._everyday(hits),
        }

    def _unmarked(self, sighting: Sighting) -> bool:
        return not any(self.text.capital[hit.first] for hit in sighting.hits)

    def _ordinary(self, hits: Iterable[Hit]) -> float:
        """The share of its telling words that are words of any declaration or agenda."""
        telling = {hit.word: self.index.weight(hit.word) for hit in hits if hit.word not in TYPE_WORDS}
        ordinary = [weight for word, weight in telling.items() if word in ORDINARY]
        return sum(ordinary) / (sum(telling.values()) or 1.0) if ordinary else 0.0

    def _everyday(self, hits: Iterable[Hit]) -> bool:
        """Are its telling words all everyday words, written as such: "in the high street"?"""
        telling = [hit for hit in hits if hit.word not in TYPE_WORDS]
        return self.text.cased and all(hit.word in ENGLISH and not self.text.capital[hit.first] for hit in telling)

    def _is_elsewhere(self, organisation: Organisation) -> bool:
        its_areas = self.directory.areas(organisation.code)
        return bool(self.areas and its_areas) and not any(area in its_areas for area in self.areas)

    def _differs(self, places: Collection[str], its_areas: Collection[str]) -> bool:
        if not places:
            return False
        gazetteer = self.index.places
        told = [areas for place in places if gazetteer.is_town(place) and (areas := gazetteer.areas_of([place]))]
        return bool(its_areas) and any(areas.isdisjoint(its_areas) for areas in told)

    def _only_place(self, hits: Iterable[Hit]) -> bool:
        telling = [hit.word for hit in hits if hit.word not in TYPE_WORDS]
        return bool(telling) and all(map(self.index.places.is_town, telling))


def stands_for_one(entry: Entry, index: NameIndex) -> bool:
    """Does no other organisation of the country bear this name?"""
    start = entry.words[0], entry.words[1] if len(entry.words) > 1 else ""
    alike = (index.entries[number] for number in index.with_start(*start))
    return all(each.code == entry.code for each in alike if each.words == entry.words)
