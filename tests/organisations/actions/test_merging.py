"""Merging two organisations that are one."""

import pytest

from organisations.actions import merging
from organisations.actions.amending import add_organisation
from organisations.models import Amendment, Name, Tie
from tests.factories import make_organisation, make_tie


def into(*organisations) -> list:
    """What each counts as now."""
    for organisation in organisations:
        organisation.refresh_from_db()
    return [organisation.merged_into for organisation in organisations]


@pytest.mark.parametrize("stays", ["practice", "clinic"], ids=["a national one", "another of its own"])
def test_one_of_a_bodys_own_counts_as_another(stays, local, who, request):
    stays = request.getfixturevalue(stays)

    made = merging.merge(goes=local, stays=stays, reason="Typed twice", **who)

    assert into(local) == [stays]
    assert (made.kind, made.organisation, made.other, made.reason) == ("merged", stays, local, "Typed twice")


def test_nothing_that_hangs_from_it_is_moved(local, practice, network, who):
    make_tie(local, "member_of", network)
    before = [list(model.objects.order_by("id").values_list()) for model in (Name, Tie)]

    merging.merge(goes=local, stays=practice, **who)

    assert [list(model.objects.order_by("id").values_list()) for model in (Name, Tie)] == before


def test_what_was_merged_into_it_goes_with_it(local, clinic, practice, who):
    merging.merge(goes=local, stays=clinic, **who)

    merging.merge(goes=clinic, stays=practice, **who)

    assert into(local, clinic) == [practice, practice]


def refused(goes, stays, who, refusal):
    with pytest.raises(refusal):
        merging.merge(goes=goes, stays=stays, **who)


def test_nothing_is_merged_with_itself(local, who):
    refused(local, local, who, merging.MergedWithItself)


def test_a_national_organisation_is_merged_by_no_body(local, practice, who):
    refused(practice, local, who, merging.NotLocal)
    refused(practice, make_organisation("X99002", "Wren"), who, merging.NotLocal)


def test_another_bodys_own_is_neither_merged_nor_merged_into(local, other_body, sam, now, who):
    theirs = add_organisation(body=other_body, name="Lark", kind="other", by=sam, at=now)

    refused(theirs, local, who, merging.NotLocal)
    refused(local, theirs, who, merging.NotSeen)


def test_nothing_is_merged_twice_nor_in_a_circle(local, clinic, practice, who):
    merging.merge(goes=local, stays=clinic, **who)

    refused(local, practice, who, merging.MergedAlready)
    refused(clinic, local, who, merging.IntoMerged)
    assert Amendment.objects.filter(kind="merged").count() == 1
