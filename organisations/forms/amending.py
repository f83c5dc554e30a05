"""Forms that change the directory by hand."""

from collections.abc import Callable, Iterable
from datetime import date

from django import forms
from django.core.validators import RegexValidator

from coi.shared.fields import Candidate, DateField, LongText, Radios
from coi.shared.forms import PageForm
from organisations.forms.picking import organisation_field
from organisations.models import Organisation, Tie
from organisations.policy.relations import BETWEEN, CONTRACT, TO_A_THING
from organisations.queries.profile import thing_in_words

ELSE = "else"
ONLY_YOU_SEE_IT = "Other bodies do not see what you record here."
CODE = RegexValidator(
    r"^(?=.*[0-9])[A-Za-z0-9-]+$", "Enter the code with letters, numbers and hyphens only, and at least one number"
)


def reason_field() -> LongText:
    """Why, for whoever reads the history later."""
    return LongText(
        label="Why, or where you know it from",
        required=False,
        max_length=500,
        help_text="Kept in the organisation’s history. Only people of your body can read it.",
    )


def since_field(**kwargs) -> DateField:
    """The first day of something that lasts."""
    words = {"label": "From", "named": "The start date", "required": False, "help_text": "For example, 1 4 2026"}
    return DateField(**{**words, **kwargs})


def until_field(**kwargs) -> DateField:
    """The first day on which something no longer holds."""
    hint = "The first day on which it no longer holds. Leave this empty if it goes on."
    return DateField(**{"label": "Until", "named": "The end date", "required": False, "help_text": hint, **kwargs})


