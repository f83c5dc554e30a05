"""Saying which column of a file holds what."""

from collections.abc import Mapping, Sequence

from django import forms

from coi.shared.forms import PageForm
from intake.policy import columns as policy

LONGEST_EXAMPLE = 30


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

    title = "Which column holds what?"
    lead = "We have guessed from the headings, and from what you said last time. Check each."

    def __init__(self, *args, kind: str, headings: Sequence[str], example: Sequence[str], guess: Mapping, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        choices = [("", "Not in this file"), *_choices(headings, example)]
        for field in policy.FIELDS[kind]:
            self.fields[field.name] = forms.TypedChoiceField(
                label=field.label,
                help_text=field.hint,
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
                initial=guess.get(field.name, ""),
            )

    @property
    def columns(self) -> dict[str, int]:
        """The number of the column of each thing that the file holds."""
        return {name: number for name, number in self.cleaned_data.items() if number is not None}

    def clean(self) -> dict:
        """One column for one thing, and all that is needed."""
        cleaned, seen = super().clean(), {}
        for name, number in list(cleaned.items()):
            if number is not None and seen.setdefault(number, name) != name:
                other = self.fields[seen[number]].label
                self.add_error(
                    name, f"This column is chosen for “{other}” as well. Choose another, or “Not in this file”"
                )
        lacking = policy.missing({name: number for name, number in cleaned.items() if number is not None}, self.kind)
        for sentence in lacking:
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
