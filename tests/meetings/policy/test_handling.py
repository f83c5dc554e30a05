import pytest

from meetings.policy.handling import (
    ADDED,
    MAIN,
    Effects,
    Handling,
    Room,
    Speaks,
    combined,
    described,
    effects_on,
    in_words,
    together,
)

OUT = Effects(papers=False, in_room=Room.OUT, speaks=Speaks.NO, votes=False, counts_to_quorum=False, is_chair_ok=False)


def at_the_table(papers=True, room=Room.TABLE, speaks=Speaks.YES):
    """The effects of staying without a vote."""
    return Effects(papers=papers, in_room=room, speaks=speaks, votes=False, counts_to_quorum=False, is_chair_ok=False)


@pytest.mark.parametrize(
    ("handling", "label", "effects", "guidance"),
    [
        (Handling.NOTED, "Noted", Effects(), "NOTE_AND_PARTICIPATE"),
        (Handling.CLASS_WIDE, "Class-wide, takes part", Effects(), "NOTE_AND_PARTICIPATE"),
        (Handling.NO_PAPERS, "Receives no papers", Effects(papers=False, is_chair_ok=False), "NO_PAPERS"),
        (Handling.HANDS_OVER_CHAIR, "Hands over the chair", Effects(is_chair_ok=False), "CHAIR_HANDOVER"),
        (Handling.DISCUSSES, "Discusses, no vote", at_the_table(), "DISCUSS_NO_VOTE"),
        (Handling.ADVICE, "Advice only if asked", at_the_table(speaks=Speaks.IF_ASKED), "STAY_LISTEN"),
        (Handling.SPLIT, "Item split", at_the_table(papers=False, room=Room.PART), "DISCUSS_THEN_LEAVE"),
        (Handling.SILENT, "Stays silent", at_the_table(speaks=Speaks.NO), "STAY_LISTEN"),
        (
            Handling.GALLERY,
            "Silent in the public gallery",
            at_the_table(room=Room.GALLERY, speaks=Speaks.NO),
            "LEAVE_ITEM",
        ),
        (Handling.LEAVES, "Leaves", OUT, "LEAVE_ITEM"),
        (Handling.UPSTREAM, "Input given upstream", OUT, "LEAVE_ITEM"),
        (Handling.REFERRED, "Item referred elsewhere", OUT, ""),
    ],
)
def test_what_each_handling_lets_a_person_do(handling, label, effects, guidance):
    assert (handling.label, handling.effects, handling.guidance) == (label, effects, guidance)


@pytest.mark.parametrize("handling", Handling)
def test_each_handling_is_described_minuted_and_sourced(handling):
    assert handling.description.endswith(".")
    assert handling.minute[0].islower()
    assert handling.source


def test_two_are_added_to_another_and_the_rest_stand_by_themselves():
    assert ADDED == (Handling.NO_PAPERS, Handling.HANDS_OVER_CHAIR)
    assert sorted(MAIN + ADDED) == sorted(Handling)


@pytest.mark.parametrize(
    ("also", "words", "description"),
    [
        ([], "Stays silent", "The person stays at the table, and neither discusses nor votes."),
        (
            ["hands_over_chair", "no_papers"],
            "Stays silent; receives no papers; hands over the chair",
            (
                "The person stays at the table, and neither discusses nor votes."
                " The person is not given the papers or the private minutes. Somebody else chairs the item."
            ),
        ),
    ],
)
def test_several_handlings_are_said_together(also, words, description):
    ruled = together("silent", also)

    assert (in_words(ruled), described(ruled)) == (words, description)


@pytest.mark.parametrize(("handling", "also"), [("no_papers", []), ("leaves", ["noted"]), ("leaves", ["cleared"])])
def test_a_handling_in_the_wrong_place_is_refused(handling, also):
    with pytest.raises(ValueError, match=f"{handling}|cleared"):
        together(handling, also)


def test_the_minute_of_advice_is_the_wording_of_scenario_s1():
    assert f"Gil declared an interest and {Handling.ADVICE.minute}." == (
        "Gil declared an interest and remained to answer questions from independent members, "
        "and took no part in the discussion or the vote."
    )


@pytest.mark.parametrize(
    ("handlings", "effects"),
    [
        ((), Effects()),
        ((Handling.NOTED, Handling.HANDS_OVER_CHAIR), Effects(is_chair_ok=False)),
        ((Handling.ADVICE, Handling.NO_PAPERS), at_the_table(papers=False, speaks=Speaks.IF_ASKED)),
        ((Handling.SILENT, Handling.GALLERY), at_the_table(room=Room.GALLERY, speaks=Speaks.NO)),
        ((Handling.LEAVES, Handling.NOTED), OUT),
    ],
)
def test_of_several_handlings_the_most_restricting_counts_on_each_point(handlings, effects):
    assert combined(*handlings) == effects


@pytest.mark.parametrize(
    ("handlings", "effects"),
    [
        ({}, Effects()),
        ({"Ada": Handling.LEAVES}, OUT),
        ({"Ada": (Handling.NO_PAPERS, Handling.HANDS_OVER_CHAIR)}, Effects(papers=False, is_chair_ok=False)),
        ({"Bea": Handling.LEAVES}, Effects()),
    ],
)
def test_a_person_with_no_ruling_takes_full_part(handlings, effects):
    assert effects_on("Ada", handlings) == effects
