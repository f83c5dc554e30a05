"""Undoing what was changed by hand."""

from datetime import date

import pytest
from django.db.models import F

from organisations.actions import amending, merging, undoing
from organisations.models import Amendment, Name, Organisation, Tie
from organisations.queries.search import by_code
from tests.factories import make_interest, make_organisation, make_tie

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


def directory() -> list[list[tuple]]:
    """Everything in the directory that a change may touch."""
    return [list(model.objects.order_by("id").values_list()) for model in (Organisation, Name, Tie)]


def named(practice, local, clinic, network, who):
    return amending.record_name(organisation=practice, text="Lark House", usage="former", **who)


def renamed(practice, local, clinic, network, who):
    return amending.record_name(organisation=local, text="Lark Health", usage="current", since=APRIL, **who)


def tied(practice, local, clinic, network, who):
    return amending.record_tie(organisation=practice, relation="member_of", target=network, **who)


def ended(practice, local, clinic, network, who):
    return amending.end_tie(tie=Tie.objects.get(what="PMS"), until=MAY, **who)


def contract_changed(practice, local, clinic, network, who):
    return amending.change_contract(organisation=practice, ends=Tie.objects.get(what="PMS"), what="GMS", on=MAY, **who)


def merged(practice, local, clinic, network, who):
    return merging.merge(goes=clinic, stays=practice, **who)


@pytest.fixture
def cast(practice, local, clinic, network, who):
    """A contract in force, and one organisation merged into another already."""
    make_tie(practice, "holds_contract", what="PMS", since=APRIL)
    merging.merge(goes=local, stays=clinic, **who)
    Organisation.objects.filter(pk=local.pk).update(merged_into=None)
    return practice, local, clinic, network, who


@pytest.mark.parametrize("change", [named, renamed, tied, ended, contract_changed, merged])
def test_whatever_was_changed_is_as_it_was_before(change, cast, who):
    before = directory()
    amendment = change(*cast)
    assert directory() != before

    undone = undoing.undo(amendment=amendment, reason="A mistake", **who)

    assert directory() == before
    assert (undone.kind, undone.undoes, undone.reason, undone.said) == (
        "undone",
        amendment,
        "A mistake",
        str(amendment),
    )


def test_what_went_with_a_merged_one_comes_back_with_it(local, clinic, practice, who):
    merging.merge(goes=local, stays=clinic, **who)
    second = merging.merge(goes=clinic, stays=practice, **who)

    undoing.undo(amendment=second, **who)

    assert list(Organisation.objects.exclude(merged_into=None).values_list("code", "merged_into__code")) == [
        (local.code, clinic.code)
    ]


def test_what_was_added_is_out_of_sight_and_its_code_free_again(body, who):
    added = amending.add_organisation(name="Lark", kind="other", code="C-1", **who)

    undoing.undo(amendment=added.amendments.get(), **who)

    assert by_code("C-1", body=body) is None
    again = amending.add_organisation(name="Lark", kind="other", code="C-1", **who)
    assert by_code("C-1", body=body) == again


def test_what_somebody_declared_or_an_item_names_is_not_taken_away(local, body, ada, now, who):
    make_interest(body, ada, now, organisation=local)

    with pytest.raises(undoing.InUse):
        undoing.undo(amendment=local.amendments.get(), **who)


def test_nor_what_was_tied_or_merged_since(local, clinic, practice, network, who):
    amending.record_tie(organisation=local, relation="member_of", target=network, **who)
    merging.merge(goes=clinic, stays=local, **who)

    for kept in (local, clinic):
        with pytest.raises((undoing.HasTies, undoing.ChangedSince)):
            undoing.undo(amendment=kept.amendments.get(kind="added"), **who)


def test_nothing_is_undone_twice_and_no_undoing_is_undone(practice, who):
    made = amending.record_name(organisation=practice, text="Lark House", usage="former", **who)
    undone = undoing.undo(amendment=made, **who)

    with pytest.raises(undoing.UndoneAlready):
        undoing.undo(amendment=made, **who)
    with pytest.raises(undoing.NotUndone):
        undoing.undo(amendment=undone, **who)
    assert Amendment.objects.filter(kind="undone").count() == 1


def test_what_was_changed_again_is_undone_from_the_last_change_backwards(practice, network, who):
    first = amending.record_tie(organisation=practice, relation="member_of", target=network, **who)
    second = amending.end_tie(tie=Tie.objects.get(), until=MAY, **who)

    with pytest.raises(undoing.ChangedSince):
        undoing.undo(amendment=first, **who)
    undoing.undo(amendment=second, **who)
    undoing.undo(amendment=first, **who)

    assert not Tie.objects.exists()


def test_what_an_import_changed_since_is_left_alone(local, who):
    made = amending.record_name(organisation=local, text="Lark Health", usage="current", since=APRIL, **who)
    Organisation.objects.filter(pk=local.pk).update(town=F("name"))

    with pytest.raises(undoing.ChangedSince):
        undoing.undo(amendment=made, **who)


def test_an_end_is_not_undone_once_the_same_is_recorded_anew(practice, network, who):
    tie = make_tie(practice, "member_of", network, since=APRIL)
    made = amending.end_tie(tie=tie, until=MAY, **who)
    amending.record_tie(organisation=practice, relation="member_of", target=network, since=MAY, **who)

    with pytest.raises(amending.TieKnown):
        undoing.undo(amendment=made, **who)


def test_another_body_undoes_nothing_of_it(practice, other_body, sam, now, who):
    made = amending.record_name(organisation=practice, text="Lark House", usage="former", **who)

    with pytest.raises(undoing.NotOurs):
        undoing.undo(body=other_body, amendment=made, by=sam, at=now)


def test_it_undoes_in_a_directory_that_others_change_too(practice, who):
    made = amending.record_name(organisation=practice, text="Lark House", usage="former", **who)
    make_organisation("X99002", "Wren Surgery")
    amending.record_name(organisation=practice, text="The Lark", usage="trading", **who)

    undoing.undo(amendment=made, **who)

    assert set(practice.names.values_list("text", flat=True)) == {"Larkfield Surgery", "The Lark"}
