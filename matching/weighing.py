"""How likely it is that a name seen in a text is that organisation."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from matching.directory import NETWORKS, Organisation
from matching.index import ADDRESS, OTHER, NameIndex
from matching.spotting import Hit, Sighting
from matching.surroundings import Around, Surroundings
from matching.text import ORDINARY, Text
from matching.vocabulary import word_set
from matching.words import CONNECTING, LEGAL_WORDS, TYPE_WORDS, normal

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
    "surgery": frozenset({"gp_practice", "branch_surgery", "dental_practice", "clinic"}),
}
# An organisation of these sorts is meant only when the text says so.
SAYS_SO = {
    "pcn": frozenset({"pcn", "network"}),
    "pharmacy": frozenset({"pharmacy", "chemist", "lloydspharmacy"}),
    "dental_practice": frozenset({"dental", "orthodontic", "orthodontics"}),
    "federation": frozenset({"federation", "alliance", "collaborative"}),
}
# People work for these, and bodies buy from them, whichever area they are in.
KNOWN_WIDELY = frozenset(
    {"nhs_trust", "hospital_site", "provider", "sub_icb_location", "company", "charity", "supplier", "university"}
)
STREETS = word_set("street_ends")
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
MOST_TELLING = 20.0  # beyond this no name is any more telling
FAR_OFF = 0.25  # letters off, as a share of a word, that leave a bare name a guess

# Log odds. Those of the name and the place were fitted to labelled names; those of the manner and the bare name are
# set by judgement, since labelled lists of names hold few streets, schools and friends.
CONSTANT = -9.2
WEIGHTS = {
    # how much of the name stands there, and little else
    "covered": 0.8,
    "both": 6.0,
    "exact": 1.1,
    "telling": 2.4,
    "slips": -0.9,
    "swapped": -0.8,
    "disorder": -1.3,
    "replaced": -2.0,
    "ordinary": -2.1,
    "other_name": 0.3,
    "house_name": -2.0,
    "house_swapped": -1.5,
    # where it is
    "here": 2.9,
    "nowhere": 2.0,
    "elsewhere": -3.9,
    "known_widely": 1.5,
    "place_fits": 3.0,
    "place_differs": -7.0,
    # what sort of organisation it is: a body of primary care mostly speaks of practices
    "practice": 2.3,
    "branch": 1.8,
    "network": -0.4,
    "site": -1.4,
    "other_kind": -0.5,
    "contractor": -3.0,
    "clinic": -4.0,
    "prescriber": -4.5,
    "closed": -3.0,
    "wrong_sort": -5.0,
    "unsaid_sort": -4.5,
    # how it is written
    "lower": -1.5,
    "lower_slips": -4.0,
    "other_thing": -7.0,
    "person": -6.0,
    "somewhere": -7.0,
    # a bare name
    "home": -5.0,
    "untalked": -3.5,
    "street": -3.0,
    "only_place": -1.0,
    "bare_part": -4.0,
    "bare_extra": -2.5,
    "bare_lower": -3.0,
    "bare_slip": -12.0,
}

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
        self.index, self.directory, self.areas, self.text = index, index.directory, frozenset(areas), text
        self.surroundings = Surroundings(text, index)

    def weigh(self, sighting: Sighting) -> Weighed | None:
        """Measure a sighting; none if the directory has lost the organisation."""
        organisation = self.directory.organisation(sighting.entry.code)
        if organisation is None:
            return None
        around = self.surroundings.around(sighting, _address_words(organisation))
        features = {name: float(value) for name, value in self._features(sighting, organisation, around) if value}
        odds = CONSTANT + sum([WEIGHTS[name] * value for name, value in features.items()])
        return Weighed(sighting, features, odds, sighting.first, around.last, around.types)

    def _features(self, sighting: Sighting, organisation: Organisation, around: Around) -> Iterator[tuple[str, float]]:
        said = {hit.word for hit in sighting.hits}.union(around.types)
        missing = [word for word in sighting.missing if word not in TYPE_WORDS]
        slips = sum([hit.slips / len(hit.word) for hit in sighting.hits])
        exact = LEGAL_WORDS.issuperset(sighting.missing) and not around.unexplained and not slips
        typed = not said.isdisjoint(TYPE_WORDS if exact else SORT_WORDS)
        yield "exact", exact
        yield "slips", slips
        yield from self._name(sighting, around, missing)
        if not exact:
            yield "ordinary", self._ordinary(sighting)
        yield from self._place(organisation, around, exact)
        yield from self._kind(sighting, organisation, said)
        yield from self._manner(sighting, around, typed, slips)
        if not typed:
            yield from self._bare(sighting, around, bool(missing), slips)

    def _name(self, sighting: Sighting, around: Around, missing: list[str]) -> Iterator[tuple[str, float]]:
        """How much of the name stands in the text, and how much of what stands there is the name."""
        weight, entry, hits = self.index.weight, sighting.entry, sighting.hits
        found = sum([weight(hit.word) for hit in hits])
        telling = [hit.word for hit in hits if hit.word not in TYPE_WORDS]
        told = sum(map(weight, telling))
        covered = min(1.0, found / entry.weight)
        yield "covered", covered
        yield "both", covered * found / (found + around.unexplained)
        yield "telling", min(told, MOST_TELLING) / 10
        yield "replaced", min(sum(map(weight, missing)), around.telling) / 10
        yield "other_name", entry.source == OTHER
        yield "house_name", entry.source == ADDRESS
        yield "house_swapped", entry.source == ADDRESS and bool(around.types)
        yield "swapped", bool(around.types) and len(missing) < len(sighting.missing)
        yield "disorder", any(one.first > other.first for one, other in zip(hits, hits[1:], strict=False))

    def _place(self, organisation: Organisation, around: Around, exact: bool) -> Iterator[tuple[str, float]]:
        """Is it where the text is of, and where the text says it is?"""
        its_areas = self.directory.areas(organisation.code)
        here = not self.areas.isdisjoint(its_areas)
        widely = organisation.kind in KNOWN_WIDELY
        yield "here", here
        yield "nowhere", not self.areas
        yield "elsewhere", bool(self.areas and its_areas) and not here and not widely
        yield "known_widely", widely and exact and not here
        yield "place_fits", around.place_fits
        yield "place_differs", not around.place_fits and self._differs(around.places, its_areas)

    def _kind(self, sighting: Sighting, organisation: Organisation, said: set[str]) -> Iterator[tuple[str, float]]:
        """Is it the sort of organisation the text speaks of?"""
        kind, words = organisation.kind, sighting.entry.words
        needed = SAYS_SO.get(kind, frozenset())
        yield KINDS.get(kind, "other_kind"), True
        yield "closed", not organisation.active
        yield "wrong_sort", any(kind not in SORTS[word] and word not in words for word in said if word in SORTS)
        yield "unsaid_sort", needed.isdisjoint(said) and not needed.isdisjoint(words)

    def _manner(self, sighting: Sighting, around: Around, typed: bool, slips: float) -> Iterator[tuple[str, float]]:
        """Is it written as a name is, and as this sort of name?"""
        unmarked = self.text.cased and not any(self.text.capital(hit.first) for hit in sighting.hits)
        lower = unmarked and (bool(sighting.missing) or not typed)
        yield "lower", lower
        yield "lower_slips", unmarked and slips > 0
        yield "other_thing", around.other_thing
        yield "person", self.surroundings.names_a_person(sighting, typed)
        yield "somewhere", self.surroundings.names_a_place(sighting, typed)

    def _bare(self, sighting: Sighting, around: Around, partly: bool, slips: float) -> Iterator[tuple[str, float]]:
        """A name without a word such as surgery is as likely a street, a town or a family."""
        hits, in_talk = sighting.hits, self.surroundings.speaks_of_care(sighting)
        yield "home", self.surroundings.names_a_home(sighting)
        yield "untalked", not in_talk
        yield "street", not in_talk and hits[-1].word in STREETS
        yield "only_place", self._only_place(hits)
        yield "bare_part", partly
        yield "bare_extra", around.telling > 0
        yield "bare_lower", self.text.cased and not any(self.text.capital(hit.first) for hit in hits)
        yield "bare_slip", slips if slips >= FAR_OFF or not self.text.short else 0

    def _ordinary(self, sighting: Sighting) -> float:
        """The share of its telling words that are words of any declaration or agenda."""
        telling = {hit.word: self.index.weight(hit.word) for hit in sighting.hits if hit.word not in TYPE_WORDS}
        return sum(weight for word, weight in telling.items() if word in ORDINARY) / (sum(telling.values()) or 1.0)

    def _differs(self, places: Collection[str], its_areas: Collection[str]) -> bool:
        gazetteer = self.directory.places
        told = [areas for place in places if gazetteer.is_town(place) and (areas := gazetteer.areas_of([place]))]
        return bool(its_areas) and any(areas.isdisjoint(its_areas) for areas in told)

    def _only_place(self, hits: tuple[Hit, ...]) -> bool:
        telling = [hit.word for hit in hits if hit.word not in TYPE_WORDS]
        return bool(telling) and all(map(self.directory.places.is_town, telling))


@lru_cache(maxsize=50_000)
def _address_words(organisation: Organisation) -> frozenset[str]:
    found = normal(f"{organisation.address} {organisation.town}")
    return frozenset(word for word in found if word not in TYPE_WORDS and word not in CONNECTING and not word.isdigit())
