"""The form for asking many people to declare."""

from django import forms

from assurance.queries.roll import Choice
from coi.shared.fields import Radios
from coi.shared.forms import PageForm

WHICH = [
    ("turn", "Those whose turn it is: newcomers, and whoever will soon be out of date"),
    ("missing", "All who have not returned or are overdue"),
    ("everybody", "Everybody, also those who are up to date"),
]


class AskForm(PageForm):
    """Whom to ask."""

    title = "Ask people to declare"
    lead = (
        "Those whose turn it is are asked every day without you. Here you ask others, or sooner."
        " You see how many it is before anybody is asked."
    )
    button = "Show who it is"
    method = "get"
    who = forms.ChoiceField(label="Among whom?", error_messages={"required": "Select among whom to ask"})
    which = forms.ChoiceField(
        label="Which of them?",
        choices=WHICH,
        widget=Radios(),
        error_messages={"required": "Select which of them to ask"},
    )

    def __init__(self, *args, choices: list[tuple[str, list[Choice]]], **kwargs):
        super().__init__(*args, **kwargs)
        groups = [(heading, [(each.value, each.label) for each in group]) for heading, group in choices if group]
        self.fields["who"].choices = [("everybody", "Everybody who must declare"), *groups]
