"""Gifts, hospitality and the like: one question a page."""

from dataclasses import dataclass
from datetime import date

from django import forms

from coi.shared.fields import DateField, LongText, MoneyField, Radios, YesNoField
from coi.shared.forms import PageForm
from coi.shared.journey import Posted
from coi.shared.words import sentence_list
from organisations.models import Organisation
from organisations.queries.search import by_code
from people.models import Body, Person
from registers.forms.organisations import DirectoryField
from registers.models import Offer
from registers.policy.publication import holds_an_address
from registers.queries.offer_advice import supplying_ties

NO_ADDRESS = "Leave out the address: this is published"
PUBLISHED = "Published as you write it."


@dataclass(frozen=True)
class Asked:
    """What the pages know besides the answers: who is asked, for which body, on which day, and what they correct."""

    body: Body
    person: Person
    today: date
    replaces: Offer | None = None


class OfferForm(PageForm):
    """A page of the journey; `said` is everything answered so far, as it was posted."""

    caption = "Gifts and hospitality"

    def __init__(self, *args, said: Posted, asked: Asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.said, self.asked = said, asked

    def donor(self) -> Organisation | None:
        """The organisation of the directory that was chosen."""
        code = self.said.get("donor_chosen", "")
        return by_code(code, body=self.asked.body) if code else None


class KindForm(OfferForm):
    """What it is."""

    title = "What were you offered?"
    lead = "Tell us whether you accepted it or declined it. Never ask for a gift or for hospitality."
    kind = forms.ChoiceField(
        label=None,
        choices=Offer.Kind.choices,
        widget=Radios(
            hints={
                Offer.Kind.GIFT: "Something given to you, or sold to you for less than it is worth",
                Offer.Kind.MEALS: "For example, lunch at a meeting or a conference dinner",
                Offer.Kind.TRAVEL: "For example, a train fare, a flight or a night in a hotel",
                Offer.Kind.HOSPITALITY: "For example, tickets, entertainment or membership of a club",
                Offer.Kind.DONATION: "Money or equipment given to the body, a charity or a cause",
                Offer.Kind.EVENT: "A conference, course or meeting that somebody outside pays for, in whole or in part",
            }
        ),
        error_messages={"required": "Select what you were offered"},
    )


class GiftForm(OfferForm):
    """Money, a promotional aid, or anything else."""

    title = "What sort of gift is it?"
    gift_form = forms.ChoiceField(
        label=None,
        choices=Offer.GiftForm.choices,
        widget=Radios(
            hints={
                Offer.GiftForm.VOUCHER: "For a shop, a restaurant or anything else: it counts as cash",
                Offer.GiftForm.PROMOTIONAL: "Of little worth and bearing a firm’s name, like a pen, a mug or a pad",
                Offer.GiftForm.OTHER: "For example, chocolates, flowers, a book or a hamper",
            }
        ),
        error_messages={"required": "Select what sort of gift it is"},
    )


class TravelForm(OfferForm):
    """How far it goes."""

    title = "Is the travel or accommodation modest?"
    travel = forms.ChoiceField(
        label=None,
        choices=[(Offer.Travel.MODEST, "Yes"), (Offer.Travel.BEYOND, "No, it goes further than that")],
        widget=Radios(
            hints={
                Offer.Travel.MODEST: "What the body itself would pay for. For example, a standard train fare or an"
                " ordinary hotel",
                Offer.Travel.BEYOND: "For example, business or first class, or any travel or accommodation abroad",
            }
        ),
        error_messages={"required": "Select yes if it is modest"},
    )


class DetailsForm(OfferForm):
    """What exactly, and on which occasion."""

    title = "What was it, and on what occasion?"
    description = forms.CharField(
        label="What it was, and the occasion",
        max_length=500,
        help_text=f"For example, “Chocolates from the family at the end of a placement”. {PUBLISHED} Leave out names of"
        " patients.",
        error_messages={"required": "Enter what you were offered, and on what occasion"},
    )
    private_detail = LongText(
        label="Anything else those who look after the register should know",
        required=False,
        max_length=Offer._meta.get_field("private_detail").max_length,
        help_text="Private: never published",
    )

    def clean_description(self) -> str:
        """Nothing private: it is published."""
        return without_address(self.cleaned_data["description"])


class DonorForm(OfferForm):
    """Who offers."""

    title = "Who offered it?"
    lead = (
        "Type a name or code, then select the organisation. If it was a patient, write “A patient”, not their name. If"
        " another patient offered you something before, write “Another patient”, so that the two are not added up."
    )
    donor = DirectoryField(
        label=None,
        longest=Offer._meta.get_field("donor_text").max_length,
        search="find_organisations",
        help_text="For example, a company, a charity, “A patient” or “A member of the public”",
        error_messages={"required": "Enter who offered it"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["donor"].look_in(self.asked.body, self.data.get("donor_chosen", ""))


class SuppliesForm(OfferForm):
    """Whether stricter rules apply."""

    supplies = forms.ChoiceField(
        label=None,
        choices=Offer.Supplies.choices,
        widget=Radios(
            hints={
                Offer.Supplies.NOW: "It sells goods or services to the body, or holds a contract with it",
                Offer.Supplies.COULD: "It could bid for a contract, or sells what the body or its practices buy or"
                " prescribe",
                Offer.Supplies.UNSURE: "The stricter rules then apply",
            },
        ),
        error_messages={"required": "Select whether they supply the body, or could"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = f"Do they supply {self.asked.body.name}, or could they?"

    @property
    def lead(self) -> str:
        """What the directory knows, for the person to judge; nothing is chosen for them."""
        donor = self.donor()
        ties = supplying_ties(donor, self.asked.body, self.asked.today) if donor else []
        known = [f"{tie.get_relation_display()} {tie.target or tie.what}" for tie in ties]
        return f"Our records show that {donor} {sentence_list(known)}. You may know better." if known else ""


class WhenForm(OfferForm):
    """The day of the offer."""

    title = "When was it offered?"
    offered_on = DateField(
        label=None,
        named="The date it was offered",
        help_text="For example, 3 11 2026",
        error_messages={
            "required": "Enter the date it was offered",
            "too_late": "The date it was offered must be today or in the past",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["offered_on"].latest = self.asked.today


class ValueForm(OfferForm):
    """What it is worth."""

    title = "What is it worth?"
    value = MoneyField(
        label="Value",
        max_value=9_999_999,
        help_text="For each person, if several were invited. If you do not know, give what a reasonable person would"
        " think it worth",
        error_messages={
            "required": "Enter what it is worth",
            "min_value": "The value must be £0 or more",
            "max_value": "The value must be £9,999,999 or less",
        },
    )
    is_estimate = YesNoField(
        label="Is that an estimate?",
        error_messages={"required": "Select yes if the value is an estimate"},
    )


class MeantForForm(OfferForm):
    """For oneself or not."""

    title = "Who is it for?"
    meant_for = forms.ChoiceField(
        label=None,
        choices=Offer.MeantFor.choices,
        widget=Radios(
            hints={
                Offer.MeantFor.MYSELF: "You would keep it yourself, or share it with your team",
                Offer.MeantFor.ORGANISATION: "For example, its charitable fund or a waiting room",
            }
        ),
        error_messages={"required": "Select who it is for"},
    )


class OutcomeForm(OfferForm):
    """What the person did, asked once they have seen what the policy says."""

    title = "Accepted, declined, or asking first"
    outcome = forms.ChoiceField(
        label="What did you do?",
        choices=[
            (Offer.Outcome.ACCEPTED, "I accepted it"),
            (Offer.Outcome.DECLINED, "I declined it"),
            (Offer.Outcome.ASKING, "I have not answered yet, and ask for approval first"),
        ],
        widget=Radios(
            reveals={Offer.Outcome.ACCEPTED: ("received_on", "approver")},
            hints={Offer.Outcome.ASKING: "Somebody senior decides. It is published only once you accept or decline it"},
        ),
        error_messages={"required": "Select whether you accepted it, declined it or ask first"},
    )
    received_on = DateField(
        label="When did you receive it?",
        named="The date you received it",
        required=False,
        help_text="Leave it empty if you have not received it yet",
        error_messages={"too_late": "The date you received it must be today or in the past"},
    )
    approver = forms.CharField(
        label="Did somebody senior approve it before you accepted it?",
        required=False,
        max_length=200,
        help_text="If so, their name and position. Not published.",
    )
    reason = LongText(
        label="Why?",
        max_length=500,
        help_text="Why you accepted or declined it, or would like to accept it. Published as you write it, once you"
        " have accepted or declined it.",
        error_messages={"required": "Enter why you accepted or declined it, or would like to accept it"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_on"].latest = self.asked.today

    def clean_reason(self) -> str:
        """Nothing private: it is published."""
        return without_address(self.cleaned_data["reason"])


def without_address(text: str) -> str:
    """The text, if it holds no address."""
    if holds_an_address(text):
        raise forms.ValidationError(NO_ADDRESS)
    return text


class RecordOfferForm(PageForm):
    """Nothing to fill in: the end of the way."""

    title = "Check your answers"
    caption = "Gifts and hospitality"
    button = "Declare it"


class AskForm(RecordOfferForm):
    """The same, for somebody who asks first."""

    button = "Ask for approval"


class ConcludeForm(PageForm):
    """What became of an offer that was asked about."""

    title = "What became of it?"
    caption = "Gifts and hospitality"
    button = "Declare it"
    outcome = forms.ChoiceField(
        label="What did you do?",
        choices=[(Offer.Outcome.ACCEPTED, "I accepted it"), (Offer.Outcome.DECLINED, "I declined it")],
        widget=Radios(reveals={Offer.Outcome.ACCEPTED: "received_on"}),
        error_messages={"required": "Select whether you accepted or declined it"},
    )
    received_on = DateField(
        label="When did you receive it?",
        named="The date you received it",
        required=False,
        help_text="Leave it empty if you have not received it yet",
        error_messages={"too_late": "The date you received it must be today or in the past"},
    )
    reason = LongText(
        label="Why did you accept or decline it?",
        max_length=500,
        help_text="Published as you write it",
        error_messages={"required": "Enter why you accepted or declined it"},
    )

    def __init__(self, *args, offer: Offer, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        received = self.fields["received_on"]
        received.earliest, received.latest = offer.offered_on, today

    def clean_reason(self) -> str:
        """Nothing private: it is published."""
        return without_address(self.cleaned_data["reason"])
