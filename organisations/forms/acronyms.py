"""Forms about what letters stand for."""

from collections.abc import Callable

from django import forms
from django.core.validators import RegexValidator

from coi.shared.fields import Candidate
from coi.shared.forms import PageForm
from organisations.forms.picking import organisation_field

LONGEST = 10
LETTERS = RegexValidator(
    r"^(?=(?:[0-9]*[A-Z]){2})[A-Z0-9]+\Z",
    "Use the letters A to Z and numbers, at least two of them letters",
)


class ReasonField(forms.CharField):
    """Why the words that matching knows are changed: kept with the change."""

    def __init__(self):
        super().__init__(label="Reason", required=False, max_length=300, help_text="Kept with the change")


class LettersField(forms.CharField):
    """Letters as people write them: capitals, without points or spaces."""

    default_validators = [*forms.CharField.default_validators, LETTERS]

    def to_python(self, value) -> str:
        """“n.h.s.” is NHS."""
        return "".join(super().to_python(value).replace(".", " ").split()).upper()


class AcronymForm(PageForm):
    """Letters, and the organisation of the directory that they stand for."""

    title = "Add an acronym"
    lead = "Wherever these letters stand in capitals, in what is declared or in a paper, the organisation is found."
    button = "Add acronym"
    letters = LettersField(label="Letters", max_length=LONGEST, help_text="For example, “LGH”")
    organisation = organisation_field(label="Which organisation do they stand for?")
    reason = ReasonField()
    read = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def __init__(self, *args, suggest: Callable[[str], list[Candidate]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].suggest = suggest

    @property
    def has_read(self) -> bool:
        """Whether what speaks against these very letters was on the page they were sent from."""
        return self.cleaned_data["read"] == self.cleaned_data["letters"]

    def ask_again(self) -> None:
        """Show the page again, with what speaks against the letters."""
        self.data = self.data.copy()
        self.data["read"] = self.cleaned_data["letters"]
        self.button = "Add it all the same"


class AcronymWithdrawForm(PageForm):
    """Why letters are to stand for nothing."""

    button = "Withdraw acronym"
    reason = ReasonField()

    def __init__(self, *args, letters: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = f"Withdraw “{letters}”"


class AcronymUndoForm(PageForm):
    """Nothing to fill in: what stood before stands again."""

    title = "Undo this change"
    button = "Undo change"
    lead = "What was said of the letters before will stand again. Both changes are kept."
