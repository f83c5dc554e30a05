"""Forms about a conflict that somebody raised."""

from collections.abc import Iterable

from django import forms

from coi.shared.fields import LongText, Radios, YesNoField
from coi.shared.forms import PageForm
from meetings.models import Claim, Member
from registers.models import Interest

NEW = "new"
SOMEBODY_ELSE = "else"


class WhoForm(PageForm):
    """Of whom it was said."""

    method = "get"
    title = "Who is said to have an interest?"
    member = forms.ModelChoiceField(
        None,
        label=None,
        empty_label=None,
        widget=Radios(),
        error_messages={
            "required": "Select the member",
            "invalid_choice": "Select one of the members listed",
        },
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class ClaimForm(PageForm):
    """What was said, by whom and when."""

    title = "Keep what was raised"
    lead = (
        "It is kept as it was said, whether or not matching found it. The chair rules on it as on any other conflict."
    )
    button = "Keep it"
    which = forms.ChoiceField(
        label="Which interest?",
        widget=Radios(reveals={NEW: "words"}, apart=NEW),
        error_messages={"required": "Select the interest, or “One that is not on this list”"},
    )
    words = LongText(
        label="What is the interest said to be?",
        max_length=500,
        help_text="As it was said. Leave out health and family details that nobody needs",
        error_messages={
            "required": "Enter what the interest is said to be",
            "max_length": "What it is said to be must be %(limit_value)d characters or fewer",
        },
    )
    moment = forms.ChoiceField(
        label="When was it raised?",
        choices=Claim.Moment.choices,
        widget=Radios(),
        error_messages={"required": "Select when it was raised"},
    )
    raiser = forms.ChoiceField(
        label="Who raised it?",
        widget=Radios(reveals={SOMEBODY_ELSE: "raiser_text"}, apart=SOMEBODY_ELSE),
        error_messages={"required": "Select who raised it, or “Somebody else”"},
    )
    raiser_text = forms.CharField(
        label="Their name, or who they are",
        max_length=200,
        help_text="For example, “A member of the public”",
        error_messages={"required": "Enter who raised it"},
    )

    def __init__(self, *args, interests: Iterable[Interest], members: Iterable[Member], **kwargs):
        super().__init__(*args, **kwargs)
        self.interests = {str(each.pk): each for each in interests}
        self.people = {str(each.person_id): each.person for each in members}
        known = [(pk, str(each)) for pk, each in self.interests.items()]
        self.fields["which"].choices = [*known, (NEW, "One that is not on this list")]
        people = [(pk, str(person)) for pk, person in self.people.items()]
        self.fields["raiser"].choices = [*people, (SOMEBODY_ELSE, "Somebody else")]

    @property
    def facts(self) -> dict[str, object]:
        """The answers, as `claiming.claim` takes them."""
        said = self.cleaned_data
        interest, raiser = self.interests.get(said["which"]), self.people.get(said["raiser"])
        return {
            "interest": interest,
            "words": "" if interest else said["words"],
            "moment": said["moment"],
            "raiser": raiser,
            "raiser_text": "" if raiser else said["raiser_text"],
        }


class ClaimAnswerForm(PageForm):
    """Whether what was raised stands."""

    title = "Does this stand?"
    lead = "If it does not, it stays on the page, among those dismissed, and no longer counts for this item."
    button = "Save answer"
    stands = YesNoField(label="Your answer", error_messages={"required": "Select yes if it stands, or no"})
    reason = LongText(
        label="Why?",
        max_length=500,
        help_text="Kept with the answer, and shown beside it",
        error_messages={
            "required": "Enter the reason for your answer",
            "max_length": "The reason must be %(limit_value)d characters or fewer",
        },
    )
