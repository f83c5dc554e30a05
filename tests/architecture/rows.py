"""One row of every kind of a body's own, all of one person's making."""

from datetime import date

from django.apps import apps
from django.db.models import Model

from intake.models import Confirmation, Undoing
from organisations.models import Amendment, Change, Import, TieSheet, UnfinishedImport
from people.actions.posts import appoint, the_service
from people.models import Event, Role
from registers.models import (
    Answer,
    Attestation,
    DeclarationCopy,
    DelegationEnd,
    EmploymentWithdrawal,
    LinkEnd,
    NilDoubt,
    NilDoubtAnswer,
    OfferDecision,
    Paper,
    Request,
    WithholdingAppeal,
)
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
    rows += [*_of_assurance(body, person, now), *_of_intake(body, person, now)]
    return {type(row): row for row in rows}


def _of_imports(body, person, now) -> list[Model]:
    file = {"file_name": "ties.csv", "sha256": ""}
    counts = {"added": 1, "changed": 0, "closed": 0, "skipped": 0}
    report = Import.objects.create(body=body, imported_at=now, imported_by=person, **file, **counts)
    sheet = TieSheet.objects.create(body=body, content=b"-", state="looked_at", sent_at=now, sent_by=person, **file)
    return [report, sheet, UnfinishedImport.objects.create(selection="", **file)]


def _of_policy(body, person, now) -> list[Model]:
    set_by_itself = {"name": "gift_limit", "value": "25", "since": SINCE, "reason": "Ours is stricter"}
    return [body.own_rules.create(**set_by_itself, set_at=now, set_by=person)]


def _of_outbox(body, person, now) -> list[Model]:
    message = body.outgoing.create(
        recipient=person, kind="asked", key="asked-1", address=person.email, queued_at=now, queued_by=person
    )
    again = body.reinstatements.create(address=person.email, reinstated_at=now, reinstated_by=person)
    return [message, message.attempts.create(outcome="sent", attempted_at=now, attempted_by=person), again]


def _of_intake(body, person, now) -> list[Model]:
    file = {"kind": "staff", "file_name": "staff.csv", "content": b"-", "sha256": "", "sent_at": now, "sent_by": person}
    intake = body.intakes.create(
        **file, state="looked_at", tables=[["", [["row 1", ["Name"]]]]], headings=["Name"], columns={"name": 0}
    )
    asking = {"number": 1, "place": "row 2", "outcome": "asked", "asks": "row 2", "said": "Who?"}
    line = intake.lines.create(**asking, likely=[person.pk], person=person, post=person.posts.first())
    said = intake.recognitions.create(asks="row 2", person=person, recognised_at=now, recognised_by=person)
    undone = body.intakes.create(**file, state="undone")
    undoing = Undoing.objects.create(intake=undone, set_back=1, undone_at=now, undone_by=person)
    draft = {"body": body, "person": person, "place": "row 2", "declared": "A firm", "is_indirect": False}
    waiting, answered = (intake.interests.create(**draft, category="financial") for _ in ("waiting", "answered"))
    answer = Confirmation.objects.create(interest=answered, said="not_mine", confirmed_at=now, confirmed_by=person)
    return [intake, line, said, undoing, answer, waiting]


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
    beside = _of_declaring(body, person, interest, now)
    published = [edition, edition.entries.get(), edition.files.get()]
    declared = [request, interest.declaration, interest, reading, resolution, key]
    helped, reviewed = _of_help(body, person, interest.declaration, now), _of_reviewing(interest, person, now)
    guarded, employed = _of_the_guardian(body, person, interest, now), _of_employment(body, person, interest, now)
    return [*declared, offer, decision, *published, *helped, *reviewed, *guarded, *employed, *beside]


