"""Looking back: what an interest known only now would have met at past meetings, and what was decided about that."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from coi.shared.refusal import Refusal
from meetings.models import LookBack, Review
from meetings.queries.look_back import past_meets
from people.actions.audit import record
from people.actions.posts import the_service
from people.models import Person
from registers.models import Interest
from registers.queries.rules import rules_of


class AboutOneself(Refusal):
    """This is your own interest, so somebody else must say what is to be done."""


@transaction.atomic
def look_back(*, interests: Iterable[Interest], day: date, at: datetime) -> int:
    """Keep what interests of one body would have met at meetings before a day and did not; say how much is new.

    Repeating it changes nothing.
    """
    by = the_service()
    interests = list(interests)
    if not interests:
        return 0
    months = rules_of(interests[0].body, day).public_months_after_end
    found = past_meets([interest.pk for interest in interests], day, months)
    LookBack.objects.bulk_create(
        [
            LookBack(
                interest_id=meet.interest,
                item_id=meet.item,
                key=meet.key,
                directness=meet.directness,
                interest_path=meet.interest_path,
                item_path=meet.item_path,
                found_at=at,
                found_by=by,
            )
            for meet in found
        ],
        ignore_conflicts=True,
    )
    return len(found)


@transaction.atomic
def review(*, look_back: LookBack, outcome: str, reason: str, by: Person, at: datetime) -> Review:
    """Say what is to be done about a past decision, and why; a later word stands in its place.

    Saying again what the same person last said adds nothing.
    """
    LookBack.objects.select_for_update(no_key=True).get(pk=look_back.pk)
    if look_back.interest.person_id == by.pk:
        raise AboutOneself
    last = Review.objects.filter(look_back=look_back).first()
    if last and (last.outcome, last.reason, last.reviewed_by_id) == (outcome, reason, by.pk):
        return last
    made = Review.objects.create(look_back=look_back, outcome=outcome, reason=reason, reviewed_at=at, reviewed_by=by)
    body = look_back.interest.body
    record(kind="decision.reviewed", about=made, body=body, by=by, at=at, outcome=outcome)
    return made
