"""A letter by way of a mail server, and what its refusals mean."""

import pytest

from outbox.carriers import smtp
from outbox.carriers.letters import Never, NoSuchAddress, NotNow
from tests.outbox.carriers.sink import Sink, serving


@pytest.fixture
def sink(settings):
    """A mail server, and our settings for it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with serving(Sink()) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server


def test_a_letter_arrives_with_the_same_id_each_time(sink, letter, settings):
    settings.SITE_URL = "https://conflicts.example.org"
    references = [smtp.hand_over(letter), smtp.hand_over(letter)]

    assert references == ["<ashcombe-12@conflicts.example.org>"] * 2
    assert [
        (mail["Message-ID"], mail["To"], mail["Subject"], mail["Reply-To"], mail.get_content().replace("\r\n", "\n"))
        for mail in sink.received
    ] == [(references[0], letter.address, letter.subject, letter.reply_to, letter.text)] * 2


@pytest.mark.parametrize(
    ("verb", "reply", "means"),
    [
        ("RCPT", "550 5.1.1 No such user", NoSuchAddress),
        ("RCPT", "450 4.2.0 Greylisted, come back later", NotNow),
        ("DATA", "554 5.7.1 Looks like spam", Never),
        ("DATA", "451 4.3.0 Try later", NotNow),
        ("MAIL", "550 Sender not allowed", NotNow),
    ],
)
def test_what_a_refusal_means(sink, letter, verb, reply, means):
    sink.replies[verb] = reply

    with pytest.raises(means, match=reply[:3]):
        smtp.hand_over(letter)
    assert sink.received == []


def test_a_server_that_is_not_there_may_be_later(letter, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with pytest.raises(NotNow, match="ConnectionRefusedError"):
        smtp.hand_over(letter)
