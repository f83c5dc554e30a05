"""The scenarios of the requirements (3, 3A) on the demo's meetings, as far as preparing a meeting goes."""

from datetime import date

import pytest
from django.db import transaction

from assurance.queries.completion import completion
from assurance.queries.declarants import seat_holders
from demo.loading import load
from meetings.actions import answering, convening, correcting, matching, ruling
from meetings.queries import recusal
from meetings.queries.affected import questions_on
from meetings.queries.cases import cases_of
from meetings.queries.conflicts import picture
from outbox.models import Message
from outbox.queries.wording import wording
from people.models import Role
from tests.conftest import THE_DAY, THE_MOMENT, person_in
from tests.factories import make_committee, make_interest, make_meeting, make_organisation, make_seat, make_tie
from tests.registers import employment

ADVICE = "Clinical knowledge is essential here: they stay to answer questions, and take no part in the decision."
BARRIER = "Information barrier: no papers on, and no part in, what concerns that organisation"
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


def test_s5_four_have_not_returned_two_are_nil_and_the_chair_is_told_by_number_and_reads_the_names(committee, cast):
    body = committee.body
    found = seat_holders(body, committee.committee, THE_DAY)
    tally = next(each for each in completion(body, THE_DAY).by_committee if each.whom.label == str(committee.committee))

    assert (tally.people, tally.returned, tally.nil, tally.asked) == (16, 12, 2, 4)
    assert {each.line.name for each in found.missing} == set(UNKNOWN)
    assert [each.line.standing.state for each in found.missing] == ["asked"] * 4
    assert all(each.reminded for each in found.missing)
    told = Message.objects.filter(kind="not_returned_to_chair", context__committee_id=committee.committee_id)
    assert [(each.recipient.name, each.context["number"]) for each in told] == [("Margaret Oyelaran", 4)]
    assert not [name for name in UNKNOWN if any(name in wording(each).text for each in told)]


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


def reasons_on(meeting, number):
    """Who has which strongest reason on an item: the person's name, and how directly it meets."""
    cases = cases_of(meeting, meeting.conflicts.filter(item__number=number))
    return {str(case.member): case.reasons[0].directness for case in cases if not case.is_gone}


def asked_on(meeting, number):
    """The questions on an item about those it is not about."""
    item = meeting.items.get(number=number)
    return {question.effect: question for question in questions_on([item])[item.pk]}


def say(meeting, number, effect, cast, *, is_yes):
    """Answer one of them, and match again."""
    item = meeting.items.get(number=number)
    answering.answer(item=item, effect=effect, is_yes=is_yes, reason="As the chair was told", by=cast.by, at=THE_MOMENT)
    again(meeting, cast)


def again(meeting, cast):
    """Match a meeting again."""
    matching.carry_out(run=matching.ask(meeting=meeting, by=cast.by, at=THE_MOMENT), day=THE_DAY)


def test_s3_nobody_is_matched_with_the_re_procurement_and_the_questions_are_open(committee):
    questions = asked_on(committee, 5)

    assert reasons_on(committee, 5) == {}
    assert (list(questions), {question.is_open for question in questions.values()}) == (["patients", "bidding"], {True})


def test_s3_a_no_is_kept_with_its_reason_and_adds_nobody(committee, cast):
    say(committee, 5, "bidding", cast, is_yes=False)

    answer = asked_on(committee, 5)["bidding"].answer
    assert (answer.is_yes, answer.reason) == (False, "As the chair was told")
    assert reasons_on(committee, 5) == {}


def test_s3_a_yes_brings_the_competitors_in_as_a_group_of_their_own(committee, cast):
    say(committee, 5, "bidding", cast, is_yes=True)

    (group,) = [group for group in picture(committee).by_item() if group.item.number == 5]
    assert {"Dr Catriona Bellhouse", "Dr Siân Prosser-Lyle"} <= reasons_on(committee, 5).keys()
    assert [kind for kind, _ in group.groups] == ["affected"]


