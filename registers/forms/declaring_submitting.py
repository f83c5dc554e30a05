"""The pages that submit: nothing to declare, and the whole declaration."""

from collections.abc import Sequence

from django import forms

from coi.shared.fields import Checkboxes, LongText
from coi.shared.forms import PageForm
from people.models import Body
from registers.actions.declaring import NewInterest


class DiscardForm(PageForm):
    """Nothing to fill in: the draft is not wanted."""

    title = "Discard this draft?"
    button = "Discard the draft"
    warning = True


class NilForm(PageForm):
    """A considered nil. Where the records raise a question there is room for a word about it."""

    title = "Nothing to declare"
    button = "I have nothing to declare"
    explanation = LongText(
        label="Anything you would like the governance lead to know about these",
        required=False,
        max_length=1000,
        help_text="Private: never published",
    )

    def __init__(self, *args, doubted: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not doubted:
            del self.fields["explanation"]


class SubmitForm(PageForm):
    """The end of the journey: `interests` is None while one of them is not finished, `others` the other bodies.

    `version` is of the draft that the page showed: what was added in another window has not been checked.
    """

    title = "Check your answers"
    button = "Submit declaration"
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    also_to = forms.MultipleChoiceField(
        label="Declare the same to your other bodies?",
        required=False,
        widget=Checkboxes(),
        help_text="Each keeps a declaration of its own. What you declared to it before and is not here stays as it is.",
    )

    def __init__(self, *args, interests: list[NewInterest] | None, version: int, others: Sequence[Body], **kwargs):
        super().__init__(*args, initial={"version": version}, **kwargs)
        self.interests, self.now_at = interests, version
        self.fields["also_to"].choices = [(str(body.pk), body.name) for body in others]
        if not others:
            del self.fields["also_to"]

    def clean(self) -> dict:
        """Whole interests only, and those that the person has seen."""
        if self.interests is None:
            raise forms.ValidationError("Finish each interest, or remove it, before you submit the declaration")
        if self.cleaned_data.get("version") not in (None, self.now_at):
            raise forms.ValidationError("This was changed in another window. Check it again, then submit it")
        return self.cleaned_data

    @property
    def chosen(self) -> list[int]:
        """The ids of the other bodies that are told the same."""
        return [int(pk) for pk in self.cleaned_data.get("also_to", [])]
