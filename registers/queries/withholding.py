"""Requests not to publish: where each stands, who may decide, and what is kept from the public."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from coi.shared.clock import day_of
from people.models import Body, Person, Role
from people.queries import posts_of
from registers.models import Interest, Offer, WithholdingDecision, WithholdingRequest
from registers.policy.publication import months_before
from registers.policy.withholding import Decision, Stage, Withheld, may_decide, stage, withheld
from registers.queries.rules import rules_of

Kept = dict[object, Withheld]  # by the line of an interest, or by an offer's id


def withheld_in(body: Body, day: date, person: Person | None = None) -> Kept:
    """What is kept from the public on a day, of a body or of one person, by the entry. One query.

    The day is today's, whichever day an edition shows: what was published of the past is withheld all the same.
    """
    requests = body.withholding_requests.all()
    rows = (requests.filter(asked_by=person) if person else requests).order_by(
        "id", "decisions__decided_at", "decisions__id"
    )
    told: dict[object, list[tuple]] = {}
    for line, offer, *rest in rows.values_list("interest__line", "offer_id", *ROW):
        told.setdefault(line or offer, []).append(rest)
    kept = {entry: withheld(_stage_of(rest, day)) for entry, rest in told.items()}
    return {entry: each for entry, each in kept.items() if each}


ROW = (
    "parts",
    "appeal__appealed_at",
    "decisions__id",
    "decisions__parts",
    "decisions__decided_at",
    "decisions__appeal_until",
    "decisions__decided_by",
    "decisions__capacity",
    "decisions__review_on",
)


def _stage_of(rows: list[list], day: date) -> Stage:
    asked_for, appealed_at = rows[0][:2]
    decisions = [_decision(*decision) for _, _, pk, *decision in rows if pk]
    return stage(asked_for, decisions, day_of(appealed_at) if appealed_at else None, day)


def _decision(parts, decided_at, appeal_until, by, capacity, review_on) -> Decision:
    words = WithholdingDecision.Capacity(capacity).label
    return Decision(tuple(parts), day_of(decided_at), appeal_until, by, words, review_on)


@dataclass(frozen=True)
class Case:
    """A request not to publish, where it stands, and what the person looking may do with it."""

    request: WithholdingRequest
    stage: Stage
    may_read: bool
    may_decide: bool


@dataclass(frozen=True)
class Offices:
    """Who is Guardian of a body, Accountable Officer, and chair of something, by their ids."""

    guardians: dict[int, Person]
    officers: dict[int, Person]
    chairs: dict[int, Person]


def offices_of(body: Body, day: date) -> Offices:
    """Who holds the offices on a day, by name. One query."""
    roles = (Role.GUARDIAN, Role.ACCOUNTABLE_OFFICER, Role.CHAIR)
    posts = list(posts_of(body, day).filter(role__in=roles).order_by("person__name", "id"))
    return Offices(*({post.person_id: post.person for post in posts if post.role == role} for role in roles))


def requests_of(body: Body) -> QuerySet[WithholdingRequest]:
    """A body's requests not to publish, the latest first, with all that is shown of them."""
    entries = ("body", "interest__organisation", "interest__person", "offer__donor", "offer__person", "asked_by")
    decisions = Prefetch("decisions", WithholdingDecision.objects.select_related("decided_by"))
    return body.withholding_requests.select_related(*entries, "appeal").prefetch_related(decisions)


def request_about(entry: Interest | Offer) -> WithholdingRequest | None:
    """The request about an entry, whichever version of it was asked about; there is one at most."""
    about = {"offer": entry} if isinstance(entry, Offer) else {"interest__line": entry.line}
    return requests_of(entry.body).filter(**about).first()


def case(request: WithholdingRequest, person: Person, day: date) -> Case:
    """Where a request stands on a day, for a person who looks at it."""
    return case_in(offices_of(request.body, day), request, person, day)


def case_in(offices: Offices, request: WithholdingRequest, person: Person, day: date) -> Case:
    """Where a request stands, where the offices are held by these people."""
    now, asker = stage_of(request, day), request.asked_by_id
    nobody_else, appealed = offices.guardians.keys() <= {asker}, hasattr(request, "appeal")
    roles = {
        "is_guardian": person.pk in offices.guardians,
        "stands_in": (nobody_else or appealed) and person.pk in offices.officers,
    }
    may_read = person.pk == asker or any(roles.values())
    return Case(request, now, may_read, may_decide(person.pk, asker=asker, **roles, now=now))


def stage_of(request: WithholdingRequest, day: date) -> Stage:
    """Where a request stands on a day."""
    decisions = [
        _decision(each.parts, each.decided_at, each.appeal_until, each.decided_by_id, each.capacity, each.review_on)
        for each in request.decisions.all()
    ]
    appeal = getattr(request, "appeal", None)
    return stage(request.parts, decisions, day_of(appeal.appealed_at) if appeal else None, day)


def review_day(body: Body, day: date) -> date:
    """When what is withheld on a day is usually looked at again."""
    return months_before(day, -rules_of(body, day).withholding_review_months)


def deciders(request: WithholdingRequest, day: date) -> list[Person]:
    """The people who may decide on a request now."""
    offices = offices_of(request.body, day)
    people = (offices.guardians | offices.officers).values()
    return [person for person in people if case_in(offices, request, person, day).may_decide]
