"""Asking people to declare, and reminding those who do not: each message once, whatever happens to the worker."""

from datetime import timedelta

import pytest

from assurance.actions import asking, reminding
from assurance.models import Reminder
from assurance.queries.reminders import to_ask
from outbox.models import Message
from outbox.queries.wording import wording
from people.models import Event, Role
from registers.actions import declaring
from registers.models import Request
from tests.conftest import person_in
from tests.factories import make_committee, make_seat


@pytest.fixture
def after(now):
    """A moment some days from now."""
    return lambda days: now + timedelta(days=days)


@pytest.fixture
def committee(body, clara, ada, now):
    """Clara chairs it; Ada sits on it."""
    committee = make_committee(body, now)
    make_seat(committee, clara, title="Lay chair", roles=["chair"])
    make_seat(committee, ada, title="GP member", category="gp")
    return committee


def sent(to):
    """What was queued to somebody, the earliest first: kind and step."""
    messages = Message.objects.filter(recipient=to).order_by("id")
    return [(each.kind, each.context.get("step", each.context.get("number"))) for each in messages]


def test_asking_queues_one_message_a_day(body, ada, grace, now, after):
    for at in (now, after(0), after(1)):
        asking.ask(body=body, person=ada, by=grace, at=at)

    assert Request.objects.count() == 2
    assert sent(ada) == [("asked", None), ("asked", None)]


def test_only_those_who_must_declare_are_asked(body, ada, grace, sam, now):
    asking.ask_all(body=body, person_ids=[ada.pk, sam.pk], by=grace, at=now)

    assert [each.person for each in Request.objects.all()] == [ada]


def test_everyone_whose_turn_it_is_is_asked_once_and_anew_before_a_year_is_over(body, ada, grace, now, after, today):
    declaring.declare_nil(body=body, person=grace, by=grace, at=now)

    for days in (0, 0, 1, 300, 336, 337, 338):
        asking.ask_due(body=body, at=after(days))

    asked = [(each.person.name, (each.asked_at - now).days) for each in Request.objects.order_by("asked_at")]
    assert asked == [("Ada Larkin", 0), ("Ada Larkin", 300), ("Grace Oduya", 337)]


def test_those_asked_today_are_not_chosen_again(body, ada, grace, now, today):
    asking.ask(body=body, person=ada, by=grace, at=now)
    found = to_ask(body, today)

    assert [line.name for line in found.chosen("everybody", "everybody")] == ["Grace Oduya"]
    assert [line.name for line in found.chosen("everybody", "missing")] == ["Grace Oduya"]
    assert found.chosen("population:members", "everybody") == []


def test_the_ladder_is_climbed_step_by_step_and_tells_chair_and_guardian(
    body, ada, clara, grace, gus, committee, now, after
):
    declaring.declare_nil(body=body, person=clara, by=clara, at=now)
    asking.ask(body=body, person=ada, by=grace, at=now)
    for days in range(40):
        for _ in range(2):
            reminding.remind(body=body, at=after(days))

    assert sent(ada) == [
        ("asked", None),
        ("reminder", "first"),
        ("reminder", "again"),
        ("reminder", "chair"),
        ("reminder", "guardian"),
    ]
    assert [(each.reminded_at - now).days for each in Reminder.objects.order_by("id")] == [7, 14, 21, 28]
    assert sent(clara) == [("not_returned_to_chair", 1)]
    assert sent(grace) == sent(gus) == [("not_returned", 1)]
    assert Event.objects.filter(kind="declaration.reminded").count() == 4


def test_after_days_without_a_worker_one_message_is_sent(body, ada, grace, now, after):
    asking.ask(body=body, person=ada, by=grace, at=now)

    reminding.remind(body=body, at=after(23))

    assert sent(ada) == [("asked", None), ("reminder", "chair")]


