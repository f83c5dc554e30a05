"""The pages of a declaration, one question each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django import forms

from coi.shared.fields import DateField, LongText, Radios, YesNoField
from coi.shared.forms import PageForm
from coi.shared.journey import Posted
from organisations.models import Organisation
from organisations.queries.search import by_code
from people.models import Body
from registers.forms.organisations import DirectoryField
from registers.models import Category, HeldAs, Interest, Relationship
from registers.policy import situations
from registers.policy.declaring import names_somebody
from registers.policy.publication import holds_an_address

MINE, THEIRS = "mine", "theirs"
LONGEST_PRIVATE = 2000  # characters; half of what is kept, so that 50 interests still make a small draft


@dataclass(frozen=True)
class Asking:
    """What the pages know besides the answers: who is asked, for which body, on which day."""

    body: Body
    today: date
    own_name: str = ""
    position: str = ""  # the titles of their posts in the body
    in_practice: bool = False  # they declared to be a partner or a doctor of a practice
    third_parties: tuple[str, ...] = ()  # names that may not appear in what the public sees
    changing: bool = False  # a new version of an interest on record
    days_to_declare: int = 0
    known: Mapping[str, Organisation] = field(default_factory=dict)  # organisations chosen before, by code

    def find(self, code: str) -> Organisation | None:
        """The organisation with a code, which is looked for only once in a request."""
        return self.known.get(code) or by_code(code, body=self.body)


def held_as(said: Posted) -> str:
    """How the interest is held: as answered, or as its situation leaves no choice."""
    return said.get("held_as") or situations.settled_way(said.get("situation", ""))


class DeclaringForm(PageForm):
    """A page of the journey; `said` is everything answered so far, as it was posted."""

    caption = "Declare an interest"

    def __init__(self, *args, said: Posted, asking: Asking, **kwargs):
        super().__init__(*args, **kwargs)
        self.said, self.asking = said, asking
        self.theirs = said.get("whose") == THEIRS
        self.situation, self.held_as = said.get("situation", ""), held_as(said)
        if asking.changing:
            self.caption = "Change an interest"


class WhoseForm(DeclaringForm):
    """Direct or indirect."""

    title = "Whose interest is it?"
    whose = forms.ChoiceField(
        label=None,
        choices=[(MINE, "Mine"), (THEIRS, "Someone close to me")],
        widget=Radios(
            hints={
                MINE: "You hold it yourself: a direct interest",
                THEIRS: "Your husband, wife or partner, a relative, a close friend or a business partner holds it, and"
                " someone looking on could think that it influences you: an indirect interest",
            }
        ),
        error_messages={"required": "Select whose interest it is"},
    )


class ConnectionForm(DeclaringForm):
    """The third party of an indirect interest."""

    title = "How are you connected?"
    lead = (
        "The public sees only “close relative or partner”, “close friend”, “business partner” or “close associate”."
        " A name or a job is never published. They help those who prepare meetings, and you can leave them out."
    )
    relationship = forms.ChoiceField(
        label="Who is it?",
        choices=Relationship.choices,
        widget=Radios(hints={Relationship.RELATIVE_BY_MARRIAGE: "For example, a sister-in-law or a stepson"}),
        error_messages={"required": "Select how you are connected"},
    )
    third_party_name = forms.CharField(
        label="Their name", required=False, max_length=200, help_text="Private: never published"
    )
    third_party_role = forms.CharField(
        label="Their job or role", required=False, max_length=200, help_text="Private: never published"
    )


class CategoryForm(DeclaringForm):
    """Three of the four categories of the guidance (1.3); the fourth, indirect, was the first question."""

    category = forms.ChoiceField(
        label=None,
        choices=[choice for choice in Category.choices if choice[0] != Category.INDIRECT],
        widget=Radios(
            hints={
                Category.FINANCIAL: "It could bring or cost money. For example, a partner in a GP practice, a director"
                " or shareholder of a company that works with the NHS, a second job, rent from surgery premises",
                Category.PROFESSIONAL: "It could help or harm a career, reputation or standing. For example, a salaried"
                " GP’s practice, an LMC officer, a role in a specialist professional body, an adviser to NICE or the"
                " CQC",
                Category.PERSONAL: "It is close to someone’s heart or home, without money or career in it. For example,"
                " a trustee of or volunteer for a health charity, a registered patient of a practice",
            }
        ),
        error_messages={"required": "Select what kind of interest it is"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "What kind of interest is theirs?" if self.theirs else "What kind of interest is it?"
        as_if_theirs = "Choose the category that would fit if they were declaring it themselves." if self.theirs else ""
        self.lead = " ".join(filter(None, (situations.why(self.held_as), as_if_theirs)))
        allowed = situations.terms_of(self.situation).categories
        if allowed:
            category = self.fields["category"]
            category.choices = [choice for choice in category.choices if choice[0] in allowed]


# Work, then property and money, then public and private life; HeldAs lists them in no order a person would look for.
WAYS = [
    (HeldAs.PARTNER, "Shares in its profits and its risks"),
    (HeldAs.SALARIED_GP, "Employed by a practice, with no share in it"),
    (HeldAs.EMPLOYEE, "Any other employment, a second job too"),
    (HeldAs.DIRECTOR, "Executive or non-executive"),
    (HeldAs.NETWORK_LEAD, "For example, clinical director of a primary care network"),
    (HeldAs.ADVISER, "Paid or unpaid, also for talks and one-off work"),
    (HeldAs.RESEARCH, "Leads it, takes part in it, or is funded by it"),
    (HeldAs.OWNER, "Owns the whole of it"),
    (HeldAs.SHAREHOLDER, "Not counting pensions, unit trusts and other pooled funds"),
    (HeldAs.SUPPLIER, "Sells it goods or services"),
    (HeldAs.LANDLORD, "Lets premises to it, or owns premises it uses"),
    (HeldAs.TENANT, "Rents premises from it"),
    (HeldAs.ADVOCATE, "Speaks or negotiates for a group of practices, patients or staff"),
    (HeldAs.PROFESSIONAL_BODY, "An active role: ordinary membership need not be declared"),
    (HeldAs.GOVERNOR_OR_TRUSTEE, "Of a trust, a charity or a school"),
    (HeldAs.COUNCILLOR, ""),
    (HeldAs.VOLUNTEER, "Gives time without pay"),
    (HeldAs.PATIENT, "This need not be declared. If it is, the public sees only “personal connection”"),
    (HeldAs.OTHER, ""),
]


class HeldForm(DeclaringForm):
    """How it is held, which decides what it may bear on."""

    held_as = forms.ChoiceField(
        label=None,
        choices=[(way.value, way.label) for way, _ in WAYS],
        widget=Radios(hints={way: hint for way, hint in WAYS if hint}, apart=HeldAs.OTHER),
        error_messages={"required": "Select how the interest is held"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "How do they hold it?" if self.theirs else "How do you hold it?"
        ways = situations.ways_for(self.situation, self.asking.position, mine=not self.theirs)
        if ways:
            self.fields["held_as"].choices = [(way, HeldAs(way).label) for way in ways]


class OrganisationForm(DeclaringForm):
    """What it is an interest in."""

    lead = (
        "Type its name, an old name or its code, then select it. If it is not in the list, select “None of these”:"
        " your own words are kept."
    )
    organisation = DirectoryField(
        label=None,
        longest=Interest._meta.get_field("organisation_text").max_length,
        search="find_organisations",
        help_text="For example, a practice, a trust, a company or a charity",
        error_messages={"required": "Enter the organisation’s name or code"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = situations.terms_of(self.situation).where
        self.fields["organisation"].look_in(
            self.asking.body, self.data.get("organisation_chosen", ""), self.asking.known
        )


class NamingForm(DeclaringForm):
    """Whether an indirect interest shows its organisation."""

    title = "Should the public see the organisation’s name?"
    lead = "Either way, meetings are matched with the real organisation."
    publish_organisation = YesNoField(
        label=None,
        hints={
            "yes": "The public sees its name, and never whose interest it is",
            "no": "The public sees only what kind of organisation it is, for example “a local NHS provider”",
        },
        error_messages={"required": "Select yes if the public should see the organisation’s name"},
    )

    def clean_publish_organisation(self) -> bool:
        """An organisation that bears somebody's name would give them away."""
        publish = self.cleaned_data["publish_organisation"]
        theirs = [self.said.get("third_party_name", "")]
        if publish and names_somebody(self.organisation_name(), theirs, apart_from=self.asking.own_name):
            raise forms.ValidationError(
                "The organisation’s name shows whose interest it is. Select no, to publish only its kind"
            )
        return publish

    def organisation_name(self) -> str:
        """The name of what was chosen, or the words that stand for it."""
        chosen = self.asking.find(self.said.get("organisation_chosen", ""))
        return chosen.name if chosen else self.said.get("organisation_written", "")


