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
from registers.policy.rules import Rules
from registers.policy.withholding import Withheld, held_back, number_withheld, numbered
from registers.queries.declarations import declarants, last_told, publishable
from registers.queries.rules import rules_of
from registers.queries.withholding import withheld_in
from registers.queries.wording import kept_for_wording, with_word


def interests_content(body: Body, day: date) -> dict:
    """The register of interests as the public would see it on a day, as plain JSON data.

    What is withheld is so as at that day, which is the day of publishing.
    """
    in_post = titles_in(body, day)
    rules, (nil, silent) = rules_of(body, day), _nil_and_silent(body, day)
    stays, kept_for = count_phrase(rules.public_months_after_end, "month"), count_phrase(rules.keep_years, "year")
    nil_lines = [(_nil_line(person, in_post[person.pk]), None) for person in nil]
    lines = [*_interest_lines(body, day, in_post, rules), *nil_lines]
    entries = numbered([held_back(asdict(line), kept) for line, kept in lines], _by_person)
    return {
        **_heading(body, Register.INTERESTS, day),
        "notes": [
            f"An interest stays on this register for {stays} after it ends.",
            f"Older interests are kept for at least {kept_for}. To ask about them, write to {body.contact_email}.",
        ],
        "entries": entries,
        "withheld": number_withheld(entries),
        "not_declared": {
            "count": len(silent),
            "names": [person.name for person in silent] if rules.publish_non_declarers else [],
        },
    }


def gifts_content(body: Body, since: date, until: date, today: date | None = None) -> dict:
    """The register of gifts and hospitality offered in a period, declined offers too, as plain JSON data.

    `until` is the first day after the period; the content's own `since` and `day` are its first and last. `today`, if
    that is another day, is when it is published: what is withheld then is left out, however old.
    """
    day = until - timedelta(days=1)
    offers = body.offers.standing().settled().filter(offered_on__gte=since, offered_on__lt=until)
    positions = _former_positions(body, day) | titles_in(body, day)
    kept = withheld_in(body, today or day)
    lines = [held_back(_offer_line(offer, positions.get(offer.person_id, "")), kept.get(offer.pk)) for offer in offers]
    entries = numbered(lines, lambda line: (folded(line["name"]), line["offered_on"], line["reference"]))
    return {
        **_heading(body, Register.GIFTS, day),
        "since": since.isoformat(),
        "notes": [
            "Offers that were declined are on this register too.",
            f"Earlier offers are kept for at least six years. To ask about them, write to {body.contact_email}.",
        ],
        "entries": entries,
        "withheld": number_withheld(entries),
    }


def _heading(body: Body, register: Register, day: date) -> dict:
    return {
        "schema": f"recuse/{register.value}/1",
        "register": register.value,
        "title": register.label,
        "body": {"id": body.slug, "name": body.name, "contact": body.contact_email},
        "day": day.isoformat(),
    }


def _by_person(entry: dict) -> tuple:
    ended = entry["until"] != ""
    return folded(entry["name"]), ended, folded(entry["organisation"]), entry["since"], entry["reference"]


def _nil_and_silent(body: Body, day: date) -> tuple[list[Person], list[Person]]:
    """Of the people who are to declare: those with nothing to declare, and those who have not declared, by name."""
    people = list(declarants(body, day))
    told = last_told(body, [person.pk for person in people], day)
    nil = [person for person in people if told.get(person.pk) == Declaration.Kind.NIL]
    silent = [person for person in people if person.pk not in told]
    return nil, silent


def _interest_lines(
    body: Body, day: date, in_post: dict[int, str], rules: Rules
) -> Iterable[tuple[PublicInterest, Withheld | None]]:
    positions = _former_positions(body, day, months=rules.public_months_after_end) | in_post
    told = told_by(body, day, rules)
    known = body.interests.filter(person__in=positions, declaration__in=told)
    begun = known.exclude(replaced_by__declaration__in=told).exclude(since__gt=day)
    interests, kept = list(with_word(begun.select_related("person", "organisation"))), withheld_in(body, day)
    unchecked = kept_for_wording(interests)
    for interest in interests:
        off_on = public_until(interest.until, rules.public_months_after_end)
        if off_on is None or day < off_on:
            line = public_interest(
                publishable(interest), name=interest.person.name, position=positions[interest.person_id]
            )
            yield line, kept.get(interest.line, unchecked.get(interest.pk))


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


def proposal(body: Body, register: str, since: date, day: date, today: date | None = None) -> Proposal:
    """What an edition of a register would hold as at a day; of gifts and hospitality, since another day.

    `today`, if that is another day, is when it would be published.
    """
    if register == Register.GIFTS:
        content = gifts_content(body, since, day + timedelta(days=1), today)
    else:
        content = interests_content(body, day)
    latest = body.editions.filter(register=register).first()
    before = latest.content["entries"] if latest else []
    return Proposal(content, sha256_of(content), day, latest, changes(before, content["entries"]))
