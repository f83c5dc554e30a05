"""Meetings and who is expected at them, in a browser."""

from datetime import date, time

import pytest

from meetings.actions import convening
from meetings.models import MatchRun, Meeting
from people.models import Role
from tests.conftest import person_in
from tests.factories import make_committee
from tests.meetings.factories import make_run

NEW = "/meetings/new/"
DATE = {"held_on_day": "3", "held_on_month": "12", "held_on_year": "2026"}


def errors(response):
    return dict(response.context["form"].errors)


@pytest.fixture
def url(meeting):
    return f"/meetings/{meeting.pk}/"


@pytest.fixture
def noor(body, now):
    """Somebody of the body without a seat."""
    return person_in(body, "Noor Haddad", Role.DECLARANT, "Estates manager", now)


@pytest.fixture
def member(meeting, ada):
    return meeting.members.get(person=ada)


def test_a_stranger_is_asked_to_sign_in(client, url):
    response = client.get(url)

    assert (response.status_code, response.headers["Location"]) == (302, f"/accounts/login/?next={url}")


def test_a_declarant_sees_no_meetings(as_ada, url):
    assert [as_ada.get(page).status_code for page in ("/meetings/", url)] == [403, 403]


def test_a_chair_sees_meetings_and_may_not_prepare_them(as_clara, url, member):
    posts = (f"{url}match/", f"{url}members/{member.pk}/apologies/", f"{url}members/{member.pk}/stand-down/")

    assert as_clara.get(url).status_code == 200
    assert [as_clara.get(page).status_code for page in (NEW, f"{url}members/add/")] == [403, 403]
    assert [as_clara.post(page).status_code for page in posts] == [403, 403, 403]


def test_another_bodys_meeting_is_not_found(as_sam, url, member):
    assert as_sam.get(url).status_code == 404
    assert as_sam.post(f"{url}match/").status_code == 404
    assert as_sam.post(f"{url}members/{member.pk}/apologies/").status_code == 404


def test_an_empty_list_says_so(as_grace):
    page = as_grace.get("/meetings/").content.decode()

    assert "No meetings are coming up." in page
    assert "There are no past meetings yet." in page


def test_the_list_has_the_bodys_own_meetings_only(as_grace, meeting, other_body, sam, now):
    convening.call(committee=make_committee(other_body, now), held_on=date(2026, 12, 24), by=sam, at=now)

    page = as_grace.get("/meetings/").content.decode()

    assert ("3 December 2026" in page, "24 December 2026" in page) == (True, False)


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_list_takes_six_queries(as_grace, committee, grace, now, meetings, django_assert_num_queries):
    for day in range(1, meetings + 1):
        convening.call(committee=committee, held_on=date(2026, 12, day), by=grace, at=now)
    as_grace.get("/meetings/")

    with django_assert_num_queries(6):
        as_grace.get("/meetings/")


def test_a_governance_lead_makes_a_meeting(as_grace, committee, grace):
    told = {"committee": committee.pk, **DATE, "starts": "2.30 pm", "place": "Corn Exchange"}

    response = as_grace.post(NEW, told)

    meeting = Meeting.objects.get()
    assert response.headers["Location"] == f"/meetings/{meeting.pk}/"
    assert (meeting.held_on, meeting.starts, meeting.place) == (date(2026, 12, 3), time(14, 30), "Corn Exchange")
    assert [str(member) for member in meeting.members.all()] == ["Clara Weir", "Gus Abara", "Ada Larkin"]


def test_wrong_answers_say_how_to_mend_them_and_are_kept(as_grace, committee, other_body, now):
    theirs = make_committee(other_body, now)
    told = {"committee": theirs.pk, **DATE, "held_on_month": "13", "starts": "teatime", "place": "Corn Exchange"}

    response = as_grace.post(NEW, told)

    assert errors(response) == {
        "committee": ["Select one of the committees listed"],
        "held_on": ["Enter a real date, for example 31 3 2026"],
        "starts": ["Enter a time, like 14:00 or 2pm"],
    }
    page = response.content.decode()
    assert ('value="teatime"' in page, 'value="13"' in page, 'value="Corn Exchange"' in page) == (True, True, True)
    assert Meeting.objects.count() == 0


def test_a_second_meeting_at_the_same_time_is_refused_in_a_sentence(as_grace, committee, meeting):
    response = as_grace.post(NEW, {"committee": committee.pk, **DATE})

    assert errors(response) == {"__all__": ["This committee already has a meeting at that time on that day."]}


def test_a_meeting_shows_its_members_its_items_and_how_far_its_matching_is(as_grace, url, item, interest):
    page = as_grace.get(url).content.decode()

    assert "have not been matched with the items yet" in page
    assert (page.count("Not asked to declare"), page.count("Interests declared")) == (2, 1)
    assert ("Larkfield Surgery: new lease" in page, "Being read…" in page) == (True, True)


def test_matching_is_asked_for_once(as_grace, url, item, meeting):
    answers = [as_grace.post(f"{url}match/").headers["Location"] for _ in range(2)]

    assert answers == [f"{url}#matching"] * 2
    assert list(meeting.runs.values_list("state", flat=True)) == [MatchRun.State.WAITING]


def test_a_meeting_without_items_is_not_matched_and_says_why(as_grace, url, said):
    response = as_grace.post(f"{url}match/", follow=True)

    assert said(response) == ["The meeting has no agenda items yet. Add an item first."]


def test_progress_asks_for_itself_again_until_it_is_done(as_grace, url, meeting, grace, now):
    run = make_run(meeting, grace, now, state="running")
    going_on = as_grace.get(f"{url}matching/").content.decode()
    run.state = "done"
    run.save()
    done = as_grace.get(f"{url}matching/").content.decode()

    assert ("hx-get" in going_on, "See the conflicts found" in going_on) == (True, False)
    assert ("hx-get" in done, "See the conflicts found" in done) == (False, True)


def test_matching_is_not_offered_while_it_goes_on(as_grace, url, meeting, grace, now):
    make_run(meeting, grace, now, state="running")

    assert "Match declared interests" not in as_grace.get(url).content.decode()


def test_somebody_is_invited_and_stood_down(as_grace, url, meeting, noor, said):
    invited = as_grace.post(f"{url}members/add/", {"person": noor.pk}, follow=True)
    member = meeting.members.get(person=noor)
    stood_down = as_grace.post(f"{url}members/{member.pk}/stand-down/", follow=True)

    assert said(invited) == ["Noor Haddad is expected at the meeting."]
    assert said(stood_down) == ["Noor Haddad is no longer expected at the meeting."]
    assert not meeting.members.filter(person=noor).exists()


def test_nobody_of_another_body_is_invited(as_grace, url, meeting, sam):
    response = as_grace.post(f"{url}members/add/", {"person": sam.pk})

    assert errors(response) == {"person": ["Select one of the people listed"]}
    assert meeting.members.count() == 3


def test_the_holder_of_a_seat_is_not_stood_down(as_grace, url, member, said):
    response = as_grace.post(f"{url}members/{member.pk}/stand-down/", follow=True)

    assert said(response) == [
        "This person holds a seat on the committee. If they cannot come, record their apologies instead."
    ]


def test_apologies_are_sent_and_taken_back(as_grace, url, meeting, member):
    seen = []
    for answer in ({}, {"coming": ""}):
        as_grace.post(f"{url}members/{member.pk}/apologies/", answer)
        seen.append(meeting.members.get(pk=member.pk).apologies)

    assert seen == [True, False]
