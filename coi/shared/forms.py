"""Pages that ask: the form every page's form is made from, and the rows of “Check your answers”."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile

from coi.shared.fields import MoneyField, OrganisationField
from coi.shared.words import day_in_words, lower_first, upper_first

# What Django says when nobody has said better. None: it has no words of its own under that code.
STOCK = (
    None,
    forms.Field.default_error_messages["required"],
    forms.ChoiceField.default_error_messages["invalid_choice"],
    forms.MultipleChoiceField.default_error_messages["invalid_choice"],
)
CHOSEN = (forms.ChoiceField, forms.FileField)


class PlainWords:
    """For any form: its errors say what is wrong and how to mend it. A field's own `error_messages` stand."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            for code, words in plain_words(field).items():
                if field.error_messages.get(code) in STOCK:
                    field.error_messages[code] = words


def plain_words(field: forms.Field) -> dict[str, str]:
    """Words for the usual mistakes, made from the field's label: the name of a thing, or a question."""
    label = str(field.label or "")
    is_name = label and not label.endswith("?")
    name = label if is_name else "your answer"
    about = lower_first(label) if is_name else f"an answer to “{label}”" if label else "an answer"
    words = {
        "required": f"{'Select' if isinstance(field, CHOSEN) else 'Enter'} {about}",
        "invalid_choice": "Select one of the answers listed",
        "max_length": f"{upper_first(name)} must be %(limit_value)d characters or fewer",
        "min_length": f"{upper_first(name)} must be %(limit_value)d characters or more",
        "max_value": f"{upper_first(name)} must be %(limit_value)s or less",
        "min_value": f"{upper_first(name)} must be %(limit_value)s or more",
    }
    if isinstance(field, forms.BooleanField):
        words["required"] = f"Tick “{name}” to go on"
    if isinstance(field, forms.EmailField):
        words["invalid"] = "Enter an email address in the correct format, like name@example.com"
    return words


class PageForm(PlainWords, forms.Form):
    """One page that asks something. It knows its title, what is said first, its fields and its button.

    Where it asks one question, leave that field's label out: the title is the question.
    """

    title = ""
    caption = ""  # small, above the title: the journey this page belongs to
    lead = ""
    button = "Continue"
    warning = False  # the button does what cannot be undone
    other_buttons: dict[str, str] = {}  # name posted: words on the button
    method = "post"

    @property
    def helper(self) -> FormHelper:
        """What crispy asks for."""
        helper = FormHelper()
        helper.form_method = self.method
        return helper

    @property
    def top_fields(self) -> list[forms.BoundField]:
        """The visible fields that stand on the page itself, not behind a choice."""
        behind = {name for bound in self for names in reveals(bound).values() for name in names}
        return [bound for bound in self.visible_fields() if bound.name not in behind]

    @property
    def only_question(self) -> str:
        """The name of the field whose label is the page's title, or an empty text."""
        names = [bound.name for bound in self.top_fields]
        return names[0] if len(names) == 1 and self.fields[names[0]].label is None else ""

    @property
    def searching(self) -> bool:
        """Whether an organisation picker's Search button was pressed: look again, do not go on."""
        return any(f"{bound.html_name}_search" in self.data for bound in self)

    def is_valid(self) -> bool:
        """Never while searching: the page comes back with what was found."""
        return super().is_valid() and not self.searching

    def full_clean(self) -> None:
        """Say nothing against a form that is not finished, only searched with."""
        super().full_clean()
        if self.searching:
            self.errors.clear()

    # Between the fields' own checks and `clean`, so that both `clean` and the action find every name in place.
    def _clean_fields(self) -> None:
        super()._clean_fields()
        for name in self.unasked():
            self.errors.pop(name, None)
            self.cleaned_data[name] = self.fields[name].to_python(None)

    def unasked(self) -> set[str]:
        """Fields behind choices that were not made: whatever was typed there is left out."""
        behind, asked = set(), set()
        for bound in self:
            for value, names in reveals(bound).items():
                behind.update(names)
                asked.update(names if value in choices_made(bound) else ())
        return behind - asked


def reveals(bound: forms.BoundField) -> dict[str, tuple[str, ...]]:
    """The fields each choice opens, by the choice's value."""
    return getattr(bound.field.widget, "reveals", {})


def choices_made(bound: forms.BoundField) -> list[str]:
    """The values chosen among radio buttons or checkboxes, as posted or as first shown."""
    return bound.field.widget.format_value(bound.value())


@dataclass(frozen=True)
class Answer:
    """One row of “Check your answers”: the question, the answer in words, and the page that changes it."""

    label: str
    value: str
    change: str = ""


def answers(form: PageForm, change: str = "") -> list[Answer]:
    """A valid form's answers in words; questions that were not asked are left out. `change` is the page's URL."""
    skipped = form.unasked()
    return [
        Answer(
            label=str(form.title if bound.name == form.only_question else bound.label),
            value=in_words(bound.field, form.cleaned_data.get(bound.name)),
            change=change,
        )
        for bound in form.visible_fields()
        if bound.name not in skipped
    ]


def in_words(field: forms.Field, value: object) -> str:
    """A cleaned value as a person would read it back; several choices stand on lines of their own."""
    if value in (None, "", []):
        return "Not given"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in field.choices}
        chosen = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
        return "\n".join(labels[str(each)] for each in chosen)
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(field, MoneyField):
        return f"£{value:,.2f}"
    if isinstance(field, OrganisationField):
        return field.in_words(value)
    if isinstance(value, UploadedFile):
        return value.name
    return str(value)
