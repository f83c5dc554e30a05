"""Who may declare by a link, who prepares for whom, and what waits to be attested."""

from datetime import date

from django.db.models import QuerySet

from people.models import Body, Person
from registers.models import Delegation, Link, Preparation, Request
from registers.queries.declarations import declarants, record_of


def live_links(day: date) -> QuerySet[Link]:
    """Links that open on a day: not used, not taken back, not out of date."""
    return Link.objects.filter(end__isnull=True, expires_on__gt=day).select_related("body", "person")


def live_link(day: date, **which: object) -> Link | None:
    """The link so known, if it opens, and its person still declares to the body; else None."""
    link = live_links(day).filter(**which).first()
    return link if link and declarants(link.body, day).filter(pk=link.person_id).exists() else None


def links_of(body: Body, person: Person) -> QuerySet[Link]:
    """Every link that was sent to a person, the latest first."""
    return body.links.filter(person=person).select_related("end")


def requests_of(body: Body, person: Person) -> QuerySet[Request]:
    """Each time a body asked a person to declare, the latest first."""
    return body.declaration_requests.filter(person=person).select_related("asked_by")


def public_lines(body: Body, person: Person, day: date) -> list[dict]:
    """What the public may read of a person's interests: all that is shown to whoever opens a link, or prepares."""
    return [line.public for line in record_of(body, person, day) if line.is_public]


def delegations(body: Body) -> QuerySet[Delegation]:
    """Who prepares for whom now."""
    return body.delegations.filter(end__isnull=True).select_related("owner", "delegate")


def waiting_preparation(body: Body, owner: Person) -> Preparation | None:
    """What a delegate gave the owner and the owner has said nothing of yet; the latest."""
    mine = Preparation.objects.filter(delegation__body=body, delegation__owner=owner)
    last = mine.select_related("prepared_by", "delegation", "attestation").first()
    return last if last and not hasattr(last, "attestation") else None


def may_be_delegate(body: Body, owner: Person, day: date) -> QuerySet[Person]:
    """Whom an owner may name: anybody of the body who declares, but themselves."""
    return declarants(body, day).exclude(pk=owner.pk)
