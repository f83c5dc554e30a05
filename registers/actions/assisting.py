"""Declaring for oneself or with help: one door, whichever way a declaration comes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from coi.shared.refusal import Refusal
from people.models import Body, Person
from registers.actions.delegating import declare_and_attest
from registers.actions.linking import declare_by_link
from registers.actions.papers import key_in
from registers.models import Declaration, Link


class OwnerAttests(Refusal):
    """Only the person whose interests they are can submit them. Hand over what you prepared."""


@dataclass(frozen=True)
class OnPaper:
    """A paper that is being keyed in."""

    signed_on: date
    kept_where: str = ""


@dataclass(frozen=True)
class Declarer:
    """Whose interests are told to which body, who tells them, and which way: online unless one of these says else."""

    body: Body
    person: Person
    by: Person
    link: Link | None = None
    paper: OnPaper | None = None
    prepares: bool = False

    @property
    def is_own(self) -> bool:
        """Whether somebody declares for themselves."""
        return self.person == self.by


def submit(*, declarer: Declarer, say: Callable[..., Declaration], of_draft: bool = False, at: datetime) -> Declaration:
    """Declare. `say` is one of the actions of declaring with what it declares; `of_draft`: what a draft holds."""
    facts = {"body": declarer.body, "person": declarer.person}
    if declarer.prepares:
        raise OwnerAttests
    if declarer.link:
        return declare_by_link(link=declarer.link, say=say, at=at)
    if declarer.paper:
        paper = {"signed_on": declarer.paper.signed_on, "kept_where": declarer.paper.kept_where}
        return key_in(**facts, **paper, say=say, by=declarer.by, at=at)
    if of_draft:
        return declare_and_attest(body=declarer.body, owner=declarer.person, say=say, at=at)
    return say(**facts, by=declarer.by, at=at)
