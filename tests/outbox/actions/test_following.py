"""What is heard of messages later, sending one again, and an address that is right after all."""

from datetime import timedelta

import pytest

from outbox.actions import following
from outbox.actions.sending import note, send
from outbox.carriers import notify
from outbox.carriers.letters import News, NotNow
from outbox.queries.addresses import bad_addresses, bounced_in


@pytest.fixture
def sent(queued, now):
    """A message that the carrier took as its number n1."""
    message = queued()
    note(message, "begun", now, address=message.address)
    note(message, "sent", now, address=message.address, reference="n1")
    return message


@pytest.fixture
def bounced(sent, now):
    """And which came back."""
    note(sent, "bounced", now, address=sent.address, reference="n1")
    return sent


def outcomes(message):
    return list(message.attempts.order_by("id").values_list("outcome", flat=True))


@pytest.mark.parametrize("outcome", ["delivered", "bounced", "failed"])
def test_what_became_of_a_message_is_written_down_once(sent, now, settings, monkeypatch, outcome):
    settings.CARRIER = "notify"
    monkeypatch.setattr(notify, "news", lambda references: {each: News(outcome, "heard") for each in references})
    following.hear(at=now)
    following.hear(at=now)

    assert outcomes(sent) == ["begun", "sent", outcome]


def test_a_carrier_that_is_away_tells_no_news(sent, now, settings, monkeypatch):
    def away(references):
        raise NotNow

    settings.CARRIER = "notify"
    monkeypatch.setattr(notify, "news", away)
    following.hear(at=now)

    assert outcomes(sent) == ["begun", "sent"]


def test_of_messages_older_than_a_week_nothing_is_asked(sent, now, settings, monkeypatch):
    asked = []
    settings.CARRIER = "notify"
    monkeypatch.setattr(notify, "news", lambda references: asked.extend(references) or {})
    following.hear(at=now + timedelta(days=8))

    assert asked == []


def test_a_message_that_came_back_goes_again_once_its_address_is_called_right(bounced, body, grace, now, mailoutbox):
    with pytest.raises(following.StillBad):
        following.send_again(message=bounced, by=grace, at=now)
    later = now + timedelta(hours=1)
    following.reinstate(body=body, address=bounced.address.upper(), by=grace, at=later)
    following.send_again(message=bounced, by=grace, at=later)
    send(message_id=bounced.pk, at=later)

    assert len(mailoutbox) == 1
    assert bounced_in(body) == []
    assert bad_addresses([bounced.address]) == set()


def test_a_message_on_its_way_is_not_sent_again(sent, grace, now):
    with pytest.raises(following.NotGivenUp):
        following.send_again(message=sent, by=grace, at=now)


def test_an_address_that_works_need_not_be_called_right(sent, body, grace, now):
    with pytest.raises(following.NotBad):
        following.reinstate(body=body, address=sent.address, by=grace, at=now)
