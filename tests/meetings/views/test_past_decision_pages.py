"""Decisions that may need review, in a browser."""

from datetime import date

import pytest

from meetings.models import LookBack, Review
from tests.factories import make_interest, make_meeting

URL = "/meetings/review/"


@pytest.fixture
def looked_back(committee, body, ada, surgery, grace, now):
    """Find something at past meetings of the committee, one in each month of the year."""

    def find(months):
        interest = make_interest(body, ada, now, organisation=surgery, organisation_text="", since=date(2026, 1, 1))
        for month in months:
            held = make_meeting(committee, grace, now, held_on=date(2026, month, 4))
            item = held.items.create(number=1, title="Larkfield Surgery: new lease")
            path = [["Partner at Larkfield Surgery", "Larkfield Surgery", "X99001"]]
            facts = {"key": "o:X99001", "directness": "named", "interest_path": path, "item_path": path}
            LookBack.objects.create(interest=interest, item=item, found_at=now, found_by=grace, **facts)

    return find


def test_nothing_found_says_so(as_grace):
    assert "Looking back has found nothing to review so far." in as_grace.get(URL).content.decode()


def test_each_meeting_the_latest_first_with_what_was_found(as_gus, looked_back):
    looked_back([3, 6])

    page = as_gus.get(URL).content.decode()

    assert page.index("4 June 2026</a>") < page.index("4 March 2026</a>")
    for words in (
        "Ada Larkin: Partner in a practice or firm, Larkfield Surgery",
        "Named in the item. Held since 1 January 2026; declared on 21 November 2026.",
        "Expected, and no apologies noted.",
        "To review",
    ):
        assert words in page


def test_the_guardian_says_what_is_to_be_done_once_and_for_good(as_gus, looked_back):
    looked_back([6])
    url = f"{URL}{LookBack.objects.get().pk}/"
    assert "4 June 2026" in as_gus.get(url).content.decode()
    assert set(as_gus.post(url, {"reason": ""}).context["form"].errors) == {"outcome", "reason"}
    assert as_gus.post(url, {"outcome": "nothing", "reason": "x" * 1001}).context["form"].errors["reason"]

    page = as_gus.post(url, {"outcome": "committee", "reason": "The vote was close"}, follow=True).content.decode()

    assert "Refer it to the committee" in page
    assert "“The vote was close” Gus Abara" in page
    assert "To review" not in page
    assert Review.objects.get().outcome == "committee"


def test_who_may_look_and_who_may_say(as_ada, as_clara, as_sam, looked_back):
    looked_back([6])
    url = f"{URL}{LookBack.objects.get().pk}/"

    assert [as_ada.get(URL).status_code, as_clara.get(URL).status_code, as_clara.get(url).status_code] == [
        403,
        200,
        403,
    ]
    assert as_sam.get(url).status_code == 404
    assert "Ada Larkin" not in as_sam.get(URL).content.decode()


def test_ten_meetings_a_page(as_grace, looked_back):
    looked_back(range(1, 12))

    assert len(as_grace.get(URL).context["past"]) == 10
    assert len(as_grace.get(URL, {"page": 2}).context["past"]) == 1


@pytest.mark.parametrize("months", [1, 3])
def test_the_page_takes_as_many_queries_however_many_meetings(as_grace, looked_back, months, django_assert_num_queries):
    looked_back(range(1, months + 1))
    as_grace.get(URL)

    with django_assert_num_queries(10):
        as_grace.get(URL)
