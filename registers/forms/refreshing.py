"""Last time's interests on one screen: still true, changed or ended, and anything new."""

from collections.abc import Iterable
from datetime import date

from django import forms

from coi.shared.fields import DateField, Radios, YesNoField
from coi.shared.forms import PageForm
from coi.shared.words import day_in_words
from registers.actions.declaring import ChangedSince
from registers.models import Interest
from registers.queries.declarations import public_line

STILL, CHANGED, ENDED = "still", "changed", "ended"
CHOICES = [(STILL, "Still true"), (CHANGED, "Something about it has changed"), (ENDED, "It has ended")]
AS_IT_WAS = "as_it_was"


class RefreshForm(PageForm):
    """A question for each interest, none answered beforehand; or one button that says all of them are still true.

    `seen` holds the ids of what the page showed: nobody confirms an interest that was changed meanwhile.
    """

    button = "Continue"
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, interests: Iterable[Interest], today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.interests = list(interests)
        self.title = "Is this still true?" if self.interests else "Is there still nothing to declare?"
        self.fields["seen"].initial = self.shown
        for interest in self.interests:
            self._ask_about(interest, today)
        self.fields["anything_new"] = YesNoField(
            label="Is there anything new?" if self.interests else "Is there anything to declare now?",
            help_text="For example, a second job, shares, a new partner’s employer, a role in a charity",
            error_messages={"required": "Select yes if there is anything new to declare"},
        )

    def _ask_about(self, interest: Interest, today: date) -> None:
        until = DateField(
            label="When did it end?",
            named="The date it ended",
            help_text="For example, 31 3 2026",
            earliest=interest.since,
            latest=today,
            error_messages={"required": f"Enter the date it ended: {interest}"},
        )
        self.fields[f"now_{interest.pk}"] = forms.ChoiceField(
            label=_name(interest),
            choices=CHOICES,
            help_text=_as_declared(interest),
            widget=Radios(reveals={ENDED: f"until_{interest.pk}"}),
            error_messages={"required": f"Select what is true now: {interest}"},
        )
        self.fields[f"until_{interest.pk}"] = until

    @property
    def shown(self) -> str:
        """The ids of the interests on the page."""
        return ",".join(str(pk) for pk in sorted(interest.pk for interest in self.interests))

    @property
    def other_buttons(self) -> dict[str, str]:
        """One button for the most common answer; it stands after everything it speaks of."""
        if not self.interests:
            return {AS_IT_WAS: "I still have nothing to declare"}
        if len(self.interests) == 1:
            return {AS_IT_WAS: "It is still true, and there is nothing new"}
        return {AS_IT_WAS: f"All {len(self.interests)} are still true, and there is nothing new"}

    @property
    def is_as_it_was(self) -> bool:
        """The button for “all still true” was pressed."""
        return AS_IT_WAS in self.data

    def full_clean(self) -> None:
        """Whoever presses that button need answer no question; what they did answer must not say otherwise."""
        if self.is_bound and self.is_as_it_was:
            for field in self.fields.values():
                field.required = False
        super().full_clean()

    def clean(self) -> dict:
        """Of the interests that were shown, and without two answers to one question."""
        if self.cleaned_data.get("seen") != self.shown:
            raise forms.ValidationError(str(ChangedSince()))
        said = {self.cleaned_data.get(f"now_{each.pk}") for each in self.interests}
        if self.is_as_it_was and (said & {CHANGED, ENDED} or self.cleaned_data.get("anything_new")):
            raise forms.ValidationError(
                "You said that something has changed, ended or is new. Press “Continue”, or answer “Still true” there"
            )
        return self.cleaned_data

    @property
    def changed(self) -> list[Interest]:
        """Those whose holder has something to change."""
        return [each for each in self.interests if self.cleaned_data[f"now_{each.pk}"] == CHANGED]

    @property
    def ended(self) -> list[tuple[Interest, date]]:
        """Those that are over, each with the day."""
        over = [each for each in self.interests if self.cleaned_data[f"now_{each.pk}"] == ENDED]
        return [(each, self.cleaned_data[f"until_{each.pk}"]) for each in over]

    @property
    def is_new(self) -> bool:
        """There is something to declare that is not on record."""
        return bool(self.cleaned_data["anything_new"])

    @property
    def nothing_changed(self) -> bool:
        """Everything stands as it was, by the one button or by each answer."""
        return not (self.changed or self.ended or self.is_new)


def _name(interest: Interest) -> str:
    """The interest; of somebody else's, whose it is as well."""
    return f"{interest} ({interest.get_relationship_display().lower()})" if interest.is_indirect else f"{interest}"


def _as_declared(interest: Interest) -> str:
    """What the public reads of it, and since when: enough to see whether it is still so."""
    dates = [f"from {day_in_words(interest.since)}"] if interest.since else []
    dates += [f"until {day_in_words(interest.until)}"] if interest.until else []
    return ", ".join([public_line(interest, "")["nature"].rstrip("."), *dates])
