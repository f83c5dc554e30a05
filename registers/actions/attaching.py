"""Files that go with declarations: attaching them, and saying whether the public may read one."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from coi.shared.refusal import Refusal
from people.actions.audit import record
from people.models import Body, Person
from registers.models import Attachment, Declaration, Interest, Release
from registers.policy.attachments import LARGEST, MOST, content_type_of, safe_name


class NotAFileWeTake(Refusal):
    """The file must be a PDF, a Word document without macros, or a JPG or PNG image."""


class TooLarge(Refusal):
    """The file must be 5MB or smaller."""


class TooManyFiles(Refusal):
    """There are 5 files with this already, and it takes no more."""


class OnesOwnFile(Refusal):
    """Nobody releases a file of their own. Ask another governance lead."""


class NoTitle(Refusal):
    """Say what the public will see the file called."""


@transaction.atomic
def attach(
    *,
    declaration: Declaration,
    interest: Interest | None = None,
    file_name: str,
    content: bytes,
    by: Person,
    at: datetime,
) -> Attachment:
    """Attach a file to an interest or to a declaration as a whole; the very same file twice is one."""
    kind = content_type_of(content)
    if len(content) > LARGEST:
        raise TooLarge
    if not kind:
        raise NotAFileWeTake
    body, sha256 = declaration.body, hashlib.sha256(content).hexdigest()
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    others = _beside(declaration, interest)
    again = others.filter(sha256=sha256).first()
    return again or _add(
        others,
        body=body,
        person=declaration.person,
        declaration=declaration,
        interest=interest,
        file_name=safe_name(file_name, kind),
        content_type=kind,
        content=content,
        size=len(content),
        sha256=sha256,
        attached_at=at,
        attached_by=by,
    )


def _beside(declaration: Declaration, interest: Interest | None):
    """The files with the same interest, in whatever version, or with the same declaration as a whole."""
    if interest:
        return Attachment.objects.filter(body=declaration.body, interest__line=interest.line)
    return declaration.attachments.filter(interest=None)


def _add(others, *, body: Body, **facts) -> Attachment:
    if others.count() >= MOST:
        raise TooManyFiles
    last = body.attachments.aggregate(last=Max("number"))["last"] or 0
    attachment = Attachment.objects.create(body=body, number=last + 1, **facts)
    record(kind="file.attached", about=attachment, body=body, by=facts["attached_by"], at=facts["attached_at"])
    return attachment


@transaction.atomic
def release(
    *, attachment: Attachment, is_public: bool, title: str = "", reason: str, by: Person, at: datetime
) -> Release:
    """Say whether the public may read a file; the latest word stands."""
    if attachment.person_id == by.pk:
        raise OnesOwnFile
    if is_public and not title:
        raise NoTitle
    said = attachment.releases.create(
        is_public=is_public, title=title if is_public else "", reason=reason, decided_at=at, decided_by=by
    )
    kind = "file.released" if is_public else "file.kept_private"
    record(kind=kind, about=attachment, body=attachment.body, by=by, at=at)
    return said
