"""Looking something up in the directory."""

from django import forms

from coi.shared.forms import PageForm
from organisations.models import Organisation
from organisations.queries.finding import CLOSED, OPEN
from organisations.queries.search import LONGEST_SEARCH


class DirectorySearchForm(PageForm):
    """What is looked for, and of which kind; without words, everything of a kind."""

    method = "get"
    button = "Search"
    q = forms.CharField(
        label="Name, code, town or postcode",
        required=False,
        min_length=2,
        max_length=LONGEST_SEARCH,
        help_text="Former names are found too",
        error_messages={"min_length": "Enter at least 2 letters or numbers"},
    )
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *Organisation.Kind.choices])
    state = forms.ChoiceField(
        label="Open or closed", required=False, choices=[("", "Open and closed"), (OPEN, "Open"), (CLOSED, "Closed")]
    )
    own = forms.BooleanField(label="Only those that we added ourselves", required=False)

    @property
    def asks(self) -> bool:
        """Whether anything is looked for."""
        return self.is_valid() and any(self.cleaned_data.values())

    @property
    def filters(self) -> dict[str, object]:
        """What narrows the search, under the names that organisations.queries.finding gives it."""
        return {
            "kind": self.cleaned_data["kind"],
            "state": self.cleaned_data["state"],
            "only_own": self.cleaned_data["own"],
        }
