"""Publishing: freezing an edition, and drawing its files."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from coi.shared import documents
from coi.shared.canonical import sha256_of
from coi.shared.later import later
from people.actions.audit import record
from people.models import Body, Person
from registers.models import Edition, EditionFile, Entry, Register
from registers.policy import files
from registers.policy.lines import first_day, lines
from registers.queries import publication


@transaction.atomic
def publish(*, body: Body, register: str, day: date, content: dict, by: Person, at: datetime) -> Edition:
    """Freeze content as a body's next edition of a register.

    What the latest edition already says, day included, makes no new one: that edition is returned.
    """
    # Two people publishing at once take turns, so each edition gets its own number. No key update: other
    # work of the body may go on meanwhile.
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    latest = body.editions.filter(register=register).first()
    if latest and latest.sha256 == sha256_of(_sealed(content, latest.number, latest.content["previous"])):
        return latest
    edition = _freeze(latest, content, body=body, register=register, day=day, published_at=at, published_by=by)
    detail = {"register": register, "number": edition.number, "sha256": edition.sha256}
    record(kind="edition.published", about=edition, body=body, by=by, at=at, **detail)
    later("registers.render_edition", edition_id=edition.pk)
    return edition


def _sealed(content: dict, number: int, previous: str) -> dict:
    """Content with its place in the chain; `previous` is the hash of the edition before, empty for the first."""
    return {**content, "number": number, "previous": previous}


def _freeze(latest: Edition | None, content: dict, **facts) -> Edition:
    number = latest.number + 1 if latest else 1
    sealed = _sealed(content, number, latest.sha256 if latest else "")
    edition = Edition.objects.create(number=number, content=sealed, sha256=sha256_of(sealed), previous=latest, **facts)
    Entry.objects.bulk_create(
        Entry(
            edition=edition,
            position=position,
            reference=line["reference"],
            person_name=line["name"],
            organisation_name=line["organisation"],
            organisation_code=line["organisation_code"],
        )
        for position, line in enumerate(content["entries"], start=1)
    )
    return edition


def render(*, edition: Edition) -> None:
    """Draw the files an edition still lacks.

    Each is kept as soon as it is drawn and drawn from nothing but the edition, so that this may be killed
    half-way and repeated, or run twice at once: no file is drawn over another.
    """
    kept = set(edition.files.values_list("format", flat=True))
    for form, draw in DRAWN.items():
        if form not in kept:
            content = draw(edition)
            EditionFile.objects.get_or_create(
                edition=edition,
                format=form,
                defaults={
                    "content": content,
                    "size": len(content),
                    "sha256": hashlib.sha256(content).hexdigest(),
                },
            )


def render_missing() -> None:
    """Ask for the files of every edition that lacks some."""
    for edition in publication.unrendered():
        later("registers.render_edition", edition_id=edition.pk)


def _csv(edition: Edition) -> bytes:
    return files.csv_bytes(files.COLUMNS[edition.register], edition.content["entries"])


def _json(edition: Edition) -> bytes:
    return files.json_bytes(edition.content, edition.sha256)


def _pdf(edition: Edition) -> bytes:
    context = {
        "body_name": edition.content["body"]["name"],
        "site_url": settings.SITE_URL,
        "edition": edition,
        "since": first_day(edition.content),
        "lines": lines(edition.content["entries"]),
    }
    return documents.pdf(TEMPLATES[edition.register], context, identifier=edition.sha256, made_at=edition.published_at)


TEMPLATES = {
    Register.INTERESTS: "documents/register_of_interests.html",
    Register.GIFTS: "documents/gifts_and_hospitality.html",
}


DRAWN: dict[str, Callable[[Edition], bytes]] = {
    EditionFile.Format.CSV: _csv,
    EditionFile.Format.JSON: _json,
    EditionFile.Format.PDF: _pdf,
}
