"""Questions about people and their posts."""

from datetime import date

from people import queries
from people.actions.posts import appoint, the_service
from people.models import Role


def test_a_persons_bodies_are_those_of_their_posts_on_the_day_by_name(ada, body, other_body, today, now):
    for since, until in [(date(2021, 1, 1), date(2022, 1, 1)), (date(2022, 1, 1), None)]:
        appoint(body=other_body, person=ada, role=Role.CHAIR, title="Chair", since=since, until=until, by=ada, at=now)

    assert queries.bodies_of(ada, date(2019, 12, 31)) == []
    assert queries.bodies_of(ada, date(2020, 1, 1)) == [body]
    assert queries.bodies_of(ada, today) == [body, other_body]


def test_roles_are_of_one_body_and_one_day(ada, body, other_body, today, now):
    appoint(body=body, person=ada, role=Role.CHAIR, title="Chair", since=today, by=the_service(), at=now)
    appoint(body=other_body, person=ada, role=Role.AUDITOR, title="Auditor", since=today, by=the_service(), at=now)

    assert queries.roles_in(body, ada, today) == {"declarant", "chair"}
    assert queries.roles_in(body, ada, date(2020, 1, 1)) == {"declarant"}
    assert queries.roles_in(other_body, ada, today) == {"auditor"}


def test_of_two_posts_of_one_title_the_register_shows_the_title_once(ada, body, today, now):
    for role, title in [(Role.CHAIR, "GP partner"), (Role.GUARDIAN, "Guardian")]:
        appoint(body=body, person=ada, role=role, title=title, since=today, by=the_service(), at=now)

    assert queries.titles_in(body, today) == {ada.pk: "GP partner; Guardian"}


def test_the_trail_of_a_body_is_its_own_and_newest_first(ada, body, sam, other_body):
    kinds = [event.kind for event in queries.trail_of(body)]

    assert kinds == ["post.appointed", "body.founded"]
    assert {event.body for event in queries.trail_of(other_body)} == {other_body}
