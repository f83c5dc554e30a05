"""Another body's row is not found, whatever the address, the method and the roles."""

from django.db import transaction

from intake.models import ImportedInterest, Intake
from meetings.models import Claim, Committee, Conflict, Finding, LexiconChange, LookBack, Meeting, Member
from organisations.models import Acronym, Amendment, Import, Organisation, Tie, TieSheet
from outbox.models import Message
from people.models import Body, Person, Post
from registers.models import (
    Attachment,
    Declaration,
    DeclarationCopy,
    Delegation,
    Edition,
    EmploymentRequest,
    Interest,
    NilDoubt,
    Offer,
    Question,
    WithholdingRequest,
)
from registers.queries.copies import token_of
from tests.architecture.addresses import STAFF
from tests.architecture.rows import hold_every_role, one_of_each
from tests.conftest import signed_in
from tests.factories import make_committee, make_meeting

# The row that a part of an address names; of `pk`, by the page.
ROWS = {
    "claim_id": Claim,
    "committee_id": Committee,
    "look_back_id": LookBack,
    "meeting_id": Meeting,
    "member_id": Member,
    "conflict_id": Conflict,
    "finding_id": Finding,
    "interest_id": Interest,
    "change_id": LexiconChange,
    "code": Organisation,
    "other": Organisation,
    "tie_id": Tie,
    "amendment_id": Amendment,
    "acronym_id": Acronym,
    "declaration_id": Declaration,
    "question_id": Question,
    "request_id": WithholdingRequest,
    "token": DeclarationCopy,
    "person_id": Person,
    "attachment_id": Attachment,
    "body_id": Body,
    "doubt_id": NilDoubt,
}
# Rows that an address names by another field than their id.
BY_CODE = {"code", "other"}
ROWS_BY_PAGE = {
    "act_for": Body,
    "declarant": Person,
    "declarant_ask": Person,
    "declaration_copy_ask": Declaration,
    "declarant_record": Person,
    "declarant_files": Person,
    "declaration_done": Declaration,
    "edition_progress": Edition,
    "employment_decide": EmploymentRequest,
    "employment_request": EmploymentRequest,
    "employment_withdraw": EmploymentRequest,
    "import_report": Import,
    "imported_interest": ImportedInterest,
    "imported_interest_answer": ImportedInterest,
    "intake": Intake,
    "intake_columns": Intake,
    "intake_people": Intake,
    "intake_rows": Intake,
    "intake_rows_csv": Intake,
    "intake_undo": Intake,
    "interest_change": Interest,
    "interest_end": Interest,
    "my_interest_history": Interest,
    "post_end": Post,
    "tie_sheet": TieSheet,
    "declarant_help": Person,
    "delegate_name": Person,
    "delegation_end": Delegation,
    "link_send": Person,
    "link_take_back": Person,
    "message": Message,
    "paper": Person,
    "prepare": Person,
    "message_again": Message,
    "message_address_right": Message,
    "offer_record": Offer,
    "offer_correct": Offer,
    "offer_conclude": Offer,
    "offer_decide": Offer,
    "withhold_interest": Interest,
    "withhold_offer": Offer,
    "wording_look": Interest,
}
# Parts that name no row by themselves: a place below a meeting, an effect of an item, a relation of an organisation.
BELOW = {"number": 1, "effect": "bidding", "relation": "provides", "said": "changed"}
# Pages about no row: of a person's own draft, and of a register that is still to be published.
WITHOUT_ROWS = {
    "declarations_csv",
    "declare_drop",
    "declare_page",
    "edition_prepare",
    "employment_ask_page",
    "offer_page",
    "policy_give_back",
    "policy_set",
}

WITH_ROWS = [place for place in STAFF if place.arguments and place.name not in WITHOUT_ROWS]
UNDER_A_MEETING = [place for place in WITH_ROWS if place.arguments.keys() - BELOW.keys() > {"meeting_id"}]
NOT_FOUND, WRONG_METHOD = 404, 405


def models_named(place) -> dict:
    """The kind of row that each part of an address names."""
    named = ROWS | ({"pk": ROWS_BY_PAGE[place.name]} if place.name in ROWS_BY_PAGE else {})
    unknown = place.arguments.keys() - named.keys() - BELOW.keys()
    assert unknown == set(), f"Say above which rows {unknown} of “{place}” name."
    return {argument: named[argument] for argument in place.arguments if argument in named}


def address_in(place, rows):
    """The address of a page about these rows."""
    models = models_named(place)
    assert models, f"Say above that “{place}” is about no row, or which row its address names."
    below = {argument: BELOW[argument] for argument in place.arguments if argument in BELOW}
    return place.address(**below, **{argument: named_by(rows[model], argument) for argument, model in models.items()})


def named_by(row, argument) -> int | str:
    """How an address names a row."""
    if argument == "token":
        return token_of(row)
    return row.code if argument in BY_CODE else row.pk


def answers(person, places, rows) -> dict[str, set[int]]:
    """What each page answers somebody who asks for these rows, and who posts to them; each on untouched rows."""
    browser, answered = signed_in(person), {}
    for place in places:
        address = address_in(place, rows)
        with transaction.atomic():
            statuses = {browser.get(address).status_code, browser.post(address).status_code}
            transaction.set_rollback(True)
        answered[place.name] = statuses - {WRONG_METHOD}
    return answered


def test_nobody_of_another_body_finds_a_row(body, ada, other_body, sam, now):
    rows = one_of_each(body, ada, now)
    hold_every_role(sam, other_body, now)

    assert answers(sam, WITH_ROWS, rows) == {place.name: {NOT_FOUND} for place in WITH_ROWS}


def test_nor_by_way_of_a_meeting_of_their_own(body, ada, other_body, sam, now):
    rows = one_of_each(body, ada, now)
    hold_every_role(sam, other_body, now)
    rows[Meeting] = make_meeting(make_committee(other_body, now), sam, now)

    assert answers(sam, UNDER_A_MEETING, rows) == {place.name: {NOT_FOUND} for place in UNDER_A_MEETING}


def test_whoever_holds_every_role_in_its_own_body_finds_it(body, ada, now):
    answered = answers(ada, WITH_ROWS, one_of_each(body, ada, now))

    assert {name: found for name, found in answered.items() if not found or max(found) >= NOT_FOUND} == {}
