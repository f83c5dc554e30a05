"""Keeping the entries of an earlier register as drafts to confirm, and discarding them."""

from datetime import date, datetime

from intake.models import ImportedInterest, Intake, Line, Outcome
from intake.policy.people import bare
from intake.queries.planned import Planned
from intake.queries.register import plan_register
from people.actions import staff
from people.models import Person

BATCH = 1000
NOT_KEPT = {"new_name"}


def plan(intake: Intake, day: date) -> list[Planned]:
    """What taking in the register would do, as things stand."""
    return plan_register(intake)


def write(*, intake: Intake, planned: list[Planned], by: Person, at: datetime) -> list[Line]:
    """Do it; the lines to keep."""
    drafts = [each for each in planned if each.outcome == Outcome.DRAFT]
    _make_known(drafts, intake, by, at)
    ImportedInterest.objects.bulk_create(
        [
            ImportedInterest(
                intake=intake,
                body=intake.body,
                person=each.person,
                place=each.place,
                **{name: fact for name, fact in each.facts.items() if name not in NOT_KEPT},
            )
            for each in drafts
        ],
        batch_size=BATCH,
    )
    return [each.as_line(intake.pk, number) for number, each in enumerate(planned, start=1)]


def _make_known(drafts: list[Planned], intake: Intake, by: Person, at: datetime) -> None:
    """Those somebody said are new: known from the register only, without an address, until somebody gives them one."""
    new: dict[str, Person] = {}
    for each in drafts:
        if each.person is None:
            name = each.facts["new_name"]
            each.person = new.setdefault(bare(name), Person(name=name, email=None))
    staff.welcome_all(people=list(new.values()), body=intake.body, by=by, at=at)


def set_back(*, intake: Intake, by: Person, at: datetime) -> tuple[int, list[list[str]]]:
    """Discard the drafts that nobody has answered: how many, and which stay and why.

    Nothing is deleted: a register that was undone has no drafts waiting.
    """
    interests = intake.interests.select_related("person", "confirmation").order_by("pk")
    answered = [each for each in interests if hasattr(each, "confirmation")]
    left = [
        [each.place, each.person.name, f"Answered already: {each.confirmation.get_said_display().lower()}"]
        for each in answered
    ]
    return len(interests) - len(answered), left
