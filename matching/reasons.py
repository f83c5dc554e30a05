"""Why a sighting may be an organisation, in short sentences a layperson understands."""

from collections.abc import Iterator

from matching.index import ADDRESS, OTHER
from matching.spotting import Hit
from matching.text import Text
from matching.weighing import Weighed
from matching.words import TYPE_WORDS

COUNTS = {1: "One letter differs", 2: "Two letters differ"}
SHORT_NAMES = {"gp": "GP", "pcn": "PCN", "nhs": "NHS", "cic": "CIC", "dr": "Dr", "st": "St"}


def reasons_for(weighed: Weighed, text: Text) -> tuple[str, ...]:
    """The reasons for one sighting: first what was read, then what speaks for or against it."""
    return (*_reading(weighed, text), *_bearings(weighed))


def _reading(weighed: Weighed, text: Text) -> Iterator[str]:
    sighting, features = weighed.sighting, weighed.features
    if features.get("exact"):
        yield _same_name(sighting.entry.source)
    elif sighting.entry.source == OTHER:
        yield "Like a name it bears or bore"
    elif sighting.entry.source == ADDRESS:
        yield "Like the name of the building it is in"
    for hit in sighting.hits:
        yield from _spelling(hit, text)
    yield from _left_out(weighed)
    if features.get("disorder"):
        yield "The words stand in another order"
    if features.get("both", 0) < 0.8 * features.get("covered", 0):
        yield "More is written than its name"


def _same_name(source: str) -> str:
    return {OTHER: "A name it bears or bore", ADDRESS: "The name of the building it is in"}.get(source, "Same name")


def _spelling(hit: Hit, text: Text) -> Iterator[str]:
    written = text.written[text.words[hit.first].start : text.words[hit.last].end]
    plain = written.lower().replace("'", "").replace("’", "")
    if hit.slips:
        yield f"{COUNTS.get(hit.slips, 'Several letters differ')}: {written} / {_shown(hit.word)}"
    elif hit.word not in plain and hit.word != "and":
        yield f"'{written}' read as {_shown(hit.word)}"


def _left_out(weighed: Weighed) -> Iterator[str]:
    missing_types = [_shown(word) for word in weighed.sighting.missing if word in TYPE_WORDS]
    missing = [_shown(word) for word in weighed.sighting.missing if word not in TYPE_WORDS]
    if missing:
        yield f"'{' '.join(missing)}' is left out"
    if missing_types and weighed.beside:
        yield f"'{' '.join(map(_shown, weighed.beside))}' for '{' '.join(missing_types)}'"
    elif missing_types:
        yield f"'{' '.join(missing_types)}' is left out"


def _bearings(weighed: Weighed) -> Iterator[str]:
    features = weighed.features
    if features.get("here"):
        yield "In this area"
    elif features.get("elsewhere"):
        yield "In another area"
    if features.get("place_fits"):
        yield "The place named fits"
    if features.get("place_differs"):
        yield "Another place is named"
    if features.get("closed"):
        yield "It has closed"


def _shown(word: str) -> str:
    return SHORT_NAMES.get(word, word.capitalize())
