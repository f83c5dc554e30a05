"""Questions put to the directory."""

import pytest

from matching.directory import Directory, Name, Organisation, Tie
from tests.matching.world import ASHCOMBE, WENDLE, directory


@pytest.mark.parametrize(
    ("question", "code", "answer"),
    [
        ("parent", "Z81001001", "Z81001"),
        ("parent", "RZ901", "RZ9"),
        ("parent", "Z81001", None),
        ("sites", "Z81001", ("Z81001001",)),
        ("sites", "RZ9", ("RZ901", "RZ902")),
        ("networks", "Z81001", ("U90001", "FEDASH")),
        ("members", "U90002", ("Z81003", "Z81004")),
        ("contracts", "Z81001", ("PMS",)),
        ("services", "Z81002", ("minor_surgery",)),
        ("wards", "Z81005", ("Churchgate",)),
        ("premises", "C90001", ("Z81008",)),
        ("areas", "Z81001", (ASHCOMBE,)),
        ("areas", "FEDASH", (ASHCOMBE,)),
        ("areas", "C90001", ()),
        ("title", "Z81001", "Tolbrook Surgery"),
        ("title", "NOBODY", "NOBODY"),
        ("organisation", "NOBODY", None),
        ("networks", "NOBODY", ()),
        ("other_names", "Z81003", (Name("Z81003", "Tarn Road Surgery", "ODS 2015-11"),)),
    ],
)
def test_it_answers(question, code, answer):
    assert getattr(directory(), question)(code) == answer


def test_it_knows_what_is_offered_where():
    offered = [directory().offered("holds_contract", *each) for each in (("PMS", ASHCOMBE), ("APMS", WENDLE))]

    assert offered == [True, False]


def test_who_took_a_place_is_found_from_who_left_it():
    organisations = [Organisation(code, code, "gp_practice", ASHCOMBE) for code in ("OLD", "NEW")]

    assert Directory(organisations, ties=[Tie("NEW", "successor_of", "OLD")]).successors("OLD") == ("NEW",)


def test_it_holds_each_organisation_once():
    assert (len(directory()), "Z81001" in directory(), "NOBODY" in directory()) == (25, True, False)
    assert len({organisation.code for organisation in directory()}) == 25


def test_places_are_learnt_from_addresses():
    places = directory().places

    assert (places.areas_of(["ashcombe"]), places.areas_of(["wendle"])) == ({ASHCOMBE}, {WENDLE})
    assert (places.areas_of(["road"]), places.areas_of(["farholm"]), places.areas_of([])) == (set(), set(), set())
    assert (places.is_town("ashcombe"), places.is_town("quill")) == (True, False)
    assert (places.lies_in(["strade"], ASHCOMBE), places.lies_in(["strade"], WENDLE)) == (True, False)


def test_the_code_of_what_was_merged_leads_to_the_one_that_stays():
    merged = Directory([Organisation("Z1", "Larkfield Surgery", "gp_practice", ASHCOMBE)], redirects={"LARK-1": "Z1"})

    assert [merged.current(code) for code in ("LARK-1", "Z1", "NOBODY")] == ["Z1", "Z1", "NOBODY"]
