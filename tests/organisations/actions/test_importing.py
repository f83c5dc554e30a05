"""Taking extracts into the directory, on slices of real ones."""

from datetime import date, timedelta

import pytest

from organisations.actions.amending import add_organisation
from organisations.actions.importing import Imported, take_in
from organisations.formats.ods import read_file
from organisations.formats.rows import Problem
from organisations.models import Import, Name, Organisation, Tie
from people.actions.posts import the_service
from people.models import Event
from tests.organisations.reports import DATA, a_network, a_partner, a_practice, workbook, write

OLDEST, OLDER, NEWEST = (DATA / f"epraccur_{day}.csv" for day in ("2015-11", "2022", "2025-03"))


@pytest.fixture
def reading(db, now):
    """Read a file into the directory."""

    def read(path, at=now) -> Imported:
        return take_in(extract=read_file(path), path=path, by=the_service(), at=at)

    return read


def figures(imported) -> tuple[int, int, int]:
    return imported.added, imported.changed, imported.closed


def names_of(code) -> dict[str, tuple]:
    """An organisation's names, each with the days from which and until which it bore it."""
    return {name.text: (name.since, name.until) for name in Name.objects.filter(organisation__code=code)}


def ties_of(code) -> list[tuple]:
    ties = Tie.objects.filter(organisation__code=code).order_by("since")
    return [(tie.relation, tie.target.code, tie.since, tie.until) for tie in ties]


def everything() -> list[list[tuple]]:
    return [list(model.objects.order_by("id").values_list()) for model in (Organisation, Name, Tie, Import, Event)]


def test_what_is_new_is_added_what_differs_is_changed_what_ended_is_closed(reading):
    assert figures(reading(OLDEST)) == (11, 0, 0)
    assert figures(reading(NEWEST)) == (1, 9, 1)


def test_reading_leaves_a_report_and_a_trail(reading, now):
    imported = reading(NEWEST)

    report = Import.objects.get()
    assert imported == Imported(report, 12, 0, 0, ())
    assert (report.file_name, report.added, report.skipped) == ("epraccur_2025-03.csv", 12, 0)
    assert (report.imported_at, report.imported_by, len(report.sha256)) == (now, the_service(), 64)
    trail = Event.objects.get(kind="directory.imported")
    assert (trail.about, trail.body, trail.detail) == (
        f"organisations.import {report.pk}",
        None,
        {"file": "epraccur_2025-03.csv"},
    )


@pytest.mark.parametrize("name", ["epraccur_2025-03.csv", "ebranchs.csv", "etr.csv", "eccg.csv"])
def test_reading_a_file_again_changes_nothing(name, reading, now):
    reading(OLDEST)
    reading(DATA / name)
    before = everything()

    again = reading(DATA / name, at=now + timedelta(hours=1))

    assert (again.report, figures(again)) == (None, (0, 0, 0))
    assert everything() == before


def test_an_organisation_is_as_its_extract_says(reading):
    reading(NEWEST)

    organisation = Organisation.objects.get(code="A82048")
    assert (organisation.name, organisation.kind, organisation.area) == (
        "Beechwood Group Practice",
        "gp_practice",
        "01H",
    )
    assert (organisation.opened_on, organisation.closed_on) == (date(1974, 4, 1), date(2022, 3, 31))
    assert (organisation.source, organisation.facts_of, organisation.body) == ("ODS 2025-03", date(2025, 3, 1), None)


def test_names_given_up_end_when_the_next_was_read(reading):
    for extract in (OLDEST, OLDER, NEWEST):
        reading(extract)

    assert names_of("A87007") == {
        "Forest Hall Health Centre": (None, date(2022, 1, 1)),
        "Forest Hall Medical Group": (date(2022, 1, 1), date(2025, 3, 1)),
        "Stephenson Park Health Group": (date(2025, 3, 1), None),
    }
    assert names_of("A81001") == {"The Densham Surgery": (None, None)}


def test_a_name_taken_up_again_is_the_current_one(reading):
    for extract in (OLDEST, OLDER, NEWEST):
        reading(extract)

    assert names_of("C82112") == {
        "Severn Surgery": (None, None),
        "Spectrum Health": (date(2022, 1, 1), date(2025, 3, 1)),
    }


@pytest.mark.parametrize("order", [(NEWEST, OLDEST, OLDER), (NEWEST, OLDER, OLDEST), (OLDER, NEWEST, OLDEST)])
def test_in_whatever_order_extracts_are_read_the_newest_stands(order, reading):
    for extract in order:
        reading(extract)

    assert Organisation.objects.get(code="A87007").name == "Stephenson Park Health Group"
    assert Organisation.objects.get(code="A82048").closed_on == date(2022, 3, 31)
    open_names = [text for text, (_, until) in names_of("A87007").items() if until is None]
    assert open_names == ["Stephenson Park Health Group"]
    assert len(names_of("A87007")) == 3


def test_an_older_extract_adds_only_names_and_what_is_gone_since(reading):
    reading(NEWEST)
    before = dict(Organisation.objects.values_list("code", "name"))

    imported = reading(OLDEST)

    assert figures(imported) == (0, 0, 0)
    assert imported.report is not None
    assert dict(Organisation.objects.values_list("code", "name")) == before


