"""Forms of declaring with help."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.db.models import QuerySet

from coi.shared.fields import DateField, Radios
from coi.shared.forms import PageForm
from people.models import Person
from registers.forms.declaring_submitting import SubmitForm
from registers.models import Attestation, Declaration, Paper

INTERESTS, NIL, NO_CHANGE = (kind.value for kind in Declaration.Kind)


class NoChangeForm(PageForm):
    """Nothing to fill in: what stands still stands."""

    title = "Nothing has changed"
    button = "Nothing has changed"


class HandOverForm(SubmitForm):
    """The end of what a delegate prepares."""

    title = "Check what you prepared"

    def __init__(self, *args, owner: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.button = f"Hand over to {owner}"


class DelegateForm(PageForm):
    """Who prepares for somebody."""

    title = "Who may prepare declarations?"
    lead = (
        "They fill in a declaration and hand it over. They see what the public sees of what is on record, and cannot"
        " submit anything: only the person whose interests they are can."
    )
    button = "Name as delegate"
    delegate = forms.EmailField(label="Their email address", help_text="The one they sign in with here")

    def __init__(self, *args, choices: QuerySet[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.choices = choices

    def clean_delegate(self) -> Person:
        """Somebody of the body, other than the person themselves."""
        found = self.choices.filter(email__iexact=self.cleaned_data["delegate"]).first()
        if found is None:
            raise forms.ValidationError("Nobody else here signs in with this address. Check it, or ask which they use")
        return found


class SendBackForm(PageForm):
    """What a delegate should change."""

    title = "Send it back"
    button = "Send it back"
    words = forms.CharField(
        label="What should be changed?",
        required=False,
        max_length=Attestation._meta.get_field("words").max_length,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text="They read it here, not in the email",
    )


class PaperForm(PageForm):
    """The paper, before what it says; `fault` says what is wrong with the day on it."""

    title = "Key in a paper declaration"
    signed_on = DateField(
        label="When was it signed?",
        named="The date on the paper",
        help_text="For example, 12 11 2026. It counts as declared on this day.",
        error_messages={"required": "Enter the date on the paper"},
    )
    kept_where = forms.CharField(
        label="Where is the paper, or the scan of it?",
        required=False,
        max_length=Paper._meta.get_field("kept_where").max_length,
        help_text="For whoever checks later, for example “Governance cabinet, file 12”",
    )
    kind = forms.ChoiceField(
        label="What does it say?",
        choices=[
            (INTERESTS, "Interests"),
            (NIL, "Nothing to declare"),
            (NO_CHANGE, "Nothing has changed since last time"),
        ],
        widget=Radios(hints={INTERESTS: "You key them in next, one question on a page"}),
        error_messages={"required": "Select what the paper says"},
    )

    def __init__(self, *args, name: str, fault: Callable[[date], str], **kwargs):
        super().__init__(*args, **kwargs)
        self.caption, self.fault = name, fault

    def clean_signed_on(self) -> date:
        """A paper that may still be keyed in."""
        day = self.cleaned_data["signed_on"]
        wrong = self.fault(day)
        if wrong:
            raise forms.ValidationError(wrong)
        return day
