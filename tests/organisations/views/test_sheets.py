"""The pages of a body's own ties."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coi.shared import uploads
from organisations.actions import sheets
from organisations.formats import sheets as formats
from organisations.forms import sheets as forms
from organisations.models import Tie, TieSheet
from tests.factories import make_organisation

SEND, TIES = "/directory/ties/send/", "/directory/ties/"
HEADER = "organisation,relation,target,since,until\n"
CONTENT = f"{HEADER}X99001,holds_contract,PMS,01/04/2024,\nX99009,provides,x,,\n"
QUERIES = 6


@pytest.fixture
def practice(body):
    """A practice of the national directory."""
    return make_organisation()


def a_file(content=CONTENT, name="ties.csv"):
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def send(client, **file):
    return client.post(SEND, {"file": a_file(**file)})


def looked_at(client) -> str:
    """The address of a table that was sent and looked at."""
    address = send(client).headers["Location"]
    sheets.look_at(sheet=TieSheet.objects.first())
    return address


@pytest.mark.parametrize("address", [TIES, SEND, TIES + "ties.csv", TIES + "empty-table.csv", "/directory/imports/"])
def test_only_the_governance_lead_keeps_the_directory(address, client, as_ada, as_gus, as_grace):
    assert client.get(address).status_code == 302
    assert [browser.get(address).status_code for browser in (as_ada, as_gus, as_grace)] == [403, 403, 200]


def test_a_table_is_sent_looked_at_and_taken_in(as_grace, practice, asked, now):
    sent = send(as_grace)
    address = sent.headers["Location"]
    assert "The table is being looked at." in as_grace.get(address).content.decode()
    sheets.look_at(sheet=TieSheet.objects.get())

    page = as_grace.get(address).content.decode()
    assert "New: Larkfield Surgery holds a contract of type PMS since 1 April 2024" in page
    assert "1 line is refused" in page
    assert "Line 3: “X99009” is not in the directory" in page

    assert as_grace.post(address).headers["Location"] == address
    assert "The table is being taken in." in as_grace.get(address, headers={"HX-Request": "true"}).content.decode()
    sheets.take_in(sheet=TieSheet.objects.get(), at=now)
    page = as_grace.get(address).content.decode()
    assert "What it changed" in page
    assert "Take in these changes" not in page
    assert Tie.objects.get().what == "PMS"


def test_pressing_twice_takes_in_once_and_says_so(as_grace, practice, asked):
    address = looked_at(as_grace)
    as_grace.post(address)

    page = as_grace.post(address, follow=True).content.decode()

    assert "This table has been taken in, or it is still being looked at." in page


def test_a_table_that_is_none_says_so(as_grace, asked):
    address = send(as_grace, content=b"PK\x03\x04\x00").headers["Location"]
    sheets.look_at(sheet=TieSheet.objects.get())

    page = as_grace.get(address).content.decode()

    assert "This is not a CSV file." in page
    assert as_grace.post(address, follow=True).status_code == 200
    assert TieSheet.objects.get().state == "refused"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (None, "Select a CSV file"),
        (a_file(name="ties.xlsx"), "Select a CSV file. In your spreadsheet"),
        (a_file(content=""), "The file you selected is empty"),
        (a_file(name="t" * 250 + ".csv"), "The name of the file must be 200 characters or fewer"),
    ],
    ids=["none", "a workbook", "empty", "a long name"],
)
def test_a_file_that_cannot_be_taken_is_refused_on_the_page(file, words, as_grace):
    page = as_grace.post(SEND, {"file": file} if file else {"csrfmiddlewaretoken": "-"}).content.decode()

    assert words in page
    assert "There is a problem" in page
    assert TieSheet.objects.count() == 0


def test_a_file_too_large_for_a_table_is_refused_on_the_page(as_grace, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST_SHEET", 10)

    assert "The file must be" in send(as_grace).content.decode()


def test_a_request_that_claims_a_gigabyte_is_refused_before_it_is_read(as_grace):
    answer = as_grace.generic(
        "POST", SEND, b"--x\r\n", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(10**9)
    )

    assert answer.status_code == 400
    assert TieSheet.objects.count() == 0


def test_a_request_that_turns_out_to_be_huge_is_refused(as_grace, monkeypatch):
    monkeypatch.setattr(uploads.Bounded, "handle_raw_input", lambda *_, **__: None)
    monkeypatch.setattr(uploads, "LARGEST_REQUEST", 100_000)

    assert send(as_grace, content=b"x" * 200_000).status_code == 400


def test_the_tables_to_take_away_are_as_they_are_sent(as_grace, practice, asked, now):
    address = looked_at(as_grace)
    as_grace.post(address)
    sheets.take_in(sheet=TieSheet.objects.get(), at=now)

    kept, empty = as_grace.get(TIES + "ties.csv"), as_grace.get(TIES + "empty-table.csv")

    assert kept.headers["Content-Disposition"] == 'attachment; filename="ties.csv"'
    assert kept.content.decode("utf-8-sig").splitlines()[1:] == [
        "X99001,holds a contract of type,PMS,01/04/2024,,Larkfield Surgery,"
    ]
    assert formats.read_sheet(kept.content)[1] == formats.read_sheet(empty.content)[1] == []


def test_another_body_finds_neither_the_tables_nor_the_ties(as_grace, as_sam, practice, asked, now):
    address = looked_at(as_grace)
    as_grace.post(address)
    sheets.take_in(sheet=TieSheet.objects.get(), at=now)

    assert as_sam.get(address).status_code == as_sam.post(address).status_code == 404
    assert "ties.csv</a></th>" not in as_sam.get(TIES).content.decode()
    assert "X99001" not in as_sam.get(TIES + "ties.csv").content.decode()
    assert "ties.csv" not in as_sam.get("/directory/imports/").content.decode()
    assert as_sam.get(f"/directory/imports/{TieSheet.objects.get().report_id}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_tables_asks_as_much_however_long(count, as_grace, asked, django_assert_num_queries):
    for _ in range(count):
        send(as_grace)

    with django_assert_num_queries(QUERIES):
        as_grace.get(TIES)
