import pytest

from meetings.policy.cover import DEFER, UPSTREAM, Cover, CoverState, clinical_cover
from meetings.policy.handling import Handling
from meetings.policy.matrix import ClinicalInput
from meetings.policy.quorum import QuorumSettings
from meetings.policy.sitting import Category
from tests.meetings.policy.at_the_table import someone

LIZ = someone("Liz", "lay", "chair")
GIL = someone("Gil", "gp")
GUS = someone("Gus", "gp")
NAN = someone("Nan", "nurse")
CAT = someone("Cat", "secondary_care")
PIP = someone("Pip", "public_health", seat_class="non_voting")
INDEPENDENT = "Invite an independent GP from outside the area."
CONSULTANT = "Ask the secondary care consultant to attend."
NURSE = "Ask the nurse to attend."
PUBLIC_HEALTH = "Ask public health for a consultant's view."
GPS_OUT = {"Gil": Handling.LEAVES, "Gus": Handling.LEAVES}


@pytest.mark.parametrize(
    ("table", "handlings", "state"),
    [
        ([LIZ, GIL, NAN], {}, CoverState.AMPLE),
        ([LIZ, GIL, NAN], {"Gil": Handling.NOTED}, CoverState.AMPLE),
        ([LIZ, GIL], {}, CoverState.ONE_ONLY),
        ([LIZ, PIP], {}, CoverState.ONE_ONLY),
        ([LIZ, GIL, GUS, NAN], GPS_OUT, CoverState.NURSE_ONLY),
        ([LIZ, GIL, GUS, CAT], GPS_OUT, CoverState.ONE_ONLY),
        ([LIZ, GIL, GUS, CAT], {**GPS_OUT, "Gus": Handling.ADVICE}, CoverState.ONE_ONLY),
        ([LIZ, GIL, GUS], {**GPS_OUT, "Gus": Handling.ADVICE}, CoverState.ADVICE_ONLY_INTERESTED),
        ([LIZ, GIL], {"Gil": Handling.DISCUSSES}, CoverState.ADVICE_ONLY_INTERESTED),
        ([LIZ, GIL], {"Gil": Handling.CLASS_WIDE}, CoverState.ADVICE_ONLY_INTERESTED),
        ([LIZ, GIL], {"Gil": (Handling.NOTED, Handling.NO_PAPERS)}, CoverState.ADVICE_ONLY_INTERESTED),
        ([LIZ, GIL], {"Gil": Handling.SILENT}, CoverState.NONE),
        ([LIZ, GIL], {"Gil": Handling.GALLERY}, CoverState.NONE),
        ([LIZ, GIL], {"Gil": Handling.UPSTREAM}, CoverState.NONE),
        ([LIZ], {}, CoverState.NONE),
    ],
)
def test_the_state_of_clinical_cover(table, handlings, state):
    assert clinical_cover(table, handlings, ClinicalInput.ESSENTIAL).state == state


def test_an_item_that_needs_no_clinician_has_no_cover_to_lose():
    assert clinical_cover([LIZ], {}, ClinicalInput.NOT_NEEDED) == Cover(CoverState.NOT_NEEDED, ClinicalInput.NOT_NEEDED)


def test_with_no_clinician_left_every_remedy_is_offered():
    cover = clinical_cover([LIZ, GIL, GUS], GPS_OUT, ClinicalInput.ESSENTIAL)

    assert cover == Cover(
        CoverState.NONE,
        ClinicalInput.ESSENTIAL,
        unconflicted=(),
        interested=(),
        remedies=(
            "Let Gil and Gus stay for advice only, answering if the independent members ask.",
            INDEPENDENT,
            CONSULTANT,
            NURSE,
            PUBLIC_HEALTH,
            UPSTREAM,
            DEFER,
        ),
    )
    assert (cover.label, cover.blocks) == ("No clinician", True)


def test_advice_from_the_interested_is_cover_that_says_whose_it_is():
    handlings = {"Gil": Handling.ADVICE, "Gus": Handling.ADVICE}

    assert clinical_cover([LIZ, GIL, GUS], handlings, ClinicalInput.ESSENTIAL) == Cover(
        CoverState.ADVICE_ONLY_INTERESTED,
        ClinicalInput.ESSENTIAL,
        unconflicted=(),
        interested=(GIL, GUS),
        remedies=(INDEPENDENT, CONSULTANT, NURSE, PUBLIC_HEALTH, UPSTREAM, DEFER),
    )


def test_nobody_is_told_to_ask_for_a_colleague_who_is_there():
    cover = clinical_cover([LIZ, NAN, GIL], {"Gil": Handling.LEAVES}, ClinicalInput.ESSENTIAL)

    assert cover.remedies == (
        "Let Gil stay for advice only, answering if the independent members ask.",
        INDEPENDENT,
        CONSULTANT,
        PUBLIC_HEALTH,
        UPSTREAM,
        DEFER,
    )


@pytest.mark.parametrize(
    ("table", "clinical_input", "blocks"),
    [
        ([LIZ], ClinicalInput.ESSENTIAL, True),
        ([LIZ], ClinicalInput.USEFUL, False),
        ([LIZ], ClinicalInput.NOT_NEEDED, False),
        ([LIZ, NAN], ClinicalInput.ESSENTIAL, False),
    ],
)
def test_only_essential_input_that_nobody_can_give_blocks_an_item(table, clinical_input, blocks):
    assert clinical_cover(table, {}, clinical_input).blocks is blocks


def test_where_input_is_only_useful_one_clinician_is_enough():
    assert clinical_cover([LIZ, NAN], {}, ClinicalInput.USEFUL).remedies == ()


def test_who_is_a_clinician_is_a_setting():
    settings = QuorumSettings(clinician=frozenset({Category.GP}))

    assert clinical_cover([NAN], {}, ClinicalInput.ESSENTIAL, settings).state == CoverState.NONE
