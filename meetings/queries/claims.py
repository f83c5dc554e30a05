"""What people raised: on a conflict, and about somebody who has still to declare it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from coi.shared.clock import day_of
from meetings.models import Claim, ClaimAnswer, Conflict, MatchRun, Meeting
from meetings.policy.matrix import Proposal
from people.models import Body, Person
from registers.models import Interest

MOMENTS = {
    Claim.Moment.BEFORE: "before the meeting",
    Claim.Moment.AT: "at the meeting",
    Claim.Moment.AFTER: "after the meeting",
}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as the governance lead and the chair see it; `is_found` tells what the latest matching found."""

    claim: Claim
    answer: ClaimAnswer | None
    is_found: bool
    proposed: Proposal

    @property
    def stands(self) -> bool:
        """Unless a governance lead rejected it."""
        return self.answer is None or self.answer.stands

    @property
    def raised(self) -> str:
        """“raised at the meeting by Gus Abara”."""
        return f"raised {MOMENTS[self.claim.moment]} by {self.claim.raised_by_whom}"

    @property
    def in_a_line(self) -> str:
        """What it is said to be, and who raised it."""
        said = self.claim.said if self.claim.interest else f"“{self.claim.said}”"
        return f"{said} – {self.raised}."

    @property
    def and_matching(self) -> str:
        """What matching had to say of it, then and now."""
        if self.claim.was_found:
            return "Matching had found it too."
        if self.is_found:
            return "Matching finds it now." if self.claim.run_id else "Matching finds it too."
        return "Matching had not found it." if self.claim.run_id else "It was raised before any matching."

    @property
    def is_to_declare(self) -> bool:
        """It is said of an interest that is not on record."""
        return self.claim.interest_id is None

    @property
    def at(self) -> datetime:
        """When it was written down."""
        return self.claim.recorded_at


def with_claims() -> Prefetch:
    """Prefetch conflicts' claims with all that is shown of them."""
    claims = Claim.objects.select_related("raiser", "interest__organisation", "recorded_by").order_by("id")
    answers = Prefetch("answers", ClaimAnswer.objects.select_related("answered_by"))
    return Prefetch("claims", claims.prefetch_related(answers))


def latest_answer(claim: Claim) -> ClaimAnswer | None:
    """What was said last of a claim."""
    return next(iter(claim.answers.all()), None)


def is_found_now(claim: Claim, conflict: Conflict, lines: set, run: MatchRun | None) -> bool:
    """Whether the latest matching found what was claimed; `lines` are those of the interests it found."""
    if run is None or conflict.last_run_id != run.pk:
        return False
    return claim.interest is None or claim.interest.line in lines


def interests_to_name(meeting: Meeting, person: Person) -> QuerySet[Interest]:
    """The interests on record that a claim about somebody may name, whether or not they counted at the meeting."""
    declared = meeting.body.interests.standing().filter(person=person)
    return declared.select_related("organisation", "person").order_by("id")


def moment_of(meeting: Meeting, at: datetime) -> str:
    """When something said at a moment was most likely raised."""
    day = day_of(at)
    if day == meeting.held_on:
        return Claim.Moment.AT
    return Claim.Moment.BEFORE if day < meeting.held_on else Claim.Moment.AFTER


def raised_about(body: Body, person: Person) -> list[Claim]:
    """What was raised about a person as not declared and not rejected since, the latest first."""
    claims = Claim.objects.filter(conflict__person=person, conflict__meeting__body=body, interest__isnull=True)
    shown = claims.select_related("conflict__meeting__committee", "conflict__item").order_by("-id")
    answered = [(each, latest_answer(each)) for each in shown.prefetch_related("answers")]
    return [each for each, answer in answered if answer is None or answer.stands]
