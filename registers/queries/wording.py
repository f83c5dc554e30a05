"""Interests whose public words may tell too much, and whether somebody has looked at them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from people.models import Body, Person
from registers.models import HeldAs, Interest, WordingCheck
from registers.policy.sensitive import Hint, hints
from registers.policy.withholding import BEING_CHECKED, WHOLE, Withheld

Names = dict[int, list[str]]


def with_word(interests: QuerySet[Interest]) -> QuerySet[Interest]:
    """Interests with what was last decided on their words, as `word`; None if nobody has looked."""
    latest = WordingCheck.objects.filter(interest=OuterRef("pk")).order_by("-checked_at", "-id")
    return interests.annotate(word=Subquery(latest.values("outcome")[:1]))


def third_party_names(interests: Iterable[Interest]) -> Names:
    """The names of those close to each person that their interests hold, by the person's id."""
    names: Names = defaultdict(list)
    for interest in interests:
        if interest.third_party_name:
            names[interest.person_id].append(interest.third_party_name)
    return names


def hints_of(interest: Interest, names: Iterable[str]) -> list[Hint]:
    """What in an interest's words for the public somebody should look at; of one stored, or about to be."""
    if interest.held_as == HeldAs.PATIENT:
        return []  # nothing that was written of it is published
    directory = interest.organisation.name if interest.organisation else ""
    published = interest.subject if interest.publish_organisation else ""
    text = ". ".join(part for part in (interest.public_description, published) if part)
    return hints(text, names=list(names), own_name=interest.person.name, organisation=directory)


def is_kept_back(interest: Interest, names: Iterable[str]) -> bool:
    """Whether an interest, taken by `with_word`, is not published: its words ask for a look, or were found wanting."""
    if interest.word == WordingCheck.Outcome.PUBLISH:
        return False
    return interest.word == WordingCheck.Outcome.KEEP_BACK or bool(hints_of(interest, names))


def kept_for_wording(interests: Iterable[Interest]) -> dict[int, Withheld]:
    """Which of some interests, taken by `with_word`, are kept back until somebody looked at their words, by id."""
    listed = list(interests)
    names = third_party_names(listed)
    kept = Withheld(frozenset({WHOLE}), BEING_CHECKED)
    return {each.pk: kept for each in listed if is_kept_back(each, names[each.person_id])}


@dataclass(frozen=True)
class Flagged:
    """An interest to look at before it is published, and why; `word` is what was last decided, if anything."""

    interest: Interest
    hints: list[Hint]
    word: str | None


def to_look_at(body: Body, day: date) -> list[Flagged]:
    """The interests that last on a day whose words somebody must look at, or that are kept back, by name."""
    lasting = body.interests.standing().filter(Q(until__isnull=True) | Q(until__gt=day))
    interests = list(with_word(lasting.select_related("person", "organisation")))
    names, kept = third_party_names(interests), kept_for_wording(interests)
    return [Flagged(each, hints_of(each, names[each.person_id]), each.word) for each in interests if each.pk in kept]


def flagged(body: Body, pk: int) -> Flagged | None:
    """An interest of a body in its latest version, and what somebody should look at in it; None if not found."""
    interest = with_word(body.interests.standing().select_related("person", "organisation")).filter(pk=pk).first()
    if interest is None:
        return None
    names = third_party_names(body.interests.filter(person=interest.person_id).standing())[interest.person_id]
    return Flagged(interest, hints_of(interest, names), interest.word)


def may_look(interest: Interest, person: Person) -> bool:
    """Whether a person may decide on an interest's words: never on their own."""
    return interest.person_id != person.pk
