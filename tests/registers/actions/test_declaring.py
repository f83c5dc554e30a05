"""Declaring interests, nothing, or no change."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection

from people.models import Event
from registers.actions import declaring
from registers.models import Declaration, Interest, Request
from tests.factories import make_organisation
from tests.registers.told import own, theirs


@pytest.fixture
def surgery(db):
    return make_organisation()


def declare(body, person, interests, at):
    return declaring.declare(body=body, person=person, interests=interests, by=person, at=at)


def trail():
    return [(event.kind, event.about, event.detail) for event in Event.objects.order_by("id")]


def test_what_is_declared_is_stored_as_it_was_told(body, ada, surgery, now):
    declaration = declare(body, ada, [own(public_description="Two sessions"), theirs()], now)

    assert (declaration.kind, declaration.declared_at, declaration.declared_by) == ("interests", now, ada)
    stored = list(declaration.interests.order_by("id"))
    assert [declaring.as_new(each) for each in stored] == [own(public_description="Two sessions"), theirs()]
    assert [(each.body, each.person, each.organisation) for each in stored] == [(body, ada, surgery)] * 2
    assert stored[0].line != stored[1].line


def test_a_declaration_leaves_a_trail_and_has_its_interests_keyed(
    body, ada, surgery, now, asked, django_capture_on_commit_callbacks
):
    before = Event.objects.count()

    with django_capture_on_commit_callbacks(execute=True):
        declaration = declare(body, ada, [own()], now)

    assert trail()[before:] == [
        ("declaration.made", f"registers.declaration {declaration.pk}", {"said": "interests", "interests": 1})
    ]
    assert asked == [("registers.key_interests", {"declaration_id": declaration.pk})]


def test_an_organisation_that_is_not_in_the_directory_is_kept_in_words(body, ada, now):
    declaration = declare(body, ada, [own(code="", organisation_text="Hollin Bank Books")], now)

    assert [each.subject for each in declaration.interests.all()] == ["Hollin Bank Books"]


def test_the_very_same_said_twice_on_one_day_is_one_declaration(body, ada, surgery, now):
    first = declare(body, ada, [own(), theirs()], now)

    again = declare(body, ada, [own(), theirs()], now + timedelta(minutes=1))

    assert again == first
    assert (Declaration.objects.count(), Interest.objects.count()) == (1, 2)


def test_something_else_said_on_the_same_day_is_another_declaration(body, ada, surgery, now):
    declare(body, ada, [own()], now)

    declare(body, ada, [theirs()], now)

    assert Declaration.objects.count() == 2


def test_a_change_makes_a_new_version_of_the_same_line(body, ada, surgery, now):
    old = declare(body, ada, [own()], now).interests.get()
    changed = own(held_as="salaried_gp", category="non_financial_professional", replaces=old.pk)

    new = declare(body, ada, [changed], now + timedelta(days=1)).interests.get()

    assert (new.line, new.replaces, new.held_as) == (old.line, old, "salaried_gp")
    assert list(Interest.objects.standing()) == [new]


def test_the_same_change_sent_twice_is_made_once(body, ada, surgery, now):
    old = declare(body, ada, [own()], now).interests.get()
    changed = own(until=date(2027, 1, 1), replaces=old.pk)

    first = declare(body, ada, [changed], now + timedelta(days=1))

    assert declare(body, ada, [changed], now + timedelta(days=1)) == first


def test_a_version_that_was_changed_since_is_not_changed_again(body, ada, surgery, now):
    old = declare(body, ada, [own()], now).interests.get()
    declare(body, ada, [own(since=date(2021, 5, 1), replaces=old.pk)], now)

    with pytest.raises(declaring.ChangedSince):
        declare(body, ada, [own(since=date(2021, 6, 1), replaces=old.pk)], now)


def test_one_version_is_not_replaced_twice_in_one_declaration(body, ada, surgery, now):
    old = declare(body, ada, [own()], now).interests.get()
    versions = [own(since=date(2021, month, 1), replaces=old.pk) for month in (5, 6)]

    with pytest.raises(declaring.ChangedSince):
        declare(body, ada, versions, now)


def test_nobody_changes_what_another_person_or_body_has_on_record(body, other_body, ada, grace, surgery, now):
    hers = declare(body, ada, [own()], now).interests.get()

    for where, who in ((body, grace), (other_body, ada)):
        with pytest.raises(declaring.ChangedSince):
            declare(where, who, [own(replaces=hers.pk)], now)


def test_an_interest_that_ended_gets_a_version_that_says_so(body, ada, surgery, now):
    old = declare(body, ada, [own()], now).interests.get()

    new = declaring.end(interest=old, until=date(2026, 11, 10), by=ada, at=now).interests.get()

    assert declaring.as_new(new) == own(until=date(2026, 11, 10), became_aware_on=date(2026, 11, 10), replaces=old.pk)


def test_the_end_of_an_interest_may_lie_ahead(body, ada, surgery, now, today):
    old = declare(body, ada, [own()], now).interests.get()

    new = declaring.end(interest=old, until=today + timedelta(days=90), by=ada, at=now).interests.get()

    assert (new.until, new.became_aware_on) == (today + timedelta(days=90), today)


FAULTS = [
    (declaring.NoOrganisation, own(code="")),
    (declaring.UnknownOrganisation, own(code="NOSUCH")),
    (declaring.EndsBeforeItBegins, own(since=date(2026, 5, 2), until=date(2026, 5, 1))),
    (declaring.AwareInTheFuture, own(became_aware_on=date(2026, 11, 22))),
    (declaring.NobodysInterest, theirs(relationship="")),
    (declaring.NotIndirect, own(relationship="sibling")),
    (declaring.NotIndirect, own(underlying_category="financial")),
    (declaring.NotIndirect, own(third_party_name="Petra Holm")),
    (declaring.NotIndirect, own(third_party_role="Nurse")),
    (declaring.NotIndirect, own(publish_organisation=False)),
    (declaring.TextAboutSomebody, theirs(public_description="Works in contracts")),
    (declaring.HoldsAnAddress, own(public_description="Lives at 12 Mill Lane")),
    (declaring.HoldsAnAddress, own(code="", organisation_text="The flat, ZE1 0AA")),
]


@pytest.mark.parametrize(("refusal", "interest"), FAULTS, ids=lambda value: getattr(value, "__name__", None))
def test_what_must_never_be_stored_is_refused_before_the_database_has_to(body, ada, surgery, now, refusal, interest):
    with pytest.raises(refusal):
        declare(body, ada, [own(), interest], now)

    assert Declaration.objects.count() == 0


def test_every_constraint_on_an_interest_is_met_by_a_refusal(body, ada, surgery, now):
    names = {constraint.name for constraint in Interest._meta.constraints}

    assert names == {
        "interest_span_in_order",
        "only_an_indirect_interest_has_a_third_party",
        "an_indirect_interest_says_whose",
        "an_indirect_interest_has_no_free_text_in_public",
        "a_direct_interest_names_its_organisation",
        "an_interest_is_in_something",
    }, "a new constraint needs a refusal, and a line in FAULTS"


def test_text_for_the_public_may_not_name_somebody_close_whose_interest_is_declared_beside_it(body, ada, surgery, now):
    with pytest.raises(declaring.NamesSomebody):
        declare(body, ada, [own(public_description="Runs it with Petra"), theirs()], now)


def test_text_for_the_public_may_not_name_somebody_close_who_is_on_record(body, ada, surgery, now):
    declare(body, ada, [theirs()], now)

    with pytest.raises(declaring.NamesSomebody):
        declare(body, ada, [own(public_description="With P. Holm")], now)


def test_an_organisation_that_bears_somebodys_name_is_not_published_with_their_interest(body, ada, now):
    bakery = make_organisation(code="L1", name="Holm Medical Supplies", kind="company")

    with pytest.raises(declaring.NamesSomebody):
        declare(body, ada, [theirs(code=bakery.code, publish_organisation=True)], now)
    declare(body, ada, [theirs(code=bakery.code, publish_organisation=False)], now)


def test_an_organisation_another_body_keeps_to_itself_is_unknown(body, other_body, ada, now):
    make_organisation(code="L2", body=other_body)

    with pytest.raises(declaring.UnknownOrganisation):
        declare(body, ada, [own(code="L2")], now)


def test_a_declaration_of_nothing_is_not_a_declaration_of_interests(body, ada, now):
    with pytest.raises(declaring.NothingDeclared):
        declare(body, ada, [], now)


def test_a_declaration_holds_at_most_fifty_interests(body, ada, surgery, now):
    fifty = [own(public_description=f"Share {number}") for number in range(50)]

    with pytest.raises(declaring.TooManyInterests):
        declare(body, ada, [*fifty, own()], now)
    assert declare(body, ada, fifty, now).interests.count() == 50


def test_a_nil_declaration_is_made_once_a_day(body, ada, now):
    first = declaring.declare_nil(body=body, person=ada, by=ada, at=now)
    again = declaring.declare_nil(body=body, person=ada, by=ada, at=now + timedelta(minutes=5))
    later = declaring.declare_nil(body=body, person=ada, by=ada, at=now + timedelta(days=365))

    assert (first.kind, again, later.pk != first.pk) == ("nil", first, True)
    assert trail()[-1] == ("declaration.made", f"registers.declaration {later.pk}", {"said": "nil"})


def test_nobody_declares_nil_while_an_interest_lasts(body, ada, surgery, now):
    declare(body, ada, [own()], now)

    with pytest.raises(declaring.InterestsStand) as refused:
        declaring.declare_nil(body=body, person=ada, by=ada, at=now)

    assert str(refused.value) == (
        "You have interests on record that have not ended. Say which have ended, or declare that nothing has changed."
    )


def test_an_interest_that_has_ended_does_not_stand_against_a_nil(body, other_body, ada, surgery, now, today):
    declare(body, ada, [own(until=today)], now)
    declare(other_body, ada, [own()], now)

    assert declaring.declare_nil(body=body, person=ada, by=ada, at=now).kind == "nil"


def test_nothing_has_changed_only_if_something_was_declared(body, other_body, ada, surgery, now):
    declare(other_body, ada, [own()], now)

    with pytest.raises(declaring.NothingBefore):
        declaring.declare_no_change(body=body, person=ada, by=ada, at=now)


def test_no_change_is_a_declaration_of_its_own_made_once_a_day(body, ada, surgery, now):
    declare(body, ada, [own()], now)

    made = [declaring.declare_no_change(body=body, person=ada, by=ada, at=now) for _ in range(2)]

    assert [each.kind for each in made] == ["no_change", "no_change"]
    assert made[0] == made[1]
    assert Interest.objects.standing().count() == 1


def test_a_person_is_asked_once_a_day(body, ada, grace, now):
    asked = [declaring.ask(body=body, person=ada, by=grace, at=now + timedelta(hours=hour)) for hour in range(3)]
    later = declaring.ask(body=body, person=ada, by=grace, at=now + timedelta(days=7))

    assert [each.pk for each in asked] == [asked[0].pk] * 3
    assert list(Request.objects.all()) == [later, asked[0]]
    assert trail()[-1] == ("declaration.asked", f"registers.request {later.pk}", {"person": ada.pk})


@pytest.mark.django_db(transaction=True)
def test_a_double_click_declares_once(body, ada, now, asked):
    make_organisation()

    def click():
        declare(body, ada, [own()], now)
        connection.close()

    clicks = [Thread(target=click) for _ in range(4)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()

    assert (Declaration.objects.count(), Interest.objects.count()) == (1, 1)
