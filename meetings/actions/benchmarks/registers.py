"""A register of any size and a meeting, to time the matching on: rows of a scratch database, nobody's words are read.

Each interest is in one organisation of the directory, and has the keys the engine derives for it there.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO

from django.db import connection

from matching.directory import NETWORKS, PRACTICES, Directory, Organisation
from matching.holding import HeldAs
from matching.keys import Holding, Key, Subject, Theme, interest_keys, item_keys
from meetings.actions.scratch import scratch_body
from meetings.models import AgendaItem, Committee, ItemKey, Meeting, Member
from people.actions.posts import the_service
from people.models import Body, Person

MEMBERS = 16
ITEMS = 40
MEETINGS = 12
HELD_BY_ONE = 3
SMALLEST = MEMBERS * HELD_BY_ONE
# So many different interests at most; a larger register holds each of them several times.
MOST_KINDS = 100_000
WORDS = {
    HeldAs.PARTNER: "GP partner at {}",
    HeldAs.EMPLOYEE: "Works part time for {}",
    HeldAs.PATIENT: "Registered patient of {}",
    HeldAs.DIRECTOR: "Director and shareholder of {}",
    HeldAs.GOVERNOR_OR_TRUSTEE: "Governor of {}",
}
# Of ten interests, six are in a practice, one in a network, and three in anything else.
SHARES = (6, 1, 3)

# One statement a table: a million rows take a minute.
KINDS = """
    CREATE TEMPORARY TABLE scratch_kind (kind integer, held_as text, text text);
    CREATE TEMPORARY TABLE scratch_key (kind integer, key text, directness text, path text[])
"""
PEOPLE = """
    INSERT INTO people_person (email, name, password, is_active)
    SELECT 'person-' || n || '@' || %(domain)s, 'Person ' || n, '!', false
      FROM generate_series(0, (%(interests)s - 1) / %(each)s) n
"""
DECLARATIONS = """
    INSERT INTO registers_declaration (body_id, person_id, kind, route, declared_at, declared_by_id)
    SELECT %(body)s, id, 'interests', 'online', %(at)s, id
      FROM people_person WHERE split_part(email, '@', 2) = %(domain)s
"""
INTERESTS = """
    INSERT INTO registers_interest (
           declaration_id, body_id, person_id, line, category, nature, held_as, organisation_text, publish_organisation,
           underlying_category, relationship, public_description, private_detail, third_party_name, third_party_role,
           situation, particulars, since)
    SELECT declaration.id, %(body)s, person.id, gen_random_uuid(), 'financial', 'potential', kind.held_as, kind.text,
           true, '', '', '', '', '', '', '', '{}', '2020-01-01'
      FROM generate_series(0, %(interests)s - 1) n
      JOIN people_person person ON person.email = 'person-' || n / %(each)s || '@' || %(domain)s
      JOIN registers_declaration declaration ON declaration.person_id = person.id
      JOIN scratch_kind kind ON kind.kind = n %% %(kinds)s
"""
KEYS = """
    INSERT INTO registers_interestkey (interest_id, body_id, person_id, key, directness, path, since)
    SELECT interest.id, interest.body_id, interest.person_id, emitted.key, emitted.directness,
           emitted.path, interest.since
      FROM registers_interest interest
      JOIN scratch_kind kind ON kind.text = interest.organisation_text
      JOIN scratch_key emitted ON emitted.kind = kind.kind
     WHERE interest.body_id = %(body)s
     ORDER BY interest.id;
    DROP TABLE scratch_kind, scratch_key
