"""Keeping what somebody raised, in a browser."""

import pytest

from meetings.actions import claiming
from meetings.models import Claim, ClaimAnswer
from tests.factories import make_interest

NEW = {"which": "new", "words": "Her brother owns the building", "moment": "at"}


@pytest.fixture
def member(meeting, ada):
    return meeting.members.get(person=ada)


@pytest.fixture
def raise_url(meeting, item):
    return f"/meetings/{meeting.pk}/items/{item.number}/raise/"


@pytest.fixture
def url(raise_url, member):
    return f"{raise_url}{member.pk}/"


@pytest.fixture
def conflicts_url(meeting):
    return f"/meetings/{meeting.pk}/conflicts/"


@pytest.fixture
def said(item, gus, grace, now):
    """Something is raised of a member."""

    def keep(person, words="Her brother owns the building"):
        member = item.meeting.members.get(person=person)
        return claiming.claim(item=item, member=member, words=words, moment="at", raiser=gus, by=grace, at=now)

    return keep


@pytest.mark.parametrize("browser", ["as_grace", "as_clara"])
def test_the_lead_and_the_chair_keep_what_was_raised(request, browser, raise_url, url, member, gus, conflicts_url):
    browser = request.getfixturevalue(browser)
    assert browser.get(raise_url, {"member": member.pk}).headers["Location"] == url
    assert "At the meeting" in browser.get(url).content.decode()

    page = browser.post(url, {**NEW, "raiser": gus.pk}, follow=True).content.decode()

    claim = Claim.objects.get()
    assert (claim.words, claim.moment, claim.raiser) == ("Her brother owns the building", "at", gus)
    assert "It is not on record, so Ada Larkin has been asked to declare it." in page
    assert "Raised by somebody: 1 member" in page
    assert "“Her brother owns the building” – raised at the meeting by Gus Abara." in page
    assert f'id="conflict-{claim.conflict_id}"' in page


def test_a_declared_interest_may_be_named_and_somebody_nobody_knows(as_grace, url, interest):
    told = {"which": interest.pk, "moment": "after", "raiser": "else", "raiser_text": "A member of the public"}

    page = as_grace.post(url, told, follow=True).content.decode()

    assert Claim.objects.get().interest == interest
    assert "Larkfield Surgery – raised after the meeting by A member of the public." in page
    assert "asked to declare" not in page


def test_what_is_missing_is_said_and_what_was_typed_is_kept(as_grace, raise_url, url, interest):
    assert as_grace.get(raise_url, {"member": ""}).context["form"].errors == {"member": ["Select the member"]}
    nothing = as_grace.post(url, {"which": "", "words": "She owns it"})
    long = as_grace.post(url, {**NEW, "raiser": "else", "words": "x" * 501})

    assert dict(nothing.context["form"].errors) == {
        "which": ["Select the interest, or “One that is not on this list”"],
        "moment": ["Select when it was raised"],
        "raiser": ["Select who raised it, or “Somebody else”"],
    }
    assert "She owns it" in nothing.content.decode()
    assert dict(long.context["form"].errors) == {
        "words": ["What it is said to be must be 500 characters or fewer"],
        "raiser_text": ["Enter who raised it"],
    }
    assert not Claim.objects.exists()


def test_others_interests_are_not_offered(as_grace, url, body, gus, now):
    others = make_interest(body, gus, now)

    assert as_grace.post(url, {"which": others.pk, "moment": "at", "raiser": "else"}).context["form"].errors["which"]


def test_a_guardian_looks_and_keeps_nothing(as_gus, raise_url, url, said, ada, conflicts_url):
    claim = said(ada)

    assert "Her brother owns the building" in as_gus.get(conflicts_url).content.decode()
    assert "Keep a conflict somebody raised" not in as_gus.get(conflicts_url).content.decode()
    answer = f"{conflicts_url}{claim.conflict_id}/raised/{claim.pk}/"
    assert [as_gus.get(page).status_code for page in (raise_url, url, answer)] == [403] * 3


def test_a_lead_rejects_it_with_a_reason_and_never_their_own(as_grace, said, ada, grace, item, conflicts_url):
    claim = said(ada)
    url = f"{conflicts_url}{claim.conflict_id}/raised/{claim.pk}/"
    assert set(as_grace.post(url, {"reason": ""}).context["form"].errors) == {"stands", "reason"}

    page = as_grace.post(url, {"stands": "no", "reason": "He sold it in May"}, follow=True).content.decode()

    assert "Dismissed: 1 conflict" in page
    assert "“He sold it in May” Grace Oduya" in page
    item.meeting.members.create(person=grace)
    own = said(grace)
    refused = as_grace.post(f"{conflicts_url}{own.conflict_id}/raised/{own.pk}/", {"stands": "no", "reason": "No"})
    assert "This was raised about you" in refused.content.decode()
    assert ClaimAnswer.objects.count() == 1


def test_on_ones_own_it_says_where_to_declare(as_clara, said, clara, conflicts_url):
    said(clara)

    assert '<a class="nhsuk-link" href="/declare/">Declare it</a>' in as_clara.get(conflicts_url).content.decode()


def test_the_member_is_told_what_to_declare_and_of_nobody_elses(as_ada, as_clara, said, ada):
    assert "Nothing has been raised about you" in as_ada.get("/meetings/raised-about-me/").content.decode()
    said(ada)

    page = as_ada.get("/meetings/raised-about-me/").content.decode()

    assert "“Her brother owns the building” – at the meeting of the Primary Care Commissioning Committee" in page
    assert "Gus Abara" not in page
    assert "Her brother" not in as_clara.get("/meetings/raised-about-me/").content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_conflicts_page_takes_as_many_queries_however_much_was_raised(
    as_grace, said, conflicts_url, run, ada, clara, gus, people, django_assert_num_queries
):
    for person in (ada, clara, gus)[:people]:
        said(person)
        said(person, "And so does her sister")
    as_grace.get(conflicts_url)

    with django_assert_num_queries(23):
        as_grace.get(conflicts_url)
