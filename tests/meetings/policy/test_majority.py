import pytest

from meetings.policy.majority import Majority, lay_executive_majority
from meetings.policy.quorum import QuorumSettings
from meetings.policy.sitting import Category
from tests.meetings.policy.at_the_table import numbered, someone

LAY = numbered("Lay", "lay", 2)
GPS = numbered("GP", "gp", 3)
FIN = someone("Fin", "executive", "cfo")
NAN = someone("Nan", "nurse")
HAL = someone("Hal", "healthwatch", seat_class="non_voting")


@pytest.mark.parametrize(
    ("table", "majority", "met"),
    [
        ([*LAY, FIN, *GPS[:2]], Majority(3, 2), True),
        ([*LAY, FIN, *GPS], Majority(3, 3), False),
        ([*LAY, NAN, *GPS[:1]], Majority(2, 2), False),
        ([*LAY, HAL], Majority(2, 0), True),
        ([*LAY, someone("Dee", "gp", is_deputy=True)], Majority(2, 0), True),
        ([], Majority(0, 0), False),
    ],
)
def test_lay_and_executive_members_must_outnumber_the_rest(table, majority, met):
    found = lay_executive_majority(table)

    assert (found, found.met) == (majority, met)


def test_whose_side_the_nurse_is_on_is_a_setting():
    settings = QuorumSettings(majority=frozenset({Category.LAY, Category.EXECUTIVE, Category.NURSE}))

    assert lay_executive_majority([*LAY, NAN, *GPS[:2]], settings) == Majority(3, 2)


def test_the_votes_are_said_in_words():
    assert Majority(5, 3).sentence == "5 lay and executive votes to 3 others"
    assert Majority(1, 1).sentence == "1 lay and executive vote to 1 other"


def test_a_governing_body_needs_no_lay_and_executive_majority():
    clinicians = [*GPS, NAN]

    assert not lay_executive_majority(clinicians).met
    assert lay_executive_majority(clinicians, QuorumSettings(majority_needed=False)).met
