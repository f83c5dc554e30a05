"""Completion, lateness and quality: pages and files; asking many at once."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from assurance.queries.files import TABLES
from registers.actions import declaring
from tests.factories import make_committee, make_interest, make_organisation, make_seat
from tests.registers.told import own

pytestmark = pytest.mark.usefixtures("at_the_moment")


@pytest.fixture
def declared(body, ada, grace, clara, now):
    """Ada declared one interest in time and one late; Clara has nothing; both are in directorates."""
    make_organisation()
    body.posts.filter(person=ada).update(directorate="=Primary care")
    body.posts.filter(person=clara).update(directorate="Finance")
    make_seat(make_committee(body, now), ada)
    told = [own(became_aware_on=now.date() - timedelta(days=days)) for days in (2, 40)]
    declaring.declare(body=body, person=ada, interests=told, by=ada, at=now)
    declaring.declare_nil(body=body, person=clara, by=clara, at=now)
    make_interest(body, grace, now, held_as="other", organisation_text="Various", since=None)


def rows(browser, name):
    answer = browser.get(f"/declarations/files/{name}.csv")
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="{name}-2026-11-21')
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_completion_is_told_in_words_tables_and_bars(as_gus, gus, declared):
    page = as_gus.get("/declarations/completion/").content.decode()

    assert "Of 4 people who must declare" in page
    assert "3 have a declaration that counts today: 75%. 1 is overdue." in page
    assert 'aria-label="Interests declared: 2, Nothing to declare: 1, Not asked: 1"' in page
    assert 'href="/declarations/?who=directorate%3AFinance"' in page


def test_lateness_is_told(as_gus, declared):
    page = as_gus.get("/declarations/lateness/").content.decode()

    assert "1 of 2 interests was declared more than 28 days after the person became aware: 50%." in page
    assert "Half were declared within 21 days" in page
    assert 'aria-label="Late: 1, In time: 1"' in page


def test_what_entries_lack_is_told(as_gus, declared):
    page = as_gus.get("/declarations/quality/").content.decode()

    assert "Of 3 entries in force today, 2 lack nothing that is looked for here: 67%." in page
    assert "No organisation, Undated, Vague" in page


@pytest.mark.parametrize("page", ["lateness", "quality", "completion"])
def test_before_anybody_declared_the_pages_say_so(as_grace, page):
    assert as_grace.get(f"/declarations/{page}/").status_code == 200


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_a_file_that_no_spreadsheet_takes_for_a_formula(as_gus, declared, name):
    found = rows(as_gus, name)

    assert found
    assert [cell for row in found for cell in row.values() if cell.startswith("=")] == []


def test_the_files_say_what_the_pages_say(as_gus, gus, declared):
    by_directorate = {row["Who"]: row for row in rows(as_gus, "completion-by-directorate")}
    late = rows(as_gus, "lateness-by-month")

    assert by_directorate["'=Primary care"]["Interests declared"] == "1"
    assert by_directorate["Finance"]["Up to date, per cent"] == "100"
    assert [(row["Of"], row["Declared late"]) for row in late] == [("November 2026", "1")]
    assert as_gus.get("/declarations/files/nonsense.csv").status_code == 404


def test_many_are_asked_at_once_after_being_shown(as_grace, ada, clara, grace, body, declared, asked):
    asking = {"who": "everybody", "which": "everybody"}
    with_preview = as_grace.get("/declarations/ask/", asking).content.decode()
    before = list(asked)

    answer = as_grace.post("/declarations/ask/", asking, follow=True)

    assert ("3 people would be asked" in with_preview, before) == (True, [])
    assert "3 people are being asked to declare." in answer.content.decode()


@pytest.mark.parametrize(
    "chosen", [{}, {"which": "everybody"}, {"which": "everybody", "who": "committee:0"}, {"who": "everybody"}]
)
def test_nobody_is_asked_where_nothing_that_exists_was_chosen(as_grace, declared, chosen):
    answer = as_grace.post("/declarations/ask/", chosen)

    assert (answer.status_code, answer.context["lines"]) == (200, None)
