"""Meetings, who is expected at them, and what their items concern."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from coi.shared.words import day_in_words
from matching.keys import in_words
from meetings.models import AgendaItem, Correction, Meeting, Member, Subject
from organisations.models import Organisation
from people.models import Body, Person
from registers.queries.declarations import ASKED, INTERESTS, NIL, NOT_ASKED, Standing, states
from registers.queries.rules import rules_of

DECLARATIONS = {
    NOT_ASKED: "Not asked to declare",
    ASKED: "Asked, not declared",
    NIL: "Nil declaration",
    INTERESTS: "Interests declared",
}

THEMES = {
    "ct": "{} contracts",
    "sv": "Provision of {}",
    "sc": "The scheme {}",
    "gp": "General practice as a whole",
    "pr": "Premises of {}",
    "w": "{}",
    "se": "Money moving to or from {} care",
}


def coming(body: Body, day: date) -> QuerySet[Meeting]:
    """A body's meetings on a day or after it, the next first."""
    return body.meetings.filter(held_on__gte=day).select_related("committee").order_by("held_on", "starts", "id")


def past(body: Body, day: date) -> QuerySet[Meeting]:
    """A body's meetings before a day, the latest first."""
    return body.meetings.filter(held_on__lt=day).select_related("committee").order_by("-held_on", "-starts", "-id")


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """What a meeting is to consider, in order; not what was withdrawn."""
    return meeting.items.filter(withdrawn=False)


def coming_items(body: Body, day: date) -> QuerySet[AgendaItem]:
    """The items of a body's meetings on a day or after it, the next meeting first."""
    items = AgendaItem.objects.filter(meeting__body=body, meeting__held_on__gte=day, withdrawn=False)
    related = items.select_related("meeting__body", "meeting__committee")
    return related.order_by("meeting__held_on", "meeting_id", "number", "pk")


def invitable(meeting: Meeting) -> QuerySet[Person]:
    """Those with a post in the body on the day of the meeting who are not yet expected at it."""
    posts = meeting.body.posts.as_at(meeting.held_on)
    return Person.objects.filter(pk__in=posts.values("person")).exclude(memberships__meeting=meeting)


@dataclass(frozen=True, slots=True)
class Expected:
    """A member of a meeting, with where they stand in declaring to the body."""

    member: Member
    standing: Standing

    @property
    def is_unknown(self) -> bool:
        """Without a current declaration nobody can say what the member's interests are."""
        return not self.standing.is_current

    @property
    def declaration(self) -> str:
        """Where the member stands, in a few words."""
        is_out_of_date = self.is_unknown and self.standing.declared_at is not None
        return "Declaration out of date" if is_out_of_date else DECLARATIONS[self.standing.state]

    @property
    def why_unknown(self) -> str:
        """“has not declared”, or since when the declaration is out of date."""
        if self.standing.declared_at is None:
            return "has not declared"
        return f"last declared on {day_in_words(self.standing.declared_at)}, too long ago"


def members_by_seat(meeting: Meeting) -> QuerySet[Member]:
    """Everyone expected at a meeting, and those who sent apologies, in the order of their seats."""
    return meeting.members.select_related("person", "seat").order_by("seat_id", "person__name", "id")


def expected(meeting: Meeting) -> list[Expected]:
    """Everyone expected at a meeting, and those who sent apologies, in the order of their seats."""
    members = members_by_seat(meeting)
    rules = rules_of(meeting.body, meeting.held_on)
    months = {each.person_id: rules.table_refresh_months if each.seat_id else rules.refresh_months for each in members}
    standings = states(meeting.body, months, meeting.held_on, months)
    return [Expected(member, standings[member.person_id]) for member in members]


@dataclass(frozen=True, slots=True)
class Concern:
    """An organisation, or a theme, that an item was read or said to concern."""

    item_id: int
    organisation: Organisation | None
    theme: str = ""
    grade: str = ""  # certain, probable, possible; empty where only a person said so
    reasons: tuple[str, ...] = ()
    word: Correction | None = None

    @property
    def code(self) -> str:
        """The organisation's code; empty for a theme."""
        return self.organisation.code if self.organisation else ""

    @property
    def in_words(self) -> str:
        """The organisation's name, or the theme as people say it."""
        if self.organisation:
            return self.organisation.name
        return theme_in_words(self.theme)

    @property
    def stands(self) -> bool:
        """Unless a person has said otherwise, what was read stands."""
        return self.word is None or self.word.verdict == Correction.Verdict.CONCERNS


def considered(items: Iterable[AgendaItem]) -> dict[int, list[Concern]]:
    """Everything read in items or said of them, by the item's id: also what a person said they do not concern."""
    ids = [item.pk for item in items]
    words = latest_words(ids)
    found: dict[int, list[Concern]] = {pk: [] for pk in ids}
    for subject in Subject.objects.filter(item__in=ids).select_related("organisation").order_by("item_id", "id"):
        word = words.pop(_about(subject), None)
        found[subject.item_id].append(
            Concern(subject.item_id, subject.organisation, subject.theme, subject.grade, tuple(subject.reasons), word)
        )
    for word in words.values():
        found[word.item_id].append(Concern(word.item_id, word.organisation, word.theme, word=word))
    return found


def latest_words(item_ids: list[int]) -> dict[tuple[int, int | None, str], Correction]:
    """The correction that stands, by the item's id, the organisation's and the theme."""
    words = Correction.objects.filter(item__in=item_ids).select_related("organisation", "corrected_by")
    return {_about(word): word for word in words.order_by("corrected_at", "id")}


def _about(said: Subject | Correction) -> tuple[int, int | None, str]:
    """The item and what it is said to concern; what was merged into another counts as that one."""
    return said.item_id, said.organisation and said.organisation.standing_id, said.theme


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of an agenda with what it concerns."""

    item: AgendaItem
    concerns: tuple[Concern, ...]


def agenda_of(meeting: Meeting) -> list[AgendaLine]:
    """What a meeting is to consider, in order, and what each item concerns; withdrawn items too, in their places."""
    items = list(meeting.items.order_by("number", "id"))
    found = considered(items)
    return [AgendaLine(item, tuple(each for each in found[item.pk] if each.stands)) for item in items]


def concern_in(item: AgendaItem, *, code: str = "", theme: str = "") -> Concern | None:
    """What was read or said of one organisation or theme in an item."""
    wanted = (code, theme)
    return next((each for each in considered([item])[item.pk] if (each.code, each.theme) == wanted), None)


def concerns(item: AgendaItem) -> list[Concern]:
    """What an item concerns, a person's word standing over the machine's reading."""
    return [concern for concern in considered([item])[item.pk] if concern.stands]


def concerned_codes(items: Iterable[AgendaItem]) -> dict[int, tuple[str, ...]]:
    """The codes of the organisations each item concerns, by the item's id."""
    return {
        pk: tuple(each.organisation.code for each in found if each.stands and each.organisation)
        for pk, found in considered(items).items()
    }


def concerned_themes(items: Iterable[AgendaItem]) -> dict[int, tuple[str, ...]]:
    """The themes each item concerns (kind:value, as in matching.keys.Theme), by the item's id."""
    return {
        pk: tuple(each.theme for each in found if each.stands and each.theme) for pk, found in considered(items).items()
    }


def theme_in_words(theme: str) -> str:
    """A theme, kind:value, as people say it."""
    kind, _, value = theme.partition(":")
    return THEMES[kind].format(in_words(value))
