"""Measure how fast the product does something; the last line is one JSON object."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coi.shared.clock import now
from meetings.actions.benchmarking import Comparison, time_join
from meetings.actions.scratch import SMALLEST
from organisations.actions.benchmarking import time_import
from organisations.actions.benchmarking_reading import time_reading
from organisations.formats.ods import NotThatReport, reports_in

SIZES = [1000, 10_000, 100_000]
LARGEST = 1_000_000


class Command(BaseCommand):
    help = (
        "Run a benchmark on rows that are rolled back: join, import DIR, or reading. The last line is one JSON object."
    )

    def add_arguments(self, parser):
        """Which benchmark, and what it takes."""
        parser.add_argument("name", nargs="?", default="", help=", ".join(BENCHMARKS))
        parser.add_argument("folder", nargs="?", type=Path, help="import: a folder of reports, as import_ods reads")
        parser.add_argument(
            "--interests",
            nargs="+",
            type=int,
            default=[1000, 10_000, 100_000],
            metavar="N",
            help="join: register sizes",
        )
        parser.add_argument("--rounds", type=int, default=200, metavar="N", help="join: how often each size is timed")

        parser.add_argument("--organisations", type=Path, metavar="DIR", help="reading: a normalised directory")
        parser.add_argument("--cases", type=Path, metavar="DIR", help="reading: labelled cases")

    def handle(self, *, name, **options):
        """Run it, and print its figures as a line of JSON."""
        if name not in BENCHMARKS:
            raise CommandError(f"Name a benchmark: {' or '.join(BENCHMARKS)}.")
        self.stdout.write(json.dumps({"benchmark": name} | BENCHMARKS[name](self.stdout.write, options)))


def _join(say: Callable, options: dict) -> dict:
    for interests in options["interests"]:
        if not SMALLEST <= interests <= LARGEST:
            raise CommandError(f"Choose registers of {SMALLEST} to {LARGEST:,} interests.")
    if options["rounds"] < 1:
        raise CommandError("Choose at least 1 round.")
    say("Where a committee's interests and its agenda meet, timed by turns on the same rows, in milliseconds.")
    say("The keys were written beforehand, as they are when an interest is declared; that is not timed here.")
    say("The peers' texts were prepared and indexed beforehand too. They find what is named, and no relations.")
    registers = []
    for interests in options["interests"]:
        compared = time_join(interests=interests, rounds=options["rounds"], at=now())
        for line in _table(compared):
            say(line)
        registers.append(_figures(compared))
    return {"rounds": options["rounds"], "registers": registers}


def _table(compared: Comparison) -> Iterable[str]:
    yield ""
    yield (
        f"{compared.interests:,} interests with {compared.keys:,} keys, written in {compared.fill_seconds:.1f} s;"
        f" {compared.members} members with {compared.members_interests} interests, {compared.items} items"
    )
    yield f"  {'':<42}{'p50':>10}{'p99':>10}{'times':>8}{'pairs':>8}"
    for way in compared.ways:
        p50, p99 = _milliseconds(way.at_percentile(50)), _milliseconds(way.at_percentile(99))
        yield f"  {way.name:<42}{p50:>10.2f}{p99:>10.2f}{len(way.seconds):>8}{way.pairs:>8,}"


def _figures(compared: Comparison) -> dict:
    ways = {
        way.key: {
            "p50_ms": _milliseconds(way.at_percentile(50)),
            "p99_ms": _milliseconds(way.at_percentile(99)),
            "times": len(way.seconds),
            "pairs": way.pairs,
        }
        for way in compared.ways
    }
    return {
        "interests": compared.interests,
        "keys": compared.keys,
        "members": compared.members,
        "members_interests": compared.members_interests,
        "items": compared.items,
        "fill_seconds": round(compared.fill_seconds, 2),
        "ways": ways,
    }


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 3)


def _import(say: Callable, options: dict) -> dict:
    folder = options["folder"]
    if folder is None or not folder.is_dir() or not reports_in(folder):
        raise CommandError("Name a folder that holds reports, for example: bench import reports/")
    try:
        timed = time_import(folder=folder, at=now())
    except NotThatReport as refusal:
        raise CommandError(str(refusal)) from None
    say(
        f"{timed.files} files into an empty directory: {timed.organisations:,} organisations, {timed.names:,} names,"
        f" {timed.ties:,} ties in {timed.seconds:.1f} s; once more, with nothing new, in {timed.seconds_again:.1f} s"
    )
    return {
        "files": timed.files,
        "organisations": timed.organisations,
        "names": timed.names,
        "ties": timed.ties,
        "seconds": round(timed.seconds, 2),
        "rows_per_second": round(timed.rows / timed.seconds),
        "seconds_again": round(timed.seconds_again, 2),
    }


def _reading(say: Callable, options: dict) -> dict:
    for folder in filter(None, (options["organisations"], options["cases"])):
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
    timed = time_reading(organisations=options["organisations"], cases=options["cases"])
    p50, p99 = _milliseconds(timed.at_percentile(50)), _milliseconds(timed.at_percentile(99))
    say(f"Built for {timed.organisations:,} organisations in {timed.build_seconds:.1f} s; all times are of one core.")
    say(f"{timed.texts_per_second:,.0f} texts a second: each {p50:.2f} ms (p50), {p99:.2f} ms (p99)")
    say(f"{timed.words_per_second:,.0f} words of papers a second, in {timed.papers} papers")
    say(
        f"Memory: {timed.memory_before:.0f} MB before, {timed.memory_built:.0f} MB built,"
        f" {timed.memory_read:.0f} MB after reading"
    )
    return {
        "organisations": timed.organisations,
        "build_seconds": round(timed.build_seconds, 2),
        "texts": len(timed.seconds),
        "texts_per_second": round(timed.texts_per_second),
        "text_p50_ms": p50,
        "text_p99_ms": p99,
        "papers": timed.papers,
        "paper_words_per_second": round(timed.words_per_second),
        "memory_before_mb": round(timed.memory_before),
        "memory_built_mb": round(timed.memory_built),
        "memory_read_mb": round(timed.memory_read),
    }


BENCHMARKS = {"join": _join, "import": _import, "reading": _reading}