def test_s3_the_others_funding_is_displaced_by_what_pms_holders_are_paid(committee, cast):
    before = reasons_on(committee, 6)
    say(committee, 6, "funding", cast, is_yes=True)

    after = reasons_on(committee, 6)
    assert "contract_class" in before.values()
    assert {name: after[name] for name in before} == before
    assert {directness for name, directness in after.items() if name not in before} == {"displaced"}


def test_s8_a_finance_report_asks_and_the_theme_set_by_hand_is_matched(board, cast):
    item = convening.add_item(meeting=board, title="Finance report", ask="To agree it", by=cast.by, at=THE_MOMENT)
    again(board, cast)
    assert (list(asked_on(board, item.number)), reasons_on(board, item.number)) == (["money"], {})

    for theme in ("ct:PMS", "se:secondary"):
        correcting.correct(item=item, theme=theme, verdict="concerns", by=cast.by, at=THE_MOMENT)
    again(board, cast)

    found = reasons_on(board, item.number)
    assert {"contract_class", "sector"} == set(found.values())
    assert asked_on(board, item.number).keys() <= {"funding"}


@pytest.fixture
def here(body, ada, clara, gus, now):
    """A meeting of Ada, Clara and Gus, about organisations that each test makes."""
    committee = make_committee(body, now)
    for person in (clara, ada, gus):
        make_seat(committee, person, title=f"Seat of {person}", category="gp")
    return make_meeting(committee, clara, now)


@pytest.fixture
def found(here, grace, now):
    """Put an item on the agenda, answer yes to what is asked of it, match, and say who was found and how directly."""

    def find(title, paper="", yes=()):
        item = convening.add_item(meeting=here, title=title, paper=paper, by=grace, at=now)
        for effect in yes:
            answering.answer(item=item, effect=effect, is_yes=True, reason="Likely", by=grace, at=now)
        matching.carry_out(run=matching.ask(meeting=here, by=grace, at=now), day=now.date())
        return reasons_on(here, item.number)

    return find


def test_s11_pharmacists_second_jobs(found, here, body, ada, clara, gus, now):
    chemist = make_organisation("P1", "Kettle Lane Pharmacy", "pharmacy")
    firm = make_organisation("C1", "Ferrybridge Pharma", "company", area="")
    ana = person_in(body, "Ana Quill", Role.ACCOUNTABLE_OFFICER, "Accountable Officer", now)
    job = {"organisation_text": "", "since": date(2026, 12, 1)}
    locum = employment.ask(body, ada, now, organisation_code=chemist.code, **job)
    talks = employment.ask(body, clara, now, organisation_code=firm.code, held_as="adviser", **job)
    buyer = employment.ask(body, gus, now, organisation_code=chemist.code, **job)
    employment.decide(locum, ana, now, "conditional", conditions=["barrier"])
    employment.decide(talks, ana, now)
    employment.decide(buyer, ana, now, "refused", reason="They would buy what they help to choose")

    # A grant made an interest, which is matched; a refusal made none.
    title = "Medicines scheme: payments to Kettle Lane Pharmacy, rebates of Ferrybridge Pharma"
    assert found(title) == {"Ada Larkin": "named", "Clara Weir": "named"}
    why = {name: person["why"][0] for name, person in on_item(here, 1)["people"].items()}
    assert why["Ada Larkin"].endswith(f"Permitted on condition: {BARRIER}.")
    assert "condition" not in why["Clara Weir"]


def test_s16_each_bid_ties_by_practice_locality_premises_and_the_lmc(found, body, ada, clara, gus, now):
    bidder, neighbour = make_organisation(), make_organisation("X99002", "Thornbeck Surgery")
    vale = make_organisation("L99001", "Wold Vale Locality", kind="locality")
    for practice in (bidder, neighbour):
        make_tie(practice, "member_of", vale)
        make_tie(practice, "holds_contract", what="GMS")
    landlord = make_organisation("C1", "Marrowgate Estates", kind="company", area="")
    make_tie(landlord, "landlord_of", bidder)
    make_interest(body, ada, now, organisation=vale, held_as="network_lead")
    make_interest(body, clara, now, organisation=landlord, held_as="shareholder")
    advocate = {"held_as": "advocate", "organisation_text": "Secretary of the Local Medical Committee"}
    make_interest(body, gus, now, **advocate)

    assert found("Estates bids: Larkfield Surgery") == {"Ada Larkin": "network", "Clara Weir": "premises"}
    assert found("Premises improvement grants for all practices")["Gus Abara"] == "all_practices"


