"""Which interests may be one told twice, and what is vague about one: rows as the rules look at them."""

from collections.abc import Iterable, Mapping

from registers.models import Interest
from registers.policy.likeness import Told, may_be_same
from registers.policy.vagueness import Entry

ON_RECORD = (
    "This looks like an interest you have on record already. If it is the same one, remove it here, and change the one"
    " on record under “My interests”."
)


def told(interest: Interest) -> Told:
    """What says which interest it is, stored or about to be."""
    return Told(
        organisation=interest.subject,
        organisation_id=interest.organisation and interest.organisation.standing_id,
        held_as=interest.held_as,
        whose=interest.relationship,
        third_party=interest.third_party_name,
    )


def entry_of(interest: Interest) -> Entry:
    """What of an interest can be vague."""
    return Entry(
        organisation=interest.subject,
        is_known=interest.organisation is not None,
        held_as=interest.held_as,
        since=interest.since,
        words=f"{interest.public_description} {interest.private_detail}",
        particulars=interest.particulars,
    )


def told_twice(interest: Interest, on_record: Iterable[Interest], before: Mapping[int, Interest]) -> str:
    """A sentence where an interest looks like one on record, or one before it in the draft (by place); else empty."""
    own = told(interest)
    if any(may_be_same(own, told(each)) for each in on_record):
        return ON_RECORD
    again = next((place for place, each in before.items() if may_be_same(own, told(each))), None)
    same = f"This looks like interest {again} of this declaration. If it is the same one, remove one of them."
    return same if again else ""
