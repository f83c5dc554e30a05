"""Who may do what: the table, and the guard that reads it."""

import pytest
from django.test import RequestFactory

from people.models import Role
from people.permissions import GRANTED, Forbidden, Permission, granted, requires

LEAD, CHAIR, GUARDIAN, AUDITOR, OFFICER, DECLARANT, SENIOR = (
    Role.GOVERNANCE_LEAD,
    Role.CHAIR,
    Role.GUARDIAN,
    Role.AUDITOR,
    Role.ACCOUNTABLE_OFFICER,
    Role.DECLARANT,
    Role.SENIOR_MANAGER,
)


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        (Permission.SEE_OWN, {LEAD, CHAIR, GUARDIAN, AUDITOR, OFFICER, DECLARANT, SENIOR}),
        (Permission.DECLARE, {LEAD, CHAIR, GUARDIAN, OFFICER, DECLARANT, SENIOR}),
        (Permission.OFFER, {LEAD, CHAIR, GUARDIAN, OFFICER, DECLARANT, SENIOR}),
        (Permission.SEE_REGISTER, {LEAD, GUARDIAN, AUDITOR, OFFICER}),
        (Permission.SEE_DIRECTORY, {LEAD, CHAIR, GUARDIAN, AUDITOR, OFFICER, DECLARANT, SENIOR}),
        (Permission.KEEP_DIRECTORY, {LEAD}),
        (Permission.KEEP_WORDS, {LEAD}),
        (Permission.PREPARE, {LEAD}),
        (Permission.SEE_MEETINGS, {LEAD, CHAIR, GUARDIAN, AUDITOR, OFFICER}),
        (Permission.RULE, {CHAIR}),
        (Permission.REVIEW, {LEAD, GUARDIAN}),
        (Permission.PUBLISH, {LEAD}),
        (Permission.REVIEW_DECLARATIONS, {LEAD, GUARDIAN}),
        (Permission.DECLARE_FOR, {LEAD}),
        (Permission.CHASE, {LEAD}),
        (Permission.TAKE_IN, {LEAD}),
        (Permission.APPROVE, {OFFICER, SENIOR}),
        (Permission.ADVISE, {GUARDIAN}),
        (Permission.STAND_IN, {OFFICER}),
        (Permission.SET_POLICY, {LEAD}),
        (Permission.SEE_TRAIL, {LEAD, AUDITOR, GUARDIAN}),
    ],
)
def test_a_permission_is_granted_to_these_roles_alone(permission, roles):
    assert {role for role in Role if permission in granted([role])} == roles


def test_every_permission_is_granted_to_somebody():
    assert GRANTED.keys() == set(Permission)
    assert all(GRANTED.values())


def test_roles_together_permit_what_each_of_them_does():
    assert granted([CHAIR, LEAD]) == granted([CHAIR]) | granted([LEAD])


@pytest.mark.parametrize("roles", [[], ["caretaker"]])
def test_no_role_and_an_unknown_one_permit_nothing(roles):
    assert granted(roles) == frozenset()


@requires(Permission.RULE)
def ruling(request):
    return "ruled"


def asked_by(*permissions):
    request = RequestFactory().get("/")
    request.permissions = frozenset(permissions)
    return request


def test_a_guarded_view_answers_whoever_is_permitted():
    assert ruling(asked_by(Permission.RULE)) == "ruled"
    assert (ruling.permission, ruling.__name__) == ((Permission.RULE,), "ruling")


def test_a_guarded_view_says_which_permission_is_missing():
    with pytest.raises(Forbidden) as refused:
        ruling(asked_by(Permission.PREPARE))

    assert str(refused.value) == "You need permission to rule on conflicts."
    assert refused.value.permission is Permission.RULE
