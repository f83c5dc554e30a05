"""What sending a file asks, and what is asked once it was looked at."""

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError

from coi.shared.fields import Checkboxes
from coi.shared.forms import PageForm
from coi.shared.words import sentence_list
from intake.formats.tables import LARGEST_FILE

LARGEST = f"{LARGEST_FILE // 1_000_000}MB"


class SendForm(PageForm):
    """The file, no larger than one can be."""

    button = "Send"
    endings: tuple[str, ...] = ()
    file = forms.FileField(
        label="File",
        max_length=200,
        allow_empty_file=False,
        error_messages={
            "required": "Select a file",
            "empty": "The file you selected is empty",
            "max_length": "The name of the file must be %(max)d characters or fewer",
        },
    )

    def clean_file(self):
        """A file by its name, of a size that can be read; what it holds is looked at later."""
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(self.endings):
            raise ValidationError(f"The file’s name must end in {sentence_list(self.endings, 'or')}")
        if file.size > LARGEST_FILE:
            raise ValidationError(f"The file must be {LARGEST} or smaller")
        return file


class StaffListForm(SendForm):
    """A staff list."""

    title = "Send a staff list"
    lead = (
        "A list of everybody who works here, as your staff system gives it. Nothing changes yet: you say which column"
        " holds what, and see what would change before anything does."
    )
    endings = (".csv", ".xlsx", ".txt")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "CSV file or Excel workbook"
        self.fields["file"].help_text = f"Up to {LARGEST}. From ESR, choose CSV or Excel"


class OldRegisterForm(SendForm):
    """An earlier register of interests."""

    title = "Send an earlier register of interests"
    lead = (
        "The register as you kept it before. Each entry becomes a draft, which the person it is about confirms,"
        " changes or turns down when they next declare. Nothing of it is a declaration, or published, before that."
    )
    endings = (".xlsx", ".csv", ".docx", ".pdf", ".txt")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Excel workbook, CSV file, Word document or PDF"
        self.fields["file"].help_text = f"Up to {LARGEST}. Of a document, its tables are read"


class TakeInForm(PageForm):
    """The go-ahead for what was found, and which of those the list no longer holds have left."""

    button = "Take in this file"
    ending = forms.TypedMultipleChoiceField(
        label="Tick those who have left",
        help_text="They were in the last list and are not in this one. Their posts end today. Whoever you leave"
        " unticked stays as they are",
        coerce=int,
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args, missing: Sequence[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ending"].choices = missing
        if not missing:
            del self.fields["ending"]

    @property
    def posts(self) -> list[int]:
        """The ids of the posts to end."""
        return self.cleaned_data.get("ending", [])


class UndoForm(PageForm):
    """The go-ahead for undoing."""

    title = "Undo this file"
    button = "Undo"
    warning = True
