"""The matching is judged through the product's own tables, and nothing of it stays."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Meeting
from organisations.models import Organisation
from people.models import Body, Person
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db

ORGANISATIONS = [
    ("code", "name", "kind", "area", "town", "postcode", "status", "address"),
    ("X99001", "Larkfield Surgery", "gp_practice", "9ZA", "Tarnby", "ZZ1 1AA", "active", ""),
    ("X99002", "Thornbeck Surgery", "gp_practice", "9ZA", "Tarnby", "ZZ1 1AB", "active", ""),
    ("X99002001", "Quenby Road Surgery", "branch_surgery", "9ZA", "Tarnby", "ZZ1 1AC", "active", ""),
]
COMMITTEE = "Tarnby, Quenby and Thornbeck Primary Care Commissioning Committee in Common"
FILES = {
    "organisations/organisations.csv": ORGANISATIONS,
    "organisations/names.csv": [("code", "name", "source"), ("X99001", "Dr Ambrel and Partners", "former name")],
    "organisations/relations.csv": [("source", "relation", "target"), ("X99002001", "branch_of", "X99002")],
    "cases/interests.csv": [
        ("interest", "committee", "area", "member", "text"),
        ("0", COMMITTEE, "9ZA", "0", "GP partner at Larkfield Surgery"),
        ("1", COMMITTEE, "9ZA", "1", "Registered patient at Quenby Road Surgery"),
        ("2", COMMITTEE, "9ZA", "2", "None"),
    ],
    "cases/items.csv": [
        ("item", "committee", "area", "title", "paper"),
        ("0", COMMITTEE, "9ZA", "Boundary change: Larkfield Surgery", ""),
        ("1", COMMITTEE, "9ZA", "Contract variation: Thornbeck Surgery", ""),
        ("2", COMMITTEE, "9ZA", "Minutes of the last meeting", ""),
    ],
    "cases/gold.csv": [("interest", "item", "kind"), ("0", "0", "direct"), ("1", "1", "direct")],
    "cases/mentions.csv": [
        ("mention_id", "area", "mention", "organisation", "form"),
        ("0", "9ZA", "Larkfield Surg.", "X99001", "abbr"),
        ("1", "9ZA", "Quenby Road Surgery", "X99002", "nat"),
    ],
}


@pytest.fixture
def folder(tmp_path):
    """The files, in a folder."""
    for name, rows in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        with path.open("w", newline="") as file:
            csv.writer(file).writerows(rows)
    return tmp_path


def evaluate(folder):
    out = StringIO()
    call_command("evaluate_matching", organisations=folder / "organisations", cases=folder / "cases", stdout=out)
    return json.loads(out.getvalue().splitlines()[-1])


def test_the_last_line_holds_every_figure_of_the_contract(folder):
    figures = evaluate(folder)

    assert {name: figures[name] for name in ("precision", "recall", "f1", "flags", "gold")} == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "flags": 2,
        "gold": 2,
    }
    assert figures["recall_direct"] == 1.0
    assert (figures["recall_related"], figures["recall_class"]) == (None, None)
    assert (figures["mention_precision"], figures["mention_recall"], figures["mention_f1"]) == (1.0, 1.0, 1.0)
    assert figures["seconds"] >= 0


def test_answers_are_not_read_before_the_flags_are_fixed(folder):
    whole = evaluate(folder)
    (folder / "cases" / "gold.csv").write_text("interest,item,kind\n")

    blind = evaluate(folder)

    assert (blind["flags"], blind["recall"]) == (whole["flags"], 0.0)


def test_nothing_of_it_stays_and_the_directory_known_before_does_not_take_part(folder, body):
    make_organisation("X99001", "Larkfield Surgery")
    make_organisation("X99009", "Larkfield Surgery", source="known before")
    before = [model.objects.count() for model in (Organisation, Body, Person, Meeting)]

    figures = evaluate(folder)

    assert figures["f1"] == 1.0
    assert [model.objects.count() for model in (Organisation, Body, Person, Meeting)] == before
    assert set(Organisation.objects.values_list("code", flat=True)) == {"X99001", "X99009"}


def test_a_missing_file_is_named(folder):
    (folder / "cases" / "items.csv").unlink()

    with pytest.raises(CommandError, match=r"items\.csv"):
        evaluate(folder)
