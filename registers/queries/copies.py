"""Copies of declarations, and the links that lead to them."""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

from people.models import Body, Person
from registers.models import DeclarationCopy

KEPT = timedelta(days=7)
SALT = "registers.copy"


def token_of(copy: DeclarationCopy) -> str:
    """The part of a link that names a copy and whose it is, signed."""
    return Signer(salt=SALT).sign_object([copy.pk, copy.declaration.person_id])


def copy_by(token: str, body: Body, person: Person) -> DeclarationCopy | None:
    """The copy a link leads to, for the person it was made for and nobody else.

    They must be signed in as well: it holds what is never published, and a message may be forwarded or go astray.
    """
    try:
        copy_id, person_id = Signer(salt=SALT).unsign_object(token)
    except BadSignature:
        return None
    if person_id != person.pk:
        return None
    of_theirs = DeclarationCopy.objects.filter(declaration__body=body, declaration__person=person)
    return of_theirs.select_related("declaration").filter(pk=copy_id).first()


def has_expired(copy: DeclarationCopy, at: datetime) -> bool:
    """Whether it was asked for a week ago or more."""
    return copy.asked_at + KEPT <= at
