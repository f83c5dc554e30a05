"""Files that go with declarations: private, unless somebody else releases one."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from registers.actions import attaching, declaring
from registers.models import Attachment
from tests.registers.told import own
from tests.registers.walking import errors

pytestmark = pytest.mark.usefixtures("at_the_moment")

PDF = b"%PDF-1.7 a letter of permission"
RELEASED = {"is_public": "yes", "title_for_public": "Permission to work elsewhere", "reason": "Asked for"}


@pytest.fixture
def hers(body, ada, surgery, now):
    return declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now).interests.get()


def attach(browser, about, content=PDF, name="letter.pdf"):
    return browser.post("/files/new/", {"about": about, "file": SimpleUploadedFile(name, content)})


def public(attachment):
    return f"/registers/ashcombe/files/{attachment.number}/"


def test_a_file_is_attached_and_sent_back_as_a_file(as_ada, hers):
    assert attach(as_ada, hers.pk, name="letter.html").headers["Location"] == "/files/"

    sent = as_ada.get(f"/files/{Attachment.objects.get().pk}/")

    assert sent.content == PDF
    assert sent.headers["Content-Type"] == "application/pdf"
    assert sent.headers["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in sent.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("content", "name", "error"),
    [
        (b"<script>", "letter.pdf", "Select a PDF, a Word document without macros, or a JPG or PNG image"),
        (b"", "letter.pdf", "The file you selected is empty"),
        (PDF + b"x" * 5_000_000, "letter.pdf", "The file must be 5MB or smaller"),
    ],
)
def test_other_files_are_refused_with_what_to_do(as_ada, hers, content, name, error):
    assert errors(attach(as_ada, hers.pk, content, name)) == {"file": [error]}
    assert Attachment.objects.count() == 0


def test_five_files_go_with_an_interest_and_the_same_twice_is_one(as_ada, hers):
    for number in [0, 0, 1, 2, 3, 4]:
        attach(as_ada, hers.pk, PDF + bytes([number]))
    refused = attach(as_ada, hers.pk, PDF + b"more")

    assert errors(refused) == {"__all__": [str(attaching.TooManyFiles())]}
    assert attach(as_ada, "declaration", PDF + b"more").status_code == 302
    assert Attachment.objects.count() == 6


def test_others_find_no_file_but_those_who_see_the_register(as_ada, as_grace, as_clara, as_sam, hers, client):
    attach(as_ada, hers.pk)
    attachment = Attachment.objects.get()
    address = f"/files/{attachment.pk}/"

    assert [each.get(address).status_code for each in (as_grace, as_clara, as_sam, client)] == [200, 404, 404, 302]
    assert client.get(public(attachment)).status_code == 404


def test_a_file_is_released_and_kept_private_again(as_ada, as_grace, ada, hers, client):
    attach(as_ada, hers.pk)
    attachment = Attachment.objects.get()
    release = f"/files/{attachment.pk}/release/"

    as_grace.post(release, RELEASED)
    assert client.get(public(attachment)).content == PDF
    assert "Permission to work elsewhere" in client.get("/registers/ashcombe/").content.decode()

    as_grace.post(release, {"is_public": "no", "reason": "Holds a signature"})
    assert client.get(public(attachment)).status_code == 404
    assert as_ada.get(release).status_code == 403


def test_nobody_releases_a_file_of_their_own(as_grace, grace, body, surgery, now, client):
    hers = declaring.declare(body=body, person=grace, interests=[own()], by=grace, at=now).interests.get()
    attach(as_grace, hers.pk)
    attachment = Attachment.objects.get()

    refused = as_grace.post(f"/files/{attachment.pk}/release/", RELEASED)

    assert errors(refused) == {"__all__": [str(attaching.OnesOwnFile())]}
    assert "Decide" not in as_grace.get(f"/declarations/{grace.pk}/files/").content.decode()
    assert client.get(public(attachment)).status_code == 404


@pytest.mark.parametrize("files", [1, 3])
def test_a_list_of_files_asks_as_many_questions_for_one_as_for_three(
    as_ada, as_grace, ada, hers, django_assert_num_queries, files
):
    for number in range(files):
        attach(as_ada, hers.pk, PDF + bytes([number]))

    with django_assert_num_queries(6):
        as_ada.get("/files/")
    with django_assert_num_queries(7):
        as_grace.get(f"/declarations/{ada.pk}/files/")
