"""Declaring interests: the pages in their order, and the draft that waits in the session until it is submitted."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.urls import reverse

from coi.shared.fields import Picked
from coi.shared.forms import Answer, PageForm, answers
from coi.shared.journey import Answers, Journey, Page, Posted, answered, as_posted
from organisations.queries.search import by_code
from people.models import Body, Person
from people.queries import titles_in
from registers.actions.declaring import MOST_INTERESTS, NewInterest, as_row, third_parties
from registers.forms.declaring import (
    MINE,
    THEIRS,
    Asking,
    AwareForm,
    CategoryForm,
    ConnectionForm,
    DatesForm,
    DetailsForm,
    HeldForm,
    NamingForm,
    OrganisationForm,
    WhoseForm,
)
from registers.models import Category, HeldAs, Interest
from registers.policy.declaring import declared_late, nudge
from registers.policy.rules import Rules
from registers.policy.sensitive import Hint
from registers.queries.declarations import public_line
from registers.queries.rules import rules_of
from registers.queries.wording import hints_of

is_theirs = answered(whose=THEIRS)


def may_be_named(said: Posted) -> bool:
    """Whether there is a choice: a patient's practice is never named."""
    return is_theirs(said) and said.get("held_as") != HeldAs.PATIENT


PAGES = [
    Page("whose", WhoseForm),
    Page("connection", ConnectionForm, when=is_theirs),
    Page("category", CategoryForm),
    Page("held", HeldForm),
    Page("organisation", OrganisationForm),
    Page("publish", NamingForm, when=may_be_named),
    Page("details", DetailsForm),
    Page("dates", DatesForm),
    Page("aware", AwareForm),
]
FIRST, AWARE = PAGES[0].name, PAGES[-1].name
SESSION_KEY = "declaring"

# The public register has no place for these, whatever the interest.
PRIVATE = {
    "relationship",
    "third_party_name",
    "third_party_role",
    "private_detail",
    "became_aware_on",
}


