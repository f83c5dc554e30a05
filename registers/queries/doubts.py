"""What the records say of somebody who has nothing to declare (scenario S10), and what waits for the lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from coi.shared.words import day_in_words
from organisations.models import Name, Organisation
from organisations.queries.search import known_to
from people.models import Body, Person
from people.queries import titles_of
from registers.models import Declaration, Interest, NilDoubt, Offer
from registers.policy.doubts import bears_the_name, title_says
from registers.policy.publication import months_before
from registers.queries.declarations import own_interests
from registers.queries.rules import rules_of

MOST_OF_A_KIND = 3
MOST_NAMES = 50
ELSEWHERE = "They have an interest on record with another body."


@dataclass(frozen=True)
class Doubt:
    """One thing the records say: to the person, and to the governance lead, who may know less."""

    to_person: str
    to_lead: str


def doubts_about(body: Body, person: Person, day: date) -> list[Doubt]:
    """Everything the records say against a nil declaration of a person; empty when they are silent. Six queries."""
    months = rules_of(body, day).refresh_months
    since = months_before(day, months)
    found = (
        _posts(body, person, day),
        _ended(body, person, since, day),
        _elsewhere(body, person, day),
        _offers(body, person, since),
        _named_after(body, person),
    )
    return [doubt for kind in found for doubt in kind]


def _posts(body: Body, person: Person, day: date) -> Iterator[Doubt]:
    for title in titles_of(body, person, day):
        if title_says(title):
            yield Doubt(f"your post here is “{title}”", f"Their post here is “{title}”.")


def _ended(body: Body, person: Person, since: date, day: date) -> Iterator[Doubt]:
    ended = own_interests(body, person).filter(until__gt=since, until__lte=day)
    for interest in ended[:MOST_OF_A_KIND]:
        words = f"declared “{interest}”, which ended on {day_in_words(interest.until)}"
        yield Doubt(f"you {words}", f"They {words}.")


def _elsewhere(body: Body, person: Person, day: date) -> Iterator[Doubt]:
    """What another body was told is theirs to tell here: the lead learns only that there is something."""
    rows = Interest.objects.as_at(day).filter(person=person).exclude(body=body).standing()
    held = list(rows.select_related("organisation", "body").order_by("id")[:MOST_OF_A_KIND])
    for interest in held:
        yield Doubt(
            f"you declared “{interest}” to {interest.body}", "They have an interest on record with another body."
        )


def _offers(body: Body, person: Person, since: date) -> Iterator[Doubt]:
    accepted = body.offers.filter(
        person=person, outcome=Offer.Outcome.ACCEPTED, offered_on__gt=since, donor__isnull=False
    )
    donors = accepted.order_by("donor__name", "donor").values_list("donor__name", flat=True).distinct()
    for donor in donors[:MOST_OF_A_KIND]:
        words = f"accepted a gift or hospitality from {donor}"
        yield Doubt(f"you {words}", f"They {words}.")


def _named_after(body: Body, person: Person) -> Iterator[Doubt]:
    """Practices of the area that are named after their partners."""
    surname = person.name.split()[-1]
    practices = known_to(body).filter(kind=Organisation.Kind.GP_PRACTICE, area__in=body.areas, closed_on__isnull=True)
    names = Name.objects.filter(organisation__in=practices, until__isnull=True, text__icontains=surname)
    texts = names.order_by("text", "id").values_list("text", flat=True)[:MOST_NAMES]
    for text in [text for text in texts if bears_the_name(text, person.name)][:MOST_OF_A_KIND]:
        yield Doubt(f"a practice in this area is called “{text}”", f"A practice in this area is called “{text}”.")


def open_doubts(body: Body) -> QuerySet[NilDoubt]:
    """The questions about nil declarations that nobody has looked into, and that no later declaration has overtaken."""
    later = Declaration.objects.filter(
        body=body,
        person=OuterRef("declaration__person"),
        declared_at__gt=OuterRef("declaration__declared_at"),
    ).exclude(kind=Declaration.Kind.NO_CHANGE)
    waiting = NilDoubt.objects.filter(declaration__body=body, answer__isnull=True).exclude(Exists(later))
    return waiting.select_related("declaration__person", "declaration__body")


def doubts_of(body: Body, person: Person) -> QuerySet[NilDoubt]:
    """Every question that was raised about a person's nil declarations, with what became of it."""
    raised = NilDoubt.objects.filter(declaration__body=body, declaration__person=person)
    return raised.select_related("declaration", "answer__answered_by")
