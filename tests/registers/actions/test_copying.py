"""Copies of one's own declarations: asked for, drawn once, told of, and gone after a week."""

import io
import subprocess
from datetime import timedelta
from urllib.parse import unquote

import pikepdf
import pytest

from outbox.models import Message
from outbox.queries.wording import wording
from registers.actions import copying, declaring
from registers.models import DeclarationCopy
from registers.queries.copies import copy_by, token_of
from tests.factories import make_organisation
from tests.registers.told import own, theirs


@pytest.fixture
def declaration(body, ada, now):
    """Ada declared her practice, and somebody else's job."""
    make_organisation()
    interests = [own(public_description="Two sessions"), theirs(private_detail="Bids for our contracts")]
    return declaring.declare(body=body, person=ada, interests=interests, by=ada, at=now)


@pytest.fixture
def copy(declaration, ada, now):
    """A copy she asked for."""
    return copying.ask(declaration=declaration, by=ada, at=now)


def test_a_copy_is_drawn_and_told_of_once_however_often_the_worker_is_asked(declaration, ada, copy, now):
    for _ in range(3):
        copying.draw(copy_id=copy.pk, at=now)

    message = Message.objects.get()
    assert (message.recipient, message.kind, message.context) == (ada, "copy_ready", {"token": token_of(copy)})
    assert f"/my-interests/copies/{token_of(copy)}/" in unquote(wording(message).text)
    assert copying.ask(declaration=declaration, by=ada, at=now + timedelta(days=6)) == copy


def test_a_worker_killed_before_it_is_done_leaves_nothing_half_done(copy, now, monkeypatch):
    monkeypatch.setattr(copying, "queue", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        copying.draw(copy_id=copy.pk, at=now)
    copy.refresh_from_db()
    assert copy.content is None


def test_it_marks_what_is_private_and_is_tagged(copy, now):
    copying.draw(copy_id=copy.pk, at=now)

    copy.refresh_from_db()
    content = bytes(copy.content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    lines = [line.split() for line in read.stdout.decode().splitlines()]
    assert ["Their", "name", "Petra", "Holm", "Private"] in lines
    assert ["Details", "Bids", "for", "our", "contracts", "Private"] in lines
    assert ["For", "the", "public", "Two", "sessions", "Public"] in lines


def test_only_the_person_themselves_may_have_one(declaration, grace, now):
    with pytest.raises(copying.SomebodyElses):
        copying.ask(declaration=declaration, by=grace, at=now)


def test_a_link_opens_for_the_person_it_was_made_for_and_in_that_body(copy, body, other_body, ada, grace):
    token = token_of(copy)

    assert copy_by(token, body, ada) == copy
    assert copy_by(token, body, grace) is None
    assert copy_by(token, other_body, ada) is None
    assert copy_by(token[:-1] + ("A" if token[-1] != "A" else "B"), body, ada) is None


def test_a_week_later_it_is_gone_and_can_be_asked_for_again(declaration, ada, copy, now, asked):
    copying.tidy(at=now + timedelta(days=6))
    assert DeclarationCopy.objects.get() == copy

    again = copying.ask(declaration=declaration, by=ada, at=now + timedelta(days=7))
    assert again != copy
    copying.tidy(at=now + timedelta(days=14))

    assert not DeclarationCopy.objects.exists()