def test_nothing_is_sent_once_somebody_declared_and_a_new_request_starts_anew(body, ada, grace, now, after):
    asking.ask(body=body, person=ada, by=grace, at=now)
    reminding.remind(body=body, at=after(8))
    declaring.declare_nil(body=body, person=ada, by=ada, at=after(9))
    reminding.remind(body=body, at=after(60))
    asking.ask(body=body, person=ada, by=grace, at=after(340))
    reminding.remind(body=body, at=after(348))

    assert sent(ada) == [("asked", None), ("reminder", "first"), ("asked", None), ("reminder", "first")]


def test_whoever_declares_while_reminders_go_out_gets_none(body, ada, grace, now, after, monkeypatch):
    asking.ask(body=body, person=ada, by=grace, at=now)
    due = reminding.reminders_due

    def and_meanwhile_they_declare(*args):
        found = due(*args)
        declaring.declare_nil(body=body, person=ada, by=ada, at=after(8))
        return found

    monkeypatch.setattr(reminding, "reminders_due", and_meanwhile_they_declare)
    reminding.remind(body=body, at=after(8))

    assert (Reminder.objects.count(), sent(ada)) == (0, [("asked", None)])


class Killed(BaseException):
    """The worker was killed."""


@pytest.mark.parametrize("where", ["queue", "record", "_tell_chairs", "_tell_who_governs"])
def test_a_worker_killed_anywhere_on_the_ladder_and_started_again_sends_each_message_once(
    body, ada, clara, grace, gus, committee, now, after, monkeypatch, where
):
    for person in (ada, clara):
        asking.ask(body=body, person=person, by=grace, at=now)
    done = getattr(reminding, where)
    calls = []

    def killed_the_second_time(*args, **kwargs):
        calls.append(1)
        if len(calls) == 2 or where.startswith("_"):
            raise Killed
        return done(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(reminding, where, killed_the_second_time)
        with pytest.raises(Killed):
            reminding.remind(body=body, at=after(28))
    for _ in range(2):
        reminding.remind(body=body, at=after(28))

    assert sent(ada) == sent(clara) == [("asked", None), ("reminder", "guardian")]
    assert sent(grace) == sent(gus) == [("not_returned", 2)]
    assert Reminder.objects.count() == 2


def test_somebody_without_an_address_is_noted_and_nothing_is_queued(body, grace, now, after):
    person = person_in(body, "Pat Paper", Role.DECLARANT, "GP", now)
    person.email = None
    person.save()
    asking.ask(body=body, person=person, by=grace, at=now)

    reminding.remind(body=body, at=after(7))

    assert (sent(person), Reminder.objects.get().step) == ([], "first")


def test_those_who_left_are_not_reminded(body, ada, grace, now, after):
    asking.ask(body=body, person=ada, by=grace, at=now)
    body.posts.filter(person=ada).update(until=after(3).date())

    reminding.remind(body=body, at=after(8))

    assert Reminder.objects.count() == 0


def test_every_message_can_be_read_and_names_nobody_else(body, ada, clara, grace, gus, committee, now, after):
    asking.ask(body=body, person=ada, by=grace, at=now)
    for days in (7, 14, 21, 28):
        reminding.remind(body=body, at=after(days))

    words = [wording(each) for each in Message.objects.order_by("id")]

    assert [each.subject for each in words] == [
        "Please declare your interests to Ashcombe",
        "Reminder: please declare your interests to Ashcombe",
        "Please declare your interests to Ashcombe",
        "Please declare your interests to Ashcombe",
        "Primary Care Commissioning Committee: 1 declaration has not been returned",
        "Last reminder: please declare your interests to Ashcombe",
        "Ashcombe: 1 declaration has not been returned after every reminder",
        "Ashcombe: 1 declaration has not been returned after every reminder",
    ]
    assert all("On 21 November 2026 NHS Ashcombe" in words[place].text for place in (1, 2, 3, 5))
    assert all("Ada" not in words[place].text for place in (4, 6, 7))
    assert f"/declarations/committees/{committee.pk}/" in words[4].text