def _of_help(body, person, declaration, now) -> list[Model]:
    link = body.links.create(person=person, digest="0" * 64, expires_on=SINCE, sent_at=now, sent_by=person)
    end = LinkEnd.objects.create(link=link, ended_at=now, ended_by=person)
    named = body.delegations.create(owner=person, delegate=the_service(), named_at=now, named_by=person)
    prepared = named.preparations.create(interests=1, prepared_at=now, prepared_by=person)
    answer = Attestation.objects.create(preparation=prepared, attested_at=now, attested_by=person)
    paper = Paper.objects.create(declaration=declaration, signed_on=SINCE, keyed_at=now, keyed_by=person)
    ended = body.delegations.create(owner=the_service(), delegate=person, named_at=now, named_by=person)
    over = DelegationEnd.objects.create(delegation=ended, ended_at=now, ended_by=person)
    return [link, end, prepared, answer, paper, over, named]


def _of_reviewing(interest, person, now) -> list[Model]:
    check = interest.declaration.checks.create(outcome="returned", checked_at=now, checked_by=person)
    question = check.questions.create(
        interest=interest, field="since", words="Since when?", asked_at=now, asked_by=person
    )
    answer = Answer.objects.create(question=question, words="Since 2020", answered_at=now, answered_by=person)
    mitigation = interest.mitigations.create(
        body=interest.body, line=interest.line, action="none_required", why="Small", agreed_at=now, agreed_by=person
    )
    return [check, question, answer, mitigation]


def _of_the_guardian(body, person, interest, now) -> list[Model]:
    question = body.questions.create(words="Need I declare it?", asked_at=now, asked_by=person)
    remark = question.remarks.create(words="Yes", said_at=now, said_by=person)
    request = body.withholding_requests.create(
        interest=interest, ground="harm", parts=["name"], reason="He found me before", asked_at=now, asked_by=person
    )
    decision = request.decisions.create(
        parts=[],
        reason="No risk was told",
        capacity="guardian",
        appeal_until=date(2026, 12, 5),
        decided_at=now,
        decided_by=person,
    )
    appeal = WithholdingAppeal.objects.create(request=request, reason="I was", appealed_at=now, appealed_by=person)
    check = interest.wording_checks.create(outcome="publish", reason="Hers", checked_at=now, checked_by=person)
    return [question, remark, request, decision, appeal, check]


def _of_employment(body, person, interest, now) -> list[Model]:
    asked = {"situation": "outside_employment", "held_as": "employee", "organisation_text": "A pharmacy", "duties": "-"}
    asked |= {"hours_a_week": 4, "is_paid": True, "since": date(2027, 1, 1), "asked_at": now, "asked_by": person}
    request = body.employment_requests.create(person=person, **asked)
    decision = request.decisions.create(
        outcome="granted",
        reason="Far from our work",
        review_on=date(2027, 11, 21),
        line=interest.line,
        decided_at=now,
        decided_by=person,
    )
    other = body.employment_requests.create(person=person, **asked)
    withdrawal = EmploymentWithdrawal.objects.create(request=other, withdrawn_at=now, withdrawn_by=person)
    copy = DeclarationCopy.objects.create(declaration=interest.declaration, content=b"-", asked_at=now, asked_by=person)
    return [request, decision, withdrawal, copy]


def _of_assurance(body, person, now) -> list[Model]:
    request = body.declaration_requests.get()
    return [request.reminders.create(step="first", reminded_at=now, reminded_by=person)]


def _of_declaring(body, person, interest, now) -> list[Model]:
    draft = body.drafts.create(person=person, writer=person, changed_at=now, changed_by=person)
    nil = body.declarations.create(person=person, kind="nil", declared_at=now, declared_by=person)
    doubt = NilDoubt.objects.create(declaration=nil, reasons=["A post"], noted_at=now, noted_by=person)
    # A second one, settled: what is settled is no longer asked about.
    settled = NilDoubt.objects.create(declaration=interest.declaration, reasons=[], noted_at=now, noted_by=person)
    answer = NilDoubtAnswer.objects.create(
        doubt=settled, outcome="stands", note="Confirmed", answered_at=now, answered_by=person
    )
    file = {"file_name": "letter.pdf", "content_type": "application/pdf", "content": b"%PDF-", "size": 5, "sha256": ""}
    attachment = body.attachments.create(
        person=person, number=1, declaration=interest.declaration, attached_at=now, attached_by=person, **file
    )
    release = attachment.releases.create(
        is_public=True, title="Letter", reason="Asked for", decided_at=now, decided_by=person
    )
    return [draft, doubt, answer, attachment, release]


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
