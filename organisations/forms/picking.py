"""Organisations of the directory as choices."""

from coi.shared.fields import Candidate, OrganisationField
from organisations.models import Organisation
from organisations.queries.search import search
from people.models import Body

UNKNOWN = "The directory has no organisation of that name. Check the spelling, enter its code, or add it first"


def candidates(written: str, body: Body) -> list[Candidate]:
    """The organisations that what somebody wrote may mean, as choices."""
    return [candidate(organisation) for organisation in search(written, body=body)]


def candidate(organisation: Organisation) -> Candidate:
    """An organisation as a choice, with what tells it from its namesakes."""
    closed = "" if organisation.is_open else "closed"
    known = (organisation.get_kind_display(), organisation.town, organisation.code, closed)
    return Candidate(organisation.code, organisation.name, ", ".join(filter(None, known)))


def organisation_field(**kwargs) -> OrganisationField:
    """An organisation that the directory knows."""
    errors = {
        "required": "Enter the organisation’s name or code",
        "unchosen": "Select the organisation you mean, or search for another",
        "unknown": UNKNOWN,
    }
    return OrganisationField(
        **{"help_text": "Type its name or code", "must_be_known": True, "error_messages": errors, **kwargs}
    )
