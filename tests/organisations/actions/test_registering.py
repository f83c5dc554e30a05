"""Taking the registers of companies and charities into the directory, killed half-way and repeated."""

from datetime import date, timedelta

import pytest

from organisations.actions import registering
from organisations.actions.changes import MOST_LINES
from organisations.actions.registering import BeingRead, take_in_register
from organisations.formats.charities import read_charities, read_other_names
from organisations.formats.companies import read_companies
from organisations.formats.selecting import Selection
from organisations.models import Import, Name, Organisation, UnfinishedImport
from people.actions.posts import the_service
from people.models import Event
from tests.factories import make_organisation
from tests.organisations.registers import a_charity, a_company, charity_file, company_file

NEAR = Selection(postcodes=frozenset({"ZZ"}))
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def taking_in(db, now, asked):
    """Read a register into the directory; other rows than the file's may be given."""

    def take(path, rows=None, day=NOVEMBER, at=now):
        rows = read_companies(path, NEAR) if rows is None else rows
        how = {"selection": str(NEAR), "register": "Companies House", "day": day, "by": the_service(), "at": at}
        return take_in_register(rows=rows, path=path, **how)

    return take


@pytest.fixture
def small_batches(monkeypatch):
    """As if four rows were many."""
    monkeypatch.setattr(registering, "BATCH", 4)


def everything() -> list[list[tuple]]:
    return [list(model.objects.order_by("id").values_list()) for model in (Organisation, Name, Import, Event)]


def names_of(code) -> dict[str, tuple]:
    return {name.text: (name.since, name.until) for name in Name.objects.filter(organisation__code=code)}


def companies(count):
    return [a_company(f"990{number:05}", f"LARK {number} LIMITED") for number in range(count)]


def killed_after(rows, count):
    """Rows that stop as a process does that is killed."""
    for number, row in enumerate(rows):
        if number == count:
            raise KeyboardInterrupt
        yield row


def test_a_company_is_added_with_its_names_and_their_days(
    taking_in, tmp_path, asked, django_capture_on_commit_callbacks
):
    path = company_file(tmp_path, a_company(former=[("LARK CARE LTD", "01/06/2015")]))

    with django_capture_on_commit_callbacks(execute=True):
        changes = taking_in(path)

    organisation = Organisation.objects.get()
    assert (organisation.code, organisation.kind, organisation.source, organisation.facts_of, organisation.body) == (
        "CH-99000001",
        "company",
        "Companies House 2026-11",
        NOVEMBER,
        None,
    )
    assert names_of("CH-99000001") == {
        "Larkfield Medical Limited": (date(2015, 6, 1), None),
        "Lark Care Ltd": (date(2004, 3, 2), date(2015, 6, 1)),
    }
    assert str(changes) == "1 added, 0 changed (0 renamed, 0 closed), 2 names noted, 0 rows left out"
    assert asked == [("registers.rekey_touched", {"organisation_ids": [organisation.pk]})]


