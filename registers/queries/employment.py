"""Permission for outside employment: requests, how each stands, and what was made a condition."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery

from coi.shared.clock import day_of
from people.models import Body, Person, Post
from people.permissions import GRANTED, Permission
from people.queries import posts_of
from registers.models import EmploymentDecision, EmploymentRequest, Interest
from registers.policy.employment import EARLY, STATES, Early, State, Told, early, state_of

TONES = {
    State.WAITING: "waiting",
    State.GRANTED: "done",
    State.CONDITIONAL: "done",
    State.REFUSED: "attention",
    State.REVIEW_DUE: "waiting",
}


@dataclass(frozen=True)
class Permit:
    """A request for permission: what was decided about it, the interest it is tied to, and how it stands on a day."""

    request: EmploymentRequest
    decisions: tuple[EmploymentDecision, ...]  # the latest first
    interest: Interest | None  # in its latest version
    day: date

    @property
    def decision(self) -> EmploymentDecision | None:
        """The one that stands."""
        return self.decisions[0] if self.decisions else None

    @property
    def withdrawal(self):
        """That it was withdrawn, if it was."""
        return getattr(self.request, "withdrawal", None)

    @cached_property
    def told(self) -> Told:
        """What the rules look at."""
        stands, grants = self.decision, [each for each in self.decisions if each.outcome != State.REFUSED]
        return Told(
            asked_on=day_of(self.request.asked_at),
            since=self.request.since,
            joined_on=self.request.joined_on,
            outcome=stands.outcome if stands else "",
            first_granted_on=day_of(grants[-1].decided_at) if grants else None,
            decided_on=day_of(stands.decided_at) if stands else None,
            review_on=stands.review_on if stands else None,
            withdrawn_on=day_of(self.withdrawal.withdrawn_at) if self.withdrawal else None,
            is_on_record=self.interest is not None,
            ended_on=self.interest.until if self.interest else None,
        )

    @cached_property
    def state(self) -> State:
        """How it stands."""
        return state_of(self.told, self.day)

    @property
    def state_in_words(self) -> str:
        """“Granted with conditions”."""
        return STATES[self.state]

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES.get(self.state, "quiet")

    @cached_property
    def early(self) -> Early | None:
        """Whether the work began before it was permitted."""
        return early(self.told, self.day)

    @property
    def early_in_words(self) -> str:
        """“Started before permission was asked”, or an empty text."""
        return EARLY[self.early] if self.early else ""

    @property
    def lasting_line(self) -> UUID | None:
        """The interest it is tied to, while that is not over."""
        ended_on = self.told.ended_on
        return self.interest.line if self.interest and (ended_on is None or ended_on > self.day) else None

    @property
    def awaits_decision(self) -> bool:
        """Somebody has to decide: for the first time, or again."""
        return self.state in {State.WAITING, State.REVIEW_DUE}

    @property
    def may_be_decided(self) -> bool:
        """It is neither withdrawn nor over."""
        return self.state not in {State.WITHDRAWN, State.ENDED}


def requests_of(body: Body) -> QuerySet[EmploymentRequest]:
    """Everything that was asked of a body, the latest first, with the day each asker first held a post there."""
    joined = Post.objects.filter(body=OuterRef("body"), person=OuterRef("person")).order_by().values("person")
    first = joined.annotate(first=Min("since")).values("first")
    asked = EmploymentRequest.objects.filter(body=body).annotate(joined_on=Subquery(first))
    return asked.select_related("body", "person", "organisation", "withdrawal").prefetch_related(
        "decisions__decided_by"
    )


def permits(requests: QuerySet[EmploymentRequest], day: date) -> list[Permit]:
    """Some requests with how they stand on a day."""
    rows = list(requests)
    interests = _interests(filter(None, map(line_of, rows)))
    return [Permit(each, tuple(each.decisions.all()), interests.get(line_of(each)), day) for each in rows]


def line_of(request: EmploymentRequest) -> UUID | None:
    """The interest a request is tied to: by its latest decision, or as it was asked."""
    decided = request.decisions.all()
    return (decided[0].line if decided else None) or request.line


def _interests(lines: Iterable[UUID]) -> dict[UUID, Interest]:
    standing = Interest.objects.filter(line__in=set(lines)).standing().select_related("organisation")
    return {each.line: each for each in standing}


def permits_of(body: Body, person: Person, day: date) -> list[Permit]:
    """What a person asked of a body, the latest first."""
    return permits(requests_of(body).filter(person=person), day)


def waiting_of(body: Body, person: Person) -> QuerySet[EmploymentRequest]:
    """What a person asked of a body and nobody has decided yet, the latest first."""
    asked = body.employment_requests.filter(person=person, decisions__isnull=True, withdrawal__isnull=True)
    return asked.select_related("organisation")


def all_permits(body: Body, day: date) -> list[Permit]:
    """Everything asked of a body: what is to be looked at first, then what waits, then the rest; the latest first."""
    return sorted(permits(requests_of(body), day), key=lambda permit: (not permit.early, not permit.awaits_decision))


def to_decide(body: Body, person: Person, day: date) -> list[Permit]:
    """What waits for somebody to decide, or to decide again, the oldest first; never what they asked themselves."""
    undecided = Q(decisions__isnull=True, withdrawal__isnull=True)
    due = Exists(EmploymentDecision.objects.filter(request=OuterRef("pk"), review_on__lte=day))
    waiting = requests_of(body).filter(undecided | Q(due)).exclude(person=person).order_by("asked_at", "id")
    return [permit for permit in permits(waiting, day) if permit.awaits_decision]


def reviews_due(day: date) -> list[Permit]:
    """Every permission of every body whose review has come due."""
    return [
        permit
        for body in Body.objects.all()
        for permit in permits(requests_of(body).filter(decisions__review_on__lte=day).distinct(), day)
        if permit.state == State.REVIEW_DUE
    ]


def approvers(body: Body, day: date) -> list[Person]:
    """Those who may decide for a body on a day, by name."""
    posts = posts_of(body, day).filter(role__in=GRANTED[Permission.APPROVE])
    return list(Person.objects.filter(pk__in=posts.values("person")))


def lines_on_record(body: Body, person: Person, day: date) -> QuerySet[Interest]:
    """A person's own interests that are not over, to one of which a request may be tied."""
    own = body.interests.filter(person=person, relationship="").standing()
    return own.filter(Q(until__isnull=True) | Q(until__gt=day)).select_related("organisation").order_by("id")


