"""Which organisation an interest is in, as a governance lead says."""

from collections.abc import Callable

from coi.shared.fields import Candidate, OrganisationField, Picked
from coi.shared.forms import PageForm


class ResolveForm(PageForm):
    """One of the best few, or none of these."""

    title = "Which organisation is this?"
    button = "Save"
    organisation = OrganisationField(
        label="Organisation",
        help_text="Search by name or code until you see it, or select “None of these”",
        error_messages={
            "required": "Enter the organisation’s name or code",
            "unchosen": "Select the organisation you mean, or “None of these”",
        },
    )

    def __init__(self, *args, written: str, suggest: Callable[[str], list[Candidate]], **kwargs):
        super().__init__(*args, initial={"organisation": Picked(written)}, **kwargs)
        self.fields["organisation"].suggest = suggest
