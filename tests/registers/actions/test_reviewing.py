"""Accepting declarations, returning them with questions, and answering."""

from dataclasses import replace
from datetime import timedelta

import pytest

from outbox.models import Message
from outbox.queries.wording import wording
from registers.actions import declaring, reviewing
from registers.actions.declaring import as_new
from registers.actions.reviewing import NewQuestion
from registers.models import OwnRule
from registers.queries.reviewing import state_of, unaccepted
from tests.factories import make_organisation
from tests.registers.told import own


@pytest.fixture
def hers(body, ada, now):
    """Ada's declaration of her interest in her practice."""
    make_organisation()
    return declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)


@pytest.fixture
def interest(hers):
    return hers.interests.get()


def since_when(interest):
    return [NewQuestion("Since when exactly?", interest.pk, "since")]


def changed(interest, at, **facts):
    new = replace(as_new(interest), replaces=interest.pk, **facts)
    return declaring.declare(body=interest.body, person=interest.person, interests=[new], by=interest.person, at=at)


def test_a_declaration_waits_until_it_is_accepted_once(hers, grace, now):
    states = [state_of(hers)]
    accepted = [reviewing.accept(declarations=[hers], by=grace, at=now) for _ in range(2)]

    assert (states, state_of(hers), accepted) == (["waiting"], "accepted", [1, 0])


def test_nobody_reviews_their_own(body, grace, now):
    own_nil = declaring.declare_nil(body=body, person=grace, by=grace, at=now)

    with pytest.raises(reviewing.OwnDeclaration):
        reviewing.accept(declarations=[own_nil], by=grace, at=now)
    with pytest.raises(reviewing.OwnDeclaration):
        reviewing.send_back(declaration=own_nil, questions=[NewQuestion("Really?")], by=grace, at=now)
    assert state_of(own_nil) == "waiting"


def test_of_several_with_ones_own_among_them_none_is_accepted(body, hers, grace, now):
    own_nil = declaring.declare_nil(body=body, person=grace, by=grace, at=now)

    with pytest.raises(reviewing.OwnDeclaration):
        reviewing.accept(declarations=[hers, own_nil], by=grace, at=now)
    assert unaccepted(body).count() == 2


def test_a_return_goes_to_the_declarant_once_and_says_nothing_private(hers, interest, ada, grace, now):
    rounds = [reviewing.send_back(declaration=hers, questions=since_when(interest), by=grace, at=now) for _ in range(2)]

    message = Message.objects.get(kind="declaration_returned")
    assert rounds[0] == rounds[1]
    assert state_of(hers) == "returned"
    assert message.recipient == ada
    assert "Larkfield" not in wording(message).text
    assert "/my-interests/questions/" in wording(message).text


def test_an_answer_brings_it_back_and_a_second_round_is_kept(hers, interest, ada, grace, now):
    first = reviewing.send_back(declaration=hers, questions=since_when(interest), by=grace, at=now)
    answers = [(first.questions.get(), "Since my partnership began")]
    assert [reviewing.answer(answers=answers, by=ada, at=now) for _ in range(2)] == [1, 0]
    assert state_of(hers) == "waiting"

    reviewing.send_back(declaration=hers, questions=since_when(interest), by=grace, at=now + timedelta(days=1))
    assert state_of(hers) == "returned"
    assert [check.outcome for check in hers.checks.all()] == ["returned", "returned"]


def test_a_new_version_answers_and_is_accepted_together_with_what_it_answers(hers, interest, grace, now):
    reviewing.send_back(declaration=hers, questions=since_when(interest), by=grace, at=now)
    later = changed(interest, now, private_detail="Since the merger")
    assert (state_of(hers), state_of(later)) == ("waiting", "waiting")

    assert reviewing.accept(declarations=[later], by=grace, at=now) == 2
    assert (state_of(hers), state_of(later)) == ("accepted", "accepted")


def test_with_another_question_open_it_still_waits_for_its_declarant(hers, interest, grace, now):
    asked = [*since_when(interest), NewQuestion("Is that all?")]
    reviewing.send_back(declaration=hers, questions=asked, by=grace, at=now)
    later = changed(interest, now, private_detail="Since the merger")

    assert reviewing.accept(declarations=[later], by=grace, at=now) == 1
    assert state_of(hers) == "returned"


def test_a_correction_after_acceptance_comes_back_to_the_queue(body, hers, interest, grace, now):
    reviewing.accept(declarations=[hers], by=grace, at=now)
    later = changed(interest, now + timedelta(days=3), private_detail="Since the merger")

    assert list(unaccepted(body)) == [later]
    assert body.interests.count() == 2


def test_what_is_accepted_is_not_returned(hers, interest, grace, now):
    reviewing.accept(declarations=[hers], by=grace, at=now)

    with pytest.raises(reviewing.AcceptedAlready):
        reviewing.send_back(declaration=hers, questions=since_when(interest), by=grace, at=now)


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ([], reviewing.NothingAsked),
        ([NewQuestion("?", 0, "since")], reviewing.NotOfThisDeclaration),
        ([NewQuestion("?", None, "since")], reviewing.NotOfThisDeclaration),
    ],
)
def test_a_return_asks_about_what_the_declaration_holds(hers, grace, now, asked, refusal):
    with pytest.raises(refusal):
        reviewing.send_back(declaration=hers, questions=asked, by=grace, at=now)


def test_nobody_answers_for_somebody_else(hers, interest, grace, clara, now):
    check = reviewing.send_back(declaration=hers, questions=since_when(interest), by=grace, at=now)

    with pytest.raises(reviewing.NotYourQuestion):
        reviewing.answer(answers=[(check.questions.get(), "In 2020")], by=clara, at=now)


@pytest.mark.parametrize(("value", "state"), [("yes", "accepted"), ("no", "waiting"), ("", "waiting")])
def test_a_nil_is_accepted_at_once_only_where_the_body_says_so(body, ada, clara, grace, now, today, value, state):
    OwnRule.objects.create(
        body=body, name="auto_accept_nil", value=value, since=today, reason="-", set_at=now, set_by=grace
    )

    assert state_of(declaring.declare_nil(body=body, person=clara, by=clara, at=now)) == state
    # Ada is a GP partner, so somebody looks at hers whatever the body says.
    assert state_of(declaring.declare_nil(body=body, person=ada, by=ada, at=now)) == "waiting"


def test_interests_are_never_accepted_at_once(body, ada, grace, now, today):
    OwnRule.objects.create(
        body=body, name="auto_accept_nil", value="yes", since=today, reason="-", set_at=now, set_by=grace
    )
    make_organisation()

    assert state_of(declaring.declare(body=body, person=ada, interests=[own()], by=ada, at=now)) == "waiting"
