"""The benchmarks measure on rows of their own, and nothing of those stays."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from tests.factories import make_organisation
from tests.organisations.reports import DATA, a_practice, write

pytestmark = pytest.mark.django_db

WAYS = {"product", "product_sql", "trigrams_committee", "tokens_committee", "trigrams_register"}


def bench(*words, **options) -> tuple[list[str], dict]:
    """What is said on the way, and the figures of the last line."""
    out = StringIO()
    call_command("bench", *words, stdout=out, **options)
    *said, last = out.getvalue().splitlines()
    return said, json.loads(last)


def rows() -> dict[str, int]:
    """How many rows every table holds."""
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model._meta.managed}


def test_the_join_is_timed_on_registers_of_the_sizes_asked_for():
    said, figures = bench("join", interests=[48, 60], rounds=4)

    assert (figures["benchmark"], figures["rounds"]) == ("join", 4)
    assert [
        {name: register[name] for name in ("interests", "keys", "members", "members_interests", "items")}
        for register in figures["registers"]
    ] == [
        {"interests": 48, "keys": 240, "members": 16, "members_interests": 48, "items": 40},
        {"interests": 60, "keys": 300, "members": 16, "members_interests": 48, "items": 40},
    ]
    assert all(register["fill_seconds"] > 0 for register in figures["registers"])
    assert len([line for line in said if line.startswith("  committee join, as the product asks it")]) == 2


def test_every_way_says_how_long_it_took_how_often_and_what_it_found():
    _, figures = bench("join", interests=[60], rounds=4)
    ways = figures["registers"][0]["ways"]

    assert ways.keys() == WAYS
    assert {way: timed["times"] for way, timed in ways.items()} == dict.fromkeys(WAYS, 4) | {"trigrams_register": 3}
    assert all(0 < timed["p50_ms"] <= timed["p99_ms"] for timed in ways.values())
    assert {way: timed["pairs"] for way, timed in ways.items()} == {
        "product": 348,
        "product_sql": 348,
        "trigrams_committee": 10,
        "tokens_committee": 10,
        "trigrams_register": 10,
    }


def test_an_import_is_timed_as_into_an_empty_directory_and_once_more():
    make_organisation("A81001", "Known before")

    said, figures = bench("import", DATA)

    assert {name: figures[name] for name in ("benchmark", "files", "organisations", "ties")} == {
        "benchmark": "import",
        "files": 6,
        "organisations": 44,
        "ties": 3,
    }
    assert figures["names"] >= 44
    assert figures["rows_per_second"] > 0
    assert (figures["seconds"] >= 0, figures["seconds_again"] >= 0) == (True, True)
    assert [line.split(":")[0] for line in said] == ["6 files into an empty directory"]


@pytest.mark.parametrize(
    "words", [("join", "--interests=48", "--rounds=1"), ("import", str(DATA))], ids=["join", "import"]
)
def test_nothing_of_it_stays(words):
    make_organisation()
    before = rows()

    bench(*words)

    assert rows() == before


@pytest.mark.parametrize("words", [(), ("joins",)])
def test_a_benchmark_that_is_not_there_is_answered_with_those_that_are(words):
    with pytest.raises(CommandError, match=r"^Name a benchmark: join or import or reading\.$"):
        bench(*words)


@pytest.mark.parametrize("interests", [47, 1_000_001])
def test_a_register_too_small_or_too_large_is_refused(interests):
    with pytest.raises(CommandError, match=r"^Choose registers of 48 to 1,000,000 interests\.$"):
        bench("join", interests=[interests])


def test_no_rounds_are_refused():
    with pytest.raises(CommandError, match=r"^Choose at least 1 round\.$"):
        bench("join", interests=[48], rounds=0)


def test_a_folder_without_reports_is_refused(tmp_path):
    for folder in ([], [tmp_path], [tmp_path / "nowhere"]):
        with pytest.raises(CommandError, match="Name a folder that holds reports"):
            bench("import", *folder)


def test_a_file_that_is_not_the_report_its_name_says_is_refused(tmp_path):
    write(tmp_path, "etr.csv", [a_practice()])

    with pytest.raises(CommandError, match=r"etr\.csv"):
        bench("import", tmp_path)


def test_the_reading_is_timed_on_a_directory_and_labelled_cases(tmp_path):
    tables = {
        "organisations": "code,name,kind,area,town,postcode,status,address\n"
        "Z1,Tolbrook Surgery,gp_practice,9ZA,Ashcombe,,active,1 High Street\n",
        "interests": "interest,area,text\n0,9ZA,GP partner at Tolbrook Surgery\n1,,None\n",
        "items": "item,area,title,paper\n0,9ZA,Tolbrook Surgery,It asks to close its list.\n",
        "mentions": "mention_id,area,mention\n0,9ZA,Tolbrok Surgery\n",
    }
    for name, rows_of_it in tables.items():
        (tmp_path / f"{name}.csv").write_text(rows_of_it)

    said, figures = bench("reading", organisations=tmp_path, cases=tmp_path)

    assert (figures["organisations"], figures["texts"], figures["papers"]) == (1, 4, 1)
    assert 0 < figures["text_p50_ms"] <= figures["text_p99_ms"]
    assert min(figures["texts_per_second"], figures["paper_words_per_second"], figures["memory_built_mb"]) > 0
    assert len(said) == 4


def test_the_reading_asks_for_folders_that_exist(tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        bench("reading", organisations=tmp_path / "missing")
