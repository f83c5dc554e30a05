"""A register of any size and a meeting, for the length of one transaction, to time the matching on.

The caller rolls it back. Practices, networks and people are invented; the keys are those the engine derives for them,
but nobody's words are read: what resolving costs is paid when an interest is written, and is not timed here.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection

from matching.directory import Directory, Organisation, Tie
from matching.holding import HeldAs
from matching.keys import Holding, Subject, Theme, interest_keys, item_keys
from meetings.models import AgendaItem, Committee, ItemKey, Meeting, Member
from organisations.actions.invented import NAMES
from people.actions.posts import the_service
from people.models import Body, Person

AREA = "9ZS"
MEMBERS = 16
ITEMS = 40
MEETINGS = 12
HELD_BY_ONE = 3
SMALLEST = MEMBERS * HELD_BY_ONE
IN_A_NETWORK = 10

# One statement a table: a hundred thousand rows take seconds.
PEOPLE = """
    INSERT INTO people_person (email, name, password, is_active)
    SELECT 'person-' || n || '@scratch.recuse.invalid', 'Person ' || n, '!', false
      FROM generate_series(1, (%(interests)s + %(each)s - 1) / %(each)s) n
"""
DECLARATIONS = """
    INSERT INTO registers_declaration (body_id, person_id, kind, declared_at, declared_by_id)
    SELECT %(body)s, id, 'interests', %(at)s, id
      FROM people_person
     WHERE email LIKE 'person-%%@scratch.recuse.invalid'
"""
INTERESTS = """
    INSERT INTO registers_interest (
           declaration_id, body_id, person_id, line, category, nature, held_as, organisation_text, publish_organisation,
           underlying_category, relationship, public_description, private_detail, third_party_name, third_party_role)
    SELECT declaration.id, %(body)s, person.id, gen_random_uuid(), 'financial', 'potential', 'partner',
           (%(texts)s)[1 + n %% array_length(%(texts)s, 1)], true, '', '', '', '', '', ''
      FROM generate_series(1, %(interests)s) n
      JOIN people_person person ON person.email = 'person-' || 1 + (n - 1) / %(each)s || '@scratch.recuse.invalid'
      JOIN registers_declaration declaration ON declaration.person_id = person.id
"""
KEYS = """
    INSERT INTO registers_interestkey (interest_id, body_id, person_id, key, directness, path)
    SELECT interest.id, interest.body_id, interest.person_id, emitted.key, emitted.directness,
           string_to_array(emitted.path, E'\\n')
      FROM unnest(%(emitting)s, %(keys)s, %(directness)s, %(paths)s) AS emitted (text, key, directness, path)
      JOIN registers_interest interest ON interest.organisation_text = emitted.text
     WHERE interest.body_id = %(body)s
     ORDER BY interest.id
"""
# As the database itself does once a table has grown, so that it plans as it would for a register in use.
STATISTICS = """
    ANALYZE people_person, registers_declaration, registers_interest, registers_interestkey,
            meetings_agendaitem, meetings_itemkey
"""


def scratch_body(slug: str, areas: list[str]) -> Body:
    """A body for the length of one transaction."""
    return Body.objects.create(
        slug=slug, name=slug, short_name=slug, kind=Body.Kind.ICB, areas=areas, contact_email="scratch@recuse.invalid"
    )


def fill_register(*, interests: int, at: datetime) -> Meeting:
    """Write a body whose register holds so many interests; answer a meeting of sixteen members and forty items.

    It is the last of twelve with the same agenda, so that its items are not the only ones in the table.
    """
    body = scratch_body("scratch", [AREA])
    directory = _directory()
    committee = Committee.objects.create(body=body, slug="committee", name="Committee")
    sitting = {"body": body, "committee": committee, "held_on": at.date(), "called_at": at, "called_by": the_service()}
    meetings = Meeting.objects.bulk_create(Meeting(**sitting) for _ in range(MEETINGS))
    for meeting in meetings:
        _write_items(meeting, directory)
    _write_interests(body, interests, directory, at)
    holders = Person.objects.filter(declarations__body=body).order_by("id")[:MEMBERS]
    Member.objects.bulk_create(Member(meeting=meeting, person=person) for person in holders)
    with connection.cursor() as cursor:
        cursor.execute(STATISTICS)
    return meeting


def _directory() -> Directory:
    """Five hundred practices of one area, two in three on a GMS contract, ten to a network."""
    networks = range(len(NAMES) // IN_A_NETWORK)
    practices = [Organisation(_practice(n), f"{name} Surgery", "gp_practice", AREA) for n, name in enumerate(NAMES)]
    over_them = [Organisation(_network(n), f"{NAMES[n]} Primary Care Network", "pcn", AREA) for n in networks]
    ties = [Tie(_practice(n), "member_of", _network(n // IN_A_NETWORK)) for n in range(len(NAMES))]
    ties += [Tie(_practice(n), "holds_contract", "GMS" if n % 3 else "PMS") for n in range(len(NAMES))]
    return Directory([*practices, *over_them], ties=ties)


def _practice(number: int) -> str:
    return f"S{number:05}"


def _network(number: int) -> str:
    return f"SN{number:04}"


def _write_interests(body: Body, interests: int, directory: Directory, at: datetime) -> None:
    texts = {_practice(n): f"GP partner at {name} Surgery" for n, name in enumerate(NAMES)}
    emitted = [
        (text, key.key, key.directness, "\n".join(part for step in key.path for part in step))
        for code, text in texts.items()
        for key in interest_keys(Holding((code,), HeldAs.PARTNER), directory)
    ]
    columns = dict(zip(("emitting", "keys", "directness", "paths"), map(list, zip(*emitted, strict=True)), strict=True))
    facts = {"body": body.pk, "at": at, "interests": interests, "each": HELD_BY_ONE, "texts": list(texts.values())}
    with connection.cursor() as cursor:
        for statement in (PEOPLE, DECLARATIONS, INTERESTS, KEYS):
            cursor.execute(statement, facts | columns)


def _write_items(meeting: Meeting, directory: Directory) -> None:
    agenda = list(_agenda(directory))
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=number, title=title) for number, (title, _) in enumerate(agenda, start=1)
    )
    ItemKey.objects.bulk_create(
        ItemKey(item=item, meeting=meeting, key=key.key, directness=key.directness, path=list(key.path))
        for item, (_, subject) in zip(items, agenda, strict=True)
        for key in item_keys(subject, directory)
    )


def _agenda(directory: Directory) -> Iterator[tuple[str, Subject]]:
    """Titles and what they concern: by turns a practice, a network, a type of contract, and nothing."""
    for n in range(0, ITEMS, 4):
        practice, network = _practice(n + 1), _network(n)
        yield f"{directory.title(practice)}: request to close the list", Subject((practice,))
        yield f"{directory.title(network)}: funding of extended hours", Subject((network,))
        yield "Uplift of GMS contracts", Subject((), (Theme("ct", "GMS"),), (AREA,))
        yield "Minutes of the last meeting", Subject(())
