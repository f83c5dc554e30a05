"""What is agreed about an interest outside meetings."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from outbox.models import Message
from registers.actions import declaring, mitigating
from registers.actions.declaring import as_new
from registers.queries.mitigations import agreed_in, due, standing
from tests.factories import make_interest

APART = {"action": "remove_from_whole_decision_process", "what": "Out of the re-procurement", "why": "Owns a bidder"}
NOTHING = {"action": "none_required", "what": "", "why": "Too small to matter", "owner": None, "review_on": None}
REVIEW_ON = date(2027, 3, 1)


@pytest.fixture
def interest(body, ada, now):
    return make_interest(body, ada, now)


@pytest.fixture
def agreed(interest, clara, grace, now):
    return mitigating.agree(interest=interest, **APART, owner=clara, review_on=REVIEW_ON, by=grace, at=now)


def test_it_stands_for_the_interest_in_whatever_version(agreed, interest, ada, body, now, today):
    newer = replace(as_new(interest), private_detail="More of it", replaces=interest.pk)
    declaring.declare(body=body, person=ada, interests=[newer], by=ada, at=now)

    assert standing([interest.line], today) == {interest.line: agreed}
    assert standing([interest.line], today - timedelta(days=1)) == {}
    assert str(agreed) == "Kept out of the whole decision: Out of the re-procurement"


def test_a_later_word_stands_in_its_place(agreed, interest, body, grace, now, today):
    mitigating.agree(interest=interest, **NOTHING, by=grace, at=now)

    assert standing([interest.line], today) == {}
    assert not agreed_in(body).exists()
    assert interest.mitigations.count() == 2


def test_its_holder_is_told_once(agreed, interest, ada, clara, grace, now):
    again = mitigating.agree(interest=interest, **APART, owner=clara, review_on=REVIEW_ON, by=grace, at=now)

    assert again == agreed
    assert [each.recipient for each in Message.objects.filter(kind="mitigation_agreed")] == [ada]


def test_whoever_sees_to_it_is_reminded_once_however_often_the_task_runs(agreed, body, clara, now):
    assert mitigating.remind_of_due(at=now) == 0
    later = now + timedelta(days=101)
    assert [mitigating.remind_of_due(at=at) for at in (later, later + timedelta(days=9))] == [1, 1]

    assert [each.recipient for each in Message.objects.filter(kind="mitigation_due")] == [clara]
    assert (list(due(body, date(2027, 2, 28))), list(due(body, REVIEW_ON))) == ([], [agreed])


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"by": "ada"}, mitigating.OwnInterest),
        ({"owner": "ada"}, mitigating.OwnedByItsHolder),
        ({"owner": ""}, mitigating.NobodySeesToIt),
        ({"review_on": None}, mitigating.NobodySeesToIt),
        ({"what": ""}, mitigating.NobodySeesToIt),
        ({"review_on": date(2026, 11, 21)}, mitigating.ReviewInThePast),
    ],
)
def test_what_cannot_be_agreed(interest, ada, clara, grace, now, facts, refusal):
    people = {"ada": ada, "": None}
    ordinary = {**APART, "owner": clara, "review_on": REVIEW_ON, "by": grace}
    given = {name: people.get(value, value) if name in {"by", "owner"} else value for name, value in facts.items()}

    with pytest.raises(refusal):
        mitigating.agree(interest=interest, **ordinary | given, at=now)
