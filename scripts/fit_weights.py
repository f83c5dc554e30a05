"""Learn the weights of names anew from labelled texts, and write matching/weights.json.

    python3 bootstrap.py bench matching       # once: installs numpy and scipy, which the service itself does not need
    .venv/bin/python -m scripts.fit_weights --organisations DIR --cases DIR DIR ... [--organisations DIR --cases ...]

Each --cases belongs to the --organisations before it. A folder of cases has interests.csv and items.csv with a column
`label` (tests/matching/cases/README.md), or interests.csv with interest_labels.csv, and perhaps mentions.csv.

Every sighting of a name is weighed by the engine and is right or wrong by the labels of its text. A penalised logistic
regression moves the weights from what we would have said beforehand (`prior`) to what the texts say (`learnt`), no
further than they give cause to. What guards against false readings is held six times as tightly: texts to learn from
have few of the traps that it is there for.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from matching.company import in_company
from matching.directory import Directory, Name, Organisation, Tie
from matching.resolving import Resolver
from matching.text import prepare

WEIGHTS = Path(__file__).resolve().parent.parent / "matching" / "weights.json"
LEAST = -4.0  # log odds below which a sighting teaches nothing
PENALTY = 2.0
GUARDED = 6.0
GUARDED_NAMES = """
    one_of_its_name place_fits elsewhere place_differs denied person other_thing somewhere home street wrong_sort
    everyday known_widely bare_slip untalked
