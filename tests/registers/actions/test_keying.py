"""What an interest is tied to, and the keys it emits."""

import pytest

from organisations.actions.amending import add_organisation
from organisations.actions.merging import merge
from registers.actions.declaring import NewInterest, declare
from registers.actions.keying import key_interests
from registers.models import Interest, InterestKey, Reading
from tests.factories import make_organisation, make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def larkfield(body):
    """A practice with a PMS contract, in a network."""
    practice = make_organisation("X99001", "Larkfield Surgery")
    network = make_organisation("U99001", "Wenmoor Primary Care Network", kind="pcn")
    make_tie(practice, "member_of", network)
    make_tie(practice, "holds_contract", what="PMS")
    return practice


@pytest.fixture
def declared(body, ada, now, asked):
    """Declare one interest of Ada's and key it: the interest, as stored."""

    def declare_one(**facts):
        facts = {"category": "financial", "held_as": "partner"} | facts
        declaration = declare(body=body, person=ada, interests=[NewInterest(**facts)], by=ada, at=now)
        interest = declaration.interests.get()
        key_interests(interests=[interest], day=now.date())
        return interest

    return declare_one


def keys_of(interest):
    return set(InterestKey.objects.filter(interest=interest).values_list("key", flat=True))


def test_a_partner_emits_the_practice_its_network_and_its_contract_class(declared, larkfield):
    interest = declared(organisation_code="X99001")

    assert keys_of(interest) == {"o:X99001", "m:U99001", "ct:PMS@9ZA", "gp@9ZA", "se:primary"}


def test_a_patient_emits_the_practice_alone(declared, larkfield):
    interest = declared(organisation_code="X99001", held_as="patient", category="non_financial_personal")

    assert keys_of(interest) == {"o:X99001"}


def test_what_a_declarant_wrote_is_read_with_reasons(declared, larkfield):
    interest = declared(organisation_text="Larkfield Surg.")

    reading = Reading.objects.get(interest=interest)
    assert (reading.organisation, bool(reading.reasons)) == (larkfield, True)
    assert "o:X99001" in keys_of(interest)


def test_a_pick_stands_whatever_the_words_say(declared, larkfield):
    make_organisation("X99002", "Thornbeck Surgery")

    interest = declared(organisation_code="X99002", organisation_text="Larkfield Surgery")

    assert not Reading.objects.filter(interest=interest).exists()
    assert {"o:X99001", "o:X99002"} & keys_of(interest) == {"o:X99002"}


def test_what_names_no_organisation_is_kept_and_emits_no_organisation(declared, larkfield):
    interest = declared(organisation_text="My late father's stamp collection", held_as="owner")

    assert [key for key in keys_of(interest) if key.startswith("o:")] == []


def test_keying_again_changes_nothing(declared, larkfield, now):
    interest = declared(organisation_text="Larkfield Surgery")
    before = keys_of(interest)

    key_interests(interests=Interest.objects.filter(pk=interest.pk), day=now.date())

    assert keys_of(interest) == before
    assert Reading.objects.filter(interest=interest).count() == 1


def test_a_contract_given_up_is_no_longer_a_key(declared, larkfield, now):
    larkfield.ties.filter(what="PMS").update(until=now.date())
    make_tie(larkfield, "holds_contract", what="GMS", since=now.date())

    interest = declared(organisation_code="X99001")

    assert {key for key in keys_of(interest) if key.startswith("ct:")} == {"ct:GMS@9ZA"}


def test_a_pick_that_was_merged_since_counts_as_the_one_that_stays(declared, larkfield, body, grace, now):
    who = {"body": body, "by": grace, "at": now}
    local = add_organisation(name="Larkfield Surgry", kind="gp_practice", **who)
    interest = declared(organisation_code=local.code)
    assert f"o:{local.code}" in keys_of(interest)

    merge(goes=local, stays=larkfield, **who)
    key_interests(interests=[interest], day=now.date())

    assert {"o:X99001", "m:U99001"} <= keys_of(interest)
    assert f"o:{local.code}" not in keys_of(interest)


def test_so_does_its_code_where_it_is_written(declared, larkfield, body, grace, now):
    who = {"body": body, "by": grace, "at": now}
    local = add_organisation(name="Wren House", kind="gp_practice", **who)
    merge(goes=local, stays=larkfield, **who)

    interest = declared(organisation_text=f"Partner, {local.code}")

    assert interest.readings.get().organisation == larkfield
