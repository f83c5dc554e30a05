"""A worker that is killed between a reminder's row and its sending: the reminder is sent, and sent once."""

import time

import pytest

from coi.celery import app
from outbox.actions.queueing import queue
from outbox.models import Attempt
from tests.outbox.carriers.sink import Sink, serving
from tests.servers import python_module

PATIENCE = 20  # seconds


@pytest.fixture
def sink():
    """A mail server that keeps its first caller waiting."""
    with serving(Sink()) as server:
        server.gate.clear()
        yield server


@pytest.fixture
def start(sink):
    """Start a worker whose mail goes to the sink; it is one process, and none is left."""
    host, port = sink.server_address
    mail = {"COI_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}
    mail |= {"COI_EMAIL_HOST": host, "COI_EMAIL_PORT": str(port), "COI_QUEUE": f"{app.conf.task_default_queue}-mail"}
    command = ["celery", "-A", "coi", "worker", "--pool", "solo", "--without-gossip", "--without-mingle"]
    started = []

    def begin():
        started.append(python_module(command, "mail-worker", **mail))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.wait()


def until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "It took too long."
        time.sleep(0.05)


def ask(task, **ids):
    app.send_task(task, kwargs=ids, queue=f"{app.conf.task_default_queue}-mail")


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_sends_a_reminder_exactly_once(body, ada, now, sink, start, monkeypatch):
    ours = app.send_task
    monkeypatch.setattr("celery.current_app.send_task", lambda *_, **__: None)
    # Of a kind that goes at once, so that the hour of the test does not matter.
    message = queue(body=body, to=ada, kind="link", key="link-1", context={"key": "x", "days": 14}, by=ada, at=now)
    monkeypatch.setattr("celery.current_app.send_task", ours)

    first = start()
    ask("outbox.send", message_id=message.pk)
    until(sink.spoken_to.is_set)
    first.kill()
    first.wait()
    assert (sink.received, Attempt.objects.get().outcome) == ([], "begun")

    sink.gate.set()
    start()
    ask("outbox.send_waiting")
    until(lambda: Attempt.objects.filter(outcome="sent").exists())
    ask("outbox.send", message_id=message.pk)
    ask("outbox.send_waiting")
    time.sleep(0.5)

    assert [mail["To"] for mail in sink.received] == ["ada@ashcombe.example.org"]
    assert [each.outcome for each in Attempt.objects.order_by("id")] == ["begun", "begun", "sent"]
