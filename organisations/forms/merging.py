"""Merging two organisations that are one."""

from collections.abc import Callable

from django import forms

from coi.shared.fields import Candidate, Radios
from organisations.forms.amending import AboutForm, organisation_field, reason_field
from organisations.models import Organisation

THIS, OTHER = "this", "other"


class MergeForm(AboutForm):
    """Which other organisation it is, and which of the two stays."""

    title = "Merge it with another organisation"
    lead = (
        "For two entries that are one and the same organisation. You can merge those that your body added, with each"
        " other or into a national one. National organisations are merged by an import alone; if one replaced another,"
        " record what replaced it instead."
    )
    organisation = organisation_field(label="Which other organisation is it?")
    stays = forms.ChoiceField(
        label="Which one stays?", widget=Radios(), error_messages={"required": "Select which stays"}
    )

    def __init__(self, *args, about: Organisation, suggest: Callable[[str], list[Candidate]], **kwargs):
        super().__init__(*args, about=about, **kwargs)
        self.fields["organisation"].suggest = suggest
        self.fields["stays"].choices = [(OTHER, "The other one"), (THIS, f"This one: {about}")]

    def pair(self, about: Organisation, other: Organisation) -> tuple[Organisation, Organisation]:
        """The one that goes and the one that stays."""
        return (about, other) if self.cleaned_data["stays"] == OTHER else (other, about)


class ConfirmMergeForm(AboutForm):
    """The last question before two organisations become one."""

    title = "Check before you merge"
    button = "Merge"
    reason = reason_field()
