"""Fields the design system has and Django has not: dates in boxes, choices that open more, money, organisations."""

from calendar import month_abbr
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.urls import reverse

from coi.shared.words import day_in_words, lower_first, sentence_list

NONE_FITS = "none"
PARTS = ("day", "month", "year")
MONTHS = {name.lower(): str(number) for number, name in enumerate(month_abbr) if name}


class DateInput(forms.MultiWidget):
    """Three boxes: day, month, year."""

    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        """The three boxes' contents."""
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateField(forms.Field):
    """A day, in three boxes; months may be named. `named` begins its errors: “The start date must include a month”.

    `earliest` and `latest` may be set by the form that knows what day it is. An error's `parts` are the boxes at fault.
    """

    widget = DateInput
    default_error_messages = {
        "incomplete": "%(named)s must include a %(missing)s",
        "year": "%(named)s must include a year of 4 numbers, for example 2026",
        "unreal": "Enter a real date, for example 31 3 2026",
        "too_early": "%(named)s must be on or after %(day)s",
        "too_late": "%(named)s must be on or before %(day)s",
    }

    def __init__(self, *, named: str = "The date", earliest: date | None = None, latest: date | None = None, **kwargs):
        required = {"required": f"Enter {lower_first(named)}"}
        super().__init__(error_messages=required | kwargs.pop("error_messages", {}), **kwargs)
        self.named, self.earliest, self.latest = named, earliest, latest

    def to_python(self, value) -> date | None:
        """The day, or None where nothing is written."""
        if value is None or isinstance(value, date):
            return value
        written = [(text or "").strip() for text in value]
        if not any(written):
            return None
        missing = [part for part, text in zip(PARTS, written, strict=True) if not text]
        if missing:
            raise self.wrong("incomplete", missing, missing=sentence_list(missing))
        day, month, year = written
        if not (year.isdecimal() and len(year) == 4):
            raise self.wrong("year", ["year"])
        try:
            return date(int(year), int(MONTHS.get(month[:3].lower(), month)), int(day))
        except ValueError:
            raise self.wrong("unreal", PARTS) from None

    def validate(self, value: date | None) -> None:
        """Within the days allowed."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self.wrong("too_early", PARTS, day=day_in_words(self.earliest))
        if value and self.latest and value > self.latest:
            raise self.wrong("too_late", PARTS, day=day_in_words(self.latest))

    def wrong(self, code: str, parts, **params) -> ValidationError:
        """The error, with the boxes it is about."""
        return ValidationError(self.error_messages[code], code, {"named": self.named, "parts": list(parts), **params})


class Opening:
    """Choices that may carry a hint each, or open a question of their own.

    Both are keyed by the choice's value: `hints` to words, `reveals` to a field's name, or several. A revealed field
    belongs to the same form; it is asked, and if required it is required, only when its choice is made. `apart` is a
    choice set off by “or”; of checkboxes, it unticks the others.
    """

    def __init__(self, *, hints: Mapping | None = None, reveals: Mapping | None = None, apart: str = "", **kwargs):
        super().__init__(**kwargs)
        self.hints = {str(value): words for value, words in (hints or {}).items()}
        self.reveals = {
            str(value): (names,) if isinstance(names, str) else tuple(names) for value, names in (reveals or {}).items()
        }
        self.apart = str(apart)


class Radios(Opening, forms.RadioSelect):
    """One choice of several, all seen."""


class Checkboxes(Opening, forms.CheckboxSelectMultiple):
    """Any number of choices."""


class YesNoField(forms.TypedChoiceField):
    """Yes or no, as two radio buttons; True or False, or None where it need not be answered and was not."""

    widget = Radios

    def __init__(self, *, reveals: Mapping[str, str] | None = None, hints: Mapping[str, str] | None = None, **kwargs):
        widget = Radios(reveals=reveals, hints=hints)
        widget.inline = not (reveals or hints)
        super().__init__(
            choices=[("yes", "Yes"), ("no", "No")],
            coerce=lambda answer: answer == "yes",
            empty_value=None,
            widget=widget,
            **kwargs,
        )

    def prepare_value(self, value):
        """A boolean given as initial, as the choice it stands for."""
        return {True: "yes", False: "no"}.get(value, value)


class LongText(forms.CharField):
    """Several lines. A line's end counts as one character, as the page's own counter has it."""

    widget = forms.Textarea(attrs={"rows": "5"})

    def to_python(self, value) -> str:
        """The text, with line ends as one character."""
        return super().to_python(value).replace("\r\n", "\n")


class MoneyInput(forms.TextInput):
    """A box with a pound sign before it."""

    prefix = "£"


class MoneyField(forms.DecimalField):
    """An amount in pounds; “£1,250” and “1250.00” are both understood."""

    widget = MoneyInput
    default_error_messages = {
        "invalid": "Enter an amount in pounds, like 25 or 12.50",
        "max_decimal_places": "Enter an amount in pounds and pence, like 12.50",
    }

    def __init__(self, *, min_value=0, **kwargs):
        super().__init__(min_value=min_value, max_digits=12, decimal_places=2, **kwargs)

    def to_python(self, value):
        """The amount, without the sign and the commas people write."""
        return super().to_python(value.replace("£", "").replace(",", "") if isinstance(value, str) else value)

    def widget_attrs(self, widget) -> dict[str, str]:
        """A keypad with a decimal point on a phone."""
        return {"inputmode": "decimal"}


@dataclass(frozen=True)
class Candidate:
    """An organisation a name may mean: what is posted, what is shown, and what tells it from its namesakes."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Picked:
    """What somebody wrote, and the organisation they said it is: empty where none was found or none fitted."""

    written: str
    chosen: str = ""
    none_fits: bool = False

    def __str__(self) -> str:
        return self.written


