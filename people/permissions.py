"""Who may do what: one table, and the guard that reads it."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import wraps

from django.core.exceptions import PermissionDenied

from people.models import Role


class Permission(StrEnum):
    """One thing a person may do for a body; the value completes “You need permission to …”."""

    SEE_OWN = "see your own pages"
    DECLARE = "declare interests"
    OFFER = "declare gifts and hospitality"
    SEE_REGISTER = "see the working register"
    SEE_DIRECTORY = "see the directory"
    KEEP_DIRECTORY = "keep the directory"
    KEEP_WORDS = "keep the words that matching knows"
    PREPARE = "prepare meetings"
    SEE_MEETINGS = "see meetings and their conflicts"
    RULE = "rule on conflicts"
    REVIEW = "review past decisions"
    REVIEW_DECLARATIONS = "review declarations"
    DECLARE_FOR = "declare on somebody’s behalf"
    CHASE = "ask people to declare"
    TAKE_IN = "take in staff lists and old registers"
    APPROVE = "approve gifts, hospitality and second jobs"
    ADVISE = "answer as Conflicts of Interest Guardian"
    STAND_IN = "stand in for the Conflicts of Interest Guardian"
    SET_POLICY = "set the body’s policy"
    PUBLISH = "publish the registers"
    APPOINT = "appoint people to posts"
    SEE_TRAIL = "see who did what"


EVERYONE = frozenset(Role)
GOVERNING = {Role.GOVERNANCE_LEAD, Role.GUARDIAN, Role.AUDITOR, Role.ACCOUNTABLE_OFFICER}

GRANTED: dict[Permission, frozenset[Role]] = {
    Permission.SEE_OWN: EVERYONE,
    Permission.DECLARE: EVERYONE - {Role.AUDITOR},
    Permission.OFFER: EVERYONE - {Role.AUDITOR},
    Permission.SEE_REGISTER: frozenset(GOVERNING),
    Permission.SEE_DIRECTORY: EVERYONE,
    Permission.KEEP_DIRECTORY: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.KEEP_WORDS: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.PREPARE: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.SEE_MEETINGS: frozenset(GOVERNING | {Role.CHAIR}),
    Permission.RULE: frozenset({Role.CHAIR}),
    Permission.REVIEW: frozenset({Role.GOVERNANCE_LEAD, Role.GUARDIAN}),
    Permission.REVIEW_DECLARATIONS: frozenset({Role.GOVERNANCE_LEAD, Role.GUARDIAN}),
    Permission.DECLARE_FOR: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.CHASE: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.TAKE_IN: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.APPROVE: frozenset({Role.ACCOUNTABLE_OFFICER, Role.SENIOR_MANAGER}),
    Permission.ADVISE: frozenset({Role.GUARDIAN}),
    Permission.STAND_IN: frozenset({Role.ACCOUNTABLE_OFFICER}),
    Permission.SET_POLICY: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.PUBLISH: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.APPOINT: frozenset({Role.GOVERNANCE_LEAD}),
    Permission.SEE_TRAIL: frozenset({Role.GOVERNANCE_LEAD, Role.AUDITOR, Role.GUARDIAN}),
}


class Forbidden(PermissionDenied):
    """The person is known, and may not do this; the error page says which permission is missing."""

    def __init__(self, permission: Permission):
        self.permission = permission
        super().__init__(f"You need permission to {permission}.")


def granted(roles: Iterable[str]) -> frozenset[Permission]:
    """Everything that roles together permit."""
    held = set(roles)
    return frozenset(permission for permission, allowed in GRANTED.items() if held & allowed)


def requires(*permissions: Permission) -> Callable:
    """Guard a view: the person must be permitted one of these in the body they act for (403 otherwise)."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.permissions.intersection(permissions):
                raise Forbidden(permissions[0])
            return view(request, *args, **kwargs)

        guarded.permission = permissions
        return guarded

    return guard
