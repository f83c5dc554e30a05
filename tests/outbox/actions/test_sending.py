"""Messages are stored first, and sent once."""

from outbox.actions.queueing import queue
from outbox.actions.sending import send, send_waiting
from outbox.models import Message


def queued(body, person, now, key="asked-1"):
    """A request to declare, waiting."""
    return queue(body=body, to=person, kind="asked", key=key, context={}, by=person, at=now)


def test_a_message_queued_again_under_its_key_is_one_message(body, ada, now, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, second = queued(body, ada, now), queued(body, ada, now)

    assert first == second
    assert asked == [("outbox.send", {"message_id": first.pk})]


def test_a_message_is_sent_once_however_often_the_worker_is_asked(body, ada, now, mailoutbox):
    message = queued(body, ada, now)
    send(message_id=message.pk, at=now)
    send(message_id=message.pk, at=now)

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["ada@ashcombe.example.org"], "Please declare your interests to Ashcombe")
    ]


def test_whatever_was_not_sent_is_asked_for_again(body, ada, now, asked, django_capture_on_commit_callbacks):
    sent, waiting = queued(body, ada, now), queued(body, ada, now, key="asked-2")
    send(message_id=sent.pk, at=now)
    with django_capture_on_commit_callbacks(execute=True):
        send_waiting()

    assert asked == [("outbox.send", {"message_id": waiting.pk})]


def test_somebody_without_an_address_is_sent_nothing(body, ada, now):
    ada.email = None

    assert queued(body, ada, now) is None
    assert not Message.objects.exists()
