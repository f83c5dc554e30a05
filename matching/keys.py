"""The join keys an interest and an agenda item emit, each with the steps that led to it.

What an interest may emit depends on how it is held: a patient of a practice does not profit from its contract,
a partner does, and someone with a role in a network has a stake in every practice of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from matching.directory import NETWORKS, PRACTICES, Directory
from matching.holding import HeldAs, in_words, occupation_places

# Who gains or loses with the practice itself. What nobody has told us counts as such until somebody does.
STAKEHOLDERS = frozenset(
    {
        HeldAs.PARTNER,
        HeldAs.SALARIED_GP,
        HeldAs.EMPLOYEE,
        HeldAs.DIRECTOR,
        HeldAs.SHAREHOLDER,
        HeldAs.OWNER,
        HeldAs.LANDLORD,
        HeldAs.NETWORK_LEAD,
        HeldAs.UNKNOWN,
    }
)
PREMISES_HOLDERS = frozenset({HeldAs.LANDLORD, HeldAs.TENANT, HeldAs.OWNER})
MONEY_SECTORS = {"gp_practice": "primary", "branch_surgery": "primary", "nhs_trust": "secondary", "hospital_site": "secondary"}


class Directness(StrEnum):
    """How directly a key ties an interest to an item, the strongest first."""

    NAMED = "named"
    PARENT_OR_BRANCH = "parent_or_branch"
    NETWORK = "network"
    PREMISES = "premises"
    CONTRACT_CLASS = "contract_class"
    SERVICE_CLASS = "service_class"
    SCHEME_CLASS = "scheme_class"
    ALL_PRACTICES = "all_practices"
    WARD = "ward"
    SECTOR = "sector"

    def rank(self) -> int:
        """Nought for the strongest."""
        return list(Directness).index(self)
