"""Attaching a file, releasing one, and settling a question about a nil declaration."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError

from coi.shared.fields import Radios, YesNoField
from coi.shared.forms import PageForm
from registers.models import Interest, NilDoubtAnswer
from registers.policy.attachments import LARGEST, MOST, content_type_of

WHOLE = "declaration"


class AttachForm(PageForm):
    """What the file is about, and the file."""

    title = "Attach a file"
    lead = (
        "Files are private: only you and those who review declarations see them. A governance lead may release one to"
        " the public, and will ask you first."
    )
    button = "Attach"
    about = forms.ChoiceField(
        label="What is it about?", widget=Radios(), error_messages={"required": "Select what the file is about"}
    )
    file = forms.FileField(
        label="File",
        help_text=f"A PDF, a Word document, or a JPG or PNG image. Up to {LARGEST // 1_000_000}MB, and {MOST} files.",
        max_length=200,
        error_messages={
            "required": "Select a file",
            "empty": "The file you selected is empty",
            "max_length": "The name of the file must be %(max)d characters or fewer",
        },
    )

    def __init__(self, *args, interests: Iterable[Interest], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(str(interest.pk), str(interest)) for interest in interests]
        self.fields["about"].choices = [*choices, (WHOLE, "My latest declaration as a whole")]

    def clean_file(self):
        """Of a size and a kind that is kept, whatever it is called."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(f"The file must be {LARGEST // 1_000_000}MB or smaller")
        content = file.read()
        file.seek(0)
        if not content_type_of(content):
            raise ValidationError("Select a PDF, a Word document without macros, or a JPG or PNG image")
        return file


class ReleaseForm(PageForm):
    """Whether the public may read a file."""

    title = "May the public read this file?"
    button = "Save"
    is_public = YesNoField(
        label="Release it?",
        reveals={"yes": "title_for_public"},
        error_messages={"required": "Select yes if the public may read the file"},
    )
    title_for_public = forms.CharField(
        label="What the public sees it called",
        max_length=200,
        help_text="Leave out the names of people other than the person who declared.",
    )
    reason = forms.CharField(label="Why?", max_length=500, help_text="Kept with the decision, and never published.")

    def facts(self) -> dict:
        """What the action takes."""
        said = dict(self.cleaned_data)
        return {"title": said.pop("title_for_public"), **said}


class SettleForm(PageForm):
    """What came of a question about a nil declaration."""

    title = "What came of it?"
    button = "Save"
    outcome = forms.ChoiceField(
        label="After looking into it",
        choices=NilDoubtAnswer.Outcome.choices,
        widget=Radios(),
        error_messages={"required": "Select what came of it"},
    )
    note = forms.CharField(
        label="In a sentence",
        max_length=500,
        help_text="For example, “Left the partnership in March”",
    )
