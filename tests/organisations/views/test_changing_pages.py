"""Changing what the directory knows of an organisation, merging and undoing, in a browser."""

from datetime import date

import pytest

from organisations.actions import amending, merging
from organisations.models import Amendment, Tie
from tests.factories import make_tie

APRIL = {"since_day": "1", "since_month": "4", "since_year": "2026"}
MAY = {"until_day": "1", "until_month": "5", "until_year": "2026"}


def picked(organisation) -> dict[str, str]:
    return {"organisation_written": organisation.name, "organisation_chosen": organisation.code}


def ties() -> list[tuple]:
    rows = Tie.objects.order_by("id")
    return list(rows.values_list("organisation__code", "relation", "target__code", "what", "since", "until"))


@pytest.fixture
def post(as_grace, practice):
    """Send a form about the practice; where it led, and what was wrong with it."""

    def send(page, told, code=practice.code):
        response = as_grace.post(f"/directory/{code}/{page}/", told)
        return response.headers.get("Location"), dict(response.context["form"].errors) if response.context else {}

    return send


def test_a_name_is_recorded(post, practice):
    assert post("names/add", {"text": "Lark House", "usage": "former", **MAY}) == (f"/directory/{practice.code}/", {})

    assert practice.names.get(text="Lark House").until == date(2026, 5, 1)


def test_a_national_organisation_is_not_offered_another_current_name(post, as_grace, local):
    assert "usage" in post("names/add", {"text": "Lark House", "usage": "current"})[1]
    assert "Its name from now on" in as_grace.get(f"/directory/{local.code}/names/add/").content.decode()


@pytest.mark.parametrize(
    ("relation", "made"),
    [("member_of", ("X99001", "member_of", "U99001")), ("member_of-", ("U99001", "member_of", "X99001"))],
)
def test_a_tie_is_recorded_from_either_end(relation, made, post, network):
    post("ties/add", {"relation": relation, **picked(network), **APRIL})

    assert ties() == [(*made, "", date(2026, 4, 1), None)]


def test_a_tie_to_nobody_and_one_that_ends_before_it_begins_are_sent_back(post, network):
    unknown = post("ties/add", {"relation": "member_of", "organisation_written": "Nobody at all"})[1]
    backwards = post("ties/add", {"relation": "member_of", **picked(network), **APRIL, **MAY, "until_year": "2025"})[1]

    assert "or add it first" in unknown["organisation"][0]
    assert backwards["until"] == ["The end date must be the same as or after the start date"]
    assert ties() == []


def test_what_replaced_it_is_recorded_as_a_tie_of_the_other(post, local):
    post("successor", {**picked(local), **APRIL})

    assert ties() == [(local.code, "successor_of", "X99001", "", date(2026, 4, 1), None)]


@pytest.mark.parametrize(
    ("told", "what"),
    [({"known": "minor_surgery"}, "minor_surgery"), ({"known": "else", "other": "Dermatology"}, "Dermatology")],
)
def test_a_service_is_chosen_or_written(told, what, post):
    post("record/provides", told)

    assert [tie[3] for tie in ties()] == [what]


def test_there_is_no_page_for_another_kind_of_thing(as_grace, practice):
    assert as_grace.get(f"/directory/{practice.code}/record/member_of/").status_code == 404


def test_a_contract_changes_in_one_step(post, practice):
    pms = make_tie(practice, "holds_contract", what="PMS")

    assert post("contract", {"ends": str(pms.pk), "known": "GMS", **APRIL})[1] == {}

    day = date(2026, 4, 1)
    assert [tie[3:] for tie in ties()] == [("PMS", None, day), ("GMS", day, None)]


def test_a_tie_is_ended(post, practice, network):
    tie = make_tie(practice, "member_of", network)

    post(f"ties/{tie.pk}/end", MAY)

    tie.refresh_from_db()
    assert tie.until == date(2026, 5, 1)


def test_a_tie_of_another_organisation_is_not_found(as_grace, practice, network, local):
    tie = make_tie(local, "member_of", network)

    assert as_grace.get(f"/directory/{practice.code}/ties/{tie.pk}/end/").status_code == 404


def test_a_refusal_is_the_pages_error(post, practice, network):
    make_tie(practice, "member_of", network)

    location, errors = post("ties/add", {"relation": "member_of", **picked(network)})

    assert (location, errors["__all__"]) == (None, ["This is recorded already, for the same time or part of it."])


@pytest.mark.parametrize("stays", ["other", "this"])
def test_of_two_one_is_picked_to_stay(stays, post, practice, local, clinic):
    goes, kept = (local, clinic) if stays == "other" else (clinic, local)

    assert post("merge", {**picked(clinic), "stays": stays}, code=local.code) == (
        f"/directory/{goes.code}/merge/{kept.code}/",
        {},
    )


def test_a_merger_that_is_not_the_bodys_to_make_is_refused_before_it_is_confirmed(post, practice, local):
    assert (
        "Only an organisation that your body added"
        in post("merge", {**picked(local), "stays": "other"})[1]["__all__"][0]
    )


def test_every_fields_fate_is_shown_then_the_two_are_merged(as_grace, practice, local, network):
    make_tie(local, "member_of", network)
    url = f"/directory/{local.code}/merge/{practice.code}/"

    shown = {line.label: (line.goes, line.stays) for line in as_grace.get(url).context["fates"]}
    response = as_grace.post(url, {"reason": "Typed twice"})

    assert shown["Name"] == (["Larkfield Surgry"], ["Larkfield Surgery"])
    assert shown["Ties to and from others"] == (["belongs to Lark PCN"], [])
    assert "Closed" not in shown
    assert response.headers["Location"] == f"/directory/{practice.code}/"
    local.refresh_from_db()
    assert local.merged_into == practice


def test_pages_of_what_was_merged_lead_to_the_one_that_stays(as_grace, practice, local, who):
    merging.merge(goes=local, stays=practice, **who)

    pages = ("", "names/add/", "merge/")
    assert [as_grace.get(f"/directory/{local.code}/{page}").headers["Location"] for page in pages] == [
        f"/directory/{practice.code}/"
    ] * 3


def test_a_change_is_undone_and_an_addition_leads_back_to_the_search(post, practice, local, who):
    named = amending.record_name(organisation=practice, text="Lark House", usage="former", **who)

    assert post(f"changes/{named.pk}/undo", {"reason": "A mistake"})[0] == f"/directory/{practice.code}/"
    assert post(f"changes/{local.amendments.get().pk}/undo", {"reason": ""}, code=local.code)[0] == "/directory/"
    assert Amendment.objects.filter(kind="undone").count() == 2


def test_another_bodys_own_is_not_found(as_sam, local, practice):
    pages = ("", "names/add/", "ties/add/", "contract/", "successor/", "record/provides/", "merge/")

    assert {as_sam.get(f"/directory/{local.code}/{page}").status_code for page in pages} == {404}
    assert as_sam.get(f"/directory/{practice.code}/merge/{local.code}/").status_code == 404


def test_nor_is_another_bodys_change(as_sam, practice, who):
    made = amending.record_name(organisation=practice, text="Lark House", usage="former", **who)

    assert as_sam.get(f"/directory/{practice.code}/changes/{made.pk}/undo/").status_code == 404
