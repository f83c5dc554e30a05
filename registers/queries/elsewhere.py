"""One person, two bodies (scenario S31): where else they declare, and where the two were told different things."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coi.shared.words import day_in_words
from people.models import Body, Person, Post
from people.permissions import GRANTED, Permission
from registers.models import Interest
from registers.policy.likeness import is_same
from registers.queries.declarations import lasting_interests
from registers.queries.likeness import told


def other_bodies(person: Person, body: Body, bodies: Iterable[Body], day: date) -> list[Body]:
    """Those of a person's other bodies to which they declare. No query where there is no other body."""
    others = [each for each in bodies if each != body]
    if not others:
        return []
    posts = Post.objects.as_at(day).filter(person=person, body__in=others, role__in=GRANTED[Permission.DECLARE])
    declaring = set(posts.order_by("id").values_list("body", flat=True))
    return [each for each in others if each.pk in declaring]


@dataclass(frozen=True)
class Pair:
    """The same interest as two bodies know it, and the facts in which they differ: label, here, there."""

    here: Interest
    there: Interest
    differing: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Differences:
    """What two bodies know of one person, side by side."""

    only_here: list[Interest]
    only_there: list[Interest]
    pairs: list[Pair]

    @property
    def missing(self) -> list[Interest]:
        """What the other body lacks, or knows differently."""
        return [*self.only_here, *(pair.here for pair in self.differing)]

    @property
    def differing(self) -> list[Pair]:
        """What both know, differently."""
        return [pair for pair in self.pairs if pair.differing]

    @property
    def alike(self) -> list[Pair]:
        """What both know in the same way."""
        return [pair for pair in self.pairs if not pair.differing]


def differences(person: Person, *, here: Body, there: Body, day: date) -> Differences:
    """Where what a person declared to one body, and has not ended, differs from what they declared to another."""
    ours, theirs = (list(lasting_interests(body, person, day)) for body in (here, there))
    pairs, unmatched = [], list(theirs)
    for interest in ours:
        other = same_among(interest, unmatched)
        if other:
            unmatched.remove(other)
            pairs.append(Pair(interest, other, _differing(interest, other)))
    paired = {pair.here.pk for pair in pairs}
    return Differences([each for each in ours if each.pk not in paired], unmatched, pairs)


def same_among(interest: Interest, others: Iterable[Interest]) -> Interest | None:
    """The same interest among those another body knows, or None."""
    return next((each for each in others if is_same(told(interest), told(each))), None)


def _differing(here: Interest, there: Interest) -> list[tuple[str, str, str]]:
    both = zip(_facts(here), _facts(there), strict=True)
    return [(label, one, other) for (label, one), (_, other) in both if one != other]


def _facts(interest: Interest) -> list[tuple[str, str]]:
    return [
        ("Kind of interest", interest.get_underlying_category_display() or interest.get_category_display()),
        ("How it may look", interest.get_nature_display()),
        ("From", interest.since and day_in_words(interest.since) or "Not given"),
        ("To", interest.until and day_in_words(interest.until) or "Continues"),
        ("For the public", interest.public_description or "Not given"),
        ("In private", interest.private_detail or "Not given"),
    ]
