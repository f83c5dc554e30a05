"""Declaring interests: the pages in their order, and the draft that waits until it is submitted."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.urls import reverse

from coi.shared.fields import Picked
from coi.shared.forms import Answer, PageForm, answers
from coi.shared.journey import Answers, Journey, Posted, as_posted
from organisations.models import Organisation
from organisations.queries.search import by_codes
from people.models import Body, Person
from people.queries import titles_of
from registers.actions import drafting
from registers.actions.declaring import MOST_INTERESTS, NewInterest, as_row
from registers.forms.declaring import (
    MINE,
    THEIRS,
    Asking,
    AwareForm,
)
from registers.forms.declaring_pages import AWARE, PAGES
from registers.forms.declaring_situations import field_of
from registers.models import Category, HeldAs, Interest
from registers.policy import situations
from registers.policy.declaring import declared_late, nudge
from registers.policy.publication import CATEGORY_IN_WORDS
from registers.policy.rules import Rules
from registers.policy.sensitive import Hint
from registers.policy.vagueness import SecondThought, second_thoughts
from registers.queries import drafts
from registers.queries.declarations import own_interests, public_line
from registers.queries.likeness import entry_of, told_twice
from registers.queries.registered import Facts, registered_facts
from registers.queries.rules import rules_of
from registers.queries.wording import hints_of

IN_PRACTICE = {HeldAs.PARTNER, HeldAs.SALARIED_GP}

# The public register has no place for these, whatever the interest; nor for what only a situation asks.
PRIVATE = {
    "relationship",
    "third_party_name",
    "third_party_role",
    "private_detail",
    "became_aware_on",
    "nature",
}


@dataclass(frozen=True)
class Draft:
    """The interests that somebody has begun to declare to a body, as they were kept when this was first asked."""

    body: Body
    person: Person
    today: date
    writer: Person
    by_link: bool = False

    @cached_property
    def _stored(self):
        return drafts.draft_of(self.body, self.person, self.writer, self.by_link)

    @property
    def entries(self) -> list[dict]:
        """What is kept of each: its number, its answers by page, and the id of the version it replaces."""
        return self._stored.entries if self._stored else []

    @property
    def version(self) -> int:
        """How often it was changed."""
        return self._stored.version if self._stored else 0

    @property
    def begun_at(self) -> datetime | None:
        """When it was last changed, if it holds anything."""
        return self._stored.changed_at if self.entries else None

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def is_full(self) -> bool:
        """Whether it holds as many interests as a declaration may."""
        return len(self) >= MOST_INTERESTS

    def holds(self, number: int) -> bool:
        """Whether there is an interest of this number."""
        return any(entry["number"] == number for entry in self.entries)

    def journey(self, number: int) -> Journey:
        """The way through the pages of one interest."""
        entry = self._entry(number)
        return Journey(PAGES, entry["answers"], {"asking": self.asking(changing=entry["replaces"] is not None)})

    def replaces(self, number: int) -> int | None:
        """The id of the version on record that an interest changes."""
        return self._entry(number)["replaces"]

    def change(self, interest: Interest, *, at: datetime) -> int:
        """Begin a new version of an interest on record, or go on with the one begun; the number it has in the draft."""
        answers = answers_of(interest, self.asking(changing=True))
        return drafting.begin(answers=answers, replaces=interest, **self.whose, at=at)

    def end(self, interest: Interest, until: date, *, at: datetime) -> int:
        """Put in a version of an interest on record that only ends it, with nothing more to ask; its number here."""
        begun = [entry["number"] for entry in self.entries if entry["replaces"] == interest.pk]
        drafting.drop(numbers=begun, **self.whose, at=at)
        interest.until = until  # as it will be declared: nothing is stored here
        asking = self.asking(changing=True)
        answers = answers_of(interest, asking)
        said = Journey(PAGES, answers).said()
        aware = {"became_aware_on": min(until, self.today)}
        answers[AWARE] = as_posted(AwareForm(initial=aware, said=said, asking=asking))
        return drafting.begin(answers=answers, replaces=interest, **self.whose, at=at)

    @property
    def whose(self) -> dict:
        """Whose draft it is, as the actions of drafting are told."""
        return {"body": self.body, "person": self.person, "by": self.writer, "by_link": self.by_link}

    def next_url(self, number: int) -> str:
        """The page of an interest to go to now: the first not answered, or “Check your answers”."""
        page = self.journey(number).unfinished()
        return page_url(number, page.name) if page else reverse("declare_check")

    @cached_property
    def drafted(self) -> list["Drafted"]:
        """Every interest as it can be checked."""
        numbered = [(place, entry["number"]) for place, entry in enumerate(self.entries, start=1)]
        return [Drafted(self, number, place, self.journey(number).forms()) for place, number in numbered]

    def interests(self) -> list[NewInterest] | None:
        """Every interest as it will be declared; None while one is not finished."""
        return [each.new for each in self.drafted] if all(each.is_finished for each in self.drafted) else None

    @cached_property
    def position(self) -> str:
        """What the register says the person is."""
        return "; ".join(titles_of(self.body, self.person, self.today))

    @cached_property
    def rules(self) -> Rules:
        """The values in force for the body."""
        return rules_of(self.body, self.today)

    @cached_property
    def on_record(self) -> list[Interest]:
        """The latest version of everything the person declared to the body."""
        return list(own_interests(self.body, self.person))

    @property
    def others_on_record(self) -> list[Interest]:
        """Those that last and are not being changed here."""
        changed = {entry["replaces"] for entry in self.entries}
        lasting = (each for each in self.on_record if each.until is None or each.until > self.today)
        return [each for each in lasting if each.pk not in changed]

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """The organisations chosen in the draft, by code."""
        said = [entry["answers"].get("organisation", {}) for entry in self.entries]
        codes = {each.get("organisation_chosen", "") for each in said} - {""}
        return by_codes(codes, body=self.body) if codes else {}

    @cached_property
    def facts(self) -> dict[int, Facts]:
        """What the directory says of those organisations, by their ids."""
        return registered_facts(self.organisations.values(), self.body, self.today)

    def _entry(self, number: int) -> dict:
        return next(entry for entry in self.entries if entry["number"] == number)

    def asking(self, *, changing: bool = False) -> Asking:
        """What the pages know besides the answers."""
        return Asking(
            body=self.body,
            today=self.today,
            own_name=self.person.name,
            position=self.position,
            in_practice=any(each.held_as in IN_PRACTICE and not each.is_indirect for each in self.on_record),
            third_parties=self.third_parties,
            changing=changing,
            days_to_declare=self.rules.days_to_declare,
            known=self.organisations,
        )

    @cached_property
    def third_parties(self) -> tuple[str, ...]:
        """The names of those close to the person, on record and in the draft."""
        said = [entry["answers"].get("connection", {}).get("third_party_name", "") for entry in self.entries]
        return tuple(name for name in (*(each.third_party_name for each in self.on_record), *said) if name)


def page_url(number: int, page: str) -> str:
    """The address of a page of an interest."""
    return reverse("declare_page", args=[number, page])


def answers_of(interest: Interest, asking: Asking) -> Answers:
    """A stored interest as its pages would have posted it; when its holder became aware of the change is not known."""
    given = {"initial": initial_of(interest), "asking": asking}
    posted: dict[str, Posted] = {}
    for page in PAGES:
        said = Journey(PAGES, posted).said()
        if page.name != AWARE and page.when(said):
            posted[page.name] = as_posted(page.form(said=said, **given))
    return posted


def initial_of(interest: Interest) -> dict:
    """What the pages' fields hold for a stored interest."""
    code = interest.organisation.code if interest.organisation else ""
    return {
        "situation": interest.situation,
        "particulars": interest.particulars,
        "nature": interest.nature,
        "whose": THEIRS if interest.is_indirect else MINE,
        "relationship": interest.relationship,
        "third_party_name": interest.third_party_name,
        "third_party_role": interest.third_party_role,
        "category": interest.underlying_category or interest.category,
        "held_as": interest.held_as,
        "organisation": Picked(interest.subject, code, none_fits=not code),
        "publish_organisation": interest.publish_organisation,
        "public_description": interest.public_description,
        "private_detail": interest.private_detail,
        "since": interest.since,
        "still_on": interest.until is None,
        "until": interest.until,
    }


