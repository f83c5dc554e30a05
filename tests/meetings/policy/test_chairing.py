import pytest

from meetings.policy.chairing import ActingChair, PassedOver, acting_chair, barred_from_chair, casting_vote_applies
from meetings.policy.handling import Handling
from meetings.policy.quorum import QuorumSettings
from tests.meetings.policy.at_the_table import someone

LIZ = someone("Liz", "lay", "chair")
LEN = someone("Len", "lay", "vice_chair")
LOU = someone("Lou", "lay")
ADA = someone("Ada", "lay_adviser")
AUDREY = someone("Audrey", "lay", "audit_chair")
GIL = someone("Gil", "gp")
GP_CHAIR = someone("Gay", "gp", "chair")
GUEST = someone("Ivy", "lay", seat_class="invited")
ANYBODY = QuorumSettings(lay_chair=False)
AUDIT = QuorumSettings(audit_chair_may_chair=True)
HER_INTEREST = "their interest in it is handled as “discusses, no vote”"


@pytest.mark.parametrize(
    ("table", "handlings", "settings", "acting"),
    [
        ([GIL, LOU, LEN, LIZ], {}, QuorumSettings(), ActingChair(LIZ)),
        ([LIZ, LEN], {"Liz": Handling.NOTED}, QuorumSettings(), ActingChair(LIZ)),
        (
            [LIZ, LEN, LOU],
            {"Liz": Handling.DISCUSSES},
            QuorumSettings(),
            ActingChair(LEN, (PassedOver(LIZ, HER_INTEREST),)),
        ),
        (
            [LIZ, LEN, LOU],
            {"Liz": (Handling.NOTED, Handling.HANDS_OVER_CHAIR)},
            QuorumSettings(),
            ActingChair(LEN, (PassedOver(LIZ, "their interest in it is handled as “noted and hands over the chair”"),)),
        ),
        ([LOU, GIL], {}, QuorumSettings(), ActingChair(LOU)),
        ([GUEST, ADA], {}, QuorumSettings(), ActingChair(ADA)),
        (
            [LIZ, AUDREY, ADA],
            {"Liz": Handling.LEAVES},
            QuorumSettings(),
            ActingChair(
                ADA,
                (
                    PassedOver(LIZ, "their interest in it is handled as “leaves”"),
                    PassedOver(AUDREY, "they chair the Audit Committee"),
                ),
            ),
        ),
        ([AUDREY], {}, AUDIT, ActingChair(AUDREY)),
        ([GP_CHAIR, LOU], {}, QuorumSettings(), ActingChair(LOU, (PassedOver(GP_CHAIR, "they are not a lay member"),))),
        ([GP_CHAIR, LOU], {}, ANYBODY, ActingChair(GP_CHAIR)),
        ([GIL, LOU], {}, ANYBODY, ActingChair(LOU)),
        ([GIL], {}, ANYBODY, ActingChair(GIL)),
        ([GIL], {}, QuorumSettings(), ActingChair(None)),
        (
            [someone("Ned", "lay", "chair", seat_class="non_voting"), LOU],
            {},
            QuorumSettings(),
            ActingChair(
                LOU,
                (
                    PassedOver(
                        someone("Ned", "lay", "chair", seat_class="non_voting"), "they have no vote on this committee"
                    ),
                ),
            ),
        ),
    ],
)
def test_who_takes_the_chair_and_who_was_passed_over(table, handlings, settings, acting):
    assert acting_chair(table, handlings, settings) == acting


@pytest.mark.parametrize("handling", [each for each in Handling if not each.effects.votes])
def test_nobody_chairs_an_item_they_may_not_vote_on(handling):
    assert acting_chair([LIZ], {"Liz": handling}).chair is None


@pytest.mark.parametrize(
    ("person", "settings", "why"),
    [
        (LIZ, QuorumSettings(), ""),
        (AUDREY, QuorumSettings(), "they chair the Audit Committee"),
        (AUDREY, AUDIT, ""),
        (GIL, QuorumSettings(), "they are not a lay member"),
        (GIL, ANYBODY, ""),
        (GUEST, ANYBODY, "they have no vote on this committee"),
        (
            someone("Dee", "lay", is_deputy=True),
            QuorumSettings(),
            "they are a deputy, and the terms of reference do not count deputies",
        ),
        (someone("Dee", "lay", is_deputy=True), QuorumSettings(deputies_count=True), ""),
    ],
)
def test_s12_who_may_not_be_made_chair_at_all(person, settings, why):
    assert barred_from_chair(person, settings) == why


def test_the_hand_over_is_said_in_sentences():
    assert acting_chair([LIZ, LOU], {"Liz": Handling.DISCUSSES}).sentences == (
        f"Liz cannot chair this item: {HER_INTEREST}.",
        "Lou takes the chair.",
    )
    assert acting_chair([GIL], {}).sentences == ("Nobody here can chair this item.",)


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "applies"),
    [(3, 3, True), (4, 2, False), (2, 4, False), (5, 0, False), (0, 0, False)],
)
def test_the_casting_vote_counts_on_a_tie_only(votes_for, votes_against, applies):
    assert casting_vote_applies(votes_for, votes_against) is applies
