"""A body's policy: an edition of the guidance to follow, and a value of the body's own."""

from datetime import date
from decimal import Decimal

from django import forms

from coi.shared.fields import DateField, LongText, MoneyField, Radios, YesNoField
from coi.shared.forms import PageForm
from registers.policy.rules import LARGE_GIFT_WORDS, SETTINGS, TYPES, LargeGift, beyond_the_law, profiles

BANDS = ["5", "6", "7", "8a", "8b", "8c", "8d", "9"]


class FromADay(PageForm):
    """Something that holds from a day on."""

    since = DateField(
        label="From which day?", named="The day", help_text="Today or a day to come, for example 1 4 2027"
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, initial={"since": today, **kwargs.pop("initial", {})}, **kwargs)
        self.fields["since"].earliest = today
        self.fields["since"].error_messages["too_early"] = "The day must be today or to come: the past stays as it was"


class AdoptForm(FromADay):
    """Which edition of the guidance the body follows."""

    title = "Which guidance do you follow?"
    lead = "What your body has set for itself stays as it is. What was declared before that day keeps its meaning."
    button = "Follow it"
    profile = forms.ChoiceField(
        label="Edition of the guidance", widget=Radios, error_messages={"required": "Select an edition of the guidance"}
    )
    field_order = ["profile", "since"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        editions = profiles()
        self.fields["profile"].choices = [(key, each.title) for key, each in editions.items()]
        self.fields["profile"].widget.hints = {key: each.in_force for key, each in editions.items()}


class RuleForm(FromADay):
    """A value of the body's own."""

    button = "Set this rule"
    reason = LongText(
        label="Why?",
        max_length=500,
        help_text="For example, “Agreed by the board on 3 November 2026”",
        error_messages={"required": "Enter why the body sets this itself"},
    )
    field_order = ["value", "since", "reason"]

    def __init__(self, *args, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name
        self.title = SETTINGS[name]["label"]
        self.fields["value"] = _value_field(name)
        self.order_fields(self.field_order)

    def clean_value(self):
        """Within what is the body's to choose."""
        value = self.cleaned_data["value"]
        words = beyond_the_law(self.name, value)
        if words:
            raise forms.ValidationError(words)
        return value


def _value_field(name: str) -> forms.Field:
    kind, unit = TYPES[name], SETTINGS[name]["unit"]
    if kind is bool:
        return YesNoField(label="What should it be?", error_messages={"required": "Select yes or no"})
    if kind is Decimal:
        return MoneyField(label="Amount in pounds")
    if kind is int:
        return forms.IntegerField(
            label=f"How many {unit}?", error_messages={"invalid": f"Enter a number of {unit}, like 6"}
        )
    choices = LARGE_GIFT_WORDS.items() if kind is LargeGift else [(band, f"Band {band}") for band in BANDS]
    words = {"required": "Select one of them", "invalid_choice": "Select one of them"}
    return forms.ChoiceField(label="What should it be?", choices=list(choices), widget=Radios(), error_messages=words)


class GiveBackForm(FromADay):
    """Following the guidance again."""

    button = "Follow the guidance again"
    reason = LongText(
        label="Why?", max_length=500, error_messages={"required": "Enter why the body follows the guidance again"}
    )
    field_order = ["since", "reason"]

    def __init__(self, *args, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "Follow the guidance again"
        self.caption = SETTINGS[name]["label"]
