"""A person's word on what an item concerns."""

from datetime import timedelta

import pytest

from meetings.actions import convening, correcting
from meetings.models import Correction
from meetings.queries.agenda import concerned_codes, concerned_themes
from people.models import Event


@pytest.fixture
def named(item, surgery):
    """The item was read to name the surgery."""
    return item.subjects.create(organisation=surgery, grade="certain", reasons=["Same name"])


def test_a_word_stands_over_what_was_read(item, named, surgery, grace, now):
    correction = correcting.correct(item=item, organisation=surgery, verdict="does_not", by=grace, at=now)

    assert (correction.corrected_by, correction.corrected_at) == (grace, now)
    assert concerned_codes([item]) == {item.pk: ()}
    assert Event.objects.get(kind="item.corrected").detail == {"organisation": "X99001", "verdict": "does_not"}


def test_a_later_word_stands_over_an_earlier_one(item, named, surgery, grace, now):
    correcting.correct(item=item, organisation=surgery, verdict="does_not", by=grace, at=now)
    correcting.correct(item=item, organisation=surgery, verdict="concerns", by=grace, at=now + timedelta(hours=1))

    assert concerned_codes([item]) == {item.pk: ("X99001",)}


def test_an_organisation_that_was_not_read_may_be_named(item, surgery, grace, now):
    correcting.correct(item=item, organisation=surgery, verdict="concerns", by=grace, at=now)

    assert concerned_codes([item]) == {item.pk: ("X99001",)}


def test_a_theme_may_be_denied(item, grace, now):
    item.subjects.create(theme="ct:PMS", grade="certain", reasons=["The words of the item say so"])
    correcting.correct(item=item, theme="ct:PMS", verdict="does_not", by=grace, at=now)

    assert concerned_themes([item]) == {item.pk: ()}


def test_the_same_word_again_adds_nothing(item, named, surgery, grace, now):
    first = correcting.correct(item=item, organisation=surgery, verdict="concerns", by=grace, at=now)
    again = correcting.correct(
        item=item, organisation=surgery, verdict="concerns", by=grace, at=now + timedelta(hours=1)
    )

    assert (again, Correction.objects.count()) == (first, 1)


def test_the_items_keys_are_made_again(item, surgery, grace, now, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        correcting.correct(item=item, organisation=surgery, verdict="concerns", by=grace, at=now)

    assert asked == [("meetings.read_item", {"item_id": item.pk})]


def test_a_withdrawn_item_is_not_corrected(item, surgery, grace, now):
    convening.withdraw_item(item=item, by=grace, at=now)

    with pytest.raises(correcting.ItemWithdrawn):
        correcting.correct(item=item, organisation=surgery, verdict="concerns", by=grace, at=now)
