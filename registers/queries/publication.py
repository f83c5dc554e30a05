"""What an edition would hold: the registers as the public may see them; and editions, for those who keep them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from coi.shared.canonical import sha256_of
from coi.shared.words import count_phrase
from people.models import Body, Person
from people.queries import titles_in
from registers.models import Check, Declaration, Edition, EditionFile, Offer, Register
from registers.policy.changes import Changes, changes
from registers.policy.lines import folded
from registers.policy.publication import PublicInterest, public_interest, public_until
from registers.policy.rules import Rules, RulesOverTime
from registers.queries.declarations import NIL, declarants, publishable, states
from registers.queries.rules import rules_over_time


def interests_content(body: Body, day: date) -> dict:
    """The register of interests as the public would see it on a day, as plain JSON data."""
    in_post = titles_in(body, day)
    over_time = rules_over_time(body)
    rules, (nil, silent) = over_time.on(day), _nil_and_silent(body, day, over_time)
    stays, kept_for = count_phrase(rules.public_months_after_end, "month"), count_phrase(rules.keep_years, "year")
    lines = [*_interest_lines(body, day, in_post, rules), *(_nil_line(person, in_post[person.pk]) for person in nil)]
    return {
        **_heading(body, Register.INTERESTS, day),
        "notes": [
            f"An interest stays on this register for {stays} after it ends.",
            f"Older interests are kept for at least {kept_for}. To ask about them, write to {body.contact_email}.",
        ],
        "entries": [asdict(line) for line in sorted(lines, key=_by_person)],
        "not_declared": {
            "count": len(silent),
            "names": [person.name for person in silent] if rules.publish_non_declarers else [],
        },
    }


def gifts_content(body: Body, since: date, until: date) -> dict:
    """The register of gifts and hospitality offered in a period, declined offers too, as plain JSON data.

    `until` is the first day after the period; the content's own `since` and `day` are its first and last.
    """
    day = until - timedelta(days=1)
    offers = body.offers.standing().settled().filter(offered_on__gte=since, offered_on__lt=until)
    positions = _former_positions(body, day) | titles_in(body, day)
    lines = [_offer_line(offer, positions.get(offer.person_id, "")) for offer in offers]
    return {
        **_heading(body, Register.GIFTS, day),
        "since": since.isoformat(),
        "notes": [
            "Offers that were declined are on this register too.",
            f"Earlier offers are kept for at least six years. To ask about them, write to {body.contact_email}.",
        ],
        "entries": sorted(lines, key=lambda line: (folded(line["name"]), line["offered_on"], line["reference"])),
    }


def _heading(body: Body, register: Register, day: date) -> dict:
    return {
        "schema": f"recuse/{register.value}/1",
        "register": register.value,
        "title": register.label,
        "body": {"id": body.slug, "name": body.name, "contact": body.contact_email},
        "day": day.isoformat(),
    }


def _by_person(line: PublicInterest) -> tuple:
    return folded(line.name), line.until != "", folded(line.organisation), line.since, line.reference


def _nil_and_silent(body: Body, day: date, rules: RulesOverTime) -> tuple[list[Person], list[Person]]:
    """Of the people who are to declare: those with nothing to declare, and those who have not declared, by name."""
    people = list(declarants(body, day))
    standing = states(body, [person.pk for person in people], day, rules)
    nil = [person for person in people if standing[person.pk].state == NIL]
    silent = [person for person in people if standing[person.pk].declared_at is None]
    return nil, silent


def _interest_lines(body: Body, day: date, in_post: dict[int, str], rules: Rules) -> Iterable[PublicInterest]:
    positions = _former_positions(body, day, months=rules.public_months_after_end) | in_post
    told = told_by(body, day, rules)
    known = body.interests.filter(person__in=positions, declaration__in=told)
    begun = known.exclude(replaced_by__declaration__in=told).exclude(since__gt=day)
    for interest in begun.select_related("person", "organisation"):
        off_on = public_until(interest.until, rules.public_months_after_end)
        if off_on is None or day < off_on:
            yield public_interest(
                publishable(interest), name=interest.person.name, position=positions[interest.person_id]
            )


def told_by(body: Body, day: date, rules: Rules) -> QuerySet[Declaration]:
    """The declarations whose interests are public on a day: all, or where the body says so, those accepted by then."""
    told = body.declarations.filter(declared_at__date__lte=day).order_by()
    if not rules.publish_only_reviewed:
        return told
    return told.filter(checks__outcome=Check.Outcome.ACCEPTED, checks__checked_at__date__lte=day)


def _nil_line(person: Person, position: str) -> PublicInterest:
    return PublicInterest(
        reference=f"nil-{person.pk}",
        name=person.name,
        position=position,
        organisation="",
        organisation_code="",
        category="",
        direct_or_indirect="",
        nature="Nothing to declare",
        since="",
        until="",
    )


def _former_positions(body: Body, day: date, months: int | None = None) -> dict[int, str]:
    """The positions of people whose posts ended by a day, by the person's id; only within `months`, if given.

    Guidance 1.7: somebody who leaves stays on the register as long as an interest that ends.
    """
    ended = body.posts.filter(until__lte=day).order_by("until", "id")
    return {
        post.person_id: f"{post.title} (former)"
        for post in ended
        if months is None or day < public_until(post.until, months)
    }


def _offer_line(offer: Offer, position: str) -> dict:
    return {
        "reference": f"offer-{offer.head.pk}",
        "name": offer.person.name,
        "position": position,
        "kind": offer.get_kind_display(),
        "offered_on": offer.offered_on.isoformat(),
        "received_on": offer.received_on.isoformat() if offer.received_on else "",
        "organisation": offer.donor_name,
        "organisation_code": offer.donor.code if offer.donor else "",
        "description": offer.description,
        "value": f"{offer.value:.2f}",
        "is_estimate": offer.is_estimate,
        "outcome": offer.get_outcome_display(),
        "reason": offer.reason,
    }


def edition(edition_id: int) -> Edition:
    """An edition by its id."""
    return Edition.objects.get(pk=edition_id)


def unrendered() -> QuerySet[Edition]:
    """Editions that lack some of their files."""
    return Edition.objects.annotate(drawn=Count("files")).filter(drawn__lt=len(EditionFile.Format)).defer("content")


@dataclass(frozen=True)
class Proposal:
    """An edition that could be published: its content, and what that changes in the latest one, if there is one."""

    content: dict
    sha256: str
    day: date
    latest: Edition | None
    changes: Changes


def proposal(body: Body, register: str, since: date, day: date) -> Proposal:
    """What an edition of a register would hold as at a day; of gifts and hospitality, since another day."""
    if register == Register.GIFTS:
        content = gifts_content(body, since, day + timedelta(days=1))
    else:
        content = interests_content(body, day)
    latest = body.editions.filter(register=register).first()
    before = latest.content["entries"] if latest else []
    return Proposal(content, sha256_of(content), day, latest, changes(before, content["entries"]))
