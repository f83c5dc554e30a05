"""What `bench matching` says: a table for each register, what was paid beforehand, and what each way finds."""

from collections.abc import Iterator
from dataclasses import asdict

from meetings.actions.benchmarks.matching import Benchmark, Comparison
from meetings.actions.benchmarks.timing import Way

BEFOREHAND = (
    "Where interests and an agenda meet, timed by turns on the same rows, in milliseconds. Every way is made ready",
    "beforehand: our keys are written when an interest is declared, the rivals' texts are indexed; that is said apart.",
    "The rivals find what is named, and no relations. A database of its own is made for this, and dropped.",
)
SCOPES = {"limit": "", "committee": "committee: ", "register": "whole register: "}


def register_table(compared: Comparison) -> Iterator[str]:
    """The times on one register."""
    yield ""
    yield (
        f"{compared.interests:,} interests with {compared.keys:,} keys; {compared.members_interests} of the members',"
        f" {compared.items} items. Written in {compared.filled.seconds:.0f} s"
    )
    yield f"  {'':<64}{'best':>11}{'p50':>12}{'p99':>12}{'times':>7}{'pairs':>9}"
    for way in compared.ways:
        named = SCOPES[way.scope] + way.name
        times = f"{way.best:>11,.2f}{way.at_percentile(50):>12,.2f}{way.at_percentile(99):>12,.2f}{len(way.seconds):>7}"
        yield f"  {named:<64}{times}{way.pairs:>9,}"
    for rival, cost in compared.costs.items():
        if rival.endswith("_register"):
            yield f"  made ready: {rival.removesuffix('_register')} in {cost.seconds:.1f} s, {cost.megabytes:.0f} MB"


def closing_tables(done: Benchmark) -> Iterator[str]:
    """What holds of all registers together, and the quality."""
    yield ""
    yield from filter(None, [done.left_out])
    yield (
        f"Paid at write: {done.keying_ms:.2f} ms an interest, read and keyed. A directory of {done.organisations:,}"
        f" organisations is read in {done.directory.seconds:.1f} s and takes {done.directory.megabytes:.0f} MB."
    )
    yield f"All keys with their indexes: {done.registers[-1].keys_megabytes:,.0f} MB."
    yield from (f"{name}: {figure}" for name, figure in _headlines(done).items())
    yield ""
    if not done.quality:
        yield "Quality needs labelled cases: give --organisations and --cases."
        return
    yield "What each finds on the labelled cases. Each rival is at the threshold that is best on these very cases:"
    yield "that is generous to it, since nobody could know it beforehand."
    yield f"  {'':<52}{'precision':>10}{'recall':>8}{'F1':>8}{'missed':>8}{'threshold':>11}"
    for each in done.quality:
        figures = f"{each.precision:>10.3f}{each.recall:>8.3f}{each.f1:>8.3f}{each.missed:>8,}"
        yield f"  {each.name:<52}{figures}{'' if each.least is None else each.least:>11}"


def figures(done: Benchmark) -> dict:
    """All of it, for the line of JSON."""
    return {
        "organisations": done.organisations,
        "directory": asdict(done.directory),
        "keying_ms": done.keying_ms,
        "left_out": done.left_out,
        **_headlines(done),
        "registers": [_register(compared) for compared in done.registers],
        "quality": [asdict(each) for each in done.quality],
    }


def _headlines(done: Benchmark) -> dict:
    first, last = done.registers[0], done.registers[-1]
    rivals = [way.at_percentile(50) for way in last.ways if way.scope == "register" and way.key != "product"]
    ours = _way(last, "product", "register").at_percentile(50)
    grown = _way(last, "product", "committee").at_percentile(50) / _way(first, "product", "committee").at_percentile(50)
    said = {"growth_of_committee_p50": round(grown, 2), "register_times_the_fastest_rival": round(min(rivals) / ours)}
    missed = {each.key: each.missed for each in done.quality}
    if missed.get("tfidf_in_graph"):
        said["missed_to_tfidf_in_graph"] = round(missed["product"] / missed["tfidf_in_graph"], 3)
    return said


def _way(compared: Comparison, key: str, scope: str) -> Way:
    return next(way for way in compared.ways if (way.key, way.scope) == (key, scope))


def _register(compared: Comparison) -> dict:
    return {
        "interests": compared.interests,
        "keys": compared.keys,
        "members_interests": compared.members_interests,
        "items": compared.items,
        "fill_seconds": compared.filled.seconds,
        "keys_megabytes": compared.keys_megabytes,
        "made_ready": {rival: asdict(cost) for rival, cost in compared.costs.items()},
        "ways": [
            {
                "way": way.key,
                "scope": way.scope,
                "best_ms": way.best,
                "p50_ms": way.at_percentile(50),
                "p99_ms": way.at_percentile(99),
                "times": len(way.seconds),
                "pairs": way.pairs,
            }
            for way in compared.ways
        ],
    }
