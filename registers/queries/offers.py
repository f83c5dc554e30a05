"""Gifts and hospitality on record."""

from django.db.models import QuerySet

from people.models import Body, Person
from registers.models import Offer


def offers_of(body: Body, person: Person) -> QuerySet[Offer]:
    """What a person was offered and declared to a body, the latest first."""
    return body.offers.filter(person=person).select_related("donor")
