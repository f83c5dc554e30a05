"""Saying whom a file means."""

from collections.abc import Sequence

from django import forms

from coi.shared.fields import Radios
from coi.shared.forms import PageForm
from coi.shared.words import count_phrase
from intake.queries.intakes import Question
from people.models import Person

NEW, LEAVE_OUT = "new", "leave_out"


class PeopleForm(PageForm):
    """For each name that may be somebody’s we know: who it is."""

    title = "Who is it?"
    lead = "What you leave open is not taken in."
    button = "Save and look again"

    def __init__(self, *args, questions: Sequence[Question], titles: dict[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = {f"who_{number}": question for number, question in enumerate(questions)}
        for name, question in self.questions.items():
            people = [(person.pk, _told(person, titles)) for person in question.likely]
            others = [(NEW, "Somebody who is not known here yet"), (LEAVE_OUT, "Leave out")]
            self.fields[name] = forms.ChoiceField(
                label=question.said,
                help_text=count_phrase(question.count, "row") if question.count > 1 else "",
                choices=[*people, *others],
                required=False,
                initial=question.likely[0].pk if question.is_exact else None,
                widget=Radios,
            )

    @property
    def said(self) -> dict[str, Person | None | str]:
        """Whom each means, by what was asked: a person, None for somebody new, an empty text to leave out."""
        return {
            question.asks: self._meant(question, self.cleaned_data[name])
            for name, question in self.questions.items()
            if self.cleaned_data[name]
        }

    def _meant(self, question: Question, choice: str) -> Person | None | str:
        if choice in (NEW, LEAVE_OUT):
            return None if choice == NEW else ""
        return next(person for person in question.likely if str(person.pk) == choice)


def _told(person: Person, titles: dict[int, str]) -> str:
    told = [person.name, titles.get(person.pk, "no post here now"), person.email]
    return ", ".join(each for each in told if each)
