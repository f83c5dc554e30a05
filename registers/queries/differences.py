"""What a declaration changed, and every version of one interest: read from the versions, which are all kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from coi.shared.clock import day_of
from coi.shared.words import day_in_words
from people.models import Body, Person
from registers.models import Category, Declaration, Interest
from registers.policy.differences import Change, Difference, Version, changes, difference

# When somebody became aware is of each version anew: it is told beside it, not as a change.
OF_EACH_VERSION = "became_aware_on"


def facts(interest: Interest) -> dict[str, str]:
    """An interest in words by the fields of registers.policy.reviewing; what is not given is left out."""
    told = {
        "relationship": interest.get_relationship_display(),
        "third_party_name": interest.third_party_name,
        "third_party_role": interest.third_party_role,
        "situation": interest.get_situation_display(),
        "category": _category(interest),
        "held_as": interest.get_held_as_display(),
        "organisation": _organisation(interest),
        "publish_organisation": ("Yes" if interest.publish_organisation else "No") if interest.is_indirect else "",
        "public_description": interest.public_description,
        "private_detail": interest.private_detail,
        "particulars": "; ".join(f"{key.replace('_', ' ')}: {said}" for key, said in interest.particulars.items()),
        "since": day_in_words(interest.since) if interest.since else "",
        "until": day_in_words(interest.until) if interest.until else "",
        OF_EACH_VERSION: day_in_words(interest.became_aware_on) if interest.became_aware_on else "",
    }
    return {field: words for field, words in told.items() if words}


def _category(interest: Interest) -> str:
    if not interest.underlying_category:
        return interest.get_category_display()
    return f"{interest.get_category_display()}, {Category(interest.underlying_category).label.lower()}"


def _organisation(interest: Interest) -> str:
    return f"{interest.subject} ({interest.organisation.code})" if interest.organisation else interest.subject


def version(interest: Interest) -> Version:
    """An interest as it is compared."""
    compared = {field: words for field, words in facts(interest).items() if field != OF_EACH_VERSION}
    return Version(str(interest.line), compared, interest.until)


def versions_of(body: Body, person: Person) -> list[Interest]:
    """Every version of everything a person ever declared to a body, the earliest first."""
    held = body.interests.filter(person=person).select_related("person", "organisation", "declaration__declared_by")
    return list(held.order_by("declaration__declared_at", "declaration_id", "id"))


def difference_of(declaration: Declaration, versions: Iterable[Interest]) -> Difference:
    """What a declaration changed in all of its holder's versions, and what it left standing."""
    before, after = _stood(versions, declaration, with_it=False), _stood(versions, declaration, with_it=True)
    day = day_of(declaration.declared_at)
    told = {each.line for each in after if each.declaration_id == declaration.pk}
    lasting = [each for each in after if each.line in told or each.until is None or each.until > day]
    return difference(map(version, before), map(version, lasting))


def _stood(versions: Iterable[Interest], declaration: Declaration, *, with_it: bool) -> list[Interest]:
    """The latest version of each interest just before a declaration, or just after it."""
    moment = declaration.declared_at, declaration.pk
    known = [each for each in versions if (each.declaration.declared_at, each.declaration_id) <= moment]
    return list({each.line: each for each in known if with_it or each.declaration_id != declaration.pk}.values())


@dataclass(frozen=True)
class Step:
    """One version of an interest, and what it changed in the version before it; none before it: it was new."""

    interest: Interest
    changes: tuple[Change, ...]
    is_first: bool


def history(interests: Iterable[Interest]) -> list[Step]:
    """The versions of one interest, the latest first, from the earliest first."""
    held = list(interests)
    pairs = zip([None, *held], held, strict=False)
    return [Step(new, _changes(old, new), old is None) for old, new in pairs][::-1]


def _changes(old: Interest | None, new: Interest) -> tuple[Change, ...]:
    return changes(version(old).facts, version(new).facts) if old else ()
