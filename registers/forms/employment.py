"""The pages on which permission for work outside is asked, one thing each; and those of whoever decides."""

from dataclasses import dataclass
from datetime import date

from django import forms

from coi.shared.fields import Checkboxes, DateField, LongText, Radios, YesNoField
from coi.shared.forms import PageForm
from coi.shared.journey import Page, Posted
from people.models import Body
from registers.forms.organisations import DirectoryField
from registers.models import EmploymentDecision, EmploymentRequest, HeldAs, Interest
from registers.policy.declaring import names_somebody
from registers.policy.publication import holds_an_address

Situation = EmploymentRequest.Situation
Outcome = EmploymentDecision.Outcome
Condition = EmploymentDecision.Condition
NOT_ON_RECORD = "none"


@dataclass(frozen=True)
class Asking:
    """What the pages know besides the answers: who asks which body, on which day, and what they have on record."""

    body: Body
    today: date
    own_name: str = ""
    third_parties: tuple[str, ...] = ()  # names that may not appear in what the public sees
    interests: tuple[Interest, ...] = ()


class AskingForm(PageForm):
    """A page of the journey; `said` is everything answered so far, as it was posted."""

    caption = "Ask for permission to work elsewhere"

    def __init__(self, *args, said: Posted, asking: Asking, **kwargs):
        super().__init__(*args, **kwargs)
        self.said, self.asking = said, asking
        self.situation = said.get("situation", "")


class SituationForm(AskingForm):
    """Which of the three."""

    title = "What do you want permission for?"
    situation = forms.ChoiceField(
        label=None,
        choices=Situation.choices,
        widget=Radios(
            hints={
                Situation.OUTSIDE_EMPLOYMENT: "A second job, advice, talks, a directorship or a business of your own,"
                " paid or not",
                Situation.PRIVATE_PRACTICE: "Seeing patients privately, in a clinic of your own or for somebody else",
                Situation.PATENT: "Work on a product, a pathway or an invention that uses the body’s time, equipment"
                " or ideas",
            }
        ),
        error_messages={"required": "Select what you want permission for"},
    )


