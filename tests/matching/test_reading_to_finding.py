"""From what a member wrote and what an agenda says to where they meet: the scenes the engine is for."""

import pytest

from matching.findings import HeldKey, SubjectKey, find
from matching.interests import read_interest
from matching.keys import interest_keys, item_keys
from matching.subjects import read_item
from tests.matching.world import ASHCOMBE, directory, resolver

MEMBERS = {
    "pms partner": "GP partner at Tolbrook Surgery",
    "gms partner": "GP partner at Merrivane Medical Centre",
    "salaried": "Salaried GP, Quillgate Practice",
    "relative": "My husband is the practice manager at Harrowbeck Road Surgery",
    "branch": "Nurse at Upper Tolbrook Surgery",
    "lay patient": "Registered patient of Tolbrook Surgery",
    "network": "Clinical Director of Ashcombe North PCN",
    "federation": "Shareholder in Ashcombe Doctors Alliance Ltd",
    "hospital": "Consultant at Ashcombe Royal Infirmary",
    "landlord": "Director of Quayside Estates Ltd",
    "elsewhere": "Partner at Quillgate Practice, Wendle",
    "town": "is a GP in Ashcombe",
    "nothing": "None",
}
HELD = [
    HeldKey(member, number, key)
    for number, (member, text) in enumerate(MEMBERS.items())
    for holding in read_interest(text, resolver(), (ASHCOMBE,)).holdings
    for key in interest_keys(holding, directory())
]


def found(title, paper=""):
    """Who meets an item, and how directly at the strongest."""
    subject = read_item(title, paper, resolver(), (ASHCOMBE,)).subject
    strongest: dict[str, str] = {}
    for finding in find(HELD, [SubjectKey("item", key) for key in item_keys(subject, directory())]):
        strongest.setdefault(finding.member, str(finding.directness))
    return strongest


ALL_GPS = {"pms partner", "gms partner", "salaried", "relative", "branch", "town"}


@pytest.mark.parametrize(
    ("title", "paper", "met"),
    [
        (
            "Contract variation: Tolbrook Surgery",
            "",
            {
                "pms partner": "named",
                "lay patient": "named",
                "branch": "parent_or_branch",
                "network": "network",
                "federation": "network",
            },
        ),
        (
            "Closure of the branch at Upper Tolbrook Surgery",
            "",
            {
                "branch": "named",
                "pms partner": "parent_or_branch",
                "lay patient": "parent_or_branch",
                "network": "network",
                "federation": "network",
            },
        ),
        (
            "Funding for Ashcombe North PCN",
            "",
            {"network": "named", "pms partner": "network", "gms partner": "network", "branch": "network"},
        ),
        ("Merrivane Community Hospital: outpatients", "", {"hospital": "parent_or_branch"}),
        ("Lease renewal: Dr Ilverton & Partners", "", {"landlord": "premises"}),
        (
            "PMS premium",
            "",
            {"pms partner": "contract_class", "relative": "contract_class", "branch": "contract_class"},
        ),
        ("Price of minor surgery in practices", "", {"gms partner": "service_class", "relative": "service_class"}),
        ("Local incentive scheme for general practice", "", dict.fromkeys(ALL_GPS, "all_practices")),
        ("APMS re-procurement: Penlow & Strade Medical Group", "", {}),
        ("Stand at a GP recruitment fair", "", {}),
        ("QOF results", "For information only.", {}),
        ("Next meeting", "To be held at Tolbrook Surgery.", {}),
    ],
)
def test_who_meets_an_item(title, paper, met):
    assert found(title, paper) == met


def test_the_lay_chair_is_a_patient_of_the_practice_and_of_no_contract():
    """Scenario S2: the stand-in chair was a registered patient."""
    assert "lay patient" in found("Future of Tolbrook Surgery")
    assert "lay patient" not in found("PMS premium") | found("Local incentive scheme for general practice")


def test_one_practice_s_contract_and_the_contract_of_many_are_two_things():
    """Scenario S3: an APMS re-procurement is not their practice; PMS money is their contract."""
    assert "pms partner" not in found("APMS re-procurement: Penlow & Strade Medical Group")
    assert "pms partner" in found("Payments to PMS practices")
    assert "gms partner" not in found("Payments to PMS practices")


def test_money_moved_between_sectors_touches_both():
    """Scenario S8: the underspend; hospital people gain, GPs lose, and neither is named."""
    met = found("Using the PMS underspend against the acute overspend")

    assert (met["hospital"], met["pms partner"]) == ("sector", "contract_class")


def test_the_same_person_meets_the_whole_pot_and_the_own_practice_differently():
    """Scenario S18: class-wide and specific."""
    assert found("£5 a head for every practice")["gms partner"] == "all_practices"
    assert found("Premises grant: Merrivane Medical Centre")["gms partner"] == "named"
