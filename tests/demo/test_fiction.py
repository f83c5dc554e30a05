"""Nothing in the demo is real: a real practice or person must never be shown with an invented conflict."""

import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DEMO = PROJECT / "demo" / "data"
REAL = PROJECT.parent / "shared" / "data"

needs_the_real_directory = pytest.mark.skipif(not REAL.is_dir(), reason="no copy of the national directory at hand")

# Words that say what kind of thing bears a name or where it stands, not which one it is.
ORDINARY_WORDS = """
    a and at board branch bridge building care carers cd centre chemists cic coast commissioning committee
    community company construction consulting council county dental doctors dr estates family federation
    foundation friends general gp group harbour health heights hospice hospital hospitals house icb infirmary
    integrated lakes lakeside lane limited local locality locums ltd market medical network nhs of partners pcn
    pharma pharmacy place plc practice primary services software strand street surgeries surgery surgical the
    town trust university vale
"""
ORDINARY = frozenset(ORDINARY_WORDS.split())
ABBREVIATIONS = frozenset({"wtht", "tgh", "lgpf"})

CODES = {
    "gp_practice": r"X9\d{4}",
    "branch_surgery": r"X9\d{4}\d{3}",
    "pcn": r"X95\d{3}",
    "locality": r"X97\d{3}",
    "federation": r"99\d{6}",
    "nhs_trust": r"X9T",
    "hospital_site": r"X9T\d\d",
    "provider": r"X9P\d\d",
    "dental_practice": r"X9D\d\d",
    "university": r"X9U\d\d",
    "local_authority": r"X9A\d\d",
    "company": r"99\d{6}",
    "supplier": r"99\d{6}",
    "charity": r"990\d{4}",
}


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def bodies() -> list[dict]:
    return tomllib.loads((DEMO / "bodies.toml").read_text(encoding="utf-8"))["body"]


def our_names() -> list[str]:
    return [
        *(row["name"] for row in rows("organisations.csv")),
        *(row["text"] for row in rows("names.csv")),
        *(body["name"] for body in bodies()),
        *(body["short_name"] for body in bodies()),
    ]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def telling_words(name: str) -> set[str]:
    return set(words(name)) - ORDINARY - ABBREVIATIONS


def column(path: Path, index: int) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        yield from (row[index] for row in csv.reader(file))


@cache
def real_words() -> frozenset[str]:
    """Every word of every real name."""
    organisations = REAL / "organisations"
    names = {*column(organisations / "organisations.csv", 1), *column(organisations / "names.csv", 1)}
    for report in (REAL / "ods").glob("*.csv"):
        names.update(column(report, 1))
    return frozenset(words(" ".join(names)))


@cache
def real_organisations() -> list[list[str]]:
    with (REAL / "organisations" / "organisations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_codes_are_of_the_shapes_kept_for_fiction():
    astray = [row for row in rows("organisations.csv") if not re.fullmatch(CODES[row["kind"]], row["code"])]

    assert astray == []


def test_postcodes_are_in_an_area_that_does_not_exist():
    postcodes = {row["postcode"] for row in rows("organisations.csv") if row["postcode"]}

    assert {code for code in postcodes if not re.fullmatch(r"ZZ\d \d[A-Z]{2}", code)} == set()


def test_mail_goes_only_where_nobody_can_receive_it():
    files = [path for path in DEMO.iterdir() if path.suffix in {".csv", ".toml"}]
    domains = {domain for path in files for domain in re.findall(r"@([\w.-]+)", path.read_text(encoding="utf-8"))}

    assert domains == {"tarnsea-wendlemere.example.org", "ottermere.example.org"}


def test_every_name_has_a_word_that_tells_it_from_all_others():
    bare = [name for name in our_names() if not telling_words(name) and name.lower() not in ABBREVIATIONS]

    assert bare == []


@needs_the_real_directory
def test_a_real_name_would_be_caught():
    assert {"leigh"} <= telling_words("Dr Leigh and Partners") & real_words()


@needs_the_real_directory
def test_no_name_shares_its_telling_word_with_a_real_one():
    shared = {name: telling_words(name) & real_words() for name in our_names()}

    assert {name: found for name, found in shared.items() if found} == {}


@needs_the_real_directory
def test_no_code_or_area_is_real():
    ours = {row["code"] for row in rows("organisations.csv")} | {area for body in bodies() for area in body["areas"]}
    real = {value for row in real_organisations() for value in (row[0], row[3])}

    assert ours & real == set()


@needs_the_real_directory
def test_no_town_is_real():
    ours = {row["town"].lower() for row in rows("organisations.csv") if row["town"]}
    real = {row[4].lower() for row in real_organisations()}

    assert ours & real == set()
