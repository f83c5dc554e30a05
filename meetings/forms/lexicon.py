"""Forms about the words that tell what an item is about. Each shows what it would change before it is sent for good."""

from collections.abc import Callable, Iterable
from dataclasses import astuple
from functools import cached_property

from django import forms
from django.core.validators import RegexValidator

from coi.shared.canonical import sha256_of
from coi.shared.fields import LongText, Radios
from coi.shared.forms import PageForm
from matching.lexicon import Place, Wording
from meetings.policy.lexicon_words import HOW_TO_WRITE
from meetings.policy.phrasing import LONGEST, LONGEST_VALUE, fault, is_too_common, tidy

MOST_PHRASES = 10
TOO_COMMON = (
    "“{}” stands in more than a third of your latest items, so it would tell them from nothing. Enter a longer phrase"
)
VALUE = RegexValidator(
    r"^[^\W_][\w '’\-/&.,()]*\Z", "Use letters, numbers, spaces and the marks ’ - / & . , ( ) in the name"
)
NEW_KINDS = {
    "sc": ("A scheme", "For example, “winter access”"),
    "sv": ("A service", "For example, “phlebotomy”"),
    "ct": ("A contract type", "For example, “GDS”, for dental contracts"),
    "w": ("A place or ward", "For example, “Foxenhurst ward”"),
    "se": ("A sector", "Part of the NHS that money moves to or from"),
}


class ReasonField(forms.CharField):
    """Why the words are changed."""

    def __init__(self):
        super().__init__(label="Reason", required=False, max_length=300, help_text="Kept with the change")


class WordingForm(PageForm):
    """Changes to the lexicon, to be looked at before they are made. Whoever makes another is shown that one first."""

    button = "See what it would change"
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, recent: Callable[[], list[str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.recent = recent

    @cached_property
    def latest_items(self) -> list[str]:
        """What the body's latest items say, asked for once and only when there is a phrase to hold against them."""
        return self.recent()

    @property
    def wordings(self) -> list[Wording]:
        """The changes, once the form is valid."""
        raise NotImplementedError

    @property
    def is_seen(self) -> bool:
        """Whether what these very changes would do was on the page they were sent from."""
        return self.cleaned_data["seen"] == self._fingerprint()

    def show(self) -> None:
        """Show the page again with what the changes would do; the button then makes them."""
        self.data = self.data.copy()
        self.data["seen"] = self._fingerprint()
        self.button = "Save"

    def _fingerprint(self) -> str:
        return sha256_of([[*astuple(wording.place), wording.phrase] for wording in self.wordings])

    def checked(self, written: str) -> str:
        """A phrase as it is kept, if it may be."""
        phrase = tidy(written)
        if wrong := fault(phrase):
            raise forms.ValidationError(wrong)
        if is_too_common(phrase, self.latest_items):
            raise forms.ValidationError(TOO_COMMON.format(phrase))
        return phrase


class PhraseForm(WordingForm):
    """A phrase, and the list it goes into."""

    title = "Add a phrase"
    place = forms.ChoiceField(label="What does it tell?", error_messages={"required": "Select what the phrase tells"})
    phrase = forms.CharField(label="Phrase", max_length=LONGEST, help_text=HOW_TO_WRITE)
    reason = ReasonField()

    def __init__(self, *args, places: Iterable[Place], called: Callable[[Place], str], **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {code_of(place): place for place in places}
        choices = [(code, called(place)) for code, place in self.places.items()]
        self.fields["place"].choices = [("", "Select a list"), *choices]

    def clean_phrase(self) -> str:
        """As it is kept."""
        return self.checked(self.cleaned_data["phrase"])

    @property
    def wordings(self) -> list[Wording]:
        """The one phrase, put in."""
        return [Wording(self.places[self.cleaned_data["place"]], self.cleaned_data["phrase"])]


class ThemeForm(WordingForm):
    """Something more that items may be about, and the phrases that tell it."""

    title = "Add a theme"
    lead = "Something that several organisations have in common and that an item may be about."
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(kind, label) for kind, (label, _) in NEW_KINDS.items()],
        widget=Radios(hints={kind: hint for kind, (_, hint) in NEW_KINDS.items()}),
        error_messages={"required": "Select what kind of theme it is"},
    )
    value = forms.CharField(
        label="Name",
        min_length=2,
        max_length=LONGEST_VALUE,
        validators=[VALUE],
        help_text="Use the name the directory uses, if organisations are tied to it there.",
    )
    phrases = LongText(
        label="Phrases that tell it",
        max_length=1000,
        help_text=f"One on each line, {MOST_PHRASES} at most. {HOW_TO_WRITE}",
        error_messages={"required": "Enter at least one phrase that tells it"},
    )
    reason = ReasonField()

    def __init__(self, *args, as_recorded: Callable[[str, str], str], is_known: Callable[[str, str], bool], **kwargs):
        super().__init__(*args, **kwargs)
        self.as_recorded, self.is_known = as_recorded, is_known

    def clean_phrases(self) -> list[str]:
        """Each as it is kept, once."""
        lines = dict.fromkeys(line for line in self.cleaned_data["phrases"].splitlines() if line.strip())
        if len(lines) > MOST_PHRASES:
            raise forms.ValidationError(f"Enter {MOST_PHRASES} phrases or fewer. You can add more later")
        return list(dict.fromkeys(map(self.checked, lines)))

    def clean(self) -> dict[str, object]:
        """The name as the directory has it, if it is new."""
        kind, value = self.cleaned_data.get("kind"), self.cleaned_data.get("value")
        if kind and value:
            self.cleaned_data["value"] = value = self.as_recorded(kind, " ".join(value.split()))
            if self.is_known(kind, value):
                self.add_error("value", "There is a theme of that name already. Add a phrase to it instead")
        return self.cleaned_data

    @property
    def wordings(self) -> list[Wording]:
        """Its phrases, put in."""
        place = Place(self.cleaned_data["kind"], self.cleaned_data["value"], "phrases")
        return [Wording(place, phrase) for phrase in self.cleaned_data["phrases"]]


class PhraseWithdrawForm(PageForm):
    """Why a phrase is taken out."""

    button = "Withdraw phrase"
    reason = ReasonField()

    def __init__(self, *args, phrase: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = f"Withdraw “{phrase}”"


class ChangeUndoForm(PageForm):
    """Nothing to fill in: the phrase is set back to what it was."""

    button = "Undo change"

    def __init__(self, *args, phrase: str, is_there: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = f"Take “{phrase}” out" if is_there else f"Put “{phrase}” back"


def code_of(place: Place) -> str:
    """How a list is called in a form."""
    return ":".join((place.kind, place.list, place.value))
