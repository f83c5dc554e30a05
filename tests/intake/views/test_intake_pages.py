"""The pages of files that are taken in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intake.actions import sending
from intake.models import Intake
from intake.policy.columns import FIELDS
from tests.intake.files import STAFF_HEADINGS, as_csv

PAGES, SEND = "/intake/", "/intake/staff/send/"
OSRIC = ("111", "Osric Tanglewood", "osric@example.org", "Head of Medicines", "Nursing", "8d", "15/09/2019", "")
LIST = as_csv(STAFF_HEADINGS, OSRIC, ("112", "", "", "", "", "", "", ""))
QUERIES_OF_LIST, QUERIES_OF_FILE = 6, 8


def send(client, content=LIST, name="staff.csv", to=SEND):
    return client.post(to, {"file": SimpleUploadedFile(name, content)})


def chosen(**columns) -> dict[str, str]:
    """A column for each thing, or none."""
    return {f"of_{field.name}": columns.get(field.name, "-1") for field in FIELDS["staff"]}


@pytest.mark.parametrize(
    "address", [PAGES, SEND, "/intake/register/send/", "/intake/staff/sample.csv", "/intake/register/sample.csv"]
)
def test_only_the_governance_lead_takes_files_in(address, client, as_ada, as_gus, as_grace):
    assert client.get(address).status_code == 302
    assert [browser.get(address).status_code for browser in (as_ada, as_gus, as_grace)] == [403, 403, 200]


def test_a_list_is_sent_mapped_looked_at_taken_in_and_undone(desk, as_grace, body, now):
    address = send(as_grace).headers["Location"]
    assert "The file is being read." in as_grace.get(address).content.decode()
    sending.read(intake=Intake.objects.get())
    assert "Say which column holds what" in as_grace.get(address).content.decode()
    asked = as_grace.get(f"{address}columns/").content.decode()
    assert "Position Title (for example “Head of Medicines”)" in asked

    columns = {"assignment_number": "0", "name": "1", "email": "2", "title": "3", "band": "5", "since": "6"}
    assert as_grace.post(f"{address}columns/", chosen(**columns)).headers["Location"] == address
    sending.look_at(intake=Intake.objects.get(), at=now)
    page = as_grace.get(address).content.decode()
    assert "Osric Tanglewood, Head of Medicines, band 8d, from 15 September 2019" in page
    assert "There is no name" in page

    as_grace.post(address)
    assert "being taken in" in as_grace.get(address, headers={"HX-Request": "true"}).content.decode()
    sending.take_in(intake=Intake.objects.get(), at=now)
    assert "What it did" in as_grace.get(address).content.decode()
    assert body.posts.filter(person__name="Osric Tanglewood").exists()

    as_grace.post(f"{address}undo/")
    sending.undo(intake=Intake.objects.get(), at=now)
    assert "1 row set back" in as_grace.get(address).content.decode()
    assert not body.posts.filter(person__name="Osric Tanglewood").exists()


def test_a_column_chosen_twice_or_not_at_all_is_refused_keeping_what_was_chosen(desk, as_grace):
    address = f"/intake/{desk.send(LIST).pk}/columns/"

    page = as_grace.post(address, chosen(email="1", title="1")).content.decode()

    assert "This column is chosen for “Email address” as well" in page
    assert "Say which column holds the full name or the last name" in page
    assert '<option value="1" selected>' in page


def test_another_row_may_hold_the_headings(desk, as_grace):
    intake = desk.send(as_csv(("Kennung", "Wer"), ("Nummer", "Person"), ("1", "Osric Tanglewood")))

    page = as_grace.get(f"/intake/{intake.pk}/columns/?at=0-1").content.decode()

    assert "Person (for example “Osric Tanglewood”)" in page


def test_whoever_may_be_known_is_asked_about_on_a_page(desk, as_grace, ada, gus, now):
    intake = desk.look_at(as_csv(("Name", "Job title"), ("Ada Larkin", "GP")))
    address = f"/intake/{intake.pk}/people/"
    page = as_grace.get(address).content.decode()
    assert "Ada Larkin may be Ada Larkin" in page
    assert "Ada Larkin, GP partner, ada@ashcombe.example.org" in page

    unknown = as_grace.post(address, {"who_0": "other", "who_0_email": "nobody@example.org"}).content.decode()
    assert "Nobody here has this address" in unknown
    as_grace.post(address, {"who_0": "other", "who_0_email": gus.email})
    sending.look_at(intake=intake, at=now)
    assert desk.again(intake).lines.get().person == gus
    assert as_grace.get(address).headers["Location"] == f"/intake/{intake.pk}/"


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (None, "Select a file"),
        (SimpleUploadedFile("staff.pdf", b"%PDF"), "must end in .csv, .xlsx or .txt"),
        (SimpleUploadedFile("staff.csv", b""), "The file you selected is empty"),
        (SimpleUploadedFile("staff.csv", b"x" * 10_000_001), "The file must be 10MB or smaller"),
    ],
    ids=["none", "a pdf", "empty", "too large"],
)
def test_a_file_that_cannot_be_taken_is_refused_on_the_page(file, words, as_grace):
    page = as_grace.post(SEND, {"file": file} if file else {"csrfmiddlewaretoken": "-"}).content.decode()

    assert words in page
    assert "There is a problem" in page
    assert Intake.objects.count() == 0


def test_a_file_that_cannot_be_read_says_so(desk, as_grace):
    intake = desk.send(b"PK\x03\x04\x00")

    page = as_grace.get(f"/intake/{intake.pk}/").content.decode()

    assert "A staff list is a CSV file or an Excel workbook" in page
    assert "Send another file" in page


def test_what_is_taken_away_carries_nothing_out(desk, as_grace):
    intake = desk.look_at(as_csv(STAFF_HEADINGS, ("1", "=HYPERLINK(1)", "", "", "", "", "", "")))

    kept = as_grace.get(f"/intake/{intake.pk}/rows.csv").content.decode("utf-8-sig")

    assert "row 2,'=HYPERLINK(1),Cannot be read," in kept
    assert "Osric,Tanglewood" in as_grace.get("/intake/staff/sample.csv").content.decode()


@pytest.mark.parametrize("sample", ["staff", "register"])
def test_a_sample_can_be_sent_as_it_is(sample, desk, as_grace, ada):
    content = as_grace.get(f"/intake/{sample}/sample.csv").content

    intake = desk.look_at(content, kind=sample)

    assert set(intake.found["counts"]) <= {"new_person", "asked"}


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_of_files_asks_as_much_however_long(count, desk, as_grace, django_assert_num_queries):
    for _ in range(count):
        desk.take_in(LIST)

    with django_assert_num_queries(QUERIES_OF_LIST):
        as_grace.get(PAGES)


@pytest.mark.parametrize("count", [1, 3])
def test_a_file_asks_as_much_however_long(count, desk, as_grace, django_assert_num_queries):
    rows = [(str(number), f"Osric Tanglewood{number}", "", "", "", "", "", "") for number in range(count)]
    intake = desk.look_at(as_csv(STAFF_HEADINGS, *rows))

    with django_assert_num_queries(QUERIES_OF_FILE):
        as_grace.get(f"/intake/{intake.pk}/")
    with django_assert_num_queries(QUERIES_OF_LIST + 1):
        as_grace.get(f"/intake/{intake.pk}/rows/?outcome=new_person")
