"""What is to be done about a past decision."""

from django import forms

from coi.shared.fields import LongText, Radios
from coi.shared.forms import PageForm
from meetings.models import Review


class ReviewForm(PageForm):
    """One of three things, and why."""

    title = "What is to be done about this decision?"
    button = "Save"
    outcome = forms.ChoiceField(
        label="What is to be done?",
        choices=Review.Outcome.choices,
        widget=Radios(
            hints={
                Review.Outcome.NOTHING: "Knowing of the interest would have changed nothing",
                Review.Outcome.COMMITTEE: "The committee is told, and decides whether to take the item again",
                Review.Outcome.BREACH: "It should have been declared and managed, and is reported as a breach",
            }
        ),
        error_messages={"required": "Select what is to be done"},
    )
    reason = LongText(
        label="Why?",
        max_length=1000,
        help_text="Kept with your name and the date. It cannot be changed; you can review the decision again.",
        error_messages={
            "required": "Enter the reason",
            "max_length": "The reason must be %(limit_value)d characters or fewer",
        },
    )
