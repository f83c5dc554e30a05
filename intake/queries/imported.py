"""The entries of earlier registers that wait for somebody’s word."""

from django.db.models import Count, QuerySet

from intake.models import ImportedInterest
from people.models import Body, Person


def waiting_in(body: Body) -> QuerySet[ImportedInterest]:
    """All of a body’s that nobody has answered and no undoing has discarded."""
    waiting = body.imported_interests.filter(confirmation__isnull=True, intake__undoing__isnull=True)
    return waiting.select_related("person", "intake").order_by("pk")


def waiting_of(body: Body, person: Person) -> QuerySet[ImportedInterest]:
    """Those about one person."""
    return waiting_in(body).filter(person=person)


def people_waited_for(body: Body) -> QuerySet[Person]:
    """The people they are about, by name, each with how many (`waiting`)."""
    ids = waiting_in(body).order_by().values("pk")
    return (
        Person.objects.filter(imported_interests__in=ids)
        .annotate(waiting=Count("imported_interests"))
        .order_by("name", "pk")
    )


def lacking(interest: ImportedInterest) -> list[str]:
    """What must be told before an entry can be declared, and its register did not say."""
    needed = ["relationship"] if interest.is_indirect else ["category"]
    return [name for name in needed if not getattr(interest, name)]


def people_with_entries(body: Body) -> QuerySet[Person]:
    """Everybody of whom an earlier register told, whether their entries still wait or not."""
    return Person.objects.filter(pk__in=body.imported_interests.order_by().values("person"))


def how_many_wait(body: Body, person: Person) -> int:
    """How many entries wait for one person’s word."""
    return waiting_of(body, person).count()
