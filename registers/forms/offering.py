"""Gifts and hospitality, on one page."""

from datetime import date

from django import forms

from coi.shared.fields import DateField, LongText, MoneyField, Radios, YesNoField
from coi.shared.forms import PageForm
from people.models import Body
from registers.forms.organisations import DirectoryField
from registers.models import Offer
from registers.policy.publication import holds_an_address

NO_ADDRESS = "Leave out the address: this is published"


class OfferForm(PageForm):
    """What was offered, by whom, and what became of it."""

    title = "Declare a gift or hospitality"
    lead = (
        "Declare what you were offered, whether you accepted or declined it. Everything but who approved it is"
        " published."
    )
    kind = forms.ChoiceField(
        label="What were you offered?",
        choices=Offer.Kind.choices,
        widget=Radios(
            hints={
                Offer.Kind.GIFT: "Something given to you, or sold to you for less than it is worth",
                Offer.Kind.HOSPITALITY: "Meals, travel, accommodation, tickets or entertainment",
            }
        ),
        error_messages={"required": "Select whether it was a gift or hospitality"},
    )
    description = forms.CharField(
        label="What was it?",
        max_length=500,
        help_text="For example, “Box of chocolates” or “Dinner at a conference”. Published as you write it.",
        error_messages={"required": "Enter what you were offered"},
    )
    donor = DirectoryField(
        label="Who offered it?",
        longest=Offer._meta.get_field("donor_text").max_length,
        search="find_organisations",
        help_text="Type a name or code, then select the organisation. If it was a patient or a member of the public,"
        " write “A patient” or “A member of the public”, not their name.",
        error_messages={"required": "Enter who offered it"},
    )
    offered_on = DateField(
        label="When was it offered?",
        named="The date it was offered",
        help_text="For example, 3 11 2026",
        error_messages={
            "required": "Enter the date it was offered",
            "too_late": "The date it was offered must be today or in the past",
        },
    )
    value = MoneyField(
        label="What is it worth?",
        max_value=9_999_999,
        help_text="For each person, if several were invited",
        error_messages={
            "required": "Enter what it is worth",
            "min_value": "The value must be £0 or more",
            "max_value": "The value must be £9,999,999 or less",
        },
    )
    is_estimate = YesNoField(
        label="Is that an estimate?",
        error_messages={"required": "Select yes if the value is an estimate"},
    )
    outcome = forms.ChoiceField(
        label="What did you do?",
        choices=[(Offer.Outcome.ACCEPTED, "I accepted it"), (Offer.Outcome.DECLINED, "I declined it")],
        widget=Radios(reveals={Offer.Outcome.ACCEPTED: "received_on"}),
        error_messages={"required": "Select whether you accepted or declined it"},
    )
    received_on = DateField(
        label="When did you receive it?",
        named="The date you received it",
        required=False,
        help_text="Leave it empty if you have not received it yet",
        error_messages={"too_late": "The date you received it must be today or in the past"},
    )
    reason = LongText(
        label="Why did you accept or decline it?",
        max_length=500,
        help_text="Published as you write it",
        error_messages={"required": "Enter why you accepted or declined it"},
    )
    approver = forms.CharField(
        label="Who approved it, if anybody did?",
        required=False,
        max_length=200,
        help_text="Their name and position. Not published.",
    )

    def __init__(self, *args, body: Body, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["donor"].look_in(body, self.data.get("donor_chosen", ""))
        self.fields["offered_on"].latest = self.fields["received_on"].latest = today

    def clean_description(self) -> str:
        """Nothing private: it is published."""
        return without_address(self.cleaned_data["description"])

    def clean_reason(self) -> str:
        """Nothing private: it is published."""
        return without_address(self.cleaned_data["reason"])

    def clean(self) -> dict:
        """What is received was offered before."""
        offered, received = self.cleaned_data.get("offered_on"), self.cleaned_data.get("received_on")
        if offered and received and received < offered:
            self.add_error("received_on", "The date you received it must be on or after the date it was offered")
        return self.cleaned_data

    def facts(self) -> dict:
        """The answers under the names that the action has for them."""
        facts = dict(self.cleaned_data)
        picked = facts.pop("donor")
        return {**facts, "donor_code": picked.chosen, "donor_text": "" if picked.chosen else picked.written}


def without_address(text: str) -> str:
    """The text, if it holds no address."""
    if holds_an_address(text):
        raise forms.ValidationError(NO_ADDRESS)
    return text


class RecordOfferForm(PageForm):
    """Nothing to fill in: the end of the way."""

    title = "Check your answers"
    button = "Declare it"
