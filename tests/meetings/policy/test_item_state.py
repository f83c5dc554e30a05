"""How one item stands after handling, through scenarios S1, S2 and S24 of the requirements."""

import pytest

from meetings.policy.chairing import ActingChair, PassedOver
from meetings.policy.cover import DEFER, UPSTREAM, Cover, CoverState
from meetings.policy.handling import Handling
from meetings.policy.item_state import INQUORATE, NO_CHAIR, NO_MAJORITY, WAIT, ItemNeeds, ItemState, item_state
from meetings.policy.majority import Majority
from meetings.policy.matrix import ClinicalInput
from meetings.policy.quorum import Line, Outcome, parse
from tests.meetings.policy.at_the_table import SITES, numbered, someone

ESSENTIAL = ItemNeeds(ClinicalInput.ESSENTIAL)
GPS = numbered("G", "gp", 6)
LAY = [someone("L1", "lay", "chair"), someone("L2", "lay", "vice_chair"), someone("L3", "lay")]
NAN = someone("Nan", "nurse")
OFFICERS = [someone("Ace", "executive", "accountable_officer"), someone("Fin", "executive", "cfo")]
GOVERNING_BODY = [*GPS, *LAY, NAN, *OFFICERS]
QUORUM = parse("at least 4 members including 1 lay member and 1 chief officer")
EVERY_GP_LEAVES = {gp.key: Handling.LEAVES for gp in GPS}
EVERY_GP_ADVISES = {gp.key: Handling.ADVICE for gp in GPS}


def lines(*have):
    """The governing body's quorum with so many counted, need by need, all of them enough."""
    needs = [("at least 4 members", 4), ("1 lay member", 1), ("1 chief officer", 1)]
    return Outcome(
        True,
        tuple(
            Line(text, needed, counted, f"{needed} needed, {counted} counted")
            for (text, needed), counted in zip(needs, have, strict=True)
        ),
    )


def test_s1_with_every_gp_out_and_no_nurse_the_item_is_blocked_for_want_of_a_clinician():
    table = [person for person in GOVERNING_BODY if person != NAN]

    remedies = (
        "Let G 1, G 2, G 3, G 4, G 5 and G 6 stay for advice only, answering if the independent members ask.",
        "Invite an independent GP from outside the area.",
        "Ask the secondary care consultant to attend.",
        "Ask the nurse to attend.",
        "Ask public health for a consultant's view.",
        UPSTREAM,
        DEFER,
    )
    state = item_state(table, EVERY_GP_LEAVES, ESSENTIAL, QUORUM)
    assert state == ItemState(
        meeting_quorum=lines(11, 3, 2),
        item_quorum=lines(5, 3, 2),
        majority=Majority(5, 0),
        cover=Cover(CoverState.NONE, ClinicalInput.ESSENTIAL, remedies=remedies),
        acting_chair=ActingChair(LAY[0]),
        problems=("Clinical input is essential and no clinician can be asked.",),
        remedies=remedies,
    )
    assert not state.may_proceed


@pytest.mark.parametrize(
    ("table", "handlings", "cover"),
    [
        (GOVERNING_BODY, EVERY_GP_LEAVES, CoverState.NURSE_ONLY),
        ([person for person in GOVERNING_BODY if person != NAN], EVERY_GP_ADVISES, CoverState.ADVICE_ONLY_INTERESTED),
    ],
)
def test_s1_a_nurse_or_advice_on_request_lets_the_item_go_ahead(table, handlings, cover):
    state = item_state(table, handlings, ESSENTIAL, QUORUM)

    assert (state.cover.state, state.problems, state.may_proceed) == (cover, (), True)


@pytest.mark.parametrize(
    ("number", "problems"),
    [
        (1, ()),
        (2, ("There is no quorum for this item: one GP short.",)),
        (3, ("There is no quorum for this item: one GP short.",)),
        (4, ()),
    ],
)
def test_s1_under_each_sites_terms_of_reference(number, problems):
    site = SITES[number]
    handlings = {each.key: Handling.LEAVES for each in site.table if each.category in ("gp", "independent_clinician")}

    state = item_state(site.table, handlings, ESSENTIAL, site.quorum, site.settings)

    assert (state.problems, state.remedies) == (problems, INQUORATE if problems else ())


def test_s2_the_lay_chair_who_is_a_patient_hands_over_and_the_item_stays_quorate():
    l1, l2, l3 = LAY
    fin, coo = someone("Fin", "executive", "cfo"), someone("Coo", "executive", "chief_operating_officer")

    state = item_state([l2, l3, fin, coo], {"L2": Handling.DISCUSSES}, ItemNeeds(), SITES[1].quorum)

    assert state.acting_chair == ActingChair(
        l3, (PassedOver(l2, "their interest in it is handled as “discusses, no vote”"),)
    )
    assert [line.have for line in state.item_quorum.lines] == [3, 1, 1]
    assert (state.majority, state.problems) == (Majority(3, 0), ())


def test_s2_where_the_only_other_lay_member_chairs_audit_nobody_can_chair():
    l2, audrey = LAY[1], someone("Audrey", "lay", "audit_chair")
    officers = [someone("Fin", "executive", "cfo"), someone("Coo", "executive")]

    state = item_state([l2, audrey, *officers], {"L2": Handling.LEAVES}, ItemNeeds(), SITES[1].quorum)

    assert (state.problems, NO_CHAIR in state.remedies) == (("Nobody here can chair this item.",), True)


def test_a_meeting_without_a_quorum_is_said_once_and_first():
    state = item_state(LAY[:1], {}, ItemNeeds(ClinicalInput.NOT_NEEDED), QUORUM)

    assert (state.problems, state.remedies) == (
        ("The meeting has no quorum: three members short; one chief officer short.",),
        (WAIT,),
    )


def test_a_decision_needs_a_lay_and_executive_majority():
    table = [*GPS, *LAY, *OFFICERS]

    decided = item_state(table, {}, ItemNeeds(ClinicalInput.USEFUL), QUORUM)
    discussed = item_state(table, {}, ItemNeeds(ClinicalInput.USEFUL, is_decision=False), QUORUM)

    assert (decided.problems, decided.remedies, discussed.problems) == (
        ("There is no lay and executive majority: 5 lay and executive votes to 6 others.",),
        (NO_MAJORITY,),
        (),
    )


def test_s24_an_item_referred_elsewhere_needs_only_the_meetings_quorum():
    referred = {person.key: Handling.REFERRED for person in GPS}

    assert item_state([*GPS, *LAY, *OFFICERS], referred, ESSENTIAL, QUORUM).problems == ()
    assert item_state([*GPS], referred, ESSENTIAL, QUORUM).problems == (
        "The meeting has no quorum: one lay member short; one chief officer short.",
    )
