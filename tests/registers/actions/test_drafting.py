"""What is being declared is kept, whatever the windows it is written in."""

import pytest

from registers.actions import drafting
from registers.queries.drafts import draft_of

LOYALTY = {"situation": {"situation": "loyalty"}}
MINE = {"whose": "mine"}


@pytest.fixture
def doing(body, ada, now):
    return {"body": body, "person": ada, "by": ada, "at": now}


def entries(doing):
    return draft_of(doing["body"], doing["person"], doing["by"]).entries


def test_two_windows_do_not_undo_each_other(doing):
    first = drafting.begin(answers=LOYALTY, key="one window", **doing)
    other = drafting.begin(answers=LOYALTY, key="another", **doing)
    drafting.keep(number=first, page="whose", posted=MINE, **doing)
    drafting.keep(number=other, page="whose", posted={"whose": "theirs"}, **doing)
    drafting.keep(number=first, page="held", posted={"held_as": "volunteer"}, **doing)

    assert [(entry["number"], entry["answers"]) for entry in entries(doing)] == [
        (1, {**LOYALTY, "whose": MINE, "held": {"held_as": "volunteer"}}),
        (2, {**LOYALTY, "whose": {"whose": "theirs"}}),
    ]


def test_a_second_click_begins_no_second_interest(doing):
    begun = [drafting.begin(answers=LOYALTY, key="a click", **doing) for _ in range(2)]

    assert begun == [1, 1]
    assert len(entries(doing)) == 1


def test_what_was_left_out_in_another_window_is_refused_and_its_number_is_not_given_again(doing):
    number = drafting.begin(answers=LOYALTY, **doing)
    drafting.drop(numbers=[number], **doing)

    with pytest.raises(drafting.LeftOut):
        drafting.keep(number=number, page="whose", posted=MINE, **doing)

    drafting.discard(**doing)
    assert drafting.begin(answers=LOYALTY, **doing) == number + 1
