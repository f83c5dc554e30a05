"""The scenarios of the requirements (3, 3A) on the demo's meetings, as far as preparing a meeting goes."""

import pytest
from django.db import transaction

from demo.loading import load
from meetings.actions import convening, matching, ruling
from meetings.queries import recusal
from meetings.queries.cases import cases_of
from meetings.queries.conflicts import picture
from tests.conftest import THE_DAY, THE_MOMENT

ADVICE = "Clinical knowledge is essential here: they stay to answer questions, and take no part in the decision."
VICE_CHAIR = "desmond.whitlock@tarnsea-wendlemere.example.org"
NOBODY_TO_ASK = "Clinical input is essential and no clinician can be asked."
GPS = {
    "Dr Catriona Bellhouse",
    "Dr Fiona Garrowhill",
    "Dr Imran Tasker",
    "Dr Oluwaseun Marchbanks",
    "Dr Siân Prosser-Lyle",
    "Dr Wei-Lin Osgood",
}
UNKNOWN = ["Yasmin Tarrant", "Bukola Sandiford", "Terence Lovibond", "Imogen Sandhu-Price"]


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    """The demo, loaded and its two meetings of one body matched, for all tests of this file; gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = load(at=THE_MOMENT)
        for key in ("commissioning", "place-board"):
            run = matching.ask(meeting=cast.meetings[key], by=cast.by, at=THE_MOMENT)
            matching.carry_out(run=run, day=THE_DAY)
        yield cast
        transaction.set_rollback(True)


@pytest.fixture
def committee(cast, db):
    """The Primary Care Commissioning Committee's meeting."""
    return cast.meetings["commissioning"]


@pytest.fixture
def board(cast, db):
    """The Place Board's meeting."""
    return cast.meetings["place-board"]


def on_item(meeting, number):
    """An item of the recusal list as it stands, with its people and its lines by name."""
    item = next(item for item in recusal.content(meeting)["items"] if item["number"] == number)
    people = {person["name"]: person for person in item["people"]}
    lines = {line["label"]: (line["words"], line["is_well"]) for line in item["effect"]["lines"]}
    return {**item, "people": people, "lines": lines}


@pytest.fixture
def without_dr_garrowhill(board, cast):
    """She sends apologies, so that who is clinical does not hang on how her practice's short name is read."""
    member = board.members.get(person__name="Dr Fiona Garrowhill")
    convening.send_apologies(member=member, by=cast.by, at=THE_MOMENT)


def rule_on(meeting, number, handling, by):
    """Rule the same on every conflict found on an item."""
    conflicts = list(meeting.conflicts.filter(item__number=number).select_related("item"))
    ruling.rule_the_same(conflicts=conflicts, handling=handling, reason="To be seen to be fair", by=by, at=THE_MOMENT)


def test_s1_every_gp_has_an_interest_in_minor_surgery_and_is_to_answer_if_asked(board):
    people = on_item(board, 2)["people"]
    gps = {name: person for name, person in people.items() if name in GPS}

    assert gps.keys() == GPS
    assert {(person["handling"], person["reason"]) for person in gps.values()} == {("Advice only if asked", ADVICE)}


def test_s1_why_is_shown_by_two_paths(board):
    cases = cases_of(board, board.conflicts.filter(item__number=2, person__name="Dr Wei-Lin Osgood"))
    finding = cases[0].reasons[0].finding

    assert (finding.directness, cases[0].reasons[0].strength_in_words[:2]) == (
        "service_class",
        ("Provides the service concerned", "Financial interest"),
    )
    assert [step.sentence for step in finding.interest_steps] == [
        "Partner at Foxenhurst Surgery",
        "Foxenhurst Surgery provides minor surgery",
    ]
    assert [step.sentence for step in finding.item_steps] == ["About the provision of minor surgery"]


@pytest.mark.usefixtures("without_dr_garrowhill")
def test_s1_nobody_clinical_is_left_where_every_clinician_leaves(board, cast):
    rule_on(board, 2, "leaves", cast.people[VICE_CHAIR])

    item = on_item(board, 2)

    assert item["lines"]["Clinical cover"] == ("No clinician", False)
    assert item["effect"]["problems"] == [NOBODY_TO_ASK]
    assert {"problem": NOBODY_TO_ASK, "items": [2]} in recusal.content(board)["to_mend"]
    stay, *others = item["effect"]["remedies"]
    assert stay.endswith("stay for advice only, answering if the independent members ask.")
    assert GPS - {"Dr Fiona Garrowhill"} <= {name for name in item["people"] if name in stay}
    assert "Ask the nurse to attend." in others


@pytest.mark.usefixtures("without_dr_garrowhill")
def test_s1_advice_when_asked_gives_cover_back_and_no_votes(board, cast):
    rule_on(board, 2, "advice", cast.people[VICE_CHAIR])

    item = on_item(board, 2)

    words, is_well = item["lines"]["Clinical cover"]
    assert (words.partition(": ")[0], is_well) == ("Advice only, interested", True)
    assert item["lines"]["Lay and executive majority"] == ("5 lay and executive votes to 0 others", True)
    assert item["effect"]["problems"] == []


def test_s2_the_lay_member_who_is_a_patient_cannot_chair_and_the_next_does(committee):
    item = on_item(committee, 7)
    patient = item["people"]["Desmond Whitlock"]

    assert (patient["handling"], patient["why"]) == (
        "Discusses, no vote",
        ["Patient of Hazelfold Medical Group – non-financial personal interest. Named in the item."],
    )
    assert item["lines"]["In the chair"] == (
        (
            "Desmond Whitlock cannot chair this item: their interest in it is handled as “discusses, no vote”."
            " Hanneke Prior takes the chair."
        ),
        True,
    )
    assert on_item(committee, 8)["lines"]["In the chair"] == ("Desmond Whitlock takes the chair.", True)


def test_s5_who_has_not_declared_is_unknown_on_every_item_and_those_who_hold_nothing_are_not(committee):
    content = recusal.content(committee)

    assert [each["name"] for each in content["unknown"]] == UNKNOWN
    assert {each["why"] for each in content["unknown"]} == {"has not declared"}
    assert [str(each.member) for each in picture(committee).unknown] == UNKNOWN
    assert committee.conflicts.filter(person__name__in=UNKNOWN).count() == 0


def test_s5_every_item_on_the_conflicts_page_names_the_unknown(committee, cast, client):
    client.force_login(cast.people[VICE_CHAIR])
    page = client.get(f"/meetings/{committee.pk}/conflicts/").content.decode()
    touched = len(picture(committee).touched())

    assert page.count(f"Unknown: {', '.join(UNKNOWN)}.") == touched + 1


def test_s18_the_same_gp_has_two_answers_for_the_whole_pot_and_for_their_own_locality(committee):
    whole, own = on_item(committee, 9)["people"], on_item(committee, 10)["people"]

    assert [
        (name, whole[name]["handling"], own[name]["handling"])
        for name in ("Dr Catriona Bellhouse", "Dr Siân Prosser-Lyle")
    ] == [
        ("Dr Catriona Bellhouse", "Class-wide, takes part", "Leaves"),
        ("Dr Siân Prosser-Lyle", "Class-wide, takes part", "Leaves"),
    ]


def test_an_areas_code_is_in_no_reason_people_read(committee, board):
    steps = {
        step.sentence
        for meeting in (committee, board)
        for finding in meeting.runs.get().findings.all()
        for step in (*finding.interest_steps, *finding.item_steps)
    }

    assert "9ZA" not in " ".join(steps)
    assert "Gullhythe Surgery is a practice in this area" in steps
