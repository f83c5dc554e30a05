"""The recusal list, in a browser."""

import pytest

from meetings.actions import issuing, ruling
from meetings.models import RecusalList
from meetings.tasks import issue_recusal_list
from tests.meetings.factories import make_run


@pytest.fixture
def url(conflict):
    return f"/meetings/{conflict.meeting_id}/recusal-list/"


@pytest.fixture
def issued(conflict, grace, now):
    return issuing.issue(meeting=conflict.meeting, by=grace, at=now)


def test_a_stranger_is_asked_to_sign_in(client, url, issued):
    pages = (url, f"{url}1/", f"{url}1/recusal-list.pdf")

    assert [client.get(page).headers["Location"] for page in pages] == [
        f"/accounts/login/?next={page}" for page in pages
    ]


def test_a_declarant_sees_no_list(as_ada, url, issued):
    pages = (url, f"{url}1/", f"{url}1/recusal-list.pdf")

    assert [as_ada.get(page).status_code for page in pages] == [403, 403, 403]


def test_a_guardian_may_read_the_list_and_not_issue_it(as_gus, url):
    assert (as_gus.get(url).status_code, as_gus.post(f"{url}issue/").status_code) == (200, 403)
    assert "Issue the recusal list" not in as_gus.get(url).content.decode()


def test_another_bodys_list_is_not_found(as_sam, url, issued):
    pages = (url, f"{url}1/", f"{url}1/recusal-list.pdf")

    assert [as_sam.get(page).status_code for page in pages] == [404, 404, 404]
    assert as_sam.post(f"{url}issue/").status_code == 404


def test_the_page_says_who_does_what_why_and_what_that_leaves(as_grace, url, conflict, clara, now):
    ruling.rule(conflict=conflict, handling="advice", reason="She knows the site.", by=clara, at=now)

    page = as_grace.get(url).content.decode()

    for words in (
        "Restricted",
        "2 members unknown on every item:",
        "<li>Gus Abara (Lay member) has not declared</li>",
        "<strong>Advice only if asked.</strong>",
        "“She knows the site.” Clara Weir, 21 November 2026 at 10am.",
        "Partner at Larkfield Surgery – financial interest. Named in the item.",
        "Not met: one GP short",
        "Clara Weir takes the chair.",
        "Ask the 2 unknown members before it begins.",
        'There is no quorum for this item: one GP short. <a class="nhsuk-link" href="#item-1">Item 1</a>',
    ):
        assert words in page


def test_what_is_not_ruled_yet_says_so(as_grace, url):
    page = as_grace.get(url).content.decode()

    assert "Proposed: leaves." in page
    assert "1 conflict not ruled on yet: this list takes it as proposed." in page


@pytest.mark.parametrize("browser", ["as_grace", "as_clara"])
def test_a_list_is_issued_by_the_worker_and_then_shown(request, browser, url, conflict, grace):
    browser = request.getfixturevalue(browser)

    response = browser.post(f"{url}issue/")
    waiting = browser.get(response.headers["Location"]).content.decode()
    issue_recusal_list(meeting_id=conflict.meeting_id, person_id=grace.pk, number=1)
    done = browser.get(response.headers["Location"]).content.decode()

    assert response.headers["Location"] == f"{url}1/"
    assert ("This list has not been issued yet." in waiting, "hx-get" in waiting) == (True, True)
    assert ("As issued by Grace Oduya" in done, "hx-get" in done) == (True, False)


def test_issuing_again_what_has_not_changed_leads_to_the_last_list(as_grace, url, issued):
    assert as_grace.post(f"{url}issue/").headers["Location"] == f"{url}1/"
    assert RecusalList.objects.count() == 1


def test_a_list_that_nobody_could_have_asked_for_is_not_found(as_grace, url, issued):
    pages = (f"{url}3/", f"{url}0/", f"{url}2/recusal-list.pdf")

    assert [as_grace.get(page).status_code for page in pages] == [404, 404, 404]


def test_a_list_is_not_issued_while_matching_goes_on(as_grace, url, conflict, grace, now, said):
    make_run(conflict.meeting, grace, now, state="waiting")

    response = as_grace.post(f"{url}issue/", follow=True)

    assert said(response) == ["Interests are being matched now. Issue the list when that is done."]


def test_a_list_stays_as_it_was_issued(as_grace, url, issued, conflict, clara, now):
    ruling.rule(conflict=conflict, handling="noted", reason="A small share", by=clara, at=now)

    then, as_it_stands = (as_grace.get(page).content.decode() for page in (f"{url}1/", url))

    assert ("A small share" in then, "A small share" in as_it_stands) == (False, True)


def test_the_printed_list_is_kept_by_nobody_on_the_way(as_grace, url, issued):
    response = as_grace.get(f"{url}1/recusal-list.pdf")

    assert response.content == bytes(issued.pdf)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="recusal-list-2026-12-03-1.pdf"'
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("lists", [1, 3])
def test_the_page_takes_as_many_queries_however_many_lists_there_are(
    as_clara, url, conflict, clara, grace, now, lists, django_assert_num_queries
):
    for number in range(lists):
        ruling.rule(conflict=conflict, handling="noted", reason=f"Reason {number}", by=clara, at=now)
        issuing.issue(meeting=conflict.meeting, by=grace, at=now)
    as_clara.get(url)

    with django_assert_num_queries(23):
        as_clara.get(url)