def conditions_on(lines: Iterable[UUID], day: date) -> dict[UUID, list[str]]:
    """The conditions on which interests were permitted, as they stood at the end of a day, by the interests' lines."""
    decided = EmploymentDecision.objects.filter(line__in=set(lines), decided_at__date__lte=day)
    latest = decided.order_by("request_id", "-decided_at", "-id").distinct("request_id")
    words: dict[UUID, list[str]] = defaultdict(list)
    for decision in latest:
        words[decision.line] += decision.conditions_in_words
    return {line: said for line, said in words.items() if said}


STARTED_EARLY = "started_early"


def groups(all_asked: list[Permit]) -> list[tuple[str, str, int]]:
    """Each group by which the list may be looked at, its words, and how many are in it; what began early first."""
    words = {STARTED_EARLY: "To be looked at: started early", **{str(state): label for state, label in STATES.items()}}
    return [(group, label, len(in_group(all_asked, group))) for group, label in words.items()]


def in_group(all_asked: list[Permit], group: str) -> list[Permit]:
    """Those in a group; all of them, if there is no such group."""
    if group == STARTED_EARLY:
        return [permit for permit in all_asked if permit.early]
    return [permit for permit in all_asked if permit.state == group] if group in STATES else all_asked


COLUMNS = {
    "name": "Name",
    "situation": "Permission for",
    "organisation": "With",
    "organisation_code": "Organisation code",
    "held_as": "As",
    "hours": "Hours a week",
    "paid": "Paid",
    "since": "From",
    "until": "To",
    "asked_on": "Asked on",
    "state": "State",
    "early": "To be looked at",
    "decided_on": "Decided on",
    "decided_by": "Decided by",
    "conditions": "Conditions",
    "reason": "Reason",
    "review_on": "Review on",
}


def as_row(permit: Permit) -> dict[str, str | bool]:
    """A request as a line of the governance lead's file."""
    asked, decision = permit.request, permit.decision
    decided = (
        {
            "decided_on": day_of(decision.decided_at).isoformat(),
            "decided_by": str(decision.decided_by),
            "conditions": "; ".join(decision.conditions_in_words),
            "reason": decision.reason,
            "review_on": decision.review_on.isoformat() if decision.review_on else "",
        }
        if decision
        else dict.fromkeys(("decided_on", "decided_by", "conditions", "reason", "review_on"), "")
    )
    return {
        "name": asked.person.name,
        "situation": asked.get_situation_display(),
        "organisation": asked.subject,
        "organisation_code": asked.organisation.code if asked.organisation else "",
        "held_as": asked.get_held_as_display(),
        "hours": str(asked.hours_a_week),
        "paid": asked.is_paid,
        "since": asked.since.isoformat(),
        "until": asked.until.isoformat() if asked.until else "",
        "asked_on": day_of(asked.asked_at).isoformat(),
        "state": permit.state_in_words,
        "early": permit.early_in_words,
        **decided,
    }
