"""Messages are stored first, and sent once."""

from datetime import timedelta

import pytest

from outbox.actions.queueing import queue
from outbox.actions.sending import send, send_waiting
from outbox.carriers import notify, smtp
from outbox.carriers.letters import Never, NoSuchAddress, NotNow
from outbox.models import Attempt, Message
from outbox.policy.retrying import MOST_TRIES, WAITS


@pytest.fixture
def answers(monkeypatch):
    """Have the carrier refuse, as it would when handed a letter."""

    def refuse(refusal):
        def hand_over(letter):
            raise refusal

        monkeypatch.setattr(smtp, "hand_over", hand_over)

    return refuse


def outcomes(message):
    return list(message.attempts.order_by("id").values_list("outcome", flat=True))


def test_a_message_queued_again_under_its_key_is_one_message(queued, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, second = queued(), queued()

    assert first == second
    assert asked == [("outbox.send", {"message_id": first.pk})]


def test_a_message_is_sent_once_however_often_the_worker_is_asked(queued, now, mailoutbox):
    message = queued()
    send(message_id=message.pk, at=now)
    send(message_id=message.pk, at=now)

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["ada@ashcombe.example.org"], "Please declare your interests to Ashcombe")
    ]
    assert outcomes(message) == ["begun", "sent"]


def test_whatever_was_not_sent_is_asked_for_again(queued, now, asked, django_capture_on_commit_callbacks):
    sent, waiting = queued(), queued(key="asked-2")
    send(message_id=sent.pk, at=now)
    with django_capture_on_commit_callbacks(execute=True):
        send_waiting(at=now)

    assert asked == [("outbox.send", {"message_id": waiting.pk})]


def test_a_reminder_queued_at_night_waits_for_the_morning(queued, now, mailoutbox):
    night = now - timedelta(hours=4)
    message = queued(at=night)
    send(message_id=message.pk, at=night)
    assert (outcomes(message), mailoutbox) == ([], [])

    send(message_id=message.pk, at=now)
    assert len(mailoutbox) == 1


def test_somebody_without_an_address_is_sent_nothing(body, ada, now):
    ada.email = None

    assert queue(body=body, to=ada, kind="asked", key="asked-1", context={}, by=ada, at=now) is None
    assert not Message.objects.exists()


def test_a_carrier_that_is_away_is_asked_again_later_and_in_the_end_no_more(queued, now, answers):
    answers(NotNow("ConnectionRefusedError"))
    message, at = queued(kind="link"), now
    for wait in (*WAITS, WAITS[-1]):
        send(message_id=message.pk, at=at)
        send(message_id=message.pk, at=at + wait / 2)
        at += timedelta(days=7)
    send(message_id=message.pk, at=at)

    assert outcomes(message) == ["begun", "failed"] * MOST_TRIES + ["refused"]


@pytest.mark.parametrize(("refusal", "outcome"), [(Never("554 spam"), "refused"), (NoSuchAddress("550"), "bounced")])
def test_what_the_carrier_will_never_take_is_not_tried_again(queued, now, answers, refusal, outcome):
    answers(refusal)
    message = queued()
    send(message_id=message.pk, at=now)
    send(message_id=message.pk, at=now + timedelta(days=7))

    assert outcomes(message) == ["begun", outcome]


def test_nothing_more_is_sent_to_an_address_that_mail_came_back_from(
    queued, now, answers, ada, mailoutbox, monkeypatch
):
    with monkeypatch.context():
        answers(NoSuchAddress("550 No such user"))
        send(message_id=queued().pk, at=now)
        monkeypatch.undo()
    held = queued(key="asked-2")
    send(message_id=held.pk, at=now)
    assert mailoutbox == []

    ada.email = "ada.larkin@ashcombe.example.org"
    ada.save()
    send(message_id=held.pk, at=now)
    assert [mail.to for mail in mailoutbox] == [["ada.larkin@ashcombe.example.org"]]


def test_after_a_lost_worker_notify_is_asked_whether_it_has_the_message(queued, now, settings, monkeypatch):
    settings.CARRIER = "notify"
    given = []
    monkeypatch.setattr(notify, "already_has", lambda letter: f"id of {letter.reference}")
    monkeypatch.setattr(notify, "hand_over", given.append)
    message = queued()
    lost = {"outcome": "begun", "address": message.address, "attempted_at": now, "attempted_by": message.queued_by}
    Attempt.objects.create(message=message, **lost)
    send(message_id=message.pk, at=now)

    assert (outcomes(message), given) == (["begun", "begun", "sent"], [])
    assert message.attempts.first().reference == f"id of ashcombe-{message.pk}"
