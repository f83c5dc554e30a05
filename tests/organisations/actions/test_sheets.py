"""A body's own table of ties: looked at first, then taken in; seen by that body alone."""

from datetime import date

import pytest

from organisations.actions import sheets
from organisations.actions.sheets import NothingToTakeIn
from organisations.formats.sheets import write_sheet
from organisations.models import Import, Tie, TieSheet
from organisations.queries.directory import resolver_for
from organisations.queries.sheets import lines_of
from people.models import Event
from tests.factories import make_organisation, make_tie

SINCE, UNTIL = date(2024, 4, 1), date(2026, 10, 1)


@pytest.fixture
def practice(body):
    """Larkfield, in a network, and a federation that the body added itself."""
    practice = make_organisation()
    make_tie(practice, "member_of", make_organisation("U99001", "Lark PCN", "pcn"), since=date(2019, 7, 1))
    make_organisation("local-1", "Lark Federation", "federation", body=body)
    return practice


@pytest.fixture
def looked_at(body, grace, now, practice, asked):
    """A table of these lines, sent and looked at."""

    def look(*lines) -> TieSheet:
        content = write_sheet(lines, named=False)
        sheet = sheets.send(body=body, file_name="ties.csv", content=content, by=grace, at=now)
        sheets.look_at(sheet=sheet)
        sheet.refresh_from_db()
        return sheet

    return look


@pytest.fixture
def taken_in(looked_at, grace, now):
    """The same, taken in."""

    def take(*lines) -> TieSheet:
        sheet = looked_at(*lines)
        sheets.confirm(sheet=sheet, by=grace, at=now)
        sheets.take_in(sheet=sheet, at=now)
        sheet.refresh_from_db()
        return sheet

    return take


def counts(sheet) -> tuple[int, ...]:
    return tuple(sheet.found[name] for name in ("added", "changed", "ended", "same", "refused"))


def ties() -> list[tuple]:
    own = Tie.objects.filter(body__isnull=False).order_by("relation", "since")
    return [
        (tie.organisation.code, tie.relation, tie.target and tie.target.code, tie.what, tie.since, tie.until)
        for tie in own
    ]


def test_looking_changes_nothing_and_says_what_would(looked_at):
    sheet = looked_at(
        ("X99001", "holds_contract", "pms", SINCE, ""),
        ("larkfield surgery", "signed up to", "winter access", "", ""),
        ("Larkfield Surgery", "has signed up to", "winter access", "", ""),
        ("X99001", "belongs to", "Lark Federation", SINCE, UNTIL),
        ("X99001", "belongs to", "U99001", "", ""),
        ("X99002", "provides", "minor surgery", "", ""),
    )

    assert (sheet.state, counts(sheet), Tie.objects.filter(body__isnull=False).count()) == (
        "looked_at",
        (3, 0, 0, 2, 1),
        0,
    )
    assert sheet.found["lines"] == [
        [2, "New: Larkfield Surgery holds a contract of type PMS since 1 April 2024"],
        [3, "New: Larkfield Surgery has signed up to winter access"],
        [5, "New: Larkfield Surgery belongs to Lark Federation since 1 April 2024 until 1 October 2026"],
    ]
    assert sheet.found["problems"] == [
        [7, "“X99002” is not in the directory. Write its code, or add it to the directory first"]
    ]


