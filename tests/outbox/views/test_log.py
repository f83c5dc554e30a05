"""The delivery log."""

import pytest
from django.urls import reverse

from outbox.actions.sending import note

LOG = reverse("message_log")


@pytest.fixture
def bounced(queued, now):
    """A message that came back."""
    message = queued()
    note(message, "begun", now, address=message.address)
    note(message, "bounced", now, address=message.address, detail="550 No such user")
    return message


def text(response):
    return " ".join(response.content.decode().split())


def test_the_log_says_who_was_written_to_and_what_became_of_it(as_grace, bounced):
    page = text(as_grace.get(LOG))

    assert "Ada Larkin, ada@ashcombe.example.org: came back on 23 November 2026" in page
    assert "Came back</strong> 23 November 2026 at 10am" in page


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"group": "failed"}, 1),
        ({"group": "waiting"}, 1),
        ({"group": "sent"}, 0),
        ({"kind": "asked"}, 2),
        ({"kind": "link"}, 0),
        ({"name": "lark"}, 2),
        ({"name": "nobody"}, 0),
        ({"group": "anything"}, 2),
    ],
)
def test_the_log_can_be_narrowed(as_grace, bounced, queued, asked, count):
    queued(key="asked-2")

    assert as_grace.get(LOG, asked).context["page"].paginator.count == count


def test_a_message_shows_its_wording_and_every_attempt(as_grace, bounced):
    page = text(as_grace.get(reverse("message", args=[bounced.pk])))

    assert "Dear Ada Larkin," in page
    assert "came back, ada@ashcombe.example.org (550 No such user)" in page


def test_the_lead_calls_an_address_right_and_has_the_message_sent_again(as_grace, bounced, asked):
    again, right = (reverse(name, args=[bounced.pk]) for name in ("message_again", "message_address_right"))

    assert "Mail to this address came back" in text(as_grace.post(again, follow=True))
    assert "Mail goes to ada@ashcombe.example.org again" in text(as_grace.post(right, follow=True))
    assert "will be sent again" in text(as_grace.post(again, follow=True))
    assert "Held" not in text(as_grace.get(LOG))


@pytest.mark.parametrize("count", [1, 3])
def test_the_log_costs_the_same_however_much_was_written(as_grace, queued, now, count, django_assert_num_queries):
    for number in range(count):
        note(queued(key=f"asked-{number}"), "begun", now)
    with django_assert_num_queries(9):
        as_grace.get(LOG)


def test_only_the_governance_lead_reads_it(as_ada, as_gus):
    assert [browser.get(LOG).status_code for browser in (as_ada, as_gus)] == [403, 403]
