"""One row of every kind of a body's own, all of one person's making."""

from datetime import date

from django.apps import apps
from django.db.models import Model

from organisations.models import Amendment, Change, Import, TieSheet, UnfinishedImport
from people.actions.posts import appoint, the_service
from people.models import Event, Role
from registers.models import OfferDecision, Request
from tests.architecture.tree import APPS
from tests.factories import (
    SINCE,
    make_committee,
    make_conflict,
    make_edition,
    make_interest,
    make_meeting,
    make_organisation,
    make_seat,
    make_tie,
)

Rows = dict[type[Model], Model]


def models() -> list[type[Model]]:
    """Our own tables; the history that pghistory's triggers keep of some of them is not ours to write."""
    ours = (model for app in APPS for model in apps.get_app_config(app).get_models())
    return [model for model in ours if not hasattr(model, "pgh_tracked_model")]


def hold_every_role(person, body, now) -> None:
    """Appoint a person to every role in a body that they do not hold yet."""
    for role in set(Role) - set(body.posts.filter(person=person).values_list("role", flat=True)):
        appoint(body=body, person=person, role=role, title=role.label, since=SINCE, by=the_service(), at=now)


def one_of_each(body, person, now) -> Rows:
    """A row of every kind: of a body, a person of many roles, and all they declared, met about and decided."""
    hold_every_role(person, body, now)
    organisation = make_organisation(body=body)
    tie = make_tie(organisation, "holds_contract", what="GMS")
    amendment = Amendment.objects.create(
        body=body,
        kind="tied",
        organisation=organisation,
        said="It holds a contract",
        changes=[],
        amended_at=now,
        amended_by=person,
    )
    rows = [body, person, person.posts.first(), Event.objects.first()]
    acronym = body.acronyms.create(
        letters="LKS", meaning="organisation", organisation=organisation, noted_at=now, noted_by=person
    )
    rows += [organisation, organisation.names.get(), tie, Change.objects.first(), amendment, acronym]
    rows += [*_of_imports(body, person, now), *_of_policy(body, person, now), *_of_outbox(body, person, now)]
    rows += [*_of_registers(body, person, organisation, now), *_of_meetings(body, person, organisation, now)]
    return {type(row): row for row in rows}


def _of_imports(body, person, now) -> list[Model]:
    file = {"file_name": "ties.csv", "sha256": ""}
    counts = {"added": 1, "changed": 0, "closed": 0, "skipped": 0}
    report = Import.objects.create(body=body, imported_at=now, imported_by=person, **file, **counts)
    sheet = TieSheet.objects.create(body=body, content=b"-", state="looked_at", sent_at=now, sent_by=person, **file)
    return [report, sheet, UnfinishedImport.objects.create(selection="", **file)]


def _of_policy(body, person, now) -> list[Model]:
    adoption = body.adoptions.create(profile="nhs_2017", since=SINCE, adopted_at=now, adopted_by=person)
    set_by_itself = {"name": "gift_limit", "value": "25", "since": SINCE, "reason": "Ours is stricter"}
    return [adoption, body.own_rules.create(**set_by_itself, set_at=now, set_by=person)]


def _of_outbox(body, person, now) -> list[Model]:
    message = body.outgoing.create(
        recipient=person, kind="asked", key="asked-1", address=person.email, queued_at=now, queued_by=person
    )
    return [message, message.attempts.create(outcome="sent", attempted_at=now, attempted_by=person)]


def _of_registers(body, person, organisation, now) -> list[Model]:
    request = Request.objects.create(body=body, person=person, asked_at=now, asked_by=person)
    interest = make_interest(body, person, now)
    reading = interest.readings.create(organisation=organisation, grade="certain", reasons=["The same name"])
    resolution = interest.resolutions.create(organisation=organisation, resolved_at=now, resolved_by=person)
    key = interest.keys.create(
        body=body, person=person, key="gp", directness="all_practices", path=[["Partner", "Practices", ""]]
    )
    offer = body.offers.create(
        person=person,
        kind="gift",
        offered_on=date(2026, 10, 5),
        donor_text="A patient",
        description="Flowers",
        value="12.00",
        outcome="asking",
        reason="Of little value",
        recorded_at=now,
        recorded_by=person,
    )
    decision = OfferDecision.objects.create(
        offer=offer, outcome="approved", reason="Of use to the body", decided_at=now, decided_by=person
    )
    edition = make_edition(body, person, now)
    published = [edition, edition.entries.get(), edition.files.get()]
    return [request, interest.declaration, interest, reading, resolution, key, offer, decision, *published]


def _of_meetings(body, person, organisation, now) -> list[Model]:
    committee = make_committee(body, now)
    seat = make_seat(committee, person)
    meeting = make_meeting(committee, person, now)
    item = meeting.items.create(number=1, title="Contract end date, Larkfield Surgery")
    issued = meeting.recusal_lists.create(
        number=1, content={}, sha256="0" * 64, pdf=b"-", issued_at=now, issued_by=person
    )
    formed = [committee, committee.terms.get(), seat, seat.appointments.get(), meeting, meeting.members.get(), issued]
    read = _of_items(item, person, organisation, now)
    return [*formed, item, *read, *_of_conflicts(item, person, now), *_of_look_backs(item, person, now)]


def _of_items(item, person, organisation, now) -> list[Model]:
    subject = item.subjects.create(organisation=organisation, grade="certain", reasons=["The same name"])
    key = item.keys.create(
        meeting=item.meeting, key="gp", directness="all_practices", path=[["Practices", "Practices", ""]]
    )
    correction = item.corrections.create(
        organisation=organisation, verdict="concerns", corrected_at=now, corrected_by=person
    )
    answer = item.effect_answers.create(
        effect="bidding", is_yes=False, reason="None may", answered_at=now, answered_by=person
    )
    told = {"kind": "sc", "value": "winter access", "list": "phrases", "phrase": "winter access", "is_there": True}
    change = item.meeting.body.lexicon_changes.create(**told, changed_at=now, changed_by=person)
    return [subject, key, correction, answer, change]


def _of_conflicts(item, person, now) -> list[Model]:
    interest = person.interests.get()
    conflict = make_conflict(item, interest, now)
    ruling = conflict.rulings.create(handling="leaves", reason="Partner", ruled_at=now, ruled_by=person)
    verdict = conflict.verdicts.create(
        line=interest.line, wording="0" * 64, verdict="confirmed", judged_at=now, judged_by=person
    )
    claim = conflict.claims.create(
        words="Her brother owns it", moment="at", raiser=person, was_found=False, recorded_at=now, recorded_by=person
    )
    word = claim.answers.create(stands=True, reason="He does", answered_at=now, answered_by=person)
    return [conflict, conflict.last_run, conflict.findings.get(), ruling, verdict, claim, word]


def _of_look_backs(item, person, now) -> list[Model]:
    look_back = item.look_backs.create(
        interest=person.interests.get(),
        key="gp",
        directness="all_practices",
        interest_path=[["Partner", "Practices", ""]],
        item_path=[["Practices", "Practices", ""]],
        found_at=now,
        found_by=person,
    )
    return [
        look_back,
        look_back.reviews.create(outcome="nothing", reason="No matter", reviewed_at=now, reviewed_by=person),
    ]
