"""What publishing asks of staff, and what the public pages ask of readers."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from coi.shared.fields import DateField
from coi.shared.forms import PageForm
from registers.policy.lines import Wanted
from registers.policy.periods import financial_year_began
from registers.policy.publication import CATEGORY_IN_WORDS

LONGEST = 100


class LinesForm(PageForm):
    """Which lines of an edition a reader wants to see."""

    method = "get"
    button = "Show"

    q = forms.CharField(label="Person or organisation", max_length=LONGEST, required=False)

    def wanted(self) -> Wanted:
        """The reader's wish; all lines, if it cannot be read."""
        if not self.is_valid():
            return Wanted()
        return Wanted(self.cleaned_data["q"], self.cleaned_data.get("category", ""))


class InterestLinesForm(LinesForm):
    """As for any register; interests are of four types besides."""

    category = forms.ChoiceField(
        label="Type of interest",
        choices=[("", "All types"), *((words, words) for words in CATEGORY_IN_WORDS.values())],
        required=False,
    )


class SearchForm(PageForm):
    """Whom or what a reader looks for in all registers."""

    method = "get"
    button = "Search"

    q = forms.CharField(
        label="Person or organisation",
        min_length=2,
        max_length=LONGEST,
        error_messages={"required": "Enter a person or an organisation"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Not written as the others are because `in`, which reads well in an address, is a word of Python's own.
        self.fields["in"] = forms.ChoiceField(
            label="Look for",
            choices=[("all", "People and organisations"), ("person", "People"), ("organisation", "Organisations")],
            required=False,
            error_messages={"invalid_choice": "Select one of the answers listed"},
        )

    def kinds(self) -> list[str]:
        """What to look for: people, organisations or both."""
        chosen = self.cleaned_data["in"] or "all"
        return ["organisation", "person"] if chosen == "all" else [chosen]


class PeriodForm(PageForm):
    """The days a register of gifts and hospitality is to cover; the financial year so far, unless others are chosen."""

    title = "Which offers should the edition show?"

    since = DateField(label="First day", named="First day")
    last_day = DateField(label="Last day", named="Last day")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, initial={"since": financial_year_began(today), "last_day": today}, **kwargs)
        self.fields["last_day"].latest = today

    def clean(self):
        """The first day comes no later than the last."""
        since, last_day = self.cleaned_data.get("since"), self.cleaned_data.get("last_day")
        if since and last_day and last_day < since:
            self.add_error("last_day", "Last day must be the same as or after the first day")


class ChosenPeriod(forms.Form):
    """The days chosen, as the address of the next page holds them."""

    since = forms.DateField()
    last_day = forms.DateField()

    def days(self, today: date) -> tuple[date, date]:
        """First and last day; the financial year so far, where none were chosen or they cannot be."""
        if self.is_valid() and self.cleaned_data["since"] <= self.cleaned_data["last_day"] <= today:
            return self.cleaned_data["since"], self.cleaned_data["last_day"]
        return financial_year_began(today), today


class PublishForm(PageForm):
    """The go-ahead for an edition; `seen` is the hash of the content that was on the page."""

    button = "Publish this edition"

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, sha256: str, **kwargs):
        # Always of what is on the page now: after a refusal, the next press is about what is seen then.
        super().__init__(*args, initial={"seen": sha256}, **kwargs)
        self.sha256 = sha256

    def clean(self):
        """What is published is what was seen."""
        if self.cleaned_data.get("seen") != self.sha256:
            self.data = {**self.data, "seen": self.sha256}
            raise ValidationError(
                "The register has changed since you opened this page. Check what it says now, then publish it."
            )
