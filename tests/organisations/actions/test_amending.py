"""Changing the directory by hand."""

from datetime import date

import pytest

from organisations.actions import adding, amending
from organisations.models import Amendment, Organisation, Tie
from people.models import Event
from tests.factories import make_organisation, make_tie

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


def spans(**facts) -> list[tuple]:
    return list(Tie.objects.filter(**facts).order_by("id").values_list("what", "since", "until"))


def test_what_a_body_adds_is_its_own_bears_its_name_and_is_given_a_code(body, who, grace, now):
    added = amending.add_organisation(name="Larkfield Allotments", kind="other", town="Tarnsea", reason="Lease", **who)

    assert (added.body, added.code, added.names.get().text) == (body, "LOCAL-000001", "Larkfield Allotments")
    amendment = Amendment.objects.get()
    assert (amendment.kind, amendment.organisation, amendment.body) == ("added", added, body)
    assert (amendment.reason, amendment.amended_by, amendment.amended_at) == ("Lease", grace, now)
    assert [(change["model"], change["before"]) for change in amendment.changes] == [
        ("organisation", None),
        ("name", None),
    ]
    assert Event.objects.filter(kind="directory.amended", about=f"organisations.amendment {amendment.pk}").exists()


def test_each_body_counts_its_own_codes(body, other_body, sam, who, now):
    codes = [amending.add_organisation(name=f"Lark {n}", kind="other", **who).code for n in range(2)]
    theirs = amending.add_organisation(name="Lark", kind="other", body=other_body, by=sam, at=now).code

    assert (codes, theirs) == (["LOCAL-000001", "LOCAL-000002"], "LOCAL-000001")


def test_a_code_the_body_can_see_is_not_given_again_and_another_bodys_may_be(other_body, sam, who, now, practice):
    amending.add_organisation(name="Lark", kind="other", code="C-1", **who)

    for code in ("C-1", practice.code):
        with pytest.raises(adding.CodeTaken):
            amending.add_organisation(name="Wren", kind="other", code=code, **who)
    assert (
        amending.add_organisation(name="Wren", kind="other", code="C-1", body=other_body, by=sam, at=now).code == "C-1"
    )


@pytest.mark.parametrize("usage", ["trading", "former"])
def test_a_name_is_recorded_besides_the_one_it_has(usage, practice, who):
    amending.record_name(organisation=practice, text="Lark House", usage=usage, until=APRIL, **who)

    practice.refresh_from_db()
    assert practice.name == "Larkfield Surgery"
    assert list(practice.names.values_list("text", "source", "until")) == [
        ("Lark House", f"{usage} name", APRIL),
        ("Larkfield Surgery", "test", None),
    ]


def test_a_new_current_name_ends_the_one_before_it(local, who):
    amending.record_name(organisation=local, text="Lark Health", usage="current", since=APRIL, **who)

    local.refresh_from_db()
    assert local.name == "Lark Health"
    assert list(local.names.values_list("text", "since", "until")) == [
        ("Lark Health", APRIL, None),
        ("Larkfield Surgry", None, APRIL),
    ]


def test_the_name_of_a_national_organisation_is_not_a_bodys_to_change(practice, who):
    with pytest.raises(amending.NotKept):
        amending.record_name(organisation=practice, text="Lark Health", usage="current", **who)

    assert practice.names.get().text == "Larkfield Surgery"


def test_a_name_known_already_is_not_recorded_again(practice, who):
    with pytest.raises(amending.NameKnown):
        amending.record_name(organisation=practice, text="Larkfield Surgery", usage="former", **who)


def test_a_tie_is_recorded_with_both_its_ends_as_the_bodys_own(practice, network, body, who):
    made = amending.record_tie(organisation=practice, relation="member_of", target=network, since=APRIL, **who)

    tie = Tie.objects.get()
    assert (tie.organisation, tie.target, tie.since, tie.source) == (practice, network, APRIL, "added by hand")
    assert tie.body == body
    assert (made.organisation, made.other) == (practice, network)
    assert made.said == "Larkfield Surgery belongs to Lark PCN, from 1 April 2026"


