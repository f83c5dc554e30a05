"""The benchmarks measure on rows of their own, and nothing of those stays."""

import json
from csv import writer
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from assurance.management.commands.bench import BENCHMARKS
from meetings.actions.benchmarks import matching, registers
from meetings.actions.benchmarks.invented import write_directory
from tests.factories import make_organisation
from tests.organisations.reports import DATA, a_practice, write

pytestmark = pytest.mark.django_db

RIVALS = {"pg_trgm", "fts5"}


def bench(*words, **options) -> tuple[list[str], dict]:
    """What is said on the way, and the figures of the last line."""
    out = StringIO()
    call_command("bench", *words, stdout=out, **options)
    *said, last = out.getvalue().splitlines()
    return said, json.loads(last)


def rows() -> dict[str, int]:
    """How many rows every table holds."""
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model._meta.managed}


@pytest.fixture
def cases(tmp_path):
    """An invented directory of 2,000, and labelled cases on it: a partner of a practice, and items about it and not."""
    write_directory(tmp_path, size=2000)
    practice = (tmp_path / "organisations.csv").read_text().splitlines()[1].split(",")[1]
    titles = (
        "Uplift of PMS contracts",
        f"{practice}: rent review",
        "GP partner day",
        "Partner at work",
        "A GP",
    )
    tables = {
        "interests.csv": [
            ("interest", "committee", "area", "member", "text"),
            ("1", "1", "9000", "1", f"GP partner at {practice}"),
        ],
        "items.csv": [
            ("item", "committee", "area", "title", "paper"),
            *((str(number), "1", "9000", title, "") for number, title in enumerate(titles, start=1)),
        ],
        "gold.csv": [("interest", "item", "kind"), ("1", "1", "class"), ("1", "2", "direct")],
    }
    for name, lines in tables.items():
        with (tmp_path / name).open("w", newline="") as table:
            writer(table).writerows(lines)
    return tmp_path


@pytest.mark.django_db(transaction=True)
def test_the_matching_is_timed_and_judged_beside_its_rivals_and_nothing_stays(cases):
    make_organisation()
    before, database = rows(), connection.settings_dict["NAME"]

    said, figures = bench("matching", interests=[48, 90], rounds=2, organisations=cases, cases=cases)

    assert (rows(), connection.settings_dict["NAME"]) == (before, database)
    assert [(each["interests"], each["members_interests"], each["items"]) for each in figures["registers"]] == [
        (48, 48, 40),
        (90, 48, 40),
    ]
    ways = {(way["way"], way["scope"]): way for way in figures["registers"][1]["ways"]}
    assert ways.keys() >= {("round_trip", "limit"), ("product", "committee"), ("product", "register")}
    assert ways.keys() >= {(rival, scope) for rival in RIVALS for scope in ("committee", "register")}
    assert all(0 < way["best_ms"] <= way["p50_ms"] <= way["p99_ms"] and way["times"] > 0 for way in ways.values())
    assert ways["product", "register"]["pairs"] >= ways["product", "committee"]["pairs"] > 0
    quality = {each["key"]: each for each in figures["quality"]}
    assert (quality["product"]["recall"], quality["product"]["missed"]) == (1.0, 0)
    assert (quality["fts5"]["missed"], quality.keys() >= RIVALS) == (1, True)
    assert (figures["organisations"], figures["keying_ms"] > 0) == (2000, True)
    assert len([line for line in said if "the product, as it asks it" in line]) == 2


def test_the_invented_directory_is_the_same_every_time_and_of_the_size_asked_for(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_directory(tmp_path / name, size=4000)

    for table, least in (("organisations.csv", 4001), ("names.csv", 100), ("relations.csv", 2000)):
        text = (tmp_path / "one" / table).read_text()
        assert text == (tmp_path / "other" / table).read_text()
        assert len(text.splitlines()) >= least


def test_an_import_is_timed_as_into_an_empty_directory_and_once_more():
    make_organisation("A81001", "Known before")
    before = rows()

    said, figures = bench("import", DATA)

    assert rows() == before
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


@pytest.mark.parametrize("words", [(), ("joins",)])
def test_a_benchmark_that_is_not_there_is_answered_with_those_that_are(words):
    with pytest.raises(CommandError, match=rf"^Name a benchmark: {' or '.join(BENCHMARKS)}\.$"):
        bench(*words)


@pytest.mark.parametrize("interests", [registers.SMALLEST - 1, 1_000_001])
def test_a_register_too_small_or_too_large_is_refused(interests):
    with pytest.raises(CommandError, match=r"^Choose registers of 48 to 1,000,000 interests\.$"):
        bench("matching", interests=[interests])


def test_no_rounds_are_refused():
    with pytest.raises(CommandError, match=r"^Choose at least 1 round\.$"):
        bench("matching", interests=[48], rounds=0)


def test_cases_without_their_organisations_are_refused(tmp_path):
    with pytest.raises(CommandError, match="give --organisations too"):
        bench("matching", cases=tmp_path)


def test_until_there_are_cases_of_our_own_quality_is_not_judged():
    assert matching.CASES is None


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
