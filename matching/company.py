"""What a name gains from the company it keeps: a list of names, its trust or its network named in the same text."""

from collections.abc import Iterable, Sequence

from matching.directory import UPWARD, Directory
from matching.index import address_words
from matching.spotting import Chance
from matching.text import Text
from matching.weighing import WEIGHTS, Weighed
from matching.words import CONNECTING, TYPE_WORDS, Gap

SURE = 1.0  # log odds from which a name lends weight to others
GAINS = {name: max(0.0, WEIGHTS[name]) for name in ("again", "kin", "listed")}
MOST_GAINED = sum(GAINS.values())
LONGEST_LIST_STEP = 8  # words from one name of a list to the next


def in_company(weighed: Sequence[Weighed], text: Text, directory: Directory) -> list[Weighed]:
    """The same sightings, each measured anew beside those that are sure of themselves."""
    sure = [each for each in weighed if each.odds >= SURE]
    return [_beside(each, sure, text, directory) for each in weighed] if sure else list(weighed)


def may_gain(chance: Chance, sure: Iterable[Weighed], directory: Directory) -> float:
    """How much a name may gain at most from those elsewhere in the text that are sure of themselves."""
    first, last = chance.anchors[0].first, chance.anchors[-1].last
    others = {_code(each) for each in sure if not (each.first <= first and last <= each.sighting.last)}
    code = chance.entry.code
    again = GAINS["again"] if code in others else 0.0
    kin = GAINS["kin"] if any(_related(code, other, directory) for other in others) else 0.0
    return again + kin + (GAINS["listed"] if others else 0.0)


def _beside(each: Weighed, sure: Iterable[Weighed], text: Text, directory: Directory) -> Weighed:
    others = [other for other in sure if not _overlap(each, other)]
    if not others:
        return each
    code, is_bare = _code(each), "bare" in each.features
    gained = {
        "listed": "bare" in each.features
        and any(_in_a_list(each, other, text) for other in others if _code(other) != code),
        "kin": any(_related(code, _code(other), directory) for other in others),
        "beside_its_address": is_bare and any(_in_address(each, other, directory) for other in others),
        "again": any(_code(other) == code for other in others),
    }
    features = {name: 1.0 for name, holds in gained.items() if holds}
    if not features:
        return each
    return each._replace(
        features={**each.features, **features}, odds=each.odds + sum(WEIGHTS[name] for name in features)
    )


def _code(each: Weighed) -> str:
    return each.sighting.entry.code


def _overlap(one: Weighed, other: Weighed) -> bool:
    return one.first <= other.sighting.last and other.first <= one.sighting.last


def _in_a_list(one: Weighed, other: Weighed, text: Text) -> bool:
    """Do two names stand in one list, with commas, "and" or further names between them?"""
    first, second = sorted((one, other), key=lambda each: each.first)
    between = range(first.sighting.last + 1, second.first)
    if text.segments[first.first] != text.segments[second.first] or len(between) > LONGEST_LIST_STEP:
        return False
    parted = any(text.words[place].gap is Gap.COMMA for place in range(first.sighting.last + 1, second.first + 1))
    joined = parted or any(text.words[place].normal == "and" for place in between)
    return joined and all(text.capital[place] or text.words[place].normal in CONNECTING for place in between)


def _in_address(one: Weighed, other: Weighed, directory: Directory) -> bool:
    """Is it only where another organisation of the text is: "Dr Hale & Partners, Mill Terrace, Skelding"?"""
    organisation = directory.organisation(_code(other))
    telling = {hit.word for hit in one.sighting.hits if hit.word not in TYPE_WORDS}
    return organisation is not None and telling <= address_words(organisation)


def _related(one: str, other: str, directory: Directory) -> bool:
    """Is one a part of the other, or are both parts of one?"""
    if one == other:
        return False
    return not _whole(one, directory).isdisjoint(_whole(other, directory))


def _whole(code: str, directory: Directory) -> set[str]:
    return {code, *(target for relation in (*UPWARD, "member_of") for target in directory.targets(code, relation))}
