"""Telling one body what another knows."""

from collections.abc import Sequence

from django import forms

from coi.shared.fields import Checkboxes
from coi.shared.forms import PageForm
from people.models import Body
from registers.models import Interest


class TellForm(PageForm):
    """Which interests to declare to the other body as well, as they stand here."""

    interests = forms.MultipleChoiceField(
        label="Declare these there too, as they stand here",
        widget=Checkboxes(),
        error_messages={"required": "Select at least one interest"},
    )

    def __init__(self, *args, missing: Sequence[Interest], there: Body, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = f"You and {there.short_name}"
        self.button = f"Declare to {there.short_name}"
        self.missing = {str(interest.pk): interest for interest in missing}
        self.fields["interests"].choices = [(pk, str(interest)) for pk, interest in self.missing.items()]

    @property
    def chosen(self) -> list[Interest]:
        """The interests selected."""
        return [self.missing[pk] for pk in self.cleaned_data["interests"]]
