"""The chair's forms."""

from django import forms

from coi.shared.fields import Checkboxes, LongText, Radios
from coi.shared.forms import PageForm
from meetings.policy.handling import ADDED, MAIN, Handling


class RulingForm(PageForm):
    """How a conflict is to be handled, and why. Nothing is chosen beforehand: the chair decides."""

    title = "How is this conflict to be handled?"
    button = "Record ruling"
    handling = forms.ChoiceField(
        label="Handling",
        choices=[(handling.value, handling.label) for handling in MAIN],
        widget=Radios(hints={handling.value: handling.description for handling in MAIN}),
        error_messages={"required": "Select how the conflict is to be handled"},
    )
    also = forms.MultipleChoiceField(
        label="And also",
        required=False,
        choices=[(handling.value, handling.label) for handling in ADDED],
        widget=Checkboxes(hints={handling.value: handling.description for handling in ADDED}),
    )
    reason = LongText(
        label="Reason",
        max_length=1000,
        help_text="The reason is kept with the ruling and goes on the recusal list.",
        error_messages={
            "required": "Enter the reason for your ruling",
            "max_length": "The reason must be %(limit_value)d characters or fewer",
        },
    )

    def __init__(self, *args, in_public: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not in_public:
            field = self.fields["handling"]
            field.choices = [choice for choice in field.choices if choice[0] != Handling.GALLERY]


class SameRulingForm(RulingForm):
    """One handling for several members whose conflicts on an item are alike."""

    title = "Rule the same for several members"
    button = "Record rulings"
    conflicts = forms.TypedMultipleChoiceField(
        label="Members",
        coerce=int,
        widget=Checkboxes(),
        error_messages={"required": "Select at least one member", "invalid_choice": "Select from the members listed"},
    )
    field_order = ["conflicts", "handling", "also", "reason"]

    def __init__(self, *args, members: list[tuple[int, str]], hints: dict[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["conflicts"].choices = members
        self.fields["conflicts"].widget.hints = {str(pk): words for pk, words in hints.items()}
