from itertools import product

import pytest

from matching.keys import COLLATERAL, Directness
from meetings.policy.handling import Handling
from meetings.policy.matrix import (
    DEFAULT_MATRIX,
    NO_ROW,
    ClinicalInput,
    Holding,
    InterestType,
    Part,
    Proposal,
    Row,
    Situation,
    Stage,
    holding_of,
    proposed_handling,
    strictest,
)

FINANCIAL, PROFESSIONAL, PERSONAL, INDIRECT = InterestType
ESSENTIAL = {"clinical_input": ClinicalInput.ESSENTIAL, "is_clinician": True}
DEVELOPMENT = {"stage": Stage.DEVELOPMENT}

ROWS = [
    ("a partner in the practice decided on", FINANCIAL, "named", {}, Handling.LEAVES, "C4, S18"),
    ("even where clinical input is essential", FINANCIAL, "named", ESSENTIAL, Handling.LEAVES, "C4, S18"),
    ("a partner in its parent practice", FINANCIAL, "parent_or_branch", {}, Handling.LEAVES, "C4, S18"),
    ("the landlord", FINANCIAL, "premises", {}, Handling.LEAVES, "C4, S18"),
    ("a salaried GP of the practice", PROFESSIONAL, "named", {}, Handling.LEAVES, "C4, S18"),
    ("a volunteer of the charity decided on", PERSONAL, "named", {}, Handling.DISCUSSES, "B12"),
    ("while it is shaped", FINANCIAL, "named", DEVELOPMENT, Handling.DISCUSSES, "S4"),
    ("while it is discussed", FINANCIAL, "network", {"stage": Stage.DISCUSSION}, Handling.DISCUSSES, "S4"),
    ("for noting", FINANCIAL, "named", {"stage": Stage.NOTING}, Handling.NOTED, "B11"),
    (
        "private papers on the practice, for noting",
        FINANCIAL,
        "named",
        {"stage": Stage.NOTING, "part": Part.PRIVATE},
        Handling.LEAVES,
        "S38, guidance 2.3",
    ),
    ("a network's money", FINANCIAL, "network", {}, Handling.LEAVES, "C6, S18"),
    ("a network's money, clinician needed", FINANCIAL, "network", ESSENTIAL, Handling.ADVICE, "S1, I2, I3"),
    ("minor surgery", FINANCIAL, "scheme_class", ESSENTIAL, Handling.ADVICE, "S1, I2, I3"),
    (
        "minor surgery, a manager",
        FINANCIAL,
        "scheme_class",
        {**ESSENTIAL, "is_clinician": False},
        Handling.LEAVES,
        "C5, S3",
    ),
    ("PMS holders", FINANCIAL, "contract_class", {}, Handling.LEAVES, "C5, S3"),
    ("those who provide the service", FINANCIAL, "service_class", {}, Handling.LEAVES, "C5, S3"),
    ("workload of a salaried GP", PROFESSIONAL, "contract_class", {}, Handling.DISCUSSES, "S9"),
    (
        "winter access, in development",
        FINANCIAL,
        "scheme_class",
        {**ESSENTIAL, **DEVELOPMENT},
        Handling.DISCUSSES,
        "S4",
    ),
    ("the whole pot", FINANCIAL, "all_practices", {}, Handling.CLASS_WIDE, "C7, S17, S18"),
    ("new initiatives", FINANCIAL, "all_practices", DEVELOPMENT, Handling.CLASS_WIDE, "C7, S17, S18"),
    ("a councillor, closure in the ward", PROFESSIONAL, "ward", {}, Handling.DISCUSSES, "C15"),
    ("a councillor, early talk", PROFESSIONAL, "ward", DEVELOPMENT, Handling.NOTED, "C15"),
    ("money between sectors", FINANCIAL, "sector", {}, Handling.NOTED, "C8"),
    ("a loyalty", PROFESSIONAL, "named", {"holding": Holding.LOYALTY}, Handling.NOTED, "C8"),
    ("a friend at the hospital", INDIRECT, "named", {"holding": Holding.FRIEND}, Handling.NOTED, "S7"),
    ("a patient of the practice", PERSONAL, "named", {"holding": Holding.PATIENT}, Handling.DISCUSSES, "S2"),
    ("a patient, all practices", PERSONAL, "all_practices", {"holding": Holding.PATIENT}, Handling.NOTED, "S2"),
    (
        "a patient, for noting",
        PERSONAL,
        "named",
        {"holding": Holding.PATIENT, "stage": Stage.NOTING},
        Handling.NOTED,
        "S2",
    ),
    ("a relative's firm decided on", INDIRECT, "named", {"holding": Holding.FAMILY}, Handling.LEAVES, "C1"),
    ("an indirect interest, whose is not known", INDIRECT, "named", {}, Handling.LEAVES, "C1"),
    ("a relative's firm, being discussed", INDIRECT, "named", DEVELOPMENT, Handling.DISCUSSES, "C1, S4"),
    ("a relative's scheme", INDIRECT, "scheme_class", {}, Handling.DISCUSSES, "C1, C5"),
    ("a relative who is a GP, all practices", INDIRECT, "all_practices", {}, Handling.NOTED, "B11, C7"),
]


@pytest.mark.parametrize(
    ("interest", "directness", "more", "handling", "source"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_the_default_matrix(interest, directness, more, handling, source):
    proposal = proposed_handling(Situation(interest, Directness(directness), **more))

    assert (proposal.handling, proposal.source) == (handling, source)


def every_situation():
    """Each combination of what the matrix looks at."""
    for values in product(InterestType, Directness, Holding, Stage, Part, ClinicalInput, (False, True)):
        yield Situation(*values)


def test_the_default_matrix_leaves_no_situation_out_and_no_row_idle():
    first_rows = [next((row for row in DEFAULT_MATRIX if row.fits(each)), None) for each in every_situation()]

    assert [row.proposal.source for row in DEFAULT_MATRIX if row not in first_rows] == []
    assert None not in first_rows


def test_nobody_with_a_stake_of_their_own_votes_on_a_decision_about_few():
    few = set(Directness) - COLLATERAL - {Directness.ALL_PRACTICES, Directness.SECTOR}

    votes = [
        situation
        for situation in every_situation()
        if situation.stage == Stage.DECISION
        and situation.held in (Holding.OWN, Holding.FAMILY)
        and situation.directness in few - {Directness.WARD}
        and proposed_handling(situation).handling.effects.votes
    ]

    assert votes == []


def test_a_body_may_have_a_matrix_of_its_own():
    strict = Proposal(Handling.LEAVES, "Here, everybody with an interest leaves.", "Standing order 9")
    situation = Situation(FINANCIAL, Directness.SECTOR)

    assert proposed_handling(situation, [Row(strict)]) == strict
    assert proposed_handling(situation, []) == NO_ROW


def test_the_strictest_of_several_proposals_stands():
    noted, advice, leaves = (Proposal(each, "") for each in (Handling.NOTED, Handling.ADVICE, Handling.LEAVES))

    assert strictest([advice, leaves, noted]) == leaves


@pytest.mark.parametrize(
    ("held_as", "relationship", "holding"),
    [
        ("partner", "", Holding.OWN),
        ("patient", "", Holding.PATIENT),
        ("patient", "child", Holding.PATIENT),
        ("director", "spouse_or_partner", Holding.FAMILY),
        ("employee", "close_friend", Holding.FRIEND),
        ("professional_body", "", Holding.LOYALTY),
    ],
)
def test_how_an_interest_is_held_is_read_from_the_declaration(held_as, relationship, holding):
    assert holding_of(held_as, relationship) == holding
