"""The recusal list: item by item, who does what, why, and what that leaves of quorum, chair and clinical cover."""

from collections import defaultdict
from collections.abc import Sequence

from coi.shared.words import day_in_words, moment_in_words, sentence_list
from meetings.models import AgendaItem, Meeting, Member, RecusalList, TermsOfReference
from meetings.policy.cover import Cover, CoverState
from meetings.policy.handling import described, in_words
from meetings.policy.item_state import INQUORATE, ItemNeeds, ItemState, item_state
from meetings.policy.matrix import ClinicalInput, Stage
from meetings.policy.quorum import Outcome as QuorumOutcome
from meetings.policy.quorum import Quorum, QuorumSettings, parse, read_settings
from meetings.policy.sitting import Category, SeatClass, Sitting
from meetings.queries.agenda import Expected
from meetings.queries.cases import Case
from meetings.queries.conflicts import ItemCases, picture
from people.models import Person

NOTHING_NEEDED = ItemNeeds(ClinicalInput.NOT_NEEDED, is_decision=False)


def content(meeting: Meeting) -> dict:
    """A meeting's recusal list as it stands, as plain data to show, to freeze and to print.

    `items` hold `people` (who does what and why; unruled ones as proposed) and `effect`: lines of label, words and
    whether all is well, problems and remedies. `meeting` is the same before any item. Both are None where no terms of
    reference are in force. `to_mend` gathers the items' problems, and `when_inquorate` what mends
    the commonest. Days are in words.
    """
    seen = picture(meeting)
    terms = terms_of(meeting)
    rules = _rules(terms)
    sittings = [sitting_of(each.member) for each in seen.expected if not each.member.apologies]
    items = [_item(each, sittings, rules) for each in seen.by_item()]
    return {
        "body": meeting.body.name,
        "committee": meeting.committee.name,
        "held_on": day_in_words(meeting.held_on),
        "starts": f"{meeting.starts:%H:%M}" if meeting.starts else "",
        "place": meeting.place,
        "matched_at": moment_in_words(seen.run.asked_at) if seen.run else "",
        "terms_since": day_in_words(terms.since) if terms else "",
        "quorum": terms.quorum if terms else "",
        "meeting": _meeting_effect(sittings, rules) if rules else None,
        "expected": len(sittings),
        "apologies": [str(each.member) for each in seen.expected if each.member.apologies],
        "unknown": [_unknown(each) for each in seen.unknown],
        "not_ruled": sum(item["not_ruled"] for item in items),
        "to_mend": _to_mend(items),
        "when_inquorate": list(INQUORATE),
        "items": items,
    }


def terms_of(meeting: Meeting) -> TermsOfReference | None:
    """The version of the committee's rules in force on the day of the meeting."""
    return meeting.committee.terms.filter(since__lte=meeting.held_on).order_by("-since").first()


def last_issued(meeting: Meeting) -> RecusalList | None:
    """The latest recusal list issued for a meeting, without its file."""
    return meeting.recusal_lists.defer("pdf").order_by("-number").first()


def issued(meeting: Meeting, number: int) -> RecusalList | None:
    """A recusal list by its number, or None while there is none."""
    return meeting.recusal_lists.select_related("issued_by").filter(number=number).first()


def asked_for(meeting_id: int, person_id: int) -> tuple[Meeting, Person] | None:
    """The meeting a list was asked for, with its body and committee, and who asked; None if either is gone."""
    meeting = Meeting.objects.select_related("body", "committee").filter(pk=meeting_id).first()
    person = Person.objects.filter(pk=person_id).first()
    return (meeting, person) if meeting and person else None


def next_number(meeting: Meeting) -> int:
    """The number the next list issued for a meeting will bear."""
    last = last_issued(meeting)
    return last.number + 1 if last else 1


def all_issued(meeting: Meeting) -> list[RecusalList]:
    """Every recusal list issued for a meeting, the latest first, without contents and files."""
    return list(meeting.recusal_lists.select_related("issued_by").defer("content", "pdf").order_by("-number"))


def sitting_of(member: Member) -> Sitting:
    """A member as the rules of a meeting see them; someone without a seat is in attendance."""
    seat = member.seat
    if seat is None:
        return Sitting(member.person_id, str(member), SeatClass.INVITED, Category.OTHER)
    return Sitting(
        member.person_id, str(member), SeatClass(seat.seat_class), Category(seat.category), frozenset(seat.roles)
    )


Rules = tuple[Quorum, QuorumSettings]


