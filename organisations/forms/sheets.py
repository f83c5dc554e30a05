"""What sending a table of ties asks."""

from django import forms
from django.core.exceptions import ValidationError

from coi.shared.forms import PageForm
from organisations.formats.sheets import LARGEST_SHEET


class SheetForm(PageForm):
    """The file, no larger than one can be."""

    title = "Send a table of ties"
    lead = "Nothing changes yet. You see first what it would add and end, and which lines are refused and why."
    button = "Send"

    file = forms.FileField(
        label="CSV file",
        help_text=f"Up to {LARGEST_SHEET // 1_000_000}MB.",
        max_length=200,
        allow_empty_file=False,
        error_messages={
            "required": "Select a CSV file",
            "empty": "The file you selected is empty",
            "max_length": "The name of the file must be %(max)d characters or fewer",
        },
    )

    def clean_file(self):
        """A CSV file by its name, of a size that can be read."""
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith((".csv", ".txt")):
            raise ValidationError("Select a CSV file. In your spreadsheet, choose “Save as” and “CSV UTF-8”")
        if file.size > LARGEST_SHEET:
            raise ValidationError(f"The file must be {LARGEST_SHEET // 1_000_000}MB or smaller")
        return file


class TakeInForm(PageForm):
    """The go-ahead for what was found."""

    button = "Take in these changes"