class DetailsForm(DeclaringForm):
    """What it is in a few words, for the public, and whatever should stay private."""

    title = "What should people know about it?"
    public_description = forms.CharField(
        label="What it is, in a few words, for the public",
        required=False,
        max_length=Interest._meta.get_field("public_description").max_length,
        help_text="Published as you write it. For example, “One session a week” or “Holds 40 shares of 100”."
        " Leave out addresses, health and other people’s names.",
    )
    private_detail = LongText(
        label="Anything else those who prepare meetings should know",
        required=False,
        max_length=LONGEST_PRIVATE,
        help_text="Private: never published",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.theirs or self.held_as == HeldAs.PATIENT:
            del self.fields["public_description"]
        elif self.held_as == HeldAs.OTHER:
            self.fields["public_description"].required = True
            self.fields["public_description"].error_messages["required"] = "Enter what the interest is, in a few words"

    def clean_public_description(self) -> str:
        """Nothing that could harm somebody once it is public."""
        text = self.cleaned_data["public_description"]
        known = f"{self.asking.own_name} {self.said.get('organisation_written', '')}"
        harms = {
            "Leave out the address: this is published": holds_an_address(text),
            "Leave out the name of someone close to you: this is published": names_somebody(
                text, self.asking.third_parties, apart_from=known
            ),
        }
        if any(harms.values()):
            raise forms.ValidationError([words for words, is_there in harms.items() if is_there])
        return text


class DatesForm(DeclaringForm):
    """From and to."""

    title = "Dates of the interest"
    since = DateField(
        label="When did it begin?",
        named="The date it began",
        help_text="For example, 1 4 2024. If you are not sure, your best guess will do.",
        error_messages={"required": "Enter the date it began"},
    )
    still_on = YesNoField(
        label="Is it still going on?",
        reveals={"no": "until"},
        error_messages={"required": "Select yes if it is still going on"},
    )
    until = DateField(
        label="When did it end, or when will it?",
        named="The date it ends",
        help_text="For example, 31 3 2026",
        error_messages={"required": "Enter the date it ended or will end"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.theirs:
            self.fields["since"].required = False
            self.fields["since"].help_text = "For example, 1 4 2024. Leave it empty if you do not know."

    def clean(self) -> dict:
        """It ends no earlier than it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The date it ends must be the same as or after the date it began")
        return self.cleaned_data


class AwareForm(DeclaringForm):
    """From when the 28 days run (guidance 1.1)."""

    became_aware_on = DateField(label=None, named="The date you became aware")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["became_aware_on"]
        field.latest = self.asking.today
        field.error_messages["too_late"] = "The date you became aware must be today or in the past"
        if self.asking.changing:
            self.title = "When did you become aware of the change?"
            self.lead = "You can change the other answers on the next page."
            field.help_text = "For example, 1 11 2026"
        else:
            self.title = "When did you become aware that it could matter?"
            self.lead = (
                "For most people this is the day the interest began, or the day they took up their role here, whichever"
                f" is later. You have {self.asking.days_to_declare} days from then. A late declaration is welcome too."
            )
            field.help_text = f"When you knew of it, and that it could bear on the work of {self.asking.body}"
        field.error_messages["required"] = "Enter the date you became aware"


class NatureForm(DeclaringForm):
    """The perception test (requirements B6): how an observer would see it."""

    title = "Could somebody looking on think that it influences you?"
    lead = "How it looks counts as much as how it is. Declaring it does not mean that you must stay out of anything."
    nature = forms.ChoiceField(
        label=None,
        choices=[
            (Interest.Nature.ACTUAL, "Yes: it bears on something I am working on or deciding now"),
            (Interest.Nature.POTENTIAL, "It could: nothing now, but it may come up"),
            (Interest.Nature.PERCEIVED, "It does not influence me, but an observer could think so"),
        ],
        widget=Radios(
            hints={
                Interest.Nature.ACTUAL: "For example, your practice’s contract is on the next agenda",
                Interest.Nature.POTENTIAL: "For example, the company may bid for a service one day",
                Interest.Nature.PERCEIVED: "For example, a friend is a senior manager at the local hospital",
            }
        ),
        error_messages={"required": "Select what somebody looking on could think"},
    )


class EndForm(PageForm):
    """An interest on record is over."""

    title = "When did it end?"
    button = "Declare that it has ended"
    until = DateField(
        label=None,
        named="The date it ended",
        help_text="For example, 31 3 2026. If you know when it will end, that is fine too.",
        error_messages={"required": "Enter the date it ended or will end"},
    )

    def __init__(self, *args, since: date | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].earliest = since
