"""The governance lead's form for dismissing a reason."""

from django import forms

from coi.shared.fields import LongText, Radios
from coi.shared.forms import PageForm
from meetings.models import Verdict


class DismissForm(PageForm):
    """Why a reason for a conflict does not stand."""

    title = "Why dismiss this?"
    lead = (
        "It stays on the page, among those dismissed, and no longer counts for this item."
        " If the interest or the item is reworded, it comes back."
    )
    button = "Dismiss"
    ground = forms.ChoiceField(
        label="Reason",
        choices=Verdict.Ground.choices,
        widget=Radios(),
        error_messages={"required": "Select why it does not stand"},
    )
    reason = LongText(
        label="Anything to add",
        required=False,
        max_length=500,
        help_text="What you know that the texts do not say",
        error_messages={"max_length": "What you add must be %(limit_value)d characters or fewer"},
    )

    def clean(self) -> dict:
        """Another reason has to be told."""
        cleaned = super().clean()
        if cleaned.get("ground") == Verdict.Ground.OTHER and not cleaned.get("reason"):
            self.add_error("reason", "Enter the reason")
        return cleaned
