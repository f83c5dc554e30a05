"""Writing what a staff list says of people and their posts, and setting it back."""

from datetime import date, datetime

from coi.shared.clock import day_of
from intake.models import Intake, Line, Outcome
from intake.queries.planned import Planned
from intake.queries.staff import plan_staff
from people.actions import staff
from people.models import Body, Person, Post, Role

NEW = {Outcome.NEW_PERSON, Outcome.NEW_POST}
Left = list[list[str]]


def plan(intake: Intake, day: date) -> list[Planned]:
    """What taking in the list would do, as things stand on a day."""
    return plan_staff(intake, day)


def write(*, intake: Intake, planned: list[Planned], by: Person, at: datetime) -> list[Line]:
    """Do it; the lines to keep, each with its post before and after."""
    body, who = intake.body, {"by": by, "at": at}
    before = {each.post.pk: staff.snapshot(each.post) for each in planned if each.post}
    _welcome(planned, body, who)
    _appoint(planned, body, who)
    _change(planned, body, who, set(intake.ending), day=_day_to_end(intake))
    return [_line(each, intake, number, before) for number, each in enumerate(planned, start=1)]


def _day_to_end(intake: Intake) -> date:
    return day_of(intake.confirmed_at)


def _welcome(planned: list[Planned], body: Body, who: dict) -> None:
    new = [each for each in planned if each.outcome == Outcome.NEW_PERSON]
    for each in new:
        each.person = Person(name=each.facts["name"], email=each.facts["email"] or None)
    staff.welcome_all(people=[each.person for each in new], body=body, **who)


def _appoint(planned: list[Planned], body: Body, who: dict) -> None:
    joining = [each for each in planned if each.outcome in NEW]
    for each in joining:
        facts = {name: each.facts[name] for name in staff.OF_POST}
        each.post = Post(body=body, person=each.person, role=Role.DECLARANT, **facts)
    staff.appoint_all(body=body, posts=[each.post for each in joining], **who)


def _change(planned: list[Planned], body: Body, who: dict, ending: set[int], day: date) -> None:
    for each in planned:
        if each.outcome == Outcome.MISSING and each.post.pk in ending:
            each.facts = {"until": day}
    changed = [each for each in planned if each.facts and each.outcome not in NEW]
    for each in changed:
        for name in each.facts.keys() & set(staff.OF_POST):
            setattr(each.post, name, each.facts[name])
    posts = [each.post for each in changed if each.facts.keys() & set(staff.OF_POST)]
    staff.change_all(body=body, posts=posts, **who)
    _address([each for each in planned if each.facts.get("email")], body, who)


def _address(planned: list[Planned], body: Body, who: dict) -> None:
    """Give an address to those who had none: known from paper, and now on the list."""
    nameless = [each for each in planned if not each.person.email]
    for each in nameless:
        each.person.email = each.post.person.email = each.facts["email"]
    staff.address_all(people=[each.person for each in nameless], body=body, **who)


def _line(each: Planned, intake: Intake, number: int, before: dict[int, dict]) -> Line:
    line = each.as_line(intake.pk, number)
    if each.facts and each.post:
        line.before, line.after = before.get(each.post.pk), staff.snapshot(each.post)
    return line


def set_back(*, intake: Intake, by: Person, at: datetime) -> tuple[int, Left]:
    """Set every post back that still is as the list left it; how many, and which were left and why."""
    lines = list(intake.lines.filter(after__isnull=False).select_related("post__person").order_by("number"))
    left = [[line.place, line.name, reason] for line in lines if (reason := _why_left(line, intake.body))]
    kept = {(place, name) for place, name, _ in left}
    going = [line for line in lines if (line.place, line.name) not in kept]
    new = [line for line in going if line.before is None]
    old = [line for line in going if line.before is not None]
    who = {"body": intake.body, "by": by, "at": at}
    _restore(old, who)
    people = [line.post.person for line in new if line.outcome == Outcome.NEW_PERSON]
    staff.withdraw_posts(posts=[line.post for line in new], **who)
    staff.forget(people=people, **who)
    return len(going), left


def _why_left(line: Line, body: Body) -> str:
    if line.post is None:
        return "The post is no longer there"
    if staff.snapshot(line.post) != line.after:
        return "The post has been changed since"
    if line.before and line.before["until"] != line.after["until"] and _held_again(line.post):
        return "They have been given another post since"
    if line.before is None and line.outcome == Outcome.NEW_PERSON and line.post.person.last_login:
        return "They have signed in since"
    return ""


def _held_again(post: Post) -> bool:
    later = Post.objects.filter(body=post.body_id, person=post.person_id, role=post.role, since__gte=post.until)
    return later.exclude(pk=post.pk).exists()


def _restore(lines: list[Line], who: dict) -> None:
    people = []
    for line in lines:
        for name in staff.OF_POST:
            setattr(line.post, name, line.before[name])
        line.post.since, line.post.until = (_date(line.before[name]) for name in ("since", "until"))
        if line.post.person.email != line.before["email"]:
            line.post.person.email = line.before["email"]
            people.append(line.post.person)
    staff.change_all(posts=[line.post for line in lines], **who)
    staff.address_all(people=people, **who)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