"""
GUARDS = frozenset(GUARDED_NAMES.split())
# How much a sighting counts: made-up mentions are many and alike, whole texts few and varied.
OF_MENTION, OF_DEVELOPMENT, OF_TEXT = 1.0, 1.5, 4.0
WRONG_MENTION = 0.5  # a mention of nobody may well be somebody
BESIDE_THE_RIGHT = 0.25  # it loses its place to the right one in any case


@dataclass(frozen=True)
class Labelled:
    """A text of an area and the codes it names; `counts` is how much each of its sightings does."""

    text: str
    areas: tuple[str, ...]
    codes: frozenset[str]
    counts: float
    counts_wrong: float


@dataclass(frozen=True)
class Sample:
    """What spoke for and against one sighting, whether it was right, and how much it counts."""

    features: dict[str, float]
    right: bool
    counts: float


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def load(folder: Path) -> Resolver:
    """A resolver over the directory in a folder."""
    organisations = [
        Organisation(
            row["code"], row["name"], row["kind"], row["area"], row["town"], row["postcode"], row["address"],
            row["status"] != "closed",
        )
        for row in rows(folder / "organisations.csv")
    ]  # fmt: skip
    names = [Name(row["code"], row["name"], row["source"]) for row in rows(folder / "names.csv")]
    ties = [Tie(row["source"], row["relation"], row["target"]) for row in rows(folder / "relations.csv")]
    return Resolver(Directory(organisations, names, ties))


def texts(folder: Path) -> Iterator[Labelled]:
    """Every labelled text of a folder of cases."""
    yield from _mentions(folder)
    labels = {row["interest"]: row["organisation"] for row in rows(folder / "interest_labels.csv")}
    for row in rows(folder / "interests.csv"):
        codes = _codes_held(row["label"]) if "label" in row else [labels[row["interest"]]]
        yield _labelled(row["text"], row["area"], codes, OF_TEXT if "label" in row else OF_DEVELOPMENT)
    for row in rows(folder / "items.csv"):
        if "label" in row:
            for text in (row["title"], row["paper"]):
                yield _labelled(text, row["area"], _codes_concerned(row["label"]), OF_TEXT)


def _mentions(folder: Path) -> Iterator[Labelled]:
    for row in rows(folder / "mentions.csv"):
        yield _labelled(row["mention"], row["area"], [row["organisation"]], OF_MENTION, WRONG_MENTION)


def _labelled(text: str, area: str, codes: Iterable[str], counts: float, wrong: float = 1.0) -> Labelled:
    areas = (area,) if area else ()
    return Labelled(text, areas, frozenset(filter(None, codes)), counts, counts * wrong)


def _codes_held(label: str) -> list[str]:
    return [part.partition(":")[2].strip() for part in label.split(";")]


def _codes_concerned(label: str) -> list[str]:
    parts = [part.strip() for part in label.split(";")]
    return [part for part in parts if part != "none" and not part.startswith("class:")]


def samples(labelled: Labelled, resolver: Resolver) -> Iterator[Sample]:
    """Every sighting in a text. A branch is as right as its practice."""
    directory, text = resolver.directory, prepare(labelled.text)

    def practice(code: str) -> str:
        return next(iter(directory.targets(code, "branch_of")), code)

    wanted = {practice(code) for code in labelled.codes}
    seen = in_company(list(resolver.weigh(text, labelled.areas, LEAST)), text, directory)
    judged = [(each, practice(each.sighting.entry.code) in wanted) for each in seen]
    right = [each for each, is_right in judged if is_right]
    for each, is_right in judged:
        if is_right:
            yield Sample(dict(each.features), True, labelled.counts)
        elif not _may_be_meant(each.features):
            beside = any(each.first <= one.sighting.last and one.first <= each.sighting.last for one in right)
            yield Sample(dict(each.features), False, labelled.counts_wrong * (BESIDE_THE_RIGHT if beside else 1.0))


def _may_be_meant(features: dict[str, float]) -> bool:
    """Is it of another area and told to be from there? Writers label what is in their own area, so it may be right."""
    return "elsewhere" in features and ("place_fits" in features or "one_of_its_name" in features)


def fit(found: list[Sample], names: list[str], prior: np.ndarray) -> np.ndarray:
    """The log odds that explain the samples best, constant first, each held to its prior."""
    seen = np.array([[1.0, *(sample.features.get(name, 0.0) for name in names)] for sample in found])
    right = np.array([sample.right for sample in found], float)
    counts = np.array([sample.counts for sample in found])
    held = PENALTY * np.array([1.0, *(GUARDED if name in GUARDS else 1.0 for name in names)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds, moved = seen @ weights, weights - prior
        missed = np.logaddexp(0, odds) - right * odds
        slope = seen.T @ (counts * (1 / (1 + np.exp(-odds)) - right)) + 2 * held * moved
        return float(counts @ missed + held @ moved**2), slope

    return minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def write(path: Path, known: dict, names: list[str], learnt: np.ndarray) -> None:
    """Write what was learnt beside what was said beforehand, and print what moved."""
    for entry, value in zip([known["constant"], *map(known["weights"].get, names)], learnt, strict=True):
        entry["learnt"] = round(float(value), 2)
    lines = [f"  {json.dumps(name)}: {json.dumps(known['weights'][name])}" for name in names]
    path.write_text(
        f'{{\n "about": {json.dumps(known["about"])},\n "constant": {json.dumps(known["constant"])},\n "weights": {{\n'
        + ",\n".join(lines)
        + "\n }\n}\n",
        encoding="utf-8",
    )
    for name in names:
        print(f"{name:20}{known['weights'][name]['prior']:7.2f} -> {known['weights'][name]['learnt']:6.2f}")


def main() -> None:
    """Weigh every text, fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--organisations", type=Path, action="append", required=True, metavar="DIR")
    parser.add_argument("--cases", type=Path, action="append", nargs="+", required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    if len(asked.organisations) != len(asked.cases):
        parser.error("Give each --organisations its --cases.")
    found: list[Sample] = []
    for organisations, folders in zip(asked.organisations, asked.cases, strict=True):
        resolver = load(organisations)
        found += [each for folder in folders for text in texts(folder) for each in samples(text, resolver)]
    known = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    names = list(known["weights"])
    prior = np.array([known["constant"]["prior"], *(known["weights"][name]["prior"] for name in names)])
    write(asked.out, known, names, fit(found, names, prior))


if __name__ == "__main__":
    main()
