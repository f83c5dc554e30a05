"""A body with any number of people who declared: rows of a scratch database, written a table at a time."""

from datetime import datetime

from django.db import connection

from meetings.actions.scratch import scratch_body
from people.actions.posts import the_service
from people.models import Body, Person

DIRECTORATES = 20
INTERESTS_OF_ONE = 3
# Of ten people, one was not asked, one has not answered, two have nothing to declare and six hold interests.
STATEMENTS = (
    """
    INSERT INTO people_person (email, name, password, is_active)
    SELECT 'person-' || n || '@' || %(domain)s, 'Person ' || n, '!', true FROM generate_series(0, %(people)s - 1) n
    """,
    """
    INSERT INTO people_post (body_id, person_id, role, title, directorate, band, assignment_number, since)
    SELECT %(body)s, id, 'declarant', 'Manager', 'Directorate ' || id %% %(directorates)s,
           (ARRAY['6', '7', '8a', '8d'])[1 + id %% 4], '', '2020-01-01'
      FROM people_person WHERE split_part(email, '@', 2) = %(domain)s
    """,
    """
    INSERT INTO people_post (body_id, person_id, role, title, directorate, band, assignment_number, since)
    SELECT %(body)s, id, 'governance_lead', 'Governance lead', '', '', '', '2020-01-01'
      FROM people_person WHERE email = 'person-0@' || %(domain)s
    """,
    """
    INSERT INTO registers_request (body_id, person_id, asked_at, asked_by_id)
    SELECT %(body)s, id, %(at)s::timestamptz - interval '60 days', %(service)s
      FROM people_person WHERE split_part(email, '@', 2) = %(domain)s AND id %% 10 > 0
    """,
    """
    INSERT INTO registers_declaration (body_id, person_id, kind, route, declared_at, declared_by_id)
    SELECT %(body)s, id, CASE WHEN id %% 10 < 4 THEN 'nil' ELSE 'interests' END, 'online',
           %(at)s::timestamptz - interval '50 days', id
      FROM people_person WHERE split_part(email, '@', 2) = %(domain)s AND id %% 10 > 1
    """,
    """
    INSERT INTO registers_interest (
           declaration_id, body_id, person_id, line, category, nature, held_as, organisation_text, publish_organisation,
           underlying_category, relationship, public_description, private_detail, third_party_name, third_party_role,
           situation, particulars, since, became_aware_on)
    SELECT declaration.id, %(body)s, declaration.person_id, gen_random_uuid(), 'financial', 'potential', 'shareholder',
           'Company ' || declaration.id || '-' || n, true, '', '', 'A few shares', '', '', '', '', '{}', '2020-01-01',
           (%(at)s::timestamptz - interval '60 days')::date
      FROM registers_declaration declaration, generate_series(1, %(interests)s) n
     WHERE declaration.body_id = %(body)s AND declaration.kind = 'interests'
    """,
)


def fill_body(*, people: int, at: datetime) -> Body:
    """Write a body of so many people, the first of whom is its governance lead too."""
    body = scratch_body(f"scratch-{people}", ["9ZZ"])
    facts = {
        "body": body.pk,
        "people": people,
        "at": at,
        "service": the_service().pk,
        "domain": domain_of(body),
        "directorates": DIRECTORATES,
        "interests": INTERESTS_OF_ONE,
    }
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement, facts)
    return body


def domain_of(body: Body) -> str:
    """Where the addresses of a scratch body's people end."""
    return f"{body.slug}.recuse.invalid"


def some_of(body: Body, many: int) -> list[Person]:
    """So many of a scratch body's people, the governance lead first."""
    return list(Person.objects.filter(email__endswith=f"@{domain_of(body)}").order_by("id")[:many])
