"""Looking something up in the directory, and saying why it was found."""

from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.functions import Replace

from organisations.models import Organisation
from organisations.queries.search import MOST_WEIGHED, Alike, in_order, names_alike, standing, wanted, with_code
from people.models import Body

OPEN, CLOSED = "open", "closed"
SHORTEST_PLACE = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation, and why it is among what was found: empty where its own name says so."""

    organisation: Organisation
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, best first; `is_cut` where there was more than is worth showing."""

    found: list[Found]
    is_cut: bool


def find(text: str, *, body: Body, kind: str = "", state: str = "", only_own: bool = False) -> Answer:
    """The organisations that fit a text by any name, their code, town or postcode; without a text, all of a kind."""
    text = wanted(text)
    seen = _filtered(standing(body), body, kind, state, only_own)
    alike = names_alike(text, body) if text else {}
    if text:
        seen = _spaced(seen).filter(Q(pk__in=alike) | with_code(text, body) | _in_place(text))
    by_name_first = Case(When(pk__in=alike, then=0), default=1)
    rows = list(seen.order_by(by_name_first, "name", "code", "id")[: MOST_WEIGHED + 1])
    found = [Found(each, _why(each, text, alike.get(each.pk))) for each in rows[:MOST_WEIGHED]]
    if text:
        found.sort(key=lambda each: in_order(each.organisation, text, _likeness(each, alike), body))
    return Answer(found, is_cut=len(rows) > MOST_WEIGHED)


def _filtered(
    seen: QuerySet[Organisation], body: Body, kind: str, state: str, only_own: bool
) -> QuerySet[Organisation]:
    if kind:
        seen = seen.filter(kind=kind)
    if state:
        seen = seen.filter(closed_on__isnull=state == OPEN)
    return seen.filter(body=body) if only_own else seen


def _spaced(seen: QuerySet[Organisation]) -> QuerySet[Organisation]:
    return seen.alias(unspaced=Replace("postcode", Value(" "), Value("")))


def _in_place(text: str) -> Q:
    """That it lies in a town that begins so, or at a postcode that does, with or without its space."""
    if len(text) < SHORTEST_PLACE:
        return Q(pk__in=[])
    return Q(town__istartswith=text) | Q(unspaced__istartswith=text.replace(" ", ""))


def _likeness(found: Found, alike: dict[int, Alike]) -> float:
    return alike[found.organisation.pk].likeness if found.organisation.pk in alike else 0.0


def _why(organisation: Organisation, text: str, alike: Alike | None) -> str:
    """What the text fits, if it is not the organisation's own name."""
    begins = text.casefold()
    if text and organisation.code.casefold().startswith(begins):
        return f"Code {organisation.code}"
    if alike:
        named = f"{'Former name' if alike.is_former else 'Also known as'} “{alike.text}”"
        return "" if alike.text == organisation.name else named
    if text and organisation.town.casefold().startswith(begins):
        return f"In {organisation.town}"
    if text and organisation.postcode.replace(" ", "").casefold().startswith(begins.replace(" ", "")):
        return f"At {organisation.postcode}"
    return "Code of an organisation merged into it" if text else ""


def likely_the_same(*, name: str, postcode: str, body: Body, limit: int = 5) -> list[Found]:
    """Organisations of the directory that a new one may really be: of a name like it, or at the same postcode."""
    alike = names_alike(wanted(name), body)
    at_postcode = Q(unspaced__iexact=postcode.replace(" ", "")) if postcode else Q(pk__in=[])
    seen = _spaced(standing(body)).filter(Q(pk__in=alike) | at_postcode)[:MOST_WEIGHED]
    found = [
        Found(each, _why(each, "", alike[each.pk]) if each.pk in alike else "At the same postcode") for each in seen
    ]
    return sorted(found, key=lambda each: in_order(each.organisation, name, _likeness(each, alike), body))[:limit]
