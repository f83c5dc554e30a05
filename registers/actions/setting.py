"""A body's policy: which edition of the guidance it follows, and what it sets for itself."""

from datetime import date, datetime

from django.db import transaction

from coi.shared.clock import day_of
from coi.shared.refusal import Refusal
from people.actions.audit import record
from people.models import Body, Person
from registers.models import OwnRule
from registers.policy.rules import PROFILE, TYPES, beyond_the_law, profiles, value_of
from registers.queries.rules import rules_over_time


class NotBefore(Refusal):
    """A rule cannot change what was already declared or decided. Choose today or a day to come."""


class NoSuchProfile(Refusal):
    """That edition of the guidance is not among those the service knows."""


class NotAValue(Refusal):
    """That value does not fit the rule. Check how it is written."""


class BeyondTheLaw(Refusal):
    """The law or the guidance does not leave that to the body."""


class NothingOfItsOwn(Refusal):
    """The body follows the guidance here already."""


@transaction.atomic
def adopt(*, body: Body, profile: str, since: date, by: Person, at: datetime) -> OwnRule:
    """Follow an edition of the guidance from a day on."""
    _one_at_a_time(body, since, at)
    if profile not in profiles():
        raise NoSuchProfile
    return _make(body, PROFILE, profile, since, "", by, at)


@transaction.atomic
def set_rule(*, body: Body, name: str, value: object, since: date, reason: str, by: Person, at: datetime) -> OwnRule:
    """Set a value of the body's own from a day on, in place of the guidance's."""
    _one_at_a_time(body, since, at)
    raw = _raw(name, value)
    words = beyond_the_law(name, value_of(name, raw))
    if words:
        raise BeyondTheLaw(words)
    return _make(body, name, raw, since, reason, by, at)


@transaction.atomic
def give_back(*, body: Body, name: str, since: date, reason: str, by: Person, at: datetime) -> OwnRule:
    """Follow the guidance again in what the body had set for itself, from a day on."""
    _one_at_a_time(body, since, at)
    if rules_over_time(body).last_of(name) is None:
        raise NothingOfItsOwn
    return _make(body, name, "", since, reason, by, at)


def _one_at_a_time(body: Body, since: date, at: datetime) -> None:
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    if since < day_of(at):
        raise NotBefore


def _raw(name: str, value: object) -> str:
    """How a row keeps a value that is one of its kind."""
    raw = {True: "yes", False: "no"}.get(value, str(value)) if TYPES.get(name) is bool else str(value)
    try:
        value_of(name, raw)
    except (KeyError, ValueError) as error:
        raise NotAValue from error
    return raw


def _make(body: Body, name: str, raw: str, since: date, reason: str, by: Person, at: datetime) -> OwnRule:
    last = rules_over_time(body).last_of(name)
    if last and (last.raw, last.since) == (raw, since):
        return OwnRule.objects.get(pk=last.place)
    rule = OwnRule.objects.create(body=body, name=name, value=raw, since=since, reason=reason, set_at=at, set_by=by)
    record(kind="policy.set", about=rule, body=body, by=by, at=at, name=name, value=raw, since=since.isoformat())
    return rule
