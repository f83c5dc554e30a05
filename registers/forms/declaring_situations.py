"""The first page of a declaration, which situation it is, and the page of what only that situation asks."""

import secrets
from collections.abc import Mapping

from django import forms

from coi.shared.fields import Radios
from registers.forms.declaring import DeclaringForm
from registers.models import Situation
from registers.policy import situations


class SituationForm(DeclaringForm):
    """Which of the common situations it is, those likeliest for somebody in this post first."""

    title = "What do you want to declare?"
    situation = forms.ChoiceField(
        label=None, choices=Situation.choices, error_messages={"required": "Select what you want to declare"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [Situation(value) for value in self._offered()]
        chosen = self.fields["situation"]
        chosen.widget = Radios(hints={each: situations.terms_of(each).hint for each in offered}, apart=Situation.OTHER)
        chosen.choices = [(each.value, each.label) for each in offered]
        # Declared before this was asked: whoever changes it need not answer it.
        chosen.required = not self.asking.changing

    def _offered(self) -> list[str]:
        return situations.situations_for(self.asking.position, in_practice=self.asking.in_practice)


OFFER = "offer"


class BeginForm(SituationForm):
    """The first page of all: also the way to what is declared elsewhere. The key makes a second click no second one."""

    key = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput, initial=lambda: secrets.token_hex(8))

    def __init__(self, *args, with_offers: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        if with_offers:
            self._lead_to_offers()

    def _lead_to_offers(self) -> None:
        chosen = self.fields["situation"]
        offer = (OFFER, "A gift, hospitality, a donation or a sponsored event")
        chosen.choices = [*chosen.choices[:-1], offer, chosen.choices[-1]]
        chosen.widget.hints[OFFER] = (
            "Something you were offered once, taken or declined: it has a form of its own. For example, a dinner, a"
            " voucher, a fee for travel, money for a fund, a company that pays for a training day."
        )


class ParticularsForm(DeclaringForm):
    """What only its situation asks, from the table of situations. Fields are named after their questions."""

    lead = "Only those who review declarations and prepare meetings see these answers. They are never published."

    def __init__(self, *args, initial: Mapping | None = None, **kwargs):
        kept = (initial or {}).get("particulars", {})
        super().__init__(*args, initial={field_of(name): said for name, said in kept.items()}, **kwargs)
        self.title = f"About the {SHORT_NAMES.get(self.situation, 'interest')}"
        for question in self.questions:
            self.fields[field_of(question.name)] = _field(question)

    @property
    def questions(self) -> tuple[situations.Question, ...]:
        """What is asked."""
        return situations.terms_of(self.situation).questions

    @property
    def particulars(self) -> dict[str, str]:
        """What was answered, by question; only of a valid form."""
        given = {question.name: self.cleaned_data[field_of(question.name)] for question in self.questions}
        return {name: said for name, said in given.items() if said}


SHORT_NAMES = {
    "outside_employment": "work",
    "private_practice": "private practice",
    "shareholding": "share",
    "patent": "invention",
    "loyalty": "role",
    "sponsored_research": "research",
    "sponsored_post": "post",
}


def field_of(question: str) -> str:
    """The form's field for a question of a situation."""
    return f"about_{question}"


def _field(question: situations.Question) -> forms.Field:
    asked = {"label": question.label, "help_text": question.hint, "required": question.required}
    if question.choices:
        required = {"required": f"Select an answer to “{question.label}”"}
        return forms.ChoiceField(choices=question.choices, widget=Radios(), error_messages=required, **asked)
    words = {
        "required": f"Enter an answer to “{question.label}”",
        "max_length": "Your answer must be %(limit_value)d characters or fewer",
    }
    return forms.CharField(max_length=situations.LONGEST_ANSWER, error_messages=words, **asked)
