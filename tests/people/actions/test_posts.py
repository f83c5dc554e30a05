"""Taking people in, and the posts they hold."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from people.actions.posts import AlreadyHeld, EndsTooSoon, appoint, found_body, the_service, welcome
from people.models import Body, Event, Person, Post, Role

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)


@pytest.fixture
def hired(body, now):
    """Somebody new, and a way to appoint them as chair."""
    person = welcome(email="New@Ashcombe.example.org", name="Nia New", by=the_service(), at=now)

    def hire(since, until=None, in_body=body, role=Role.CHAIR):
        return appoint(
            body=in_body, person=person, role=role, title="Chair", since=since, until=until, by=the_service(), at=now
        )

    return hire


def spans() -> list[tuple]:
    return list(Post.objects.filter(person__name="Nia New").order_by("id").values_list("since", "until"))


def test_the_service_is_one_person_who_cannot_sign_in(db):
    service = the_service()

    assert the_service() == service
    assert (service.is_active, service.has_usable_password()) == (False, False)


def test_a_body_founded_is_on_the_trail(db, now):
    facts = {"slug": "wren", "name": "NHS Wren", "short_name": "Wren", "kind": "icb", "contact_email": "a@example.org"}
    made = found_body(**facts, by=the_service(), at=now)

    trail = Event.objects.get()
    assert Body.objects.get() == made
    assert (trail.kind, trail.about, trail.body) == ("body.founded", f"people.body {made.pk}", made)
    assert (trail.done_by, trail.done_at, trail.detail) == (the_service(), now, {})


def test_a_person_is_welcomed_once_whatever_the_capitals_of_their_address(db, now):
    first = welcome(email="Nia@Wren.example.org", name="Nia New", by=the_service(), at=now)
    second = welcome(email="nia@WREN.example.org", name="Somebody Else", by=the_service(), at=now)

    assert second == first
    assert (first.email, first.name, first.has_usable_password()) == ("nia@wren.example.org", "Nia New", False)
    assert Person.objects.get_by_natural_key("NIA@wren.example.org") == first
    assert Event.objects.filter(kind="person.welcomed").count() == 1


def test_an_appointment_is_on_the_trail(hired, body, now):
    post = hired(MAY)

    trail = Event.objects.get(kind="post.appointed", about=f"people.post {post.pk}")
    assert (trail.body, trail.done_by, trail.done_at) == (body, the_service(), now)
    assert trail.detail == {"role": "chair", "since": "2024-05-01"}


@pytest.mark.parametrize(
    ("since", "until"),
    [(MAY, None), (MAY, JULY), (date(2024, 5, 31), None), (date(2024, 5, 31), JUNE), (date(2020, 1, 1), None)],
)
def test_a_role_is_held_once_at_a_time(since, until, hired):
    hired(MAY, JUNE)
    before = Event.objects.count()

    with pytest.raises(AlreadyHeld) as refused:
        hired(since, until)

    assert str(refused.value) == "This person already holds that role then. End it first, or choose other dates."
    assert (spans(), Event.objects.count()) == ([(MAY, JUNE)], before)


def test_a_role_that_lasts_is_not_taken_up_again(hired):
    hired(MAY)

    with pytest.raises(AlreadyHeld):
        hired(JULY)


def test_a_role_may_be_taken_up_again_the_day_it_ended(hired):
    hired(MAY, JUNE)
    hired(JUNE)
    hired(date(2024, 4, 1), MAY)

    assert spans() == [(MAY, JUNE), (JUNE, None), (date(2024, 4, 1), MAY)]


def test_other_roles_and_other_bodies_do_not_stand_in_the_way(hired, other_body):
    hired(MAY)
    hired(MAY, role=Role.DECLARANT)
    hired(MAY, in_body=other_body)

    assert spans() == [(MAY, None)] * 3


def test_the_database_refuses_overlapping_posts_as_well(hired, body):
    post = hired(MAY, JULY)

    with pytest.raises(IntegrityError, match="post_held_once_at_a_time"), transaction.atomic():
        Post.objects.create(body=body, person=post.person, role=post.role, title="Chair", since=JUNE)


def test_the_database_keeps_what_a_post_was_before_it_changed(hired):
    post = hired(MAY)
    Post.objects.filter(pk=post.pk).update(until=JUNE)

    history = post.events.order_by("pgh_id")
    assert [(event.pgh_label, event.until) for event in history] == [("insert", None), ("update", JUNE)]


@pytest.mark.parametrize(
    ("day", "held"), [(date(2024, 4, 30), False), (MAY, True), (date(2024, 5, 31), True), (JUNE, False)]
)
def test_a_post_is_held_from_its_first_day_until_the_day_it_ends(day, held, hired):
    post = hired(MAY, JUNE)

    assert (post.held_on(day), Post.objects.as_at(day).filter(pk=post.pk).exists()) == (held, held)


@pytest.mark.parametrize("until", [MAY, JUNE])
def test_a_post_that_ends_no_later_than_it_begins_is_refused(until, hired):
    with pytest.raises(EndsTooSoon) as refused:
        hired(JUNE, until)

    assert str(refused.value) == "A role is held for a day at least. Choose an end after its beginning."
    assert spans() == []
