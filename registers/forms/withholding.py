"""Asking not to publish, deciding on it, appealing; and looking at words before they are published."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError

from coi.shared.fields import Checkboxes, DateField, LongText, Radios
from coi.shared.forms import PageForm
from registers.models import Part, WithholdingRequest, WordingCheck

PREFERENCE = "preference"
LONGEST = 1500  # characters
NOT_A_GROUND = (
    "That you would rather it were not published is not a ground by itself: the registers are public so that people can"
    " trust how decisions are made. If publishing it could harm somebody, or cause real distress, choose that, and say"
    " how. If you are not sure, ask the Guardian"
)


def _parts(label: str | None) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=Part.choices,
        widget=Checkboxes(apart=Part.WHOLE),
        error_messages={"required": "Select what should not be published"},
    )


class AskForm(PageForm):
    """A person's request not to publish an entry or parts of it."""

    title = "Ask us not to publish this"
    button = "Send request"
    ground = forms.ChoiceField(
        label="Why should it not be published?",
        choices=[*WithholdingRequest.Ground.choices, (PREFERENCE, "I would rather it were not public")],
        widget=Radios(apart=PREFERENCE),
        error_messages={"required": "Select why it should not be published"},
    )
    parts = _parts("What should not be published?")
    reason = LongText(
        label="What could happen, and to whom?",
        max_length=LONGEST,
        help_text="Only you and whoever decides read this",
        error_messages={"required": "Enter what could happen if it were published"},
    )

    def clean_ground(self) -> str:
        """Personal preference is not a ground (guidance 1.8), and is told so."""
        if self.cleaned_data["ground"] == PREFERENCE:
            raise ValidationError(NOT_A_GROUND)
        return self.cleaned_data["ground"]


WITHHOLD, REFUSE = "withhold", "refuse"


class DecideForm(PageForm):
    """What is withheld, or that nothing is."""

    title = "Decide on this request"
    button = "Save decision"
    outcome = forms.ChoiceField(
        label="Your decision",
        choices=[(WITHHOLD, "Withhold it, or a part of it"), (REFUSE, "Refuse: publish all of it")],
        widget=Radios(reveals={WITHHOLD: ("parts", "review_on")}),
        error_messages={"required": "Select your decision"},
    )
    parts = _parts("What is withheld?")
    review_on = DateField(
        named="The day of the review", label="When is this looked at again?", help_text="For example, 31 3 2027"
    )
    reason = LongText(
        label="Why?",
        max_length=LONGEST,
        help_text="The person reads this. Take legal advice first where you need it",
        error_messages={"required": "Enter the reason for your decision"},
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["review_on"].earliest = today + timedelta(days=1)
        theirs = {Part.NAME: "The person’s name and position"}
        self.fields["parts"].choices = [(part, theirs.get(part, words)) for part, words in Part.choices]

    @property
    def facts(self) -> dict[str, object]:
        """The answers, as `withholding.decide` takes them."""
        said = self.cleaned_data
        return {"parts": said["parts"] or [], "review_on": said["review_on"], "reason": said["reason"]}


class AppealForm(PageForm):
    """Asking that somebody else decides."""

    title = "Ask for another decision"
    lead = (
        "You can do this once. Somebody who did not take the first decision looks at everything again. Until they have"
        " decided, the entry is not published."
    )
    button = "Send appeal"
    reason = LongText(
        label="Why should it be decided differently?",
        max_length=LONGEST,
        error_messages={"required": "Enter why it should be decided differently"},
    )


class WordingForm(PageForm):
    """Whether words that may tell too much are published as they stand."""

    title = "Look at the words"
    button = "Save"
    outcome = forms.ChoiceField(
        label="What happens to it?",
        choices=WordingCheck.Outcome.choices,
        widget=Radios(
            hints={
                WordingCheck.Outcome.PUBLISH: "The words name nobody else and tell nothing that need not be public",
                WordingCheck.Outcome.KEEP_BACK: "The person is asked to change them; meetings are matched all the same",
            }
        ),
        error_messages={"required": "Select what happens to it"},
    )
    reason = LongText(
        label="Why?", max_length=1000, error_messages={"required": "Enter the reason"}, help_text="Kept with the entry"
    )
