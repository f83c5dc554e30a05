"""Where people meet, and what they meet about. Every mistake reported becomes a row."""

import pytest

from matching.themes import default_lexicon
from matching.venues import is_venue, speaks_of_meetings

NAME = "Tolbrook Surgery"


def read(text, **how):
    start = text.index(NAME)
    return is_venue(text, start, start + len(NAME), default_lexicon().venues, **how)


@pytest.mark.parametrize(
    "text",
    [
        "The May meeting will be at Tolbrook Surgery.",
        "We shall meet in the upstairs room at Tolbrook Surgery.",
        "April mtg moves to the Tolbrook Surgery community room.",
        "Tolbrook Surgery has kindly offered its hall for October.",
        "The January one will be in town, courtesy of Tolbrook Surgery.",
        "The session is being held in the training suite of Tolbrook Surgery.",
        "The workshop takes place in Tolbrook Surgery's meeting room.",
        "Options are the hall at Tolbrook Surgery and the Guildhall.",
        "Thanks to Tolbrook Surgery for the loan of the room.",
        "The stall will be outside Tolbrook Surgery from ten.",
        "Training day at Tolbrook Surgery, Thursday.",
        "Location - Tolbrook Surgery",
        "Room booked: Tolbrook Surgery",
    ],
)
def test_it_is_only_where_people_meet(text):
    assert read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pilot was hosted by Tolbrook Surgery.",
        "The clinic at Tolbrook Surgery is to close.",
        "Consultation events were held at Tolbrook Surgery, which asks to merge.",
        "We met with the partners of Tolbrook Surgery.",
        "A remedial visit took place at Tolbrook Surgery in May.",
        "A new consulting room at Tolbrook Surgery would cost £90k.",
        "Tolbrook Surgery has offered to take all 3,000 patients.",
        "Meeting with Tolbrook Surgery on its breach notice.",
        "Moves to Tolbrook Surgery of the branch's patients.",
        "Tolbrook Surgery: use of the car park for a clinic.",
        "The meeting is on 3 May. Tolbrook Surgery asks for a grant.",
    ],
)
def test_the_item_is_about_it(text):
    assert not read(text)


def test_all_that_an_item_about_when_and_where_to_meet_names_are_venues():
    assert speaks_of_meetings("Next mtg - venue", default_lexicon().venues)
    assert not speaks_of_meetings("Contract meeting notes", default_lexicon().venues)
    assert read("10 March, upstairs, Tolbrook Surgery. Enter by rear.", of_meetings=True)