class AboutForm(PageForm):
    """A page about one organisation, whose name stands above its title."""

    def __init__(self, *args, about: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.caption = str(about)

    def clean(self) -> dict[str, object]:
        """What ends must have begun."""
        answers = super().clean()
        since, until = answers.get("since"), answers.get("until")
        if since and until and until < since:
            self.add_error("until", "The end date must be the same as or after the start date")
        return answers


class AddForm(PageForm):
    """An organisation the directory lacks."""

    title = "Add an organisation"
    lead = "Only your body sees it. Search the directory first: most organisations are in it already."
    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(label="Kind", choices=[("", "Select a kind"), *Organisation.Kind.choices])
    town = forms.CharField(label="Town", required=False, max_length=100)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    area = forms.ChoiceField(
        label="Area", required=False, help_text="The area that commissions it, if it is one of yours"
    )
    code = forms.CharField(
        label="Code",
        required=False,
        max_length=20,
        validators=[CODE],
        help_text="A company or charity number, or another code it is known by. Left empty, it is given one.",
    )
    reason = reason_field()

    def __init__(self, *args, areas: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", "None of ours"), *((area, area) for area in areas)]

    def clean_code(self) -> str:
        """Codes are written in capitals."""
        return self.cleaned_data["code"].upper()

    def clean_postcode(self) -> str:
        """So are postcodes."""
        return self.cleaned_data["postcode"].upper()

    def ask_whether_new(self) -> None:
        """Come back with the answers as they are, and ask only whether it is really new."""
        self.title, self.lead, self.button = "Is it one of these?", "", "None of these: add it"
        self.other_buttons = {"change": "Change what I entered"}
        for field in self.fields.values():
            field.widget = forms.HiddenInput()
        self.fields["is_new"] = forms.CharField(widget=forms.HiddenInput(), initial="yes")
        self.initial, self.data = {"is_new": "yes"}, {**self.data.dict(), "is_new": "yes"}


class NameForm(AboutForm):
    """A name an organisation bears or bore."""

    title = "Record a name"
    button = "Record name"
    text = forms.CharField(label="Name", max_length=200)
    usage = forms.ChoiceField(
        label="What kind of name is it?",
        choices=[("current", "Its name from now on"), ("trading", "A name it goes by"), ("former", "A former name")],
        widget=Radios(
            hints={
                "current": "The name it has now becomes a former one",
                "trading": "A trading name, a short form or an abbreviation that people use",
                "former": "People may still use it, and it is still matched",
            }
        ),
    )
    since = since_field()
    until = until_field()
    reason = reason_field()

    def __init__(self, *args, is_own: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_own:
            self.lead = "This is a national organisation: every body that uses this service will see the name."
            # The next import of the national directory would take another current name back.
            self.fields["usage"].choices = [each for each in self.fields["usage"].choices if each[0] != "current"]


class TieForm(AboutForm):
    """A tie between two organisations, from either end."""

    title = "Tie it to another organisation"
    lead = ONLY_YOU_SEE_IT
    button = "Record tie"
    relation = forms.ChoiceField(label="How are they tied?", error_messages={"required": "Select how the two are tied"})
    organisation = organisation_field(label="The other organisation")
    since = since_field()
    until = until_field()
    reason = reason_field()

    def __init__(self, *args, suggest: Callable[[str], list[Candidate]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].suggest = suggest
        ways = [
            (f"{name}{'-' * backwards}", f"It {both[backwards]}…")
            for name, both in BETWEEN.items()
            for backwards in (0, 1)
        ]
        self.fields["relation"].choices = [("", "Select"), *ways]

    def ends(self, one: Organisation, other: Organisation) -> dict[str, object]:
        """The relation, whose tie it is and where it leads, under the names that the action gives them."""
        relation = self.cleaned_data["relation"]
        organisation, target = (other, one) if relation.endswith("-") else (one, other)
        return {"relation": relation.rstrip("-"), "organisation": organisation, "target": target}


class SuccessorForm(AboutForm):
    """What took an organisation's place."""

    title = "Record what replaced it"
    lead = f"From that day, an interest in this organisation counts as one in the other too. {ONLY_YOU_SEE_IT}"
    button = "Record successor"
    organisation = organisation_field(label="Which organisation replaced it?")
    since = since_field(
        label="When?", required=True, error_messages={"required": "Enter the date on which it was replaced"}
    )
    reason = reason_field()

    def __init__(self, *args, suggest: Callable[[str], list[Candidate]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].suggest = suggest


class ThingForm(AboutForm):
    """A tie to a service, scheme or ward, one known already or another."""

    lead = ONLY_YOU_SEE_IT
    button = "Record"
    known = forms.ChoiceField(label="Which?", error_messages={"required": "Select one, or “Something else”"})
    other = forms.CharField(label="What is it called?", max_length=100)
    since = since_field()
    until = until_field()
    reason = reason_field()

    def __init__(self, *args, relation: str, known: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.title = f"Record a {TO_A_THING[relation][0].lower()}"
        offer(self.fields["known"], relation, known)

    @property
    def what(self) -> str:
        """The thing chosen, or as it was written."""
        chosen = self.cleaned_data["known"]
        return self.cleaned_data["other"] if chosen == ELSE else chosen


class ContractForm(AboutForm):
    """One contract type ends and another begins on a day."""

    title = "Record a contract change"
    lead = "The contract before ends on the day on which the next begins."
    button = "Record change"
    ends = forms.ChoiceField(label="Which contract ends?", widget=Radios(apart="none"))
    known = forms.ChoiceField(
        label="Which contract begins?", error_messages={"required": "Select a contract, or “Something else”"}
    )
    other = forms.CharField(label="What is it called?", max_length=100)
    since = since_field(
        label="From which day?", required=True, error_messages={"required": "Enter the date from which it holds"}
    )
    reason = reason_field()

    def __init__(self, *args, held: Iterable[Tie], known: Iterable[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.held = {str(tie.pk): tie for tie in held}
        now = [(pk, thing_in_words(CONTRACT, tie.what)) for pk, tie in self.held.items()]
        self.fields["ends"].choices = [*now, ("none", "None: it holds this one besides, or as its first")]
        offer(self.fields["known"], CONTRACT, known)

    @property
    def what(self) -> str:
        """The contract type that begins."""
        chosen = self.cleaned_data["known"]
        return self.cleaned_data["other"] if chosen == ELSE else chosen

    @property
    def ending(self) -> Tie | None:
        """The contract that ends, if any."""
        return self.held.get(self.cleaned_data["ends"])


def offer(field: forms.ChoiceField, relation: str, known: Iterable[str]) -> None:
    """Let a field offer what is known, and last a box for something else."""
    field.widget = Radios(reveals={ELSE: "other"}, apart=ELSE)
    field.choices = [*((what, thing_in_words(relation, what)) for what in known), (ELSE, "Something else")]


class EndForm(AboutForm):
    """When a tie ended."""

    title = "When did this end?"
    button = "Record end"
    until = until_field(
        label="End date",
        required=True,
        help_text="The first day on which it no longer holds, for example 1 4 2026",
        error_messages={"required": "Enter the date on which it ended"},
    )
    reason = reason_field()

    def __init__(self, *args, since: date | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].earliest = since


class UndoForm(AboutForm):
    """Set everything that a change touched back to what it was."""

    title = "Undo this change"
    lead = "Everything the change touched is set back to what it was before. Both stay in the history."
    button = "Undo the change"
    reason = reason_field()
