"""What the crispy template pack in templates/nhsuk asks of a field; the markup itself is all in the pack."""

from dataclasses import dataclass

from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS

from coi.shared.fields import NONE_FITS, PARTS, Candidate, DateInput, OrganisationPicker

register = template.Library()

# The first that fits, so a subclass stands before its base.
TEMPLATES = [
    (DateInput, "date"),
    (OrganisationPicker, "organisation"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
    (forms.PasswordInput, "password"),
    (forms.Widget, "input"),
]


WRITTEN = {"id", "class", "size", "rows", "cols", "maxlength", "minlength", "placeholder", "aria-describedby"}


@register.filter
def field_template(field: forms.BoundField) -> str:
    """The pack's template for a field."""
    kind = next(name for widget, name in TEMPLATES if isinstance(field.field.widget, widget))
    return f"nhsuk/_{kind}.html"


@register.filter
def top_fields(form: forms.BaseForm) -> list[forms.BoundField]:
    """A form's visible fields, without those that stand behind a choice."""
    return getattr(form, "top_fields", None) or form.visible_fields()


@register.filter
def is_page_title(field: forms.BoundField) -> bool:
    """Whether the page asks this alone, so that its label is the page's heading."""
    return getattr(field.form, "only_question", "") == field.name


@register.filter
def label_text(field: forms.BoundField) -> str:
    """The label, saying so where a question need not be answered."""
    if is_page_title(field):
        return field.form.title
    optional = not field.field.required and getattr(field.form, "method", "") == "post"
    return f"{field.label} (optional)" if optional else field.label


@register.filter
def control(field: forms.BoundField) -> dict:
    """Django's own description of the field's control: type, name, value, attrs."""
    return field.subwidgets[0].data


@register.filter
def other_attrs(attrs: dict) -> dict:
    """The attributes of a control that its template does not write itself.

    A text's limit is checked, not enforced by the browser, which would cut off what is pasted without a word.
    """
    return {name: value for name, value in attrs.items() if name not in WRITTEN}


@dataclass(frozen=True)
class Option:
    """A radio button or checkbox as it is drawn."""

    id: str
    value: str
    label: str
    selected: bool
    hint: str
    apart: bool
    revealed: list[forms.BoundField]


@register.filter
def options(field: forms.BoundField) -> list[Option]:
    """The choices of a field of radio buttons or checkboxes; the empty choice of an optional field is left out."""
    widget = field.field.widget
    hints, reveals, apart = (getattr(widget, name, {}) for name in ("hints", "reveals", "apart"))
    return [
        Option(
            id=choice.data["attrs"]["id"],
            value=value,
            label=choice.data["label"],
            selected=choice.data["selected"],
            hint=hints.get(value, ""),
            apart=value == apart,
            revealed=[field.form[name] for name in reveals.get(value, ())],
        )
        for choice in field.subwidgets
        if (value := str(choice.data["value"]))
    ]


@dataclass(frozen=True)
class Box:
    """One of a date's three boxes."""

    id: str
    name: str
    label: str
    value: str
    wrong: bool


@register.filter
def date_boxes(field: forms.BoundField) -> list[Box]:
    """Day, month and year, each marked if an error is about it."""
    values = field.value()
    texts = values if isinstance(values, list) else field.field.widget.decompress(values)
    at_fault = parts_at_fault(field)
    return [
        Box(
            id=f"{field.auto_id}_{part}",
            name=f"{field.html_name}_{part}",
            label=part.capitalize(),
            value="" if text is None else str(text),
            wrong=part in at_fault,
        )
        for part, text in zip(PARTS, texts, strict=True)
    ]


def parts_at_fault(field: forms.BoundField) -> set[str]:
    """The boxes a date's errors are about; all of them where an error does not say."""
    return {part for error in field.errors.as_data() for part in (error.params or {}).get("parts", PARTS)}


@dataclass(frozen=True)
class Search:
    """What an organisation picker shows: the text written, what was found for it, and what was chosen."""

    written: str
    candidates: list[Candidate]
    chosen: str
    none_fits: str = NONE_FITS


@register.filter
def organisation_search(field: forms.BoundField) -> Search:
    """The state of an organisation picker."""
    value = field.value()
    written, chosen = value if isinstance(value, list) else field.field.widget.decompress(value)
    return Search(written or "", field.field.candidates(written or ""), chosen or "")


@register.filter
def summary_errors(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Every error in the order of the page, with the id of what mends it; an empty id where no one field does."""
    whole = [(message, "") for message in form.errors.get(NON_FIELD_ERRORS, [])]
    return whole + [(message, target(field)) for field in form for message in field.errors]


def target(field: forms.BoundField) -> str:
    """The id of the first control a field's error is about."""
    widget = field.field.widget
    if isinstance(widget, DateInput):
        return next((box.id for box in date_boxes(field) if box.wrong), f"{field.auto_id}_day")
    if isinstance(widget, OrganisationPicker):
        return f"{field.auto_id}_written"
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return f"{field.auto_id}_0"
    return field.id_for_label
