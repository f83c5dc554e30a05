"""Saying whom a file means."""

from collections.abc import Mapping, Sequence

from django import forms

from coi.shared.fields import Radios
from coi.shared.forms import PageForm
from coi.shared.words import count_phrase
from intake.queries.intakes import Question
from people.models import Person

NEW, OTHER, LEAVE_OUT, OPEN = "new", "other", "leave_out", "open"


class PeopleForm(PageForm):
    """For each name that may be somebody’s we know: who it is. `known` holds everybody of the body by address."""

    title = "Who is it?"
    lead = "What you leave open is not taken in."
    button = "Save and look again"

    def __init__(
        self,
        *args,
        questions: Sequence[Question],
        titles: Mapping[int, str],
        known: Mapping[str, Person],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.known = known
        self.questions = {f"who_{number}": question for number, question in enumerate(questions)}
        for name, question in self.questions.items():
            people = [(person.pk, _told(person, titles)) for person in question.likely]
            self.fields[name] = forms.ChoiceField(
                label=question.said,
                help_text=count_phrase(question.count, "row") if question.count > 1 else "",
                choices=[*people, *OTHERS],
                initial=question.likely[0].pk if question.is_exact else OPEN,
                widget=Radios(reveals={OTHER: f"{name}_email"}),
            )
            self.fields[f"{name}_email"] = forms.EmailField(label="Their email address")

    def clean(self) -> dict:
        """An address is that of somebody known."""
        cleaned = super().clean()
        for name in self.questions:
            email = cleaned.get(f"{name}_email")
            if email and email.casefold() not in self.known:
                self.add_error(f"{name}_email", "Nobody here has this address. Check it, or choose another answer")
        return cleaned

    @property
    def said(self) -> dict[str, Person | None | str]:
        """Whom each means, by what was asked: a person, None for somebody new, an empty text to leave out."""
        return {
            question.asks: self._meant(name, question)
            for name, question in self.questions.items()
            if self.cleaned_data[name] != OPEN
        }

    def _meant(self, name: str, question: Question) -> Person | None | str:
        choice = self.cleaned_data[name]
        if choice in (NEW, LEAVE_OUT):
            return None if choice == NEW else ""
        if choice == OTHER:
            return self.known[self.cleaned_data[f"{name}_email"].casefold()]
        return next(person for person in question.likely if str(person.pk) == choice)


OTHERS = [
    (NEW, "Somebody who is not known here yet"),
    (OTHER, "Somebody else who is known here"),
    (LEAVE_OUT, "Leave out"),
    (OPEN, "Decide later"),
]


def _told(person: Person, titles: Mapping[int, str]) -> str:
    told = [person.name, titles.get(person.pk, "no post here now"), person.email]
    return ", ".join(each for each in told if each)
