"""Declarations begun and not submitted."""

from people.models import Body, Person
from registers.models import Draft


def draft_of(body: Body, person: Person, writer: Person, by_link: bool = False) -> Draft | None:
    """What somebody has begun to write of a person's declaration to a body, or None."""
    return Draft.objects.filter(body=body, person=person, writer=writer, by_link=by_link).first()
