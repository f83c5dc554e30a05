"""The pages of declaring an interest in their order, each with the condition under which it is asked."""

from coi.shared.journey import Page, Posted, answered
from registers.forms.declaring import (
    MINE,
    THEIRS,
    AwareForm,
    CategoryForm,
    ConnectionForm,
    DatesForm,
    DetailsForm,
    HeldForm,
    NamingForm,
    NatureForm,
    OrganisationForm,
    WhoseForm,
    held_as,
)
from registers.forms.declaring_situations import ParticularsForm, SituationForm
from registers.models import HeldAs
from registers.policy import situations

is_mine, is_theirs = answered(whose=MINE), answered(whose=THEIRS)


def may_be_named(said: Posted) -> bool:
    """Whether there is a choice: a patient's practice is never named."""
    return is_theirs(said) and said.get("held_as") != HeldAs.PATIENT


def has_ways(said: Posted) -> bool:
    """Whether it can be held in more ways than one."""
    return not situations.settled_way(said.get("situation", ""))


def has_categories(said: Posted) -> bool:
    """Whether it can be of more kinds than one (scenario S9: a partner's interest is financial)."""
    return not situations.settled_category(said.get("situation", ""), held_as(said))


def has_particulars(said: Posted) -> bool:
    """Whether its situation asks something of its own; of somebody else's interest no more is asked than need be."""
    return is_mine(said) and bool(situations.terms_of(said.get("situation", "")).questions)


PAGES = [
    Page("situation", SituationForm),
    Page("whose", WhoseForm),
    Page("connection", ConnectionForm, when=is_theirs),
    Page("held", HeldForm, when=has_ways),
    Page("category", CategoryForm, when=has_categories),
    Page("organisation", OrganisationForm),
    Page("publish", NamingForm, when=may_be_named),
    Page("particulars", ParticularsForm, when=has_particulars),
    Page("details", DetailsForm),
    Page("dates", DatesForm),
    Page("aware", AwareForm),
    Page("nature", NatureForm),
]
AWARE = "aware"