def test_s25_the_named_are_matched_and_so_are_those_with_less(found, body, ada, gus, now):
    named, other = make_organisation(), make_organisation("X99002", "Thornbeck Surgery")
    make_interest(body, ada, now, organisation=named)
    make_interest(body, gus, now, organisation=other)

    title = "Support for a vulnerable practice: Larkfield Surgery"
    assert found(title) == {"Ada Larkin": "named"}
    assert found(title, yes=["funding"]) == {"Ada Larkin": "named", "Gus Abara": "displaced"}


def test_s27_the_landlord_is_matched_by_the_premises_and_the_neighbour_as_a_recipient(found, body, ada, gus, now):
    lapsing = make_organisation(town="Wold", postcode="ZZ1 1AA")
    next_door = make_organisation("X99002", "Thornbeck Surgery", town="Wold", postcode="ZZ1 1AB")
    owner = make_organisation("C1", "Marrowgate Estates", kind="company", area="")
    make_tie(owner, "landlord_of", lapsing)
    make_interest(body, ada, now, organisation=owner, held_as="shareholder")
    make_interest(body, gus, now, organisation=next_door)

    title = "Larkfield Surgery: the APMS contract will lapse"
    assert found(title) == {"Ada Larkin": "premises"}
    assert found(title, yes=["patients"]) == {"Ada Larkin": "premises", "Gus Abara": "neighbour"}


def test_s34_the_trusts_chief_executive_is_matched_by_their_employer(found, body, ada, gus, now):
    trust = make_organisation("T99", "Wold Hospitals NHS Foundation Trust", kind="nhs_trust")
    make_interest(body, ada, now, organisation=trust, held_as="employee")
    make_interest(body, gus, now, organisation=make_organisation())

    assert found("Reduction of funding for Wold Hospitals NHS Foundation Trust") == {"Ada Larkin": "named"}


def test_s37_a_partner_of_a_practice_that_merged_is_matched_with_what_took_its_place(found, here, body, ada, now):
    merged = make_organisation(closed_on=date(2026, 10, 1))
    successor = make_organisation("X99002", "Thornbeck Surgery")
    make_tie(successor, "successor_of", merged, since=date(2026, 10, 1))
    make_interest(body, ada, now, organisation=merged)

    assert found("Thornbeck Surgery: request to close its list") == {"Ada Larkin": "successor"}
    (case,) = cases_of(here, here.conflicts.all())
    assert "Ask the member to confirm that the interest went over." in case.reasons[0].to_confirm
    assert [stop.name for stop in case.reasons[0].route] == [
        "Ada Larkin",
        "Larkfield Surgery",
        "Thornbeck Surgery",
        "Item 1",
    ]


def test_a_contract_counts_as_of_the_day_and_the_former_one_is_told(found, here, body, ada, gus, now):
    switched, still = make_organisation(), make_organisation("X99002", "Thornbeck Surgery")
    make_tie(switched, "holds_contract", what="PMS", until=date(2026, 4, 1))
    make_tie(switched, "holds_contract", what="GMS", since=date(2026, 4, 1))
    make_tie(still, "holds_contract", what="PMS")
    make_interest(body, ada, now, organisation=switched)
    make_interest(body, gus, now, organisation=still)

    assert found("PMS premium: payments", yes=["funding"]) == {"Gus Abara": "contract_class", "Ada Larkin": "displaced"}
    (case,) = cases_of(here, here.conflicts.filter(person=ada))
    assert "holds a GMS contract (formerly PMS)" in case.reasons[0].finding.interest_steps[-1].sentence