def _rules(terms: TermsOfReference | None) -> Rules | None:
    return (parse(terms.quorum), read_settings(terms.quorum_settings)) if terms else None


def _unknown(each: Expected) -> dict:
    return {"name": str(each.member), "seat": _seat(each.member), "why": each.why_unknown}


def _seat(member: Member) -> str:
    return str(member.seat) if member.seat else "In attendance"


def _item(cases: ItemCases, sittings: Sequence[Sitting], rules: Rules | None) -> dict:
    item = cases.item
    return {
        "number": item.number,
        "title": item.title,
        "ask": item.ask,
        "part": item.get_part_display(),
        "private_ground": item.private_ground,
        "stage": item.get_stage_display(),
        "clinical_input": item.get_clinical_input_display(),
        "people": [_person(case) for case in cases.cases],
        "not_ruled": sum(case.ruling is None for case in cases.cases),
        "effect": _effect(item, cases.cases, sittings, rules) if rules else None,
    }


def _to_mend(items: Sequence[dict]) -> list[dict]:
    """Each problem once, with the numbers of the items that have it."""
    numbers = defaultdict(list)
    for item in items:
        for problem in item["effect"]["problems"] if item["effect"] else []:
            numbers[problem].append(item["number"])
    return [{"problem": problem, "items": of} for problem, of in numbers.items()]


def _person(case: Case) -> dict:
    ruling = case.ruling
    return {
        "name": str(case.member),
        "seat": _seat(case.member),
        "handling": in_words(case.handlings),
        "does": described(case.handlings),
        "why": case.in_lines,
        "ruled": ruling is not None,
        "reason": ruling.reason if ruling else case.proposed.reason,
        "ruled_by": ruling.by if ruling else "",
        "ruled_at": moment_in_words(ruling.at) if ruling else "",
        "no_longer_found": case.is_gone,
        "apologies": case.member.apologies,
    }


def _meeting_effect(sittings: Sequence[Sitting], rules: Rules) -> dict:
    """The quorum of the meeting, before anybody is asked to leave for an item."""
    state = item_state(sittings, {}, NOTHING_NEEDED, *rules)
    return {
        "lines": [_line("Meeting quorum", _quorum_words(state.meeting_quorum), state.meeting_quorum.met)],
        "problems": list(state.problems),
        "remedies": list(state.remedies),
    }


def _effect(item: AgendaItem, cases: Sequence[Case], sittings: Sequence[Sitting], rules: Rules) -> dict:
    """What handling the conflicts on an item does to it; of an item without any, only what is wrong all the same."""
    handlings = {case.member.person_id: case.handlings for case in cases}
    needs = ItemNeeds(ClinicalInput(item.clinical_input), is_decision=item.stage == Stage.DECISION)
    state, before = item_state(sittings, handlings, needs, *rules), item_state(sittings, {}, NOTHING_NEEDED, *rules)
    lines = _lines(state, needs)
    return {
        "lines": lines if cases else [line for line in lines[1:] if not line["is_well"]],
        "problems": [problem for problem in state.problems if problem not in before.problems],
        "remedies": [remedy for remedy in state.remedies if remedy not in before.remedies],
    }


def _lines(state: ItemState, needs: ItemNeeds) -> list[dict]:
    majority, cover, goes = state.majority, state.cover, state.may_proceed
    clinical = _line("Clinical cover", _cover_words(cover), not cover.blocks)
    return [
        _line("Quorum for this item", _quorum_words(state.item_quorum), goes or state.item_quorum.met),
        _line("Lay and executive majority", majority.sentence, goes or majority.met or not needs.is_decision),
        *([] if cover.state == CoverState.NOT_NEEDED else [clinical]),
        _line("In the chair", " ".join(state.acting_chair.sentences), goes or state.acting_chair.chair is not None),
    ]


def _line(label: str, words: str, is_well: bool) -> dict:
    return {"label": label, "words": words, "is_well": is_well}


def _cover_words(cover: Cover) -> str:
    """The clinicians without an interest; where there are not several, what is wanting and who else may be asked."""
    free, interested = (
        sentence_list(each.name for each in clinicians) for clinicians in (cover.unconflicted, cover.interested)
    )
    if cover.state == CoverState.AMPLE:
        return free
    words = f"{cover.label}: {free or interested}" if free or interested else cover.label
    return f"{words}. With an interest, but may be asked: {interested}" if free and interested else words


def _quorum_words(outcome: QuorumOutcome) -> str:
    return "Met" if outcome.met else f"Not met: {sentence_list(outcome.shortfalls)}"
