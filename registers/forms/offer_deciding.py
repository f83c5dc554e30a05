"""Deciding on an offer that somebody asked about; and choosing which of a body's offers to see."""

from django import forms

from coi.shared.fields import LongText, Radios
from coi.shared.forms import PageForm
from registers.models import OfferDecision


class DecideForm(PageForm):
    """Approve, approve with conditions, or refuse."""

    title = "Decide on this offer"
    caption = "Gifts and hospitality"
    button = "Decide"
    outcome = forms.ChoiceField(
        label="Your decision",
        choices=OfferDecision.Outcome.choices,
        widget=Radios(reveals={OfferDecision.Outcome.CONDITIONS: "conditions"}),
        error_messages={"required": "Select your decision"},
    )
    conditions = forms.CharField(
        label="Which conditions?",
        max_length=500,
        help_text="For example, “The hotel is paid for by us”",
        error_messages={"required": "Enter the conditions"},
    )
    reason = LongText(
        label="Why?",
        max_length=500,
        help_text="The person reads it, and so does whoever looks after the register. Not published.",
        error_messages={"required": "Enter why you decide so"},
    )
