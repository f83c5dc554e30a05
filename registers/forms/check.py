"""One question of “Do I need to declare this?”."""

from django import forms

from coi.shared.fields import Radios
from coi.shared.forms import PageForm
from registers.policy.check import Question


class CheckForm(PageForm):
    """A question, whose answer leads to the next page; nothing of it is kept."""

    caption = "Do I need to declare this?"
    answer = forms.ChoiceField(label=None, widget=Radios(), error_messages={"required": "Select an answer"})

    def __init__(self, *args, question: Question, **kwargs):
        super().__init__(*args, **kwargs)
        self.title, self.lead = question.title, question.lead
        field = self.fields["answer"]
        field.choices = [(each.key, each.words) for each in question.answers]
        field.widget.hints = {each.key: each.hint for each in question.answers if each.hint}
