"""What each way finds and misses on labelled cases, where the answers are known: a fast way to the wrong pairs is none.

Each rival is judged at the threshold that gives its best F1 on these very cases, on titles alone or on titles with
their papers, whichever suits it: that is more than anybody could know beforehand.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from matching.findings import HeldKey, SubjectKey, find
from matching.interests import read_interest
from matching.keys import interest_keys, item_keys
from matching.resolving import Resolver
from matching.scoring import score_pairs
from matching.subjects import read_item
from meetings.actions.benchmarks.rivals import Rival, rivals
from organisations.formats.tables import read_table

Pair = tuple[str, str]
THRESHOLDS = (0.35, 0.45, 0.55, 0.65, 0.75)


@dataclass(frozen=True)
class Quality:
    """How well one way did; `least` is the threshold it was judged at, where it has one."""

    key: str
    name: str
    precision: float
    recall: float
    f1: float
    missed: int
    least: float | None = None


@dataclass(frozen=True)
class Case:
    """One committee of the cases: its areas, its interests' texts, and its items' titles and papers."""

    areas: tuple[str, ...]
    interests: dict[str, str]
    items: dict[str, tuple[str, str]]


def judge(resolver: Resolver, cases: Path) -> list[Quality]:
    """Our own engine, TF-IDF inside our own graph, and each rival; answers are read only where flags are scored."""
    committees = list(_cases(cases))
    gold = {(row["interest"], row["item"]): row["kind"] for row in read_table(cases / "gold.csv")}
    judged = [_quality("product", "the product, nobody confirming", flags(committees, resolver), gold)]
    kinds, _ = rivals()
    if linker := next((kind.linker for kind in kinds if kind.linker), None):
        judged.append(_linked(linker(resolver.directory, THRESHOLDS[0]), committees, gold))
    return judged + [_best(kind, committees, gold) for kind in kinds]


def flags(committees: list[Case], resolver: Resolver) -> set[Pair]:
    """The pairs that meet once texts are tied to organisations by a resolver, ours or one that stands in for it."""
    return {pair for case in committees for pair in _flags(case, resolver)}


def _flags(case: Case, resolver: Resolver) -> Iterator[Pair]:
    directory = resolver.directory
    held = [
        HeldKey(interest, interest, key)
        for interest, text in case.interests.items()
        for holding in read_interest(text, resolver, case.areas).holdings
        for key in interest_keys(holding, directory)
    ]
    subjects = [
        SubjectKey(item, key)
        for item, (title, paper) in case.items.items()
        for key in item_keys(read_item(title, paper, resolver, case.areas).subject, directory)
    ]
    return ((str(found.interest), str(found.item)) for found in find(held, subjects))


def _linked(linker, committees: list[Case], gold: dict[Pair, str]) -> Quality:
    """TF-IDF in our resolver's place, at the best of its thresholds."""
    best = None
    for linker.least in THRESHOLDS:
        found = flags(committees, linker)
        judged = _quality("tfidf_in_graph", "TF-IDF inside our own graph", found, gold, linker.least)
        best = judged if best is None or judged.f1 > best.f1 else best
    return best


def _best(kind: type[Rival], committees: list[Case], gold: dict[Pair, str]) -> Quality:
    """A rival on titles, and on titles with papers, cut off where its F1 is highest."""
    judged = []
    for with_paper in (False, True):
        scored = sorted(_scores(kind, committees, with_paper), reverse=True)
        right, best = 0, (0.0, 0)
        for place, (_, pair) in enumerate(scored, start=1):
            right += pair in gold
            best = max(best, (2 * right / (place + len(gold)), place))
        cut = best[1]
        least = scored[cut - 1][0] if cut else None
        judged.append(_quality(kind.key, kind.name, {pair for _, pair in scored[:cut]}, gold, least))
    return max(judged, key=lambda each: each.f1)


def _scores(kind: type[Rival], committees: list[Case], with_paper: bool) -> Iterator[tuple[float, Pair]]:
    for case in committees:
        interests, items = dict(enumerate(case.interests)), dict(zip(count(), case.items))
        texts = {number: case.interests[name] for number, name in interests.items()}
        titles = {number: "\n".join(case.items[name][: 1 + with_paper]) for number, name in items.items()}
        rival = kind(texts, titles, least=kind.floor)
        for item, interest, score in rival.find():
            yield score, (interests[interest], items[item])
        rival.forget()


def _quality(key: str, name: str, found: set[Pair], gold: dict[Pair, str], least: float | None = None) -> Quality:
    scored = score_pairs(found, gold)
    missed = len(gold.keys() - found)
    figures = (round(figure, 4) for figure in (scored.precision, scored.recall, scored.f1))
    return Quality(key, name, *figures, missed, None if least is None else round(least, 3))


def _cases(folder: Path) -> Iterator[Case]:
    interests, items = defaultdict(dict), defaultdict(dict)
    areas = defaultdict(set)
    for row in read_table(folder / "interests.csv"):
        interests[row["committee"]][row["interest"]] = row["text"]
    for row in read_table(folder / "items.csv"):
        items[row["committee"]][row["item"]] = (row["title"], row["paper"])
        areas[row["committee"]].update({row["area"]} - {""})
    for committee in sorted(interests.keys() & items.keys()):
        yield Case(tuple(sorted(areas[committee])), interests[committee], items[committee])
