"""Questions to the Guardian: who answers, who reads, and what others learn of it."""

from datetime import timedelta

import pytest

from people.models import Event, Role
from registers.actions.advising import NobodyToAsk, NotYours, ask, say
from registers.queries.advice import guardians_of, own_questions, question_for, questions_to
from registers.queries.withholding import offices_of
from tests.conftest import person_in

WORDS = "Need I declare my friend at the hospital?"


@pytest.fixture
def olive(body, now):
    """The Accountable Officer."""
    return person_in(body, "Olive Quarles", Role.ACCOUNTABLE_OFFICER, "Chief executive", now)


def test_a_question_is_answered_and_asked_further_and_its_age_is_known(body, ada, gus, now, today):
    question = ask(body=body, words=WORDS, by=ada, at=now - timedelta(days=9))
    assert [(each.question, each.days) for each in questions_to(body, gus, today)] == [(question, 9)]

    say(question=question, words="Yes, do", by=gus, at=now - timedelta(days=7))
    assert [(each.since, each.days) for each in questions_to(body, gus, today)] == [(None, 0)]

    say(question=question, words="And his wife?", by=ada, at=now - timedelta(days=2))
    assert [each.days for each in own_questions(body, ada, today)] == [2]
    assert [remark.words for remark in question.remarks.all()] == ["Yes, do", "And his wife?"]


def test_only_the_asker_and_the_guardian_read_it(body, ada, gus, grace, clara, olive, other_body, sam, now, today):
    question = ask(body=body, words=WORDS, by=ada, at=now)
    elsewhere = person_in(other_body, "Una Frith", Role.GUARDIAN, "Guardian", now)

    readers = [
        person.name
        for person in (ada, gus, grace, clara, olive, sam, elsewhere)
        if question_for(person.posts.get().body, person, question.pk, today)
    ]

    assert readers == ["Ada Larkin", "Gus Abara"]
    for person in (grace, olive, elsewhere):
        with pytest.raises(NotYours):
            say(question=question, words="I think", by=person, at=now)


def test_the_guardian_s_own_question_goes_to_another_or_else_to_the_accountable_officer(body, gus, olive, now, today):
    question = ask(body=body, words=WORDS, by=gus, at=now)
    assert [bool(questions_to(body, person, today)) for person in (gus, olive)] == [False, True]

    second = person_in(body, "Hana Mire", Role.GUARDIAN, "Lay member", now)
    assert [bool(questions_to(body, person, today)) for person in (gus, olive, second)] == [False, False, True]
    say(question=question, words="Yes", by=second, at=now)


def test_with_nobody_to_answer_nothing_is_asked(body, ada, now):
    with pytest.raises(NobodyToAsk):
        ask(body=body, words=WORDS, by=ada, at=now)


def test_the_trail_and_the_messages_hold_no_word_of_it(body, ada, gus, now):
    question = ask(body=body, words=WORDS, by=ada, at=now)
    say(question=question, words="Yes, declare it", by=gus, at=now)

    told = Event.objects.filter(kind__startswith="question.")

    assert [(event.kind, event.detail) for event in told] == [("question.answered", {}), ("question.asked", {})]
    assert [(message.kind, message.context) for message in body.outgoing.order_by("id")] == [
        ("question_asked", {"question": question.pk}),
        ("question_answered", {"question": question.pk}),
    ]


def test_the_same_twice_is_once(body, ada, gus, now):
    first, second = (ask(body=body, words=WORDS, by=ada, at=now) for _ in range(2))
    said = [say(question=first, words="Yes", by=gus, at=now) for _ in range(2)]

    assert (first, said[0]) == (second, said[1])


def test_guardian_is_also_chair_of_a_committee(body, gus, now, today):
    """Guidance §7, case 11."""
    assert [each.chairs for each in guardians_of(offices_of(body, today))] == [False]

    body.posts.create(person=gus, role=Role.CHAIR, title="Chair", since=today)

    assert [each.chairs for each in guardians_of(offices_of(body, today))] == [True]
