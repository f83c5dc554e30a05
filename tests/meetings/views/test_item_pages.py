"""Agenda items and what they concern, in a browser."""

from decimal import Decimal

import pytest

from meetings.actions import convening
from meetings.models import AgendaItem, Correction
from tests.factories import make_organisation

TOLD = {
    "item_title": "Award of the phlebotomy contract",
    "ask": "To award the contract",
    "paper": "Three bids were received.",
    "stage": "decision",
    "part": "private",
    "private_ground": "Names bidders’ prices",
    "clinical_input": "essential",
    "value": "£12,500",
}

NOT_A_GROUND = (
    "Say why publicity would harm the public interest, for example “names bidders’ prices”."
    " That something is sensitive or awkward is not a ground."
)
NOT_KNOWN = "The directory has no organisation of that name. Check the spelling, or enter its code"


def errors(response):
    return dict(response.context["form"].errors)


@pytest.fixture
def new(meeting):
    return f"/meetings/{meeting.pk}/items/new/"


@pytest.fixture
def url(item):
    return f"/meetings/{item.meeting_id}/items/{item.number}/"


@pytest.fixture
def named(item, surgery):
    """The item was read to name the surgery."""
    item.subjects.create(organisation=surgery, grade="probable", reasons=["Nearly the same name"])
    AgendaItem.objects.filter(pk=item.pk).update(is_read=True)


def words():
    return list(Correction.objects.order_by("id").values_list("organisation__code", "theme", "verdict"))


def test_a_stranger_is_asked_to_sign_in(client, url):
    assert client.get(url).headers["Location"] == f"/accounts/login/?next={url}"


def test_a_chair_may_read_an_item_and_not_change_it(as_clara, url, new, named):
    changing = (new, f"{url}revise/", f"{url}withdraw/", f"{url}concerns/add/")

    assert [as_clara.get(page).status_code for page in (url, f"{url}concerns/")] == [200, 200]
    assert [as_clara.get(page).status_code for page in changing] == [403] * 4
    assert as_clara.post(f"{url}concerns/correct/").status_code == 403
    assert "This is wrong" not in as_clara.get(url).content.decode()


def test_another_bodys_item_is_not_found(as_sam, url, new):
    assert [as_sam.get(page).status_code for page in (url, new, f"{url}revise/")] == [404, 404, 404]


def test_an_item_is_put_on_the_agenda(as_grace, new, meeting):
    response = as_grace.post(new, TOLD)

    item = meeting.items.get()
    assert response.headers["Location"] == f"/meetings/{meeting.pk}/items/1/"
    assert (item.title, item.ask, item.paper) == (TOLD["item_title"], TOLD["ask"], TOLD["paper"])
    assert (item.stage, item.part, item.private_ground) == ("decision", "private", "Names bidders’ prices")
    assert (item.clinical_input, item.value) == ("essential", Decimal("12500"))


def test_a_public_item_keeps_no_ground_for_privacy(as_grace, new, meeting):
    as_grace.post(new, {**TOLD, "part": "public"})

    assert (meeting.items.get().part, meeting.items.get().private_ground) == ("public", "")


def test_wrong_answers_say_how_to_mend_them_and_are_kept(as_grace, new, meeting):
    told = {**TOLD, "item_title": "", "private_ground": "This is sensitive", "value": "plenty"}

    response = as_grace.post(new, told)

    assert errors(response) == {
        "item_title": ["Enter the item’s title"],
        "private_ground": [NOT_A_GROUND],
        "value": ["Enter an amount in pounds, like 25 or 12.50"],
    }
    page = response.content.decode()
    assert ("This is sensitive" in page, "Three bids were received." in page, 'value="plenty"' in page) == (True,) * 3
    assert meeting.items.count() == 0


def test_a_private_item_needs_a_ground(as_grace, new):
    response = as_grace.post(new, {**TOLD, "private_ground": ""})

    assert errors(response) == {"private_ground": ["Enter the ground for taking this item in private"]}


def test_an_item_is_changed_from_what_it_is(as_grace, url, item):
    before = as_grace.get(f"{url}revise/").content.decode()
    response = as_grace.post(f"{url}revise/", TOLD)

    item.refresh_from_db()
    assert "Larkfield Surgery: new lease" in before
    assert (response.headers["Location"], item.title, item.part) == (url, TOLD["item_title"], "private")


def test_an_item_is_withdrawn_after_asking(as_grace, url, item, said):
    asked = as_grace.get(f"{url}withdraw/")
    withdrawn = as_grace.post(f"{url}withdraw/", follow=True)

    item.refresh_from_db()
    assert (asked.status_code, item.withdrawn, said(withdrawn)) == (200, True, ["Item 1 is withdrawn."])
    assert "This item is no longer on the agenda." in as_grace.get(url).content.decode()
    assert as_grace.get(f"{url}revise/").status_code == 404


