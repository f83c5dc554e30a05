"""Writing the demo's data through the same actions its users' pages call."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from demo import chasing, files
from demo.cast import Cast
from demo.declaring import beside_declarations, situations
from demo.employment import load_requests
from demo.guardian import asked_not_to_publish, asked_the_guardian
from demo.helping import helped
from demo.offers import asked_first, offered
from demo.reviewing import reviewed
from demo.taking_in import send_files
from meetings.actions import convening, forming
from organisations.actions.adding import add, note_name, tie
from people.actions.posts import appoint, found_body, the_service, welcome
from people.models import Body, Role
from registers.actions import declaring
from registers.actions.setting import set_rule

LONG_AGO = date(2000, 1, 1)


def is_loaded() -> bool:
    """Whether the demo's bodies are there already."""
    return Body.objects.filter(slug__in=[row["slug"] for row in files.tables("bodies")]).exists()


@transaction.atomic
def load(*, at: datetime) -> Cast:
    """Write the whole demo, or nothing of it."""
    cast = Cast(at=at, by=the_service())
    for step in (
        _bodies,
        _people,
        _directory,
        _ties,
        _committees,
        _seats,
        _asked,
        _declared,
        offered,
        asked_first,
        reviewed,
        helped,
        asked_the_guardian,
        asked_not_to_publish,
        load_requests,
        _meetings,
    ):
        step(cast)
    chasing.remind(bodies=cast.bodies.values(), today=cast.today)
    _files_taken_in(cast)
    beside_declarations(cast)
    return cast


def _bodies(cast: Cast) -> None:
    for row in files.tables("bodies"):
        rules = row.pop("rules", {})
        body = cast.bodies[row["slug"]] = found_body(**row, by=cast.by, at=cast.at)
        for name, value in rules.items():
            why = "Agreed by the board."
            set_rule(body=body, name=name, value=value, since=cast.today, reason=why, by=cast.by, at=cast.at)


def _people(cast: Cast) -> None:
    for row in files.rows("people"):
        cast.people[row["email"]] = welcome(email=row["email"], name=row["name"], by=cast.by, at=cast.at)
    placed = {(row["body"], row["email"]): row for row in files.rows("directorates")}
    for row in files.rows("posts"):
        place = placed.get((row["body"], row["email"]), {})
        appoint(
            body=cast.bodies[row["body"]],
            person=cast.people[row["email"]],
            role=Role(row["role"]),
            title=row["title"],
            since=cast.day(row["since"]) or LONG_AGO,
            until=cast.day(row["until"]),
            directorate=place.get("directorate", ""),
            band=place.get("band", ""),
            by=cast.by,
            at=cast.at,
        )


def _directory(cast: Cast) -> None:
    for row in files.rows("organisations"):
        dates = {key: cast.day(row.pop(key)) for key in ("opened_on", "closed_on")}
        cast.organisations[row["code"]] = add(
            body=None, **row, **dates, source="invented for the demo", by=cast.by, at=cast.at
        )
    for row in files.rows("names"):
        note_name(
            organisation=cast.organisations[row["code"]],
            text=row["text"],
            source=row["source"],
            since=cast.day(row["since"]),
            until=cast.day(row["until"]),
            by=cast.by,
            at=cast.at,
        )


def _ties(cast: Cast) -> None:
    for row in files.rows("ties"):
        tie(
            body=None,
            organisation=cast.organisations[row["source"]],
            relation=row["relation"],
            target=cast.organisations.get(row["target"]),
            what=row["what"],
            since=cast.day(row["since"]),
            until=cast.day(row["until"]),
            source="invented for the demo",
            by=cast.by,
            at=cast.at,
        )


def _committees(cast: Cast) -> None:
    for row in files.tables("committees"):
        committee = forming.form(
            body=cast.bodies[row["body"]],
            slug=row["slug"],
            name=row["name"],
            purpose=row["purpose"],
            by=cast.by,
            at=cast.at,
        )
        cast.committees[row["body"], row["slug"]] = committee
        for terms in row["terms"]:
            forming.adopt_terms(
                committee=committee,
                since=cast.day(terms["since"]),
                quorum=terms["quorum"],
                settings=terms.get("settings"),
                meetings_a_year=terms["meetings_a_year"],
                by=cast.by,
                at=cast.at,
            )


def _seats(cast: Cast) -> None:
    for row in files.rows("seats"):
        since = cast.day(row["since"])
        seat = forming.make_seat(
            committee=cast.committees[row["body"], row["committee"]],
            title=row["title"],
            seat_class=row["seat_class"],
            category=row["category"],
            roles=files.several(row["roles"]),
            since=since,
            by=cast.by,
            at=cast.at,
        )
        if row["holder"]:
            holder, until = cast.people[row["holder"]], cast.day(row["until"])
            forming.fill_seat(seat=seat, person=holder, since=since, until=until, by=cast.by, at=cast.at)


def _asked(cast: Cast) -> None:
    for row in files.rows("asked"):
        who = {"body": cast.bodies[row["body"]], "person": cast.people[row["email"]]}
        for cell in (row["asked_on"], *files.several(row["reminded_on"])):
            declaring.ask(**who, by=cast.by, at=files.noon(cast.day(cell)))


def _declared(cast: Cast) -> None:
    held, told = defaultdict(list), situations()
    for row in files.rows("interests"):
        key = row.pop("declaration")
        held[key].append(replace(_new_interest(row, cast), **told.get((key, row["held_as"]), {})))
    declared = sorted(files.rows("declarations"), key=lambda row: cast.day(row["declared_on"]))
    for row in declared:
        person = cast.people[row["email"]]
        at = files.noon(cast.day(row["declared_on"]))
        act = {"body": cast.bodies[row["body"]], "person": person, "by": person, "at": at}
        match row["kind"]:
            case "interests":
                declaring.declare(interests=held[row["key"]], **act)
            case "nil":
                declaring.declare_nil(**act)
            case "no_change":
                declaring.declare_no_change(**act)


def _files_taken_in(cast: Cast) -> None:
    lead = cast.people["josephine.ardley-boateng@tarnsea-wendlemere.example.org"]
    send_files(body=cast.bodies["tarnsea-wendlemere"], lead=lead, at=cast.at)


def _new_interest(row: dict[str, str], cast: Cast) -> declaring.NewInterest:
    days = {key: cast.day(row.pop(key)) for key in ("since", "until", "became_aware_on")}
    publish = row.pop("publish_organisation") != "no"
    return declaring.NewInterest(**row, **days, publish_organisation=publish)


def _meetings(cast: Cast) -> None:
    for row in files.tables("meetings"):
        meeting = convening.call(
            committee=cast.committees[row["body"], row["committee"]],
            held_on=cast.day(row["held_on"]),
            starts=files.clock_time(row["starts_at"]),
            place=row["place"],
            by=cast.by,
            at=cast.at,
        )
        cast.meetings[row["key"]] = meeting
        for member in meeting.members.filter(person__email__in=row["apologies"]).order_by("id"):
            convening.send_apologies(member=member, by=cast.by, at=cast.at)
        for item in sorted(row["item"], key=lambda item: item["number"]):
            facts = {key: value for key, value in item.items() if key not in {"number", "scenario", "value_pounds"}}
            facts["paper"] = facts.get("paper", "").strip()
            value = item.get("value_pounds")
            convening.add_item(meeting=meeting, **facts, value=value, by=cast.by, at=cast.at)