@dataclass(frozen=True)
class Drafted:
    """One interest of a draft, to be checked; `place` counts from 1, `number` is its own in the draft."""

    draft: Draft
    number: int
    place: int
    forms: dict[str, PageForm]

    @cached_property
    def is_finished(self) -> bool:
        """Whether every page is answered."""
        return all(form.is_valid() for form in self.forms.values())

    @property
    def next_url(self) -> str:
        """The first page not answered."""
        return self.draft.next_url(self.number)

    @cached_property
    def _said(self) -> dict:
        return {name: value for form in self.forms.values() for name, value in form.cleaned_data.items()}

    @cached_property
    def settled(self) -> dict[str, str]:
        """What was not asked, because the other answers leave no choice."""
        said = self._said
        way = said.get("held_as") or situations.settled_way(said["situation"])
        category = said.get("category") or situations.settled_category(said["situation"], way)
        return {"held_as": way, "category": category}

    @cached_property
    def new(self) -> NewInterest:
        """The interest as it will be declared. Only of a finished one."""
        particulars = self.forms["particulars"].particulars if "particulars" in self.forms else {}
        said = {name: value for name, value in self._said.items() if not name.startswith(field_of(""))}
        del said["still_on"]
        whose, picked, category = said.pop("whose"), said.pop("organisation"), self.settled["category"]
        theirs = {"category": Category.INDIRECT.value, "underlying_category": category}
        kind = theirs if whose == THEIRS else {"category": category}
        return NewInterest(
            organisation_code=picked.chosen,
            organisation_text="" if picked.chosen else picked.written,
            particulars=particulars,
            replaces=self.draft.replaces(self.number),
            **{"publish_organisation": whose == MINE, **said, "held_as": self.settled["held_as"], **kind},
        )

    @cached_property
    def row(self) -> Interest:
        """The interest as it will be stored."""
        organisation = self.draft.organisations.get(self.new.organisation_code)
        return as_row(self.new, organisation=organisation, body=self.draft.body, person=self.draft.person)

    @property
    def rows(self) -> list[Answer]:
        """Every question and its answer, with the page that changes it; what was not asked, in its place."""
        rows = [row for page in self.forms for row in self._answers(page).values()]
        if "category" in self.forms:
            return rows
        words = CATEGORY_IN_WORDS[self.settled["category"]]
        return [*rows, Answer("Kind of interest", f"{words}: it follows from your other answers")]

    def _answers(self, page: str) -> dict[str, Answer]:
        form = self.forms[page]
        asked = [bound.name for bound in form.visible_fields() if bound.name not in form.unasked()]
        return dict(zip(asked, answers(form, page_url(self.number, page)), strict=True))

    @cached_property
    def public(self) -> dict:
        """The line of the register, made as the register itself makes it."""
        return public_line(self.row, self.draft.position)

    @property
    def private(self) -> list[Answer]:
        """The answers that the public does not see."""
        given = {name: row for page in self.forms for name, row in self._answers(page).items() if self._said[name]}
        hidden = {*PRIVATE, *(name for name in given if name.startswith(field_of("")))}
        if self.public["organisation"] != self.row.subject:
            hidden.add("organisation")
        if self.new.held_as == HeldAs.PATIENT:
            hidden.add("held_as")
        return [replace(row, change="") for name, row in given.items() if name in hidden]

    @property
    def facts(self) -> Facts:
        """What the directory says of the organisation, which is not asked."""
        organisation = self.row.organisation
        return self.draft.facts.get(organisation.pk, []) if organisation else []

    @property
    def nudge(self) -> str:
        """A second thought about the category, or an empty text."""
        return nudge(self.new.underlying_category or self.new.category, self.new.held_as)

    @cached_property
    def second_thoughts(self) -> list[Answer]:
        """What is worth another look before it is submitted, each with the page that mends it; never a refusal."""
        found = [SecondThought("category", self.nudge)] if self.nudge else []
        found += second_thoughts(entry_of(self.row))
        asked = {each.page: page_url(self.number, each.page) for each in found if each.page in self.forms}
        thoughts = [Answer("", each.words, asked.get(each.page, "")) for each in found]
        twice = told_twice(self.row, self.draft.others_on_record, self._before)
        return [*thoughts, Answer("", twice)] if twice else thoughts

    @property
    def _before(self) -> dict[int, Interest]:
        drafted = self.draft.drafted[: self.place - 1]
        return {each.place: each.row for each in drafted if each.is_finished}

    @property
    def hints(self) -> list[Hint]:
        """What its words for the public may tell too much of."""
        return hints_of(self.row, self.draft.third_parties)

    @property
    def is_late(self) -> bool:
        """Whether it would be declared late today."""
        return declared_late(self.new.became_aware_on, self.draft.today, self.draft.rules.days_to_declare)