class OrganisationPicker(forms.MultiWidget):
    """A box to search in, and the organisations found as radio buttons under it."""

    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({"written": forms.TextInput(), "chosen": forms.TextInput()}, attrs)

    def decompress(self, value: Picked | None) -> list[str]:
        """The box's text and the choice made."""
        return [value.written, NONE_FITS if value.none_fits else value.chosen] if value else ["", ""]


def typed(data: Mapping[str, str]) -> tuple[str, str]:
    """Which picker asks, and what is typed in it, from the request it sends as somebody types."""
    name = data.get("name", "")
    return name, data.get(f"{name}_written", "").strip()


class OrganisationField(forms.Field):
    """An organisation as somebody writes it, tied to the directory if they can say which it is.

    The form sets `suggest`: text to candidates, best first. `search` names the URL that answers what is typed with the
    same candidates, as `components/_organisation_choices.html`. What nobody can tie is kept as written; or, where it
    `must_be_known`, refused.
    """

    widget = OrganisationPicker
    default_validators = [ProhibitNullCharactersValidator()]
    default_error_messages = {
        "unchosen": "Select the organisation you mean, or “None of these”",
        "unknown": "Enter the name or code of an organisation in the directory",
    }

    def __init__(
        self,
        *,
        suggest: Callable[[str], list[Candidate]] | None = None,
        search: str = "",
        must_be_known: bool = False,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.suggest, self.search, self.must_be_known = suggest, search, must_be_known

    @property
    def search_url(self) -> str:
        """Where the page asks as somebody types; empty where it does not."""
        return reverse(self.search) if self.search else ""

    def candidates(self, written: str) -> list[Candidate]:
        """The organisations a name may mean."""
        return self.suggest(written.strip()) if self.suggest and written.strip() else []

    def in_words(self, picked: Picked) -> str:
        """The organisation's own name and, where it differs, what was written."""
        names = [found.label for found in self.candidates(picked.written) if found.value == picked.chosen]
        return f"{names[0]} (you wrote “{picked.written}”)" if names and names[0] != picked.written else picked.written

    def to_python(self, value) -> Picked | None:
        """What was written, and which organisation was chosen for it."""
        written, chosen = [(text or "").strip() for text in value or ("", "")]
        if not written:
            return None
        return Picked(written, "" if chosen == NONE_FITS else chosen, chosen == NONE_FITS)

    def validate(self, value: Picked | None) -> None:
        """One of those found, or none of them; where nothing is found, nothing need be chosen, unless it must be."""
        super().validate(value)
        if value is None or (value.none_fits and not self.must_be_known):
            return
        found = [candidate.value for candidate in self.candidates(value.written)]
        if self.must_be_known and (value.none_fits or not found):
            raise ValidationError(self.error_messages["unknown"], "unknown")
        if (found or value.chosen) and value.chosen not in found:
            raise ValidationError(self.error_messages["unchosen"], "unchosen")
