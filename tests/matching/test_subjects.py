"""What an agenda item concerns."""

import pytest

from matching.keys import Subject, Theme
from matching.subjects import read_item
from tests.matching.world import ASHCOMBE, resolver

FILLER = "The committee saw an earlier paper in spring and asked for more detail. "


def read(title, paper=""):
    item = read_item(title, paper, resolver(), (ASHCOMBE,))
    named = sorted((mention.candidate.code, mention.where) for mention in item.mentions)
    return named, [f"{theme.kind}:{theme.value}" for theme in item.themes]


@pytest.mark.parametrize(
    ("title", "paper", "named"),
    [
        ("Contract variation: Tolbrook Surgery", "", [("Z81001", "title")]),
        ("Merger of Tolbrook and Merrivane", "", [("Z81001", "title"), ("Z81002", "title")]),
        ("Branch closure at Upper Tolbrook", "", [("Z81001001", "title")]),
        ("APMS contract end date, Penlow & Strade Medical Group", "", [("Z81007", "title")]),
        ("Minor surgery: breach notice to Brown Street Surgery", "", [("Z81009", "title")]),
        ("Decision", FILLER * 20 + "Rent at Oak Tarn H/C would rise. " + FILLER * 9, [("Z81003", "paper")]),
        (
            "Outcome of the panel",
            "Bids came from Quillgate Practice, Penlow & Strade Medical Group and Ashcombe Doctors Alliance Ltd.",
            [("FEDASH", "paper"), ("Z81004", "paper"), ("Z81007", "paper")],
        ),
        ("Ranking", "1. Tolbrook Surgery\n2. Brown Street Surgery", [("Z81001", "paper"), ("Z81009", "paper")]),
        ("Next meeting", "It will be held at Tolbrook Surgery on 4 May.", []),
        ("Annual meeting", "Venue: Tolbrook Surgery, first floor.", []),
        ("Visit", "We met at Tolbrook Surgery. Rent at Merrivane Medical Centre was discussed.", [("Z81002", "paper")]),
        ("Harrowbeck Road cycle lane", "", []),
        ("Merrivane Primary School open day", "", []),
        ("Corporate risk register", "", []),
    ],
)
def test_it_concerns_the_organisations_named_but_for_where_people_met(title, paper, named):
    assert read(title, paper) == (named, [])


@pytest.mark.parametrize(
    ("title", "paper", "themes"),
    [
        ("PMS premium reinvestment", "", ["ct:PMS"]),
        ("PMS premium reinvestment", "Tolbrook Surgery would lose most; all practices were asked.", ["ct:PMS"]),
        ("Requests", "Tolbrook Surgery asks for a grant. Practices nearby were paid one last year.", []),
    ],
)
def test_it_is_about_a_class_unless_it_is_about_one_of_them(title, paper, themes):
    assert read(title, paper)[1] == themes


def test_its_subject_is_what_there_is_to_match_on():
    item = read_item("PMS review: all practices", "First, Tolbrook Surgery.", resolver(), (ASHCOMBE,))

    assert item.subject == Subject(("Z81001",), (Theme("ct", "PMS"),), (ASHCOMBE,))
