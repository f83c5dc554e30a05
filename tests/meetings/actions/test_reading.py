"""Only items of coming meetings are read again when the directory changes."""

from datetime import timedelta

import pytest

from meetings.actions.reading import read_again, reread_touched
from tests.factories import make_committee, make_meeting, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def reread(asked, django_capture_on_commit_callbacks, now):
    """Touch an organisation: the ids of the items that are asked for."""

    def touch(organisation):
        asked.clear()
        with django_capture_on_commit_callbacks(execute=True):
            reread_touched(organisation_ids=[organisation.pk], day=now.date())
        return {given["item_id"] for task, given in asked if task == "meetings.read_item"}

    return touch


@pytest.fixture
def items(body, grace, now):
    """Items by title, of a meeting so many days from now, read."""
    committee = make_committee(body, now)

    def put(*titles, days=10):
        meeting = make_meeting(committee, grace, now, held_on=now.date() + timedelta(days=days))
        made = {title: meeting.items.create(number=n, title=title) for n, title in enumerate(titles, start=1)}
        for item in made.values():
            read_again(item=item, day=now.date())
        return made

    return put


def test_an_item_that_names_what_changed_or_may_now_name_it_is_read_again(items, reread):
    larkfield = make_organisation()
    coming = items("Larkfield Surgery: rent", "Minutes", "Quillonmere: merger")

    assert reread(larkfield) == {coming["Larkfield Surgery: rent"].pk}
    assert reread(make_organisation("X99002", "Quillonmere Surgery")) == {coming["Quillonmere: merger"].pk}


def test_an_item_on_a_kind_of_contract_is_read_again_when_a_practice_of_the_area_changes(items, reread):
    coming = items("Uplift of GMS contracts", "Minutes")

    assert reread(make_organisation()) == {coming["Uplift of GMS contracts"].pk}
    assert reread(make_organisation("X99002", "Wren Surgery", area="9ZZ")) == set()


def test_a_meeting_that_is_over_stays_as_it_was(items, reread):
    larkfield = make_organisation()
    items("Larkfield Surgery: rent", days=-1)

    assert reread(larkfield) == set()
