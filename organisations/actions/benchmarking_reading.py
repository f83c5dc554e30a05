"""Timing the reading of texts against a directory, on one core; nothing is written."""

import gc
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import getpagesize
from statistics import quantiles
from time import process_time

from matching.directory import Directory, Name, Organisation, Tie
from matching.resolving import Resolver
from organisations.actions.invented import invented_directory, invented_papers, invented_texts
from organisations.formats.tables import read_table

ORGANISATIONS, TEXTS, PAPERS = 40_000, 5000, 200
ROUNDS = 3
LEAST_WORDS = 150  # of a paper: shorter ones of the same area are read as one
Texts = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ReadingTimes:
    """How fast texts and papers were read; `seconds` of each text, in the best of the rounds. Memory is in MB."""

    organisations: int
    build_seconds: float
    seconds: Sequence[float]
    papers: int
    words: int
    papers_seconds: float
    memory_before: float
    memory_built: float
    memory_read: float

    @property
    def texts_per_second(self) -> float:
        """On one core."""
        return len(self.seconds) / sum(self.seconds)

    @property
    def words_per_second(self) -> float:
        """Of papers, on one core."""
        return self.words / self.papers_seconds

    def at_percentile(self, percentile: int) -> float:
        """Seconds that so many of a hundred texts took at most."""
        return quantiles(self.seconds, n=100, method="inclusive")[percentile - 1]


def time_reading(*, organisations: Path | None, cases: Path | None) -> ReadingTimes:
    """Read texts, of labelled cases or invented, against a normalised directory or an invented one."""
    before = _memory()
    directory = _directory(organisations) if organisations else invented_directory(ORGANISATIONS)
    began = process_time()
    resolver = Resolver(directory)
    build_seconds = process_time() - began
    built = _memory()
    texts = list(_texts(cases)) if cases else list(invented_texts(directory, TEXTS))
    papers = list(_papers(cases)) if cases else list(invented_papers(directory, PAPERS))
    seconds = _best_round(resolver, texts)
    paper_seconds = sum(_best_round(resolver, papers))
    words = sum(len(paper.split()) for paper, _ in papers)
    return ReadingTimes(
        len(directory), build_seconds, seconds, len(papers), words, paper_seconds, before, built, _memory()
    )


def _best_round(resolver: Resolver, texts: Texts) -> list[float]:
    """Other work on the machine slows a round down and never speeds it up."""
    return min((_round(resolver, texts) for _ in range(ROUNDS)), key=math.fsum)


def _round(resolver: Resolver, texts: Texts) -> list[float]:
    seconds = []
    for text, area in texts:
        began = process_time()
        resolver.resolve(text, areas=[area] if area else [])
        seconds.append(process_time() - began)
    return seconds


def _directory(folder: Path) -> Directory:
    facts = ("code", "name", "kind", "area", "town", "postcode", "address")
    rows = read_table(folder / "organisations.csv")
    organisations = [Organisation(*(row[fact] for fact in facts), row["status"] != "closed") for row in rows]
    names = (Name(row["code"], row["name"], row["source"]) for row in read_table(folder / "names.csv"))
    ties = (Tie(row["source"], row["relation"], row["target"]) for row in read_table(folder / "relations.csv"))
    return Directory(organisations, names, ties)


def _texts(cases: Path) -> Iterator[tuple[str, str]]:
    for table, column in (("interests", "text"), ("items", "title"), ("mentions", "mention")):
        yield from ((row[column], row["area"]) for row in read_table(cases / f"{table}.csv"))


def _papers(cases: Path) -> Iterator[tuple[str, str]]:
    waiting: dict[str, str] = {}
    for row in read_table(cases / "items.csv"):
        paper = waiting.pop(row["area"], "") + f"{row['title']}\n{row['paper']}\n\n"
        if len(paper.split()) >= LEAST_WORDS:
            yield paper, row["area"]
        else:
            waiting[row["area"]] = paper
    yield from ((paper, area) for area, paper in waiting.items())


def _memory() -> float:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize() / 2**20
