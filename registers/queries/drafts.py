"""Declarations begun and not submitted."""

from people.models import Body, Person
from registers.models import Draft


def draft_of(body: Body, person: Person) -> Draft | None:
    """What a person has begun to declare to a body, or None."""
    return Draft.objects.filter(body=body, person=person).first()
