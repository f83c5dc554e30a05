"""Every message that the service can write, drawn as it would be sent."""

import re

import pytest

from outbox.actions.queueing import queue
from outbox.policy.kinds import KINDS
from outbox.queries.wording import wording
from tests.architecture.tree import ROOT

LONGEST_SUBJECT = 78  # characters: what a mail program shows of one, and RFC 5322's line
LONGEST_KEY = "0" * 32

# What each kind is drawn with. A kind added to the table has its line here.
SAMPLES = {
    "asked": {},
    "link": {"key": LONGEST_KEY, "days": 14},
    "named_delegate": {"owner": "Dr Oluwaseun Marchbanks-Featherstonehaugh"},
    "prepared": {"delegate": "Zofia Carrick"},
    "sent_back": {"owner": "Dr Oluwaseun Marchbanks", "owner_id": 7},
    "reminder": {"step": "guardian", "asked_on": "1 October 2026"},
    "not_returned_to_chair": {"committee": "Primary Care Commissioning Committee", "committee_id": 7, "number": 2},
    "not_returned": {"number": 1},
    "declaration_returned": {},
    "mitigation_agreed": {},
    "mitigation_due": {},
    "offer_asked": {"offer": 7},
    "offer_decided": {"offer": 7},
    "employment_asked": {"request_id": 7},
    "employment_decided": {"request_id": 7},
    "employment_review": {"request_id": 7},
    "employment_review_of_mine": {"request_id": 7},
    "copy_ready": {"token": LONGEST_KEY},
    "question_asked": {"question": 7},
    "question_answered": {"question": 7},
    "withholding_asked": {"request": 7},
    "withholding_decided": {"request": 7},
    "wording_kept_back": {},
}
# What a message that goes astray must not tell: it says where to look, not what is there.
PRIVATE = re.compile(
    r"relationship|husband|wife|spouse|sister|brother|patient|shareholder|third.party|password|£", re.IGNORECASE
)
UNDRAWN = re.compile(r"\{[{%#]|[}%#]\}|\bNone\b|\(\(|\)\)")


def drawn(kind, body, ada, now, **how):
    message = queue(body=body, to=ada, kind=kind, key=kind, context=SAMPLES[kind], by=ada, at=now)
    return wording(message, **how)


def test_every_template_is_a_kind_and_has_a_sample():
    templates = {path.stem for path in (ROOT / "templates" / "outbox").glob("*.txt")}

    assert templates == set(KINDS) == set(SAMPLES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_is_whole_short_in_its_subject_and_tells_nothing_private(kind, body, ada, now):
    words = drawn(kind, body, ada, now)

    assert 10 < len(words.subject) <= LONGEST_SUBJECT
    assert words.text.startswith("Dear Ada Larkin,\n\n")
    assert body.contact_email in words.text
    assert "http://" in words.text
    assert UNDRAWN.search(words.subject + words.text) is None
    assert PRIVATE.search(words.subject + words.text) is None
    assert "\n\n\n" not in words.text


def test_a_name_is_written_as_it_is(body, ada, now):
    ada.name = "Siân O’Brien & Co"

    assert drawn("asked", body, ada, now).text.startswith("Dear Siân O’Brien & Co,")


def test_the_log_does_not_show_a_link_that_opens_by_itself(body, ada, now):
    text = drawn("link", body, ada, now, for_log=True).text

    assert "/link/open/" not in text
    assert "The link is not shown here" in text
