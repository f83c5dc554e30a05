"""Saying which organisation an interest's words mean."""

import pytest

from registers.actions.keying import key_interests
from registers.actions.resolving import resolve
from registers.models import Resolution
from registers.queries.resolutions import resolutions
from tests.factories import make_interest, make_organisation


@pytest.fixture
def surgery(db):
    return make_organisation()


def written(body, ada, now, text, **facts):
    return make_interest(body, ada, now, organisation_text=text, **facts)


def test_the_interest_is_matched_by_it_and_says_who_said_so(body, ada, grace, surgery, now, today):
    interest = written(body, ada, now, "LKF Partners")
    resolve(interest=interest, organisation=surgery, by=grace, at=now)

    key_interests(interests=[interest], day=today)

    assert interest.keys.filter(key="o:X99001").exists()
    assert [(each.organisation, each.grade) for each in interest.readings.all()] == [(surgery, "confirmed")]


def test_none_of_these_takes_away_what_was_read(body, ada, grace, surgery, now, today):
    interest = written(body, ada, now, "Larkfield Surgery")
    resolve(interest=interest, organisation=None, by=grace, at=now)

    key_interests(interests=[interest], day=today)

    assert not interest.readings.exists()
    assert not interest.keys.filter(key="o:X99001").exists()


@pytest.mark.parametrize(
    ("text", "facts", "is_noted"),
    [
        ("LKF Partners", {}, True),
        ("The Surgery", {}, False),
        ("LKF Partners", {"category": "indirect", "relationship": "parent"}, False),
    ],
)
def test_what_was_written_becomes_a_name_if_it_is_one_and_public(body, ada, grace, surgery, now, text, facts, is_noted):
    resolve(interest=written(body, ada, now, text, **facts), organisation=surgery, by=grace, at=now)

    assert surgery.names.filter(text=text, source="confirmed").exists() == is_noted


def test_it_stands_for_a_later_version_in_the_same_words_only(body, ada, grace, surgery, now):
    interest = written(body, ada, now, "LKF Partners")
    said = resolve(interest=interest, organisation=surgery, by=grace, at=now)
    again = written(body, ada, now, "LKF Partners", line=interest.line, replaces=interest)
    other = written(body, ada, now, "Another firm", line=interest.line, replaces=again)

    assert resolutions([again]) == {again.pk: said}
    assert resolutions([other]) == {}


def test_saying_the_same_again_adds_nothing(body, ada, grace, surgery, now):
    interest = written(body, ada, now, "LKF Partners")
    for _ in range(2):
        resolve(interest=interest, organisation=surgery, by=grace, at=now)

    assert Resolution.objects.count() == 1