@pytest.mark.parametrize(
    ("held", "said", "is_known"),
    [
        ((None, None), (None, None), True),
        ((None, None), (APRIL, None), True),
        ((APRIL, None), (None, APRIL), False),
        ((APRIL, MAY), (MAY, None), False),
        ((APRIL, MAY), (None, None), True),
        ((APRIL, APRIL), (APRIL, None), True),
        ((None, APRIL), (None, date(2026, 3, 1)), True),
    ],
)
def test_a_tie_is_not_recorded_twice_for_the_same_time(held, said, is_known, practice, who):
    make_tie(practice, "provides", what="minor_surgery", since=held[0], until=held[1])
    record = {"organisation": practice, "relation": "provides", "what": "minor_surgery", **who}

    if is_known:
        with pytest.raises(amending.TieKnown):
            amending.record_tie(**record, since=said[0], until=said[1])
    else:
        amending.record_tie(**record, since=said[0], until=said[1])
    assert Tie.objects.count() == (1 if is_known else 2)


def test_nothing_is_tied_to_itself(practice, who):
    with pytest.raises(amending.TiedToItself):
        amending.record_tie(organisation=practice, relation="member_of", target=practice, **who)


def test_a_tie_of_an_organisation_in_the_bodys_area_is_ended(practice, network, who):
    tie = make_tie(practice, "member_of", network)

    amending.end_tie(tie=tie, until=MAY, **who)

    tie.refresh_from_db()
    assert tie.until == MAY


@pytest.mark.parametrize(("since", "until"), [(MAY, None), (None, APRIL), (None, date(2026, 3, 1))])
def test_a_tie_ends_once_and_not_before_it_began(since, until, practice, network, who):
    tie = make_tie(practice, "member_of", network, since=since, until=until)

    with pytest.raises(amending.Ended):
        amending.end_tie(tie=tie, until=APRIL, **who)


def test_a_tie_that_is_not_the_bodys_to_keep_is_ended_once_the_body_recorded_it_itself(who, network):
    trust = make_organisation("R99", "Wold Trust", "nhs_trust", area="")
    national = make_tie(trust, "supplier_of", network)
    amending.record_tie(organisation=trust, relation="parent_company", target=network, **who)
    own = Tie.objects.exclude(pk=national.pk).get()

    amending.end_tie(tie=own, until=MAY, **who)

    with pytest.raises(amending.NotKept):
        amending.end_tie(tie=national, until=MAY, **who)


def test_one_contract_ends_as_the_next_begins(practice, who):
    pms = make_tie(practice, "holds_contract", what="PMS", since=date(2004, 4, 1))

    made = amending.change_contract(organisation=practice, ends=pms, what="GMS", on=APRIL, **who)

    assert spans(relation="holds_contract") == [("PMS", date(2004, 4, 1), APRIL), ("GMS", APRIL, None)]
    assert made.said == "PMS to GMS, from 1 April 2026"


def test_a_first_contract_ends_none(practice, who):
    amending.change_contract(organisation=practice, ends=None, what="GMS", on=APRIL, **who)

    assert spans() == [("GMS", APRIL, None)]


@pytest.mark.parametrize("is_own", [True, False])
def test_whoever_saw_a_contract_sees_the_one_that_takes_its_place(is_own, practice, body, who):
    pms = make_tie(practice, "holds_contract", what="PMS", body=body if is_own else None)

    amending.change_contract(organisation=practice, ends=pms, what="GMS", on=APRIL, **who)

    assert Tie.objects.get(what="GMS").body == pms.body


def test_a_contract_that_cannot_end_then_changes_nothing(practice, who):
    pms = make_tie(practice, "holds_contract", what="PMS", since=MAY)

    with pytest.raises(amending.Ended):
        amending.change_contract(organisation=practice, ends=pms, what="GMS", on=APRIL, **who)

    assert spans() == [("PMS", MAY, None)]
    assert not Amendment.objects.exists()


def test_the_contract_of_a_practice_elsewhere_is_not_the_bodys_to_change(who):
    elsewhere = make_organisation("X99002", "Wren Surgery", area="9ZB")

    with pytest.raises(amending.NotKept):
        amending.change_contract(organisation=elsewhere, ends=None, what="GMS", on=APRIL, **who)


def test_what_was_merged_is_changed_where_it_now_counts(local, practice, who):
    Organisation.objects.filter(pk=local.pk).update(merged_into=practice)

    with pytest.raises(amending.MergedAway):
        amending.record_name(organisation=local, text="Lark", usage="trading", **who)


def test_whatever_a_change_concerns_is_matched_anew(practice, network, who, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        amending.record_tie(organisation=practice, relation="member_of", target=network, **who)

    assert asked == [("registers.rekey_touched", {"organisation_ids": sorted([practice.pk, network.pk])})]