def test_facts_read_again_are_not_overtaken_from_between(reading, tmp_path):
    for name, called in [("2015", "LARKFIELD SURGERY"), ("2025", "LARKFIELD SURGERY"), ("2022", "LARK GROUP")]:
        reading(write(tmp_path, f"epraccur_{name}.csv", [a_practice(name=called)]))

    assert Organisation.objects.get().name == "Larkfield Surgery"
    assert names_of("X90001") == {"Larkfield Surgery": (None, None), "Lark Group": (None, date(2025, 1, 1))}


def test_a_branch_lies_where_its_practice_does(reading):
    reading(NEWEST)
    reading(DATA / "ebranchs.csv")

    assert ties_of("A81004001") == [("branch_of", "A81004", date(2004, 4, 1), None)]
    areas = Organisation.objects.filter(kind="branch_surgery").exclude(area="").values_list("code", "area")
    assert dict(areas) == {"A81004001": "16C", "B83033001": "36J", "E82113001": "06N"}


def test_a_tie_to_nobody_is_reported_and_left_out(reading):
    imported = reading(DATA / "ebranchs.csv")

    assert len(imported.problems) == imported.report.skipped == 10
    assert imported.problems[0] == Problem("A81004001 branch_of A81004", "A81004 is not in the directory")
    assert Tie.objects.count() == 0
    assert Organisation.objects.count() == 10


def test_a_practice_may_have_left_one_network_for_another(reading, tmp_path):
    reading(write(tmp_path, "epraccur.csv", [a_practice()]))
    networks = [a_network(), a_network("U90002", "WREN PCN")]
    partners = [a_partner(until="20210331"), a_partner(network="U90002", since="20210401"), a_partner("X90077")]

    imported = reading(workbook(tmp_path, "epcn.xlsx", networks, partners))

    assert figures(imported) == (2, 0, 0)
    assert imported.problems == (Problem("X90077 member_of U90001", "X90077 is not in the directory"),)
    assert ties_of("X90001") == [
        ("member_of", "U90001", date(2019, 7, 1), date(2021, 3, 31)),
        ("member_of", "U90002", date(2021, 4, 1), None),
    ]


def test_a_tie_that_ended_ends_once_and_an_older_extract_does_not_mend_it(reading, tmp_path):
    reading(write(tmp_path, "epraccur.csv", [a_practice()]))
    older = workbook(tmp_path, "epcn_2020.xlsx", [a_network()], [a_partner()])
    newer = workbook(tmp_path, "epcn_2023.xlsx", [a_network()], [a_partner(until="20210331")])
    reading(older)

    assert reading(newer).report is not None
    assert reading(older).report is None
    assert ties_of("X90001") == [("member_of", "U90001", date(2019, 7, 1), date(2021, 3, 31))]


def test_what_a_body_added_itself_is_left_alone(reading, body, tmp_path):
    own = Organisation.objects.create(
        body=body, code="local-1", name="Larkfield Allotments", kind="other", source="test"
    )

    reading(NEWEST)

    own.refresh_from_db()
    assert (own.name, own.body, own.facts_of) == ("Larkfield Allotments", body, None)


def test_the_day_of_an_undated_extract_is_the_day_it_was_read_in_london(reading, now):
    just_after_midnight = now.replace(month=6, day=1, hour=23, minute=30)

    reading(DATA / "etr.csv", at=just_after_midnight)

    assert set(Organisation.objects.values_list("facts_of", flat=True)) == {date(2026, 6, 2)}


def test_a_practice_that_took_the_place_of_another_is_tied_to_it(reading, tmp_path):
    reading(write(tmp_path, "epraccur.csv", [a_practice(c11="20220331"), a_practice("X90002", "LARK GROUP")]))
    successors = write(tmp_path, "succ.csv", [["X90001", "X90002", "R", "20220401", "1"]])

    report = reading(successors).report

    assert ties_of("X90002") == [("successor_of", "X90001", date(2022, 4, 1), None)]
    assert (report.ties_added, report.changes) == (1, ["New: Lark Group replaced Larkfield Surgery"])
    assert reading(successors).report is None


def test_an_ended_tie_is_told(reading, tmp_path):
    reading(write(tmp_path, "epraccur.csv", [a_practice()]))
    reading(workbook(tmp_path, "epcn_2020.xlsx", [a_network()], [a_partner()]))

    report = reading(workbook(tmp_path, "epcn_2023.xlsx", [a_network()], [a_partner(until="20210331")])).report

    assert (report.ties_added, report.ties_ended) == (0, 1)
    assert report.changes == ["Ended on 31 March 2021: Larkfield Surgery belongs to Lark PCN"]


def test_only_what_changed_is_touched(reading, tmp_path, asked, django_capture_on_commit_callbacks):
    rows = [a_practice(f"X9{number:04}", f"SURGERY {number}") for number in range(5)]
    reading(write(tmp_path, "epraccur_2024.csv", rows))
    rows[3][1] = "LARK GROUP"

    with django_capture_on_commit_callbacks(execute=True):
        reading(write(tmp_path, "epraccur_2025.csv", rows))

    changed = Organisation.objects.get(name="Lark Group")
    assert asked == [("registers.rekey_touched", {"organisation_ids": [changed.pk]})]


def test_a_code_that_a_body_gave_before_the_national_directory_did_stops_no_import(reading, body, grace, now):
    own = add_organisation(body=body, name="Beechwood", kind="gp_practice", code="A82048", by=grace, at=now)

    reading(NEWEST)

    assert set(Organisation.objects.filter(code="A82048").values_list("name", "body")) == {
        ("Beechwood", body.pk),
        ("Beechwood Group Practice", None),
    }
    own.refresh_from_db()
    assert own.name == "Beechwood"
