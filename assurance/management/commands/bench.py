"""Measure how fast the product does something; the last line is one JSON object."""

import json
from collections.abc import Callable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from assurance.actions.benchmarks.web import time_web
from coi.shared.clock import now
from meetings.actions.benchmarks.matching import CASES, time_matching
from meetings.actions.benchmarks.registers import SMALLEST
from meetings.management.matching_tables import BEFOREHAND, closing_tables, figures, register_table
from organisations.actions.benchmarking import time_import
from organisations.actions.benchmarking_reading import time_reading
from organisations.formats.ods import NotThatReport, reports_in

SIZES = [1000, 10_000, 100_000]
ROUNDS = 200
LARGEST = 1_000_000
MOST_PEOPLE = 50_000


class Command(BaseCommand):
    help = "Run a benchmark on rows that do not stay: matching, import DIR, reading, web. Its last line is JSON."

    def add_arguments(self, parser):
        """Which benchmark, and what it takes."""
        parser.add_argument("name", nargs="?", default="", help=", ".join(BENCHMARKS))
        parser.add_argument("folder", nargs="?", type=Path, help="import: a folder of reports, as import_ods reads")
        matching = parser.add_argument_group("matching")
        matching.add_argument(
            "--interests", nargs="+", type=int, default=SIZES, metavar="N", help="the sizes of the registers"
        )
        matching.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="how often the fast are timed")
        parser.add_argument(
            "--organisations", type=Path, metavar="DIR", help="matching, reading: a normalised directory, else invented"
        )
        parser.add_argument("--cases", type=Path, metavar="DIR", help="labelled cases on it")

        web = parser.add_argument_group("web")
        web.add_argument("--people", type=int, default=5000, metavar="N", help="how many there are in the body")
        web.add_argument("--clients", type=int, default=20, metavar="N", help="how many ask at once")
        web.add_argument("--pause", type=float, default=1.0, metavar="S", help="seconds each looks at a page")
        web.add_argument("--asked", type=int, default=20, metavar="N", help="how often each asks for each page")

    def handle(self, *, name, **options):
        """Run it, and print its figures as a line of JSON."""
        if name not in BENCHMARKS:
            raise CommandError(f"Name a benchmark: {' or '.join(BENCHMARKS)}.")
        self.stdout.write(json.dumps({"benchmark": name} | BENCHMARKS[name](self.stdout.write, options)))


def _matching(say: Callable, options: dict) -> dict:
    sizes, cases = options["interests"], options["cases"] or CASES
    if not all(SMALLEST <= interests <= LARGEST for interests in sizes):
        raise CommandError(f"Choose registers of {SMALLEST} to {LARGEST:,} interests.")
    if options["rounds"] < 1:
        raise CommandError("Choose at least 1 round.")
    if cases and not options["organisations"]:
        raise CommandError("Labelled cases need the organisations they are about: give --organisations too.")
    for line in BEFOREHAND:
        say(line)
    done = time_matching(
        sizes=sizes,
        rounds=options["rounds"],
        organisations=options["organisations"],
        cases=cases,
        told=lambda compared: [say(line) for line in register_table(compared)],
        at=now(),
    )
    for line in closing_tables(done):
        say(line)
    return {"rounds": options["rounds"]} | figures(done)


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


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 3)


def _web(say: Callable, options: dict) -> dict:
    people, clients = options["people"], options["clients"]
    if not 1 <= clients <= people <= MOST_PEOPLE:
        raise CommandError(f"Choose up to {MOST_PEOPLE:,} people, and no more clients than people.")
    timed = time_web(people=people, clients=clients, rounds=options["asked"], pause=options["pause"], at=now())
    say(f"{people:,} people in one body; {clients} at once, each looking at a page for {options['pause']:g} s:")
    for name, asked in timed.pages.items():
        wrong = f", {len(asked.wrong)} not answered" if asked.wrong else ""
        say(f"  {name}: {asked.at_percentile(50)} ms (p50), {asked.at_percentile(95)} ms (p95){wrong}")
    say(f"{timed.answers_per_second:,.0f} answers a second")
    return {
        "people": people,
        "clients": clients,
        "answers_per_second": round(timed.answers_per_second),
        "wrong": sum(len(asked.wrong) for asked in timed.pages.values()),
        "p50_ms": {name: asked.at_percentile(50) for name, asked in timed.pages.items()},
        "p95_ms": {name: asked.at_percentile(95) for name, asked in timed.pages.items()},
    }


BENCHMARKS = {"matching": _matching, "import": _import, "reading": _reading, "web": _web}