def test_an_item_not_read_yet_says_so_and_asks_again_until_it_is(as_grace, url, named, item):
    read = as_grace.get(f"{url}concerns/").content.decode()
    AgendaItem.objects.filter(pk=item.pk).update(is_read=False)
    unread = as_grace.get(f"{url}concerns/").content.decode()

    assert ("hx-get" in read, "Being read…" in read, "Larkfield Surgery" in read) == (False, False, True)
    assert ("hx-get" in unread, "Being read…" in unread) == (True, True)


def test_what_was_read_is_shown_with_how_sure_and_why(as_grace, url, named):
    page = as_grace.get(url).content.decode()

    assert "<strong>Probable.</strong> Nearly the same name." in page


def test_an_item_in_which_nothing_was_found_says_what_that_means(as_grace, url, item):
    AgendaItem.objects.filter(pk=item.pk).update(is_read=True)

    assert "or nobody will be matched with it" in as_grace.get(url).content.decode()


def test_what_is_wrong_is_corrected_and_may_be_put_right_again(as_grace, url, named):
    for verdict in ("does_not", "concerns"):
        response = as_grace.post(f"{url}concerns/correct/", {"organisation": "X99001", "verdict": verdict})
        assert response.headers["Location"] == f"{url}#concerns"

    assert words() == [("X99001", "", "does_not"), ("X99001", "", "concerns")]
    assert "Grace Oduya said that it does" in as_grace.get(url).content.decode()


def test_a_theme_is_corrected(as_grace, url, item):
    item.subjects.create(theme="ct:PMS", grade="certain", reasons=["The words of the item say so"])

    as_grace.post(f"{url}concerns/correct/", {"theme": "ct:PMS", "verdict": "does_not"})

    assert words() == [(None, "ct:PMS", "does_not")]
    assert "<s>PMS contracts</s>" in as_grace.get(url).content.decode()


def test_only_what_was_read_or_said_can_be_corrected(as_grace, url, item):
    make_organisation("X99002", "Thornbeck Surgery")
    answers = [
        as_grace.post(f"{url}concerns/correct/", told).status_code
        for told in (
            {"organisation": "X99002", "verdict": "does_not"},
            {"organisation": "X99002", "verdict": "perhaps"},
            {},
        )
    ]

    assert (answers, words()) == ([404, 400, 400], [])


def test_an_organisation_is_added_by_searching(as_grace, url, item, surgery):
    searched = as_grace.post(f"{url}concerns/add/", {"organisation_written": "larkfeild", "organisation_search": "1"})
    added = as_grace.post(f"{url}concerns/add/", {"organisation_written": "larkfield", "organisation_chosen": "X99001"})

    assert "Larkfield Surgery" in searched.content.decode()
    assert (added.headers["Location"], words()) == (f"{url}#concerns", [("X99001", "", "concerns")])


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"organisation_written": ""}, "Enter the organisation’s name or code"),
        ({"organisation_written": "larkfield"}, "Select the organisation you mean, or search for another"),
        ({"organisation_written": "Nowhere", "organisation_chosen": ""}, NOT_KNOWN),
        ({"organisation_written": "larkfield", "organisation_chosen": "none"}, NOT_KNOWN),
    ],
)
def test_an_organisation_that_is_not_chosen_is_not_added(as_grace, url, item, surgery, told, error):
    response = as_grace.post(f"{url}concerns/add/", told)

    assert (errors(response), words()) == ({"organisation": [error]}, [])


def test_nothing_but_an_organisation_of_the_directory_is_offered(as_grace, url, item, surgery):
    def searched(name):
        told = {"organisation_written": name, "organisation_search": "1"}
        return as_grace.post(f"{url}concerns/add/", told).content.decode()

    assert "None of these" not in searched("larkfield")
    assert "Check the spelling, or search for its code." in searched("Nowhere")
    assert "kept as you wrote it" not in searched("Nowhere")


def test_another_bodys_own_organisation_is_not_offered(as_grace, url, item, other_body):
    make_organisation("L-1", "Larkfield Holdings", "company", body=other_body)

    response = as_grace.post(f"{url}concerns/add/", {"organisation_written": "L-1", "organisation_chosen": "L-1"})

    assert (response.status_code, words()) == (200, [])


@pytest.mark.parametrize("subjects", [1, 3])
def test_an_item_takes_nine_queries(as_grace, url, item, subjects, django_assert_num_queries):
    for number in range(subjects):
        organisation = make_organisation(f"X9900{number}", f"Surgery {number}")
        item.subjects.create(organisation=organisation, grade="certain", reasons=["Same name"])
    as_grace.get(url)

    with django_assert_num_queries(9):
        as_grace.get(url)


def test_items_are_numbered_within_their_meeting(as_grace, committee, meeting, item, grace, now):
    other = convening.call(committee=committee, held_on=meeting.held_on.replace(day=24), by=grace, at=now)
    as_grace.post(f"/meetings/{other.pk}/items/new/", TOLD)

    assert other.items.get().number == 1
