"""Derive gold.csv of labelled cases from the labels beside their texts, by the rules of tests/matching/cases/README.md.

    .venv/bin/python scripts/derive_gold.py --organisations tests/matching/cases tests/matching/cases/clinicians-open

It knows nothing of the engine: what is judged must not do the judging. A wrong label ends it, and is named.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROLES = {"stake", "role", "patient", "gp", "none"}
WITHOUT_CODE = {"gp", "none"}
CLASSES = {f"class:{name}" for name in ("GMS", "PMS", "APMS", "minor_surgery", "all")}
PRACTICES = {"gp_practice", "branch_surgery"}
NETWORKS = {"pcn", "federation", "locality"}
STRONGEST_FIRST = ("direct", "related", "class")

Row = dict[str, str]


class Facts:
    """What a directory says of its organisations: kinds, areas and ties."""

    def __init__(self, folder: Path) -> None:
        self.rows = {row["code"]: row for row in read(folder / "organisations.csv")}
        self._ties: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in read(folder / "relations.csv"):
            self._ties[row["source"], row["relation"]].add(row["target"])

    def kind(self, code: str) -> str:
        """The kind of an organisation."""
        return self.rows[code]["kind"]

    def whole(self, code: str, relation: str) -> str:
        """The practice of a branch (branch_of) or the trust of a site (site_of); itself where it is neither."""
        return min(self._ties[code, relation], default=code)

    def belongs(self, practice: str, network: str) -> bool:
        """Is the practice, or that of the branch, a member of the network?"""
        return network in self._ties[self.whole(practice, "branch_of"), "member_of"]

    def is_one_of(self, code: str, name: str, area: str) -> bool:
        """Is it a practice of this area, and of the class: a contract type, a service, or `all`?"""
        practice = self.whole(code, "branch_of")
        if self.kind(code) not in PRACTICES or self.rows[practice]["area"] != area:
            return False
        return name == "all" or name in self._ties[practice, "holds_contract"] | self._ties[practice, "provides"]


def read(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels(row: Row) -> list[str]:
    """The parts of a label."""
    return [part.strip() for part in row["label"].split(";")]


def wrong_labels(interests: Iterable[Row], items: Iterable[Row], facts: Facts) -> Iterator[str]:
    """Every label that says nothing the rules know."""
    for row in interests:
        for label in labels(row):
            role, _, code = label.partition(":")
            if role not in ROLES or (code not in facts.rows if code else role not in WITHOUT_CODE):
                yield f"interest {row['interest']}: {label}"
    for row in items:
        for label in labels(row):
            if label != "none" and label not in CLASSES and label not in facts.rows:
                yield f"item {row['item']}: {label}"


def kind_of(interest: Row, item: Row, facts: Facts) -> str | None:
    """How an interest bears on an item, at the strongest; none if it does not."""
    kinds = {
        met(role, code, concerned, interest["area"], item["area"], facts)
        for role, _, code in (label.partition(":") for label in labels(interest))
        for concerned in labels(item)
        if role != "none" and concerned != "none"
    }
    return next((kind for kind in STRONGEST_FIRST if kind in kinds), None)


def met(role: str, code: str, concerned: str, held_in: str, area: str, facts: Facts) -> str | None:
    """How one organisation, held so, meets one organisation or class that an item concerns."""
    if concerned in CLASSES:
        name = concerned.partition(":")[2]
        all_practices = role == "gp" and name == "all" and held_in == area
        return "class" if all_practices or (role == "stake" and facts.is_one_of(code, name, area)) else None
    if not code:
        return None
    if concerned == code or is_branch(concerned, code, facts):
        return "direct"
    return "related" if is_related(role, code, concerned, facts) else None


def is_branch(one: str, other: str, facts: Facts) -> bool:
    """Is one the branch of the other? Two branches of one practice are not the same."""
    return facts.whole(one, "branch_of") == other or facts.whole(other, "branch_of") == one


def is_related(role: str, code: str, concerned: str, facts: Facts) -> bool:
    """Do they meet through a network, or as parts of one trust? A patient's interest reaches no further."""
    if role not in ("stake", "role"):
        return False
    held, named = facts.kind(code), facts.kind(concerned)
    if held in PRACTICES:
        return role == "stake" and named in NETWORKS and facts.belongs(code, concerned)
    if held in NETWORKS:
        return named in PRACTICES and facts.belongs(concerned, code)
    return facts.whole(code, "site_of") == facts.whole(concerned, "site_of")


def derive(interests: Iterable[Row], items: list[Row], facts: Facts) -> list[tuple[str, str, str]]:
    """Every interest and item of one committee that meet, and how."""
    pairs = ((one, other) for one in interests for other in items if one["committee"] == other["committee"])
    kinds = ((one["interest"], other["item"], kind_of(one, other, facts)) for one, other in pairs)
    return [(interest, item, kind) for interest, item, kind in kinds if kind]


def main() -> None:
    """Read the labels, and write gold.csv beside them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--organisations", type=Path, required=True, metavar="DIR")
    asked = parser.parse_args()
    facts = Facts(asked.organisations)
    interests, items = read(asked.cases / "interests.csv"), read(asked.cases / "items.csv")
    wrong = list(wrong_labels(interests, items, facts))
    if wrong:
        sys.exit("\n".join(wrong))
    gold = derive(interests, items, facts)
    with (asked.cases / "gold.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("interest", "item", "kind"), *gold])
    print(f"{len(interests)} interests, {len(items)} items, {len(gold)} pairs")


if __name__ == "__main__":
    main()