@dataclass(frozen=True)
class Draft:
    """The interests that somebody has begun to declare to a body, numbered from 1; they wait in the session."""

    session: dict
    body: Body
    person: Person
    today: date

    @property
    def entries(self) -> list[dict]:
        """What the session keeps of each: its answers by page, and the id of the version it replaces."""
        return self.session.get(SESSION_KEY, {}).get(self._place, [])

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def is_full(self) -> bool:
        """Whether it holds as many interests as a declaration may."""
        return len(self) >= MOST_INTERESTS

    def holds(self, number: int) -> bool:
        """Whether there is an interest of this number, or it is the next to begin."""
        return 1 <= number <= len(self) + (not self.is_full)

    def journey(self, number: int) -> Journey:
        """The way through the pages of one interest."""
        return Journey(PAGES, self._entry(number)["answers"], {"asking": self._asking(number)})

    def replaces(self, number: int) -> int | None:
        """The id of the version on record that an interest changes."""
        return self._entry(number)["replaces"]

    def keep(self, number: int, page: str, posted: Posted) -> None:
        """Keep the answers of a page."""
        entry = self._entry(number)
        kept = {**entry, "answers": {**entry["answers"], page: posted}}
        self._store([*self.entries[: number - 1], kept, *self.entries[number:]])

    def change(self, interest: Interest) -> int:
        """Begin a new version of an interest on record, or go on with the one begun; the number it has here."""
        begun = [entry["replaces"] for entry in self.entries]
        if interest.pk in begun:
            return begun.index(interest.pk) + 1
        answers = answers_of(interest, self._asking(len(self) + 1))
        self._store([*self.entries, {"answers": answers, "replaces": interest.pk}])
        return len(self)

    def end(self, interest: Interest, until: date) -> int:
        """Put in a version of an interest on record that only ends it, with nothing more to ask; its number here."""
        begun = [entry["replaces"] for entry in self.entries]
        if interest.pk in begun:
            self.drop(begun.index(interest.pk) + 1)
        interest.until = until  # as it will be declared: nothing is stored here
        number = self.change(interest)
        aware = {"became_aware_on": min(until, self.today)}
        form = AwareForm(initial=aware, said=self.journey(number).said(), asking=self._asking(number))
        self.keep(number, AWARE, as_posted(form))
        return number

    def drop(self, number: int) -> None:
        """Leave out an interest."""
        self._store([*self.entries[: number - 1], *self.entries[number:]])

    def put(self, entries: list[dict]) -> None:
        """Go on from what somebody else prepared."""
        self._store(entries)

    def clear(self) -> None:
        """Forget the whole draft."""
        self._store([])

    def next_url(self, number: int) -> str:
        """The page of an interest to go to now: the first not answered, or “Check your answers”."""
        page = self.journey(number).unfinished()
        return page_url(number, page.name) if page else reverse("declare_check")

    def drafted(self) -> list["Drafted"]:
        """Every interest as it can be checked."""
        numbers = range(1, len(self) + 1)
        return [Drafted(self, number, self.journey(number).forms()) for number in numbers]

    def interests(self) -> list[NewInterest] | None:
        """Every interest as it will be declared; None while one is not finished."""
        drafted = self.drafted()
        return [each.new for each in drafted] if all(each.is_finished for each in drafted) else None

    @cached_property
    def position(self) -> str:
        """What the register says the person is."""
        return titles_in(self.body, self.today).get(self.person.pk, "")

    @cached_property
    def rules(self) -> Rules:
        """What the body asks today."""
        return rules_of(self.body, self.today)

    @cached_property
    def _on_record(self) -> list[str]:
        return third_parties(self.body, self.person, [])

    @property
    def _place(self) -> str:
        return f"{self.body.pk}-{self.person.pk}"

    def _entry(self, number: int) -> dict:
        return self.entries[number - 1] if number <= len(self) else {"answers": {}, "replaces": None}

    def _store(self, entries: list[dict]) -> None:
        self.session[SESSION_KEY] = {**self.session.get(SESSION_KEY, {}), self._place: entries}

    def _asking(self, number: int) -> Asking:
        said = [entry["answers"].get("connection", {}) for entry in self.entries]
        drafted = [connection["third_party_name"] for connection in said if connection.get("third_party_name")]
        return Asking(
            body=self.body,
            today=self.today,
            own_name=self.person.name,
            third_parties=(*self._on_record, *drafted),
            changing=self.replaces(number) is not None,
        )


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
    """One interest of a draft, to be checked."""

    draft: Draft
    number: int
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
    def new(self) -> NewInterest:
        """The interest as it will be declared. Only of a finished one."""
        said = dict(self._said)
        whose, picked, category = said.pop("whose"), said.pop("organisation"), said.pop("category")
        del said["still_on"]
        theirs = {"category": Category.INDIRECT.value, "underlying_category": category}
        return NewInterest(
            **(theirs if whose == THEIRS else {"category": category}),
            organisation_code=picked.chosen,
            organisation_text="" if picked.chosen else picked.written,
            replaces=self.draft.replaces(self.number),
            **{"publish_organisation": whose == MINE, **said},
        )

    @cached_property
    def row(self) -> Interest:
        """The interest as it will be stored."""
        organisation = by_code(self.new.organisation_code, body=self.draft.body)
        return as_row(self.new, organisation=organisation, body=self.draft.body, person=self.draft.person)

    @property
    def rows(self) -> list[Answer]:
        """Every question and its answer, with the page that changes it."""
        return [row for page in self.forms for row in self._answers(page).values()]

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
        hidden = set(PRIVATE)
        if self.public["organisation"] != self.row.subject:
            hidden.add("organisation")
        if self.new.held_as == HeldAs.PATIENT:
            hidden.add("held_as")
        return [replace(row, change="") for name, row in given.items() if name in hidden]

    @property
    def nudge(self) -> str:
        """A second thought about the category, or an empty text."""
        return nudge(self.new.underlying_category or self.new.category, self.new.held_as)

    @property
    def hints(self) -> list[Hint]:
        """What its words for the public may tell too much of."""
        return hints_of(self.row, [*self.draft._on_record, self.new.third_party_name])

    @property
    def is_late(self) -> bool:
        """Whether it would be declared late today."""
        return declared_late(self.new.became_aware_on, self.draft.today, self.draft.rules.days_to_declare)
