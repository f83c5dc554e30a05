"""Second thoughts about vague entries, as tables."""

from datetime import date

import pytest

from registers.policy.vagueness import (
    NOT_KNOWN,
    PAID,
    SINCE,
    WHICH,
    WHICH_ONES,
    Entry,
    organisation_thought,
    says_whether_paid,
    second_thoughts,
)

SOME_DAY = date(2024, 4, 1)


def entry(organisation="Larkfield Bowls Club", **facts):
    return Entry(**{"organisation": organisation, "is_known": False, "held_as": "employee", "since": SOME_DAY, **facts})


@pytest.mark.parametrize(
    ("organisation", "is_known", "thought"),
    [
        ("Larkfield Surgery", True, ""),
        ("local hospital", False, WHICH),
        ("The Local Hospital", False, WHICH),
        ("a GP practice", False, WHICH),
        ("N/A", False, WHICH),
        ("tbc", False, WHICH),
        ("ABC", False, WHICH),
        ("-", False, WHICH),
        ("various", False, WHICH_ONES),
        ("Various drug companies", False, WHICH_ONES),
        ("a number of charities", False, WHICH_ONES),
        ("Larkfield Bowls Club", False, NOT_KNOWN),
        ("Hollin Bank hospital", False, NOT_KNOWN),
        ("St Ælfgifu’s hospice", False, NOT_KNOWN),
    ],
)
def test_which_organisation(organisation, is_known, thought):
    assert organisation_thought(entry(organisation, is_known=is_known)) == thought


@pytest.mark.parametrize(
    ("held_as", "words", "particulars", "says"),
    [
        ("adviser", "", {}, False),
        ("adviser", "Talks on asthma", {}, False),
        ("adviser", "Unpaid talks on asthma", {}, True),
        ("adviser", "£400 a day", {}, True),
        ("adviser", "A fee for each talk", {}, True),
        ("adviser", "Voluntary", {}, True),
        ("adviser", "", {"pay": "unpaid"}, True),
        ("director", "Non-executive, with an honorarium", {}, True),
        ("director", "Non-executive", {}, False),
        ("councillor", "Payroll committee", {}, False),
        ("employee", "", {}, True),
        ("partner", "", {}, True),
        ("volunteer", "", {}, True),
        ("patient", "", {}, True),
    ],
)
def test_paid_or_unpaid(held_as, words, particulars, says):
    assert says_whether_paid(entry(held_as=held_as, words=words, particulars=particulars)) is says


def test_each_thought_leads_to_the_page_that_answers_it():
    vague = entry("local hospital", held_as="adviser", since=None)

    assert [(each.page, each.words) for each in second_thoughts(vague)] == [
        ("organisation", WHICH),
        ("dates", SINCE),
        ("details", PAID),
    ]
    assert second_thoughts(entry("Larkfield Surgery", is_known=True)) == []
