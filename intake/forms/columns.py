"""Saying which column of a file holds what."""

from collections.abc import Mapping, Sequence

from django import forms

from coi.shared.forms import PageForm
from intake.policy import columns as policy

LONGEST_EXAMPLE = 30
NONE = -1


class HeadingsForm(PageForm):
    """Which row holds the headings, where the guess was wrong."""

    method = "get"
    button = "Use this row"
    at = forms.ChoiceField(label="Row with the headings")

    def __init__(self, *args, rows: Sequence[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].choices = rows


class ColumnsForm(PageForm):
    """For each thing we ask for, the column that holds it, if any does."""

    # The fields have a name of their own, apart from what the page itself is called.
    title = "Which column holds what?"
    lead = "We have guessed from the headings, and from what you said last time. Check each."

    def __init__(self, *args, kind: str, headings: Sequence[str], example: Sequence[str], guess: Mapping, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        choices = [(NONE, "Not in this file"), *_choices(headings, example)]
        for field in policy.FIELDS[kind]:
            self.fields[f"of_{field.name}"] = forms.TypedChoiceField(
                label=field.label,
                help_text=field.hint,
                choices=choices,
                coerce=int,
                initial=guess.get(field.name, NONE),
            )

    @property
    def columns(self) -> dict[str, int]:
        """The number of the column of each thing that the file holds."""
        chosen = {name.removeprefix("of_"): number for name, number in self.cleaned_data.items()}
        return {name: number for name, number in chosen.items() if number != NONE}

    def clean(self) -> dict:
        """One column for one thing, and all that is needed."""
        cleaned, seen = super().clean(), {}
        for name, number in list(cleaned.items()):
            if number != NONE and seen.setdefault(number, name) != name:
                other = self.fields[seen[number]].label
                self.add_error(
                    name, f"This column is chosen for “{other}” as well. Choose another, or “Not in this file”"
                )
        for sentence in policy.missing(self.columns, self.kind):
            self.add_error(None, sentence)
        return cleaned


def _choices(headings: Sequence[str], example: Sequence[str]) -> list[tuple[int, str]]:
    cells = [*example, *[""] * (len(headings) - len(example))]
    return [
        (number, _shown(heading or f"Column {number + 1}", cell))
        for number, (heading, cell) in enumerate(zip(headings, cells, strict=False))
    ]


def _shown(heading: str, cell: str) -> str:
    return f"{heading[:60]} (for example “{cell[:LONGEST_EXAMPLE]}”)" if cell else heading[:60]
