"""What a declared interest says."""

import pytest

from matching.holding import HeldAs
from matching.interests import read_interest
from tests.matching.world import ASHCOMBE, resolver


def holdings(text):
    read = read_interest(text, resolver(), (ASHCOMBE,))
    return [(holding.codes, str(holding.held_as), holding.indirect) for holding in read.holdings]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Partner at Tolbrook Surgery", [(("Z81001",), "partner", False)]),
        (
            "Partner at Tolbrook Surgery; patient of Brown Street Surgery",
            [(("Z81001",), "partner", False), (("Z81009",), "patient", False)],
        ),
        (
            "Clinical director of Tarnside PCN. My wife is a nurse at Quillgate Practice.",
            [(("U90002",), "network_lead", False), (("Z81004",), "employee", True)],
        ),
        ("Nurse at Tolbrook Surgery and Brown Street Surgery", [(("Z81001", "Z81009"), "employee", False)]),
        ("Patient of Dr Ilverton & Partners", [(("Z81008",), "patient", False)]),
        ("Consultant, St Osmer's Hospital", [(("RX801", "RX901"), "employee", False)]),
        ("is a GP in Ashcombe", [((), "salaried_gp", False)]),
        (
            "GP in Ashcombe; governor of the Vale of Ashcombe Hospitals NHS Foundation Trust",
            [(("RZ9",), "governor_or_trustee", False), ((), "salaried_gp", False)],
        ),
        ("None", [((), "unknown", False)]),
    ],
)
def test_each_way_of_holding_is_a_holding_of_its_own(text, held):
    assert holdings(text) == held


def test_a_holding_keeps_the_words_and_the_areas():
    holding = read_interest("is a GP in Ashcombe", resolver(), (ASHCOMBE,)).holdings[0]

    assert (holding.text, holding.areas, holding.held_as) == ("is a GP in Ashcombe", (ASHCOMBE,), HeldAs.SALARIED_GP)