def test_taken_in_the_ties_are_the_body_s_own(
    taken_in, body, practice, grace, now, asked, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        sheet = taken_in(
            ("X99001", "holds_contract", "PMS", SINCE, ""), ("X99001", "provides", "Minor-Surgery", "", "")
        )

    assert ties() == [
        ("X99001", "holds_contract", None, "PMS", SINCE, None),
        ("X99001", "provides", None, "minor_surgery", None, None),
    ]
    report = Import.objects.get()
    assert (sheet.state, sheet.report, report.body, report.ties_added, report.imported_by) == (
        "taken_in",
        report,
        body,
        2,
        grace,
    )
    assert Event.objects.filter(body=body, kind__in=["ties.sent", "ties.confirmed", "directory.imported"]).count() == 3
    assert asked == [
        ("organisations.look_at_tie_sheet", {"sheet_id": sheet.pk}),
        ("organisations.take_in_tie_sheet", {"sheet_id": sheet.pk}),
        ("registers.rekey_touched", {"organisation_ids": [practice.pk]}),
    ]


def test_another_body_sees_none_of_them(taken_in, body, other_body, today):
    taken_in(("X99001", "holds_contract", "PMS", SINCE, ""))

    assert resolver_for(body, today).directory.contracts("X99001") == ("PMS",)
    assert resolver_for(other_body, today).directory.contracts("X99001") == ()
    assert list(lines_of(other_body)) == []


def test_the_table_taken_away_and_sent_again_changes_nothing(taken_in, looked_at, body):
    taken_in(("X99001", "holds_contract", "PMS", SINCE, ""), ("X99001", "belongs to", "local-1", SINCE, UNTIL))

    again = looked_at(*(line[:5] for line in lines_of(body)))

    assert counts(again) == (0, 0, 0, 2, 0)


def test_a_contract_switched_on_a_day_ends_one_tie_and_begins_another(taken_in):
    taken_in(("X99001", "holds_contract", "PMS", "", ""))

    sheet = taken_in(("X99001", "holds_contract", "GMS", UNTIL, ""), ("X99001", "holds_contract", "PMS", SINCE, UNTIL))

    assert counts(sheet) == (1, 0, 1, 0, 0)
    assert ties() == [
        ("X99001", "holds_contract", None, "PMS", SINCE, UNTIL),
        ("X99001", "holds_contract", None, "GMS", UNTIL, None),
    ]
    report = Import.objects.first()
    assert (report.ties_added, report.ties_ended) == (1, 1)
    assert (
        report.changes[1]
        == "Ends: Larkfield Surgery holds a contract of type PMS since 1 April 2024 until 1 October 2026"
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("X99001", "belongs to", "X99001", "", ""), "An organisation cannot be tied to itself"),
        (("X99001", "holds_contract", "PMS", UNTIL, ""), "It is held already since 1 April 2024. Write those days to"),
        (("Wren Surgery", "provides", "x", "", ""), "“Wren Surgery” may be X99003 or X99004. Write the code of the"),
        (("X99001", "provides", "x" * 101, "", ""), "The target has 101 characters; 100 are the most"),
        (("local-2", "provides", "x", "", ""), "“local-2” is not in the directory"),
    ],
    ids=["itself", "overlapping", "two of that name", "too long", "another body's"],
)
def test_a_line_that_does_not_fit_the_directory_is_refused(line, why, taken_in, looked_at, other_body):
    taken_in(("X99001", "holds_contract", "PMS", SINCE, ""))
    make_organisation("X99003", "Wren Surgery")
    make_organisation("X99004", "Wren Surgery")
    make_organisation("local-2", "Brindle Federation", "federation", body=other_body)

    sheet = looked_at(line)

    assert counts(sheet) == (0, 0, 0, 0, 1)
    assert sheet.found["problems"][0][1].startswith(why)


def test_of_two_organisations_of_one_name_the_one_that_is_open_is_meant(looked_at):
    make_organisation("X99003", "Wren Surgery")
    make_organisation("X99004", "Wren Surgery", closed_on=date(2020, 1, 1))

    assert counts(looked_at(("Wren Surgery", "provides", "x", "", ""))) == (1, 0, 0, 0, 0)


def test_what_is_no_table_is_refused_in_a_sentence(body, grace, now, asked):
    sheet = sheets.send(body=body, file_name="ties.csv", content=b"PK\x03\x04\x00", by=grace, at=now)
    sheets.look_at(sheet=sheet)
    sheet.refresh_from_db()

    assert sheet.state == "refused"
    assert sheet.found["problem"].startswith("This is not a CSV file.")
    with pytest.raises(NothingToTakeIn):
        sheets.confirm(sheet=sheet, by=grace, at=now)


def test_what_was_confirmed_is_shown_again_where_the_directory_has_changed(looked_at, grace, now):
    sheet = looked_at(("X99001", "provides", "x", "", ""))
    sheets.confirm(sheet=sheet, by=grace, at=now)
    make_organisation("X99005", "Larkfield Surgery")
    Tie.objects.create(
        organisation_id=Tie.objects.first().organisation_id, relation="provides", what="x", source="test"
    )

    sheets.take_in(sheet=sheet, at=now)
    sheet.refresh_from_db()

    assert (sheet.state, sheet.found["again"], counts(sheet), ties()) == ("looked_at", True, (0, 0, 0, 1, 0), [])


def test_taking_in_twice_takes_in_once(taken_in, now):
    sheet = taken_in(("X99001", "provides", "x", "", ""))

    sheets.take_in(sheet=sheet, at=now)
    sheets.look_at(sheet=sheet)

    assert (len(ties()), Import.objects.count()) == (1, 1)


def test_what_a_lost_message_left_is_asked_for_again(
    looked_at, body, grace, now, asked, django_capture_on_commit_callbacks
):
    confirmed = looked_at(("X99001", "provides", "x", "", ""))
    sheets.confirm(sheet=confirmed, by=grace, at=now)
    waiting = sheets.send(body=body, file_name="ties.csv", content=b"", by=grace, at=now)
    asked.clear()

    with django_capture_on_commit_callbacks(execute=True):
        sheets.resume()

    assert sorted(asked) == [
        ("organisations.look_at_tie_sheet", {"sheet_id": waiting.pk}),
        ("organisations.take_in_tie_sheet", {"sheet_id": confirmed.pk}),
    ]
