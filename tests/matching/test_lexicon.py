"""The lexicon as data: its lists, and phrases put in and taken out."""

import pytest

from matching.lexicon import Place, Wording, lists_in, shipped, with_wordings
from matching.themes import lexicon_from, read_themes

GENERAL = Place("", "", "stakes")
PMS = Place("ct", "PMS", "phrases")
WINTER = Place("sc", "winter access", "phrases")
DATA = {
    "themes": [
        {"kind": "ct", "value": "PMS", "phrases": ["pms"], "usual": "contract"},
        {"kind": "gp", "phrases": ["qof"]},
    ],
    "stakes": ["money"],
}


def test_lists_are_found_by_theme_and_name_whatever_they_are_called():
    data = {**DATA, "newly_called": ["x"], "about": "words"}

    assert lists_in(data) == {
        PMS: ["pms"],
        Place("gp", "", "phrases"): ["qof"],
        GENERAL: ["money"],
        Place("", "", "newly_called"): ["x"],
    }


@pytest.mark.parametrize(
    ("wording", "lists"),
    [
        (Wording(PMS, "personal*"), {PMS: ["pms", "personal*"]}),
        (Wording(PMS, "pms"), {PMS: ["pms"]}),
        (Wording(PMS, "pms", is_there=False), {PMS: []}),
        (Wording(PMS, "gone", is_there=False), {PMS: ["pms"]}),
        (Wording(GENERAL, "rent"), {GENERAL: ["money", "rent"]}),
        (Wording(Place("ct", "PMS", "blocks"), "syndrome"), {Place("ct", "PMS", "blocks"): ["syndrome"]}),
        (Wording(WINTER, "winter access"), {WINTER: ["winter access"]}),
    ],
)
def test_a_phrase_is_put_in_or_taken_out_and_the_rest_stays(wording, lists):
    assert lists_in(with_wordings(DATA, [wording])) == lists_in(DATA) | lists
    assert lists_in(DATA)[PMS] == ["pms"]


def test_what_is_undone_leaves_the_lists_as_they_were():
    wording = Wording(PMS, "personal*")

    assert lists_in(with_wordings(DATA, [wording, wording.opposite])) == lists_in(DATA)


def test_a_theme_that_is_put_in_is_told_by_its_phrases():
    lexicon = lexicon_from(with_wordings(shipped(), [Wording(WINTER, "winter access")]))
    title = "Winter access: payments to approve"

    assert [(told.theme.kind, told.theme.value) for told in read_themes(title, "", lexicon)] == [
        ("sc", "winter access")
    ]
