"""Forms about an agenda item."""

from collections.abc import Callable

from django import forms

from coi.shared.fields import Candidate, LongText, MoneyField, OrganisationField, Radios, YesNoField
from coi.shared.forms import PageForm, PlainWords
from meetings.models import AgendaItem, Correction
from meetings.policy.private_part import is_ground
from meetings.queries.affected import Question

Part, Stage, ClinicalInput = AgendaItem.Part, AgendaItem.Stage, AgendaItem.ClinicalInput


class ItemForm(PageForm):
    """What an item is, what is asked, and how it will be taken."""

    button = "Save item"
    # Not `title`, which is the page's own.
    item_title = forms.CharField(label="Title", max_length=300, error_messages={"required": "Enter the item’s title"})
    ask = forms.CharField(
        label="What the committee is asked to do",
        required=False,
        max_length=500,
        help_text="For example, “Approve the merger of the two practices”",
    )
    paper = LongText(
        label="Text of the paper",
        required=False,
        max_length=100_000,
        help_text="Paste it here. Organisations named in the title, what is asked and the paper are found for you.",
    )
    stage = forms.ChoiceField(
        label="What stage is it at?",
        choices=Stage.choices,
        initial=Stage.DECISION,
        widget=Radios(
            hints={
                Stage.DEVELOPMENT: "Ideas are being worked up; nothing is decided",
                Stage.DISCUSSION: "The committee is asked for its views",
                Stage.DECISION: "The committee is asked to decide",
                Stage.NOTING: "The committee is told, and decides nothing",
            }
        ),
    )
    part = forms.ChoiceField(
        label="Which part of the meeting?",
        choices=Part.choices,
        initial=Part.PUBLIC,
        widget=Radios(reveals={Part.PRIVATE: "private_ground"}),
    )
    private_ground = forms.CharField(
        label="Why must the public be excluded?",
        max_length=300,
        help_text="The resolution states this reason. That something is sensitive or awkward is not a ground.",
        error_messages={"required": "Enter the ground for taking this item in private"},
    )
    clinical_input = forms.ChoiceField(
        label="Is clinical input needed?",
        choices=ClinicalInput.choices,
        initial=ClinicalInput.USEFUL,
        widget=Radios(
            hints={
                ClinicalInput.ESSENTIAL: "Somebody clinical must be there who can be asked",
                ClinicalInput.USEFUL: "It would help",
                ClinicalInput.NOT_NEEDED: "The item is about contracts, estates or money alone",
            }
        ),
    )
    value = MoneyField(
        label="Value", required=False, help_text="In pounds, over the whole life of the contract or scheme"
    )

    def __init__(self, *args, heading: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = heading

    def clean_private_ground(self) -> str:
        """A ground that is more than reluctance."""
        ground = self.cleaned_data["private_ground"]
        if not is_ground(ground):
            raise forms.ValidationError(
                "Say why publicity would harm the public interest, for example “names bidders’ prices”."
                " That something is sensitive or awkward is not a ground."
            )
        return ground

    @property
    def facts(self) -> dict[str, object]:
        """The answers, under the names AgendaItem gives them."""
        facts = dict(self.cleaned_data)
        return {"title": facts.pop("item_title"), **facts}


def shown(item: AgendaItem) -> dict[str, object]:
    """An item's facts, under the names ItemForm gives them."""
    names = set(ItemForm.base_fields) - {"item_title"}
    return {"item_title": item.title, **{name: getattr(item, name) for name in names}}


class WithdrawForm(PageForm):
    """Nothing to fill in: a button that cannot be pressed twice."""

    lead = (
        "The item keeps its number and is no longer matched or put on the recusal list."
        " What was found and ruled on it is kept. You cannot put it back."
    )
    button = "Withdraw item"
    warning = True

    def __init__(self, *args, heading: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = heading


class ConcernForm(PageForm):
    """An organisation the machine did not find; one the directory knows, since an item is matched by it."""

    title = "Which organisation does this item also concern?"
    button = "Add organisation"
    organisation = OrganisationField(
        label=None,
        help_text="Type its name or code",
        must_be_known=True,
        error_messages={
            "required": "Enter the organisation’s name or code",
            "unchosen": "Select the organisation you mean, or search for another",
            "unknown": "The directory has no organisation of that name. Check the spelling, or enter its code",
        },
    )

    def __init__(self, *args, suggest: Callable[[str], list[Candidate]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].suggest = suggest


class ThemeForm(PageForm):
    """What an item is about besides organisations, where its words do not say so."""

    title = "What is this item about?"
    lead = "Whoever holds such a contract, provides such a service or works in such a sector is matched with it."
    button = "Add"
    theme = forms.ChoiceField(label=None, widget=Radios(), error_messages={"required": "Select what the item is about"})

    def __init__(self, *args, themes: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = themes


class EffectForm(PageForm):
    """A question on those an item is not about; the question is the page's title."""

    button = "Save answer"
    is_yes = YesNoField(label="Your answer", error_messages={"required": "Select yes if any may be, or no"})
    reason = LongText(
        label="Why?",
        max_length=500,
        help_text="Kept with the answer, and shown beside it",
        error_messages={
            "required": "Enter the reason for your answer",
            "max_length": "The reason must be %(limit_value)d characters or fewer",
        },
    )

    def __init__(self, *args, question: Question, **kwargs):
        super().__init__(*args, **kwargs)
        self.title, self.lead = question.words, question.lead


class CorrectionForm(PlainWords, forms.Form):
    """One press of “This is wrong” or “Yes”: which organisation or theme, and the verdict."""

    organisation = forms.CharField(required=False, max_length=60)
    theme = forms.CharField(required=False, max_length=120)
    verdict = forms.ChoiceField(choices=Correction.Verdict.choices)
