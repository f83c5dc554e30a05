"""Saying whether an entry of an earlier register still holds."""

from django import forms

from coi.shared.fields import DateField, LongText, Radios
from coi.shared.forms import PageForm
from intake.actions.confirming import LONGEST_SUBJECT, LONGEST_TEXT, as_new
from intake.models import Confirmation, ImportedInterest
from intake.queries.imported import lacking
from registers.models import Category, HeldAs, Relationship

Said = Confirmation.Said
DIRECT = [choice for choice in Category.choices if choice[0] != Category.INDIRECT]


class AllTrueForm(PageForm):
    """The go-ahead for everything that stands whole."""

    def __init__(self, *args, whole: int, waiting: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.button = "All of these are still true" if whole == waiting else f"Those {whole} are still true"


class EntryForm(PageForm):
    """What an entry says, to change or to complete; what is asked depends on the answer given to it."""

    titles = {
        Said.STILL_TRUE: "What the earlier register leaves open",
        Said.CHANGED: "What has changed?",
        Said.ENDED: "When did it end?",
    }
    button = "Declare"
    category = forms.ChoiceField(label="Type of interest", choices=DIRECT, widget=Radios)
    relationship = forms.ChoiceField(label="Whose interest is it?", choices=Relationship.choices, widget=Radios)
    organisation_text = forms.CharField(label="Organisation", max_length=LONGEST_SUBJECT)
    held_as = forms.ChoiceField(label="How is it held?", choices=HeldAs.choices)
    public_description = LongText(
        label="Nature of the interest",
        max_length=LONGEST_TEXT,
        required=False,
        help_text="The public reads this. Leave out addresses, and the names of others",
    )
    since = DateField(label="Since when?", named="The start date", required=False, help_text="For example, 1 4 2019")
    until = DateField(
        label="When did it end?", named="The end date", required=False, help_text="For example, 31 3 2026"
    )

    def __init__(self, *args, imported: ImportedInterest, said: str, **kwargs):
        new = as_new(imported)
        super().__init__(*args, initial={name: getattr(new, name) for name in self.base_fields}, **kwargs)
        self.title, self.caption = self.titles[said], "From an earlier register"
        for name in self._not_asked(imported, said):
            del self.fields[name]
        if said == Said.ENDED:
            self.fields["until"].required = True
        if imported.is_indirect and "category" in self.fields:
            self.fields["category"].required = False
            self.fields["category"].label = "What type of interest is it for them?"

    def _not_asked(self, imported: ImportedInterest, said: str) -> set[str]:
        if said == Said.CHANGED:
            return {"public_description"} if imported.is_indirect else {"relationship"}
        asked = set(lacking(imported)) | ({"until"} if said == Said.ENDED else set())
        return set(self.fields) - asked

    def clean(self) -> dict:
        """An interest ends no earlier than it begins."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The end date must be after the start date")
        return cleaned

    def changes(self, imported: ImportedInterest) -> dict:
        """What was said, by the names a declaration has; the type of somebody else’s interest is theirs."""
        changes = dict(self.cleaned_data)
        if imported.is_indirect and "category" in changes:
            changes["underlying_category"] = changes.pop("category")
        return changes


class DismissForm(PageForm):
    """That an entry is not to be declared, and why, if they like to say."""

    titles = {
        Said.NOT_MINE: "This is not my interest",
        Said.ON_RECORD: "I have declared this already",
    }
    caption = "From an earlier register"
    button = "Take it off the list"
    note = LongText(
        label="Anything the governance lead should know", max_length=Confirmation._meta.get_field("note").max_length,
        required=False,
    )  # fmt: skip

    def __init__(self, *args, said: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = self.titles[said]