class EmployerForm(AskingForm):
    """Who it would be with."""

    lead = (
        "Type its name, an old name or its code, then select it. If it is not in the list, select “None of these”:"
        " your own words are kept."
    )
    organisation = DirectoryField(
        label=None,
        longest=EmploymentRequest._meta.get_field("organisation_text").max_length,
        search="find_organisations",
        help_text="For yourself, write “Self-employed” and what as, for example “Self-employed management consultant”",
        error_messages={"required": "Enter who the work would be with"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        private = self.situation == Situation.PRIVATE_PRACTICE
        self.title = "Where would you practise?" if private else "Who would it be with?"
        self.fields["organisation"].look_in(self.asking.body, self.data.get("organisation_chosen", ""))


WAYS = [
    (HeldAs.EMPLOYEE, "Any employment, regular or now and then"),
    (HeldAs.ADVISER, "Advice, talks and one-off work, paid or not"),
    (HeldAs.DIRECTOR, "Executive or non-executive"),
    (HeldAs.OWNER, "A business or a practice of your own"),
    (HeldAs.PARTNER, "Shares in its profits and its risks"),
    (HeldAs.RESEARCH, "Leads it, takes part in it, or is funded by it"),
    (HeldAs.VOLUNTEER, "Gives time without pay"),
    (HeldAs.OTHER, ""),
]


class WorkForm(AskingForm):
    """As what, and what there is to do."""

    title = "What would you do?"
    held_as = forms.ChoiceField(
        label="As what?",
        choices=[(way.value, way.label) for way, _ in WAYS],
        widget=Radios(hints={way: hint for way, hint in WAYS if hint}, apart=HeldAs.OTHER),
        error_messages={"required": "Select what you would do it as"},
    )
    duties = LongText(
        label="What would your duties be?",
        max_length=EmploymentRequest._meta.get_field("duties").max_length,
        error_messages={"required": "Enter what your duties would be"},
    )
    public_description = forms.CharField(
        label="In a few words, for the public",
        required=False,
        max_length=EmploymentRequest._meta.get_field("public_description").max_length,
        help_text="If permission is granted, this is published as you write it. For example, “Locum pharmacist, two"
        " Sundays a month”. Leave out addresses, health and other people’s names.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["duties"].help_text = (
            "Your specialty, the main procedures, and your sessions. Not published."
            if self.situation == Situation.PRIVATE_PRACTICE
            else "For example, “Dispensing and checking at weekends; no part in buying”. Not published."
        )

    def clean_public_description(self) -> str:
        """Nothing that could harm somebody once it is public."""
        text = self.cleaned_data["public_description"]
        known = f"{self.asking.own_name} {self.said.get('organisation_written', '')}"
        if holds_an_address(text):
            raise forms.ValidationError("Leave out the address: this would be published")
        if names_somebody(text, self.asking.third_parties, apart_from=known):
            raise forms.ValidationError("Leave out the name of someone close to you: this would be published")
        return text


class TimeForm(AskingForm):
    """How much, from when, and whether for money."""

    title = "How much time, and from when?"
    hours_a_week = forms.DecimalField(
        label="Hours a week, on average",
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        help_text="For example, 4 or 7.5. Less than half an hour is 0.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 5}),
        error_messages={
            "required": "Enter the hours a week",
            "invalid": "Hours a week must be a number, like 4 or 7.5",
            "max_decimal_places": "Hours a week must have one figure after the point at most, like 7.5",
        },
    )
    since = DateField(
        label="When would it begin?",
        named="The date it would begin",
        help_text="For example, 1 4 2027. If it has begun already, give the day it did: say so rather than not ask.",
    )
    until = DateField(
        label="When would it end?",
        named="The date it would end",
        required=False,
        help_text="Leave it empty if it is open",
    )
    is_paid = YesNoField(label="Would you be paid?", error_messages={"required": "Select yes if you would be paid"})

    def clean(self) -> dict:
        """It ends no earlier than it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The date it would end must be the same as or after the date it would begin")
        return self.cleaned_data


class BearingForm(AskingForm):
    """What it could do to the work for the body."""

    title = "Could it touch your work here?"
    could_conflict = YesNoField(
        label="Could it conflict with your work here, or look as if it did?",
        reveals={"yes": "how_it_could_conflict"},
        error_messages={"required": "Select yes if it could conflict with your work here"},
    )
    how_it_could_conflict = LongText(
        label="How?",
        max_length=EmploymentRequest._meta.get_field("how_it_could_conflict").max_length,
        help_text="For example, it sells what you help to choose, or bids for work that you help to award",
        error_messages={"required": "Enter how it could conflict"},
    )
    would_use = YesNoField(
        label="Would it use working time, equipment, premises or information from here?",
        reveals={"yes": "what_it_would_use"},
        error_messages={"required": "Select yes if it would use time, equipment, premises or information from here"},
    )
    what_it_would_use = LongText(
        label="Which, and how much?",
        max_length=EmploymentRequest._meta.get_field("what_it_would_use").max_length,
        error_messages={"required": "Enter what it would use"},
    )


class OnRecordForm(AskingForm):
    """Whether there is an interest already that it is about."""

    title = "Is this one of the interests you have on record?"
    lead = "If it is, the permission is tied to that interest, and nothing is declared twice."
    line = forms.ChoiceField(
        label=None, widget=Radios(apart=NOT_ON_RECORD), error_messages={"required": "Select the interest, or “No”"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        interests = [(str(interest.line), str(interest)) for interest in self.asking.interests]
        self.fields["line"].choices = [*interests, (NOT_ON_RECORD, "No, it is none of these")]


PAGES = [
    Page("what", SituationForm),
    Page("who", EmployerForm),
    Page("work", WorkForm),
    Page("time", TimeForm),
    Page("bearing", BearingForm),
    Page("record", OnRecordForm),
]
ON_RECORD = PAGES[-1].name


class SendRequestForm(PageForm):
    """Nothing to fill in: the end of the journey."""

    title = "Check your answers"
    button = "Ask for permission"


class WithdrawForm(PageForm):
    """Whoever asked does not ask any more."""

    title = "Withdraw your request"
    lead = "Nobody decides on it then. You can ask again."
    button = "Withdraw request"
    warning = True
    reason = forms.CharField(label="Why?", required=False, max_length=500)


class DecideForm(PageForm):
    """Yes, yes on conditions, or no; and why."""

    title = "Decide"
    button = "Record decision"
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label="What do you decide?",
        choices=[
            (Outcome.GRANTED, "Grant permission"),
            (Outcome.CONDITIONAL, "Grant permission with conditions"),
            (Outcome.REFUSED, "Refuse permission"),
        ],
        widget=Radios(
            hints={Outcome.REFUSED: "Where what could follow cannot be managed. The person is told why."},
            reveals={Outcome.CONDITIONAL: ("conditions", "other_condition")},
        ),
        error_messages={"required": "Select what you decide"},
    )
    conditions = forms.MultipleChoiceField(
        label="On which conditions?",
        choices=Condition.choices,
        widget=Checkboxes(),
        help_text="They are shown beside the interest when it bears on what a meeting is to discuss",
        error_messages={"required": "Select a condition, or enter another one"},
    )
    other_condition = forms.CharField(label="Another condition", required=False, max_length=500)
    reason = LongText(
        label="Why?",
        max_length=EmploymentDecision._meta.get_field("reason").max_length,
        help_text="The person reads this. It is not published.",
        error_messages={"required": "Enter the reason for your decision"},
    )
    review_on = DateField(
        label="When should it be looked at again?",
        named="The date of the review",
        required=False,
        help_text="Not needed where you refuse",
        error_messages={"too_early": "The date of the review must be after today"},
    )

    def __init__(self, *args, tomorrow: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["review_on"].earliest = tomorrow

    def clean(self) -> dict:
        """What is granted is looked at again; conditions are named."""
        outcome, said = self.cleaned_data.get("outcome"), self.cleaned_data
        if said.get("other_condition") and self.errors.pop("conditions", None):
            said["conditions"] = []
        if outcome and outcome != Outcome.REFUSED and not said.get("review_on") and "review_on" not in self.errors:
            self.add_error("review_on", "Enter the date of the review")
        return said