def test_a_later_file_renames_and_closes(taking_in, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    taking_in(company_file(before, a_company(), a_company("99000002", "WREN LIMITED")), day=OCTOBER)
    renamed = a_company(name="LARK HEALTH LIMITED", former=[("LARKFIELD MEDICAL LIMITED", "05/10/2026")])
    closed = a_company("99000002", "WREN LIMITED", DissolutionDate="06/10/2026")

    taking_in(company_file(after, renamed, closed))

    report = Import.objects.first()
    assert (report.added, report.changed, report.renamed, report.closed) == (0, 2, 1, 1)
    assert report.changes == [
        "Larkfield Medical Limited (CH-99000001) is now called Lark Health Limited",
        "Wren Limited (CH-99000002) closed on 6 October 2026",
    ]
    assert names_of("CH-99000001") == {
        "Larkfield Medical Limited": (date(2004, 3, 2), date(2026, 10, 5)),
        "Lark Health Limited": (date(2026, 10, 5), None),
    }


def test_an_earlier_file_read_later_adds_only_what_was(taking_in, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    former = [("LARK CARE LTD", "01/06/2015")]
    renamed = [("LARKFIELD MEDICAL LIMITED", "05/10/2026"), *former]
    taking_in(company_file(after, a_company(name="LARK HEALTH LIMITED", former=renamed)))
    names = names_of("CH-99000001")

    taking_in(company_file(before, a_company(former=former)), day=OCTOBER)

    assert Organisation.objects.get().name == "Lark Health Limited"
    assert names_of("CH-99000001") == names


def test_reading_a_file_again_changes_nothing(taking_in, tmp_path, now, asked, django_capture_on_commit_callbacks):
    path = company_file(tmp_path, a_company(former=[("LARK CARE LTD", "01/06/2015")]))
    taking_in(path)
    before = everything()

    with django_capture_on_commit_callbacks(execute=True):
        changes = taking_in(path, at=now + timedelta(hours=1))

    assert (bool(changes), everything(), asked) == (False, before, [])


def test_killed_half_way_it_goes_on_where_it_was(taking_in, tmp_path, small_batches):
    path = company_file(tmp_path, *companies(10))
    with pytest.raises(KeyboardInterrupt):
        taking_in(path, killed_after(read_companies(path, NEAR), 9))
    assert (Organisation.objects.count(), UnfinishedImport.objects.get().position, Import.objects.count()) == (8, 8, 0)

    seen = []
    changes = taking_in(path, (seen.append(row.place) or row for row in read_companies(path, NEAR)))

    assert (Organisation.objects.count(), UnfinishedImport.objects.count()) == (10, 0)
    report = Import.objects.get()
    assert (changes.added, report.added, len(report.changes), len(changes.touched)) == (10, 10, 10, 2)


def test_another_selection_from_the_same_file_begins_at_its_beginning(taking_in, tmp_path, small_batches, now):
    path = company_file(tmp_path, *companies(6))
    with pytest.raises(KeyboardInterrupt):
        taking_in(path, killed_after(read_companies(path, NEAR), 5))
    other = {"register": "Companies House", "day": NOVEMBER, "by": the_service(), "at": now}

    everywhere = Selection(sic=frozenset({"86"}))
    take_in_register(rows=read_companies(path, everywhere), path=path, selection=str(everywhere), **other)

    assert Organisation.objects.count() == 6
    assert UnfinishedImport.objects.get().position == 4


def test_two_at_once_do_nothing_twice(taking_in, tmp_path, small_batches):
    path = company_file(tmp_path, *companies(10))

    def overtaken():
        for number, row in enumerate(read_companies(path, NEAR)):
            if number == 6:
                taking_in(path)
            yield row

    with pytest.raises(BeingRead):
        taking_in(path, overtaken())
    assert (Organisation.objects.count(), Import.objects.get().added) == (10, 10)


def test_rows_left_out_are_counted_and_the_first_kept(taking_in, tmp_path):
    wrong = [a_company(IncorporationDate="soon") for _ in range(MOST_LINES + 5)]

    taking_in(company_file(tmp_path, *wrong, a_company("99000002")))

    report = Import.objects.get()
    assert (report.skipped, len(report.problems)) == (205, MOST_LINES)
    assert report.problems[0] == ["row 1", "“soon” is not a date"]


def test_other_names_are_noted_of_the_charities_that_are_known_alone(taking_in, tmp_path):
    linked = a_charity(name="THE LARK WARD FUND", linked=1)
    charities = charity_file(tmp_path, a_charity(), linked, a_charity(9900002, "WREN TRUST", postcode="XX1 1AA"))
    names = charity_file(
        tmp_path, a_charity(name="LARKFIELD FRIENDS"), a_charity(9900002, "WRENS"), name="charity_other_names.json"
    )

    taking_in(charities, read_charities(charities, NEAR))
    taking_in(names, read_other_names(names))

    assert set(Name.objects.values_list("organisation__code", "text")) == {
        ("CC-9900001", "Friends of Larkfield"),
        ("CC-9900001", "The Lark Ward Fund"),
        ("CC-9900001", "Larkfield Friends"),
    }


def test_a_body_s_own_organisation_is_left_alone(taking_in, tmp_path, body):
    make_organisation("CH-99000009", "Larkfield Allotments", "other", body=body)

    taking_in(company_file(tmp_path, a_company()))

    assert Organisation.objects.get(code="CH-99000009").name == "Larkfield Allotments"