"""
STATEMENTS = (
    (PEOPLE, "people_person"),
    (DECLARATIONS, "registers_declaration"),
    (INTERESTS, "registers_interest"),
    (KEYS, "registers_interestkey"),
)


def fill_register(*, directory: Directory, interests: int, at: datetime) -> Meeting:
    """Write a body whose register holds so many interests; answer a meeting of sixteen members and forty items.

    It is the last of twelve with the same agenda. Members' interests are in organisations of its area, whatever the
    size of the register; the others' are spread over the directory.
    """
    area = largest_area(directory)
    body = scratch_body(f"scratch-{interests}", [area])
    committee = Committee.objects.create(body=body, slug="committee", name="Committee")
    sitting = {"body": body, "committee": committee, "held_on": at.date(), "called_at": at, "called_by": the_service()}
    meetings = Meeting.objects.bulk_create(Meeting(**sitting) for _ in range(MEETINGS))
    agenda = list(_agenda(directory, area))
    for meeting in meetings:
        _write_items(meeting, agenda, directory)
    _write_interests(
        body, interests, _kinds(directory, area, min(interests, MOST_KINDS, 2 * len(directory))), directory, at
    )
    holders = Person.objects.filter(declarations__body=body).order_by("id")[:MEMBERS]
    Member.objects.bulk_create(Member(meeting=meeting, person=person) for meeting in meetings for person in holders)
    return meetings[-1]


def largest_area(directory: Directory) -> str:
    """The area with the most practices, the first of several."""
    practices = [each.area for each in directory if each.kind in PRACTICES and each.area]
    return min(set(practices), key=lambda area: (-practices.count(area), area))


def _kinds(directory: Directory, area: str, many: int) -> Iterator[Holding]:
    """So many interests, no two the same; the first ones, the committee's, in the area and always the same."""
    chance = random.Random(len(directory))
    everywhere = [(group, share) for group, share in zip(_by_share(directory), SHARES, strict=True) if group]
    here = [([each for each in group if each.area == area] or group, share) for group, share in everywhere]
    seen = set()
    while len(seen) < many:
        groups, shares = zip(*(here if len(seen) < SMALLEST else everywhere), strict=True)
        (group,) = chance.choices(groups, shares)
        holding = (chance.choice(group).code, chance.choice(list(WORDS)))
        if holding not in seen:
            seen.add(holding)
            yield Holding((holding[0],), holding[1])


def _by_share(directory: Directory) -> list[list[Organisation]]:
    everyone = list(directory)
    practices = [each for each in everyone if each.kind in PRACTICES]
    networks = [each for each in everyone if each.kind in NETWORKS]
    return [practices, networks, [each for each in everyone if each.kind not in PRACTICES | NETWORKS]]


def _write_interests(body: Body, interests: int, kinds: Iterable[Holding], directory: Directory, at: datetime) -> None:
    rows, keys = StringIO(), StringIO()
    for number, holding in enumerate(kinds):
        text = _plain(f"{WORDS[holding.held_as].format(directory.title(holding.codes[0]))} ({holding.codes[0]})")
        rows.write(f"{number}\t{holding.held_as}\t{text}\n")
        keys.writelines(_line(number, key) for key in interest_keys(holding, directory))
    facts = {"body": body.pk, "at": at, "interests": interests, "each": HELD_BY_ONE, "kinds": number + 1}
    facts["domain"] = f"{body.slug}.recuse.invalid"
    with connection.cursor() as cursor:
        cursor.execute(KINDS)
        for name, lines in (("scratch_kind", rows), ("scratch_key", keys)):
            lines.seek(0)
            cursor.copy_expert(f"COPY {name} FROM STDIN", lines)
            cursor.execute(f"ANALYZE {name}")
        for statement, table in STATEMENTS:
            cursor.execute(statement, facts)
            cursor.execute(f"ANALYZE {table}")


def _line(number: int, key: Key) -> str:
    steps = ("{" + ",".join(f'"{_plain(part)}"' for part in step) + "}" for step in key.path)
    return f"{number}\t{_plain(key.key)}\t{key.directness}\t{{{','.join(steps)}}}\n"


def _plain(text: str) -> str:
    """A text as COPY reads it, by itself or in an array."""
    return text.translate(str.maketrans('\\\t\n"', "    "))


def _write_items(meeting: Meeting, agenda: list[tuple[str, Subject]], directory: Directory) -> None:
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=number, title=title[:300]) for number, (title, _) in enumerate(agenda, 1)
    )
    ItemKey.objects.bulk_create(
        ItemKey(item=item, meeting=meeting, key=key.key, directness=key.directness, path=list(key.path))
        for item, (_, subject) in zip(items, agenda, strict=True)
        for key in item_keys(subject, directory)
    )


def _agenda(directory: Directory, area: str) -> Iterator[tuple[str, Subject]]:
    """Titles and what they concern: of eight items, four name a practice, one a network, two a class, one nothing."""
    practices, networks, _ = _by_share(directory)
    practices = [each.code for each in practices if each.area == area]
    networks = list(dict.fromkeys(net for each in practices for net in directory.networks(each))) or [""]
    asked = ("request to close the list", "merger of practices", "boundary change", "rent review")
    for n in range(ITEMS // 8):
        for place, ask in enumerate(asked):
            practice = practices[(4 * n + place) % len(practices)]
            yield f"{directory.title(practice)}: {ask}", Subject((practice,))
        network = networks[n % len(networks)]
        yield f"{directory.title(network)}: funding of extended hours", Subject((network,))
        contract = ("GMS", "PMS")[n % 2]
        yield f"Uplift of {contract} contracts", Subject((), (Theme("ct", contract),), (area,))
        yield "Local offer to general practice", Subject((), (Theme("gp"),), (area,))
        yield "Minutes of the last meeting", Subject(())
