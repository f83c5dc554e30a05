"""Confirming, dismissing, answering and resolving, in a browser."""

import pytest

from meetings.models import EffectAnswer, MatchRun, Verdict
from registers.models import Resolution
from tests.factories import make_interest
from tests.meetings.factories import find, make_run

DISMISSED = {"ground": "another_organisation", "reason": "Larkfield in the next county"}


@pytest.fixture
def reason_url(conflict):
    return f"/meetings/{conflict.meeting_id}/conflicts/{conflict.pk}/reasons/{conflict.findings.get().pk}/"


@pytest.fixture
def conflicts_url(meeting):
    return f"/meetings/{meeting.pk}/conflicts/"


def test_one_press_confirms(as_grace, reason_url, conflict):
    page = as_grace.post(f"{reason_url}confirm/", follow=True)

    assert page.redirect_chain[-1][0].endswith(f"?ruled={conflict.pk}#conflict-{conflict.pk}")
    assert "Confirmed: Ada Larkin, item 1." in page.content.decode()
    assert Verdict.objects.get().verdict == "confirmed"


def test_dismissing_asks_why_and_keeps_what_was_typed(as_grace, reason_url):
    assert "Larkfield Surgery" in as_grace.get(f"{reason_url}dismiss/").content.decode()

    page = as_grace.post(f"{reason_url}dismiss/", {"reason": "Not hers"})
    assert page.context["form"].errors == {"ground": ["Select why it does not stand"]}
    assert "Not hers" in page.content.decode()
    other = as_grace.post(f"{reason_url}dismiss/", {"ground": "other"})
    assert other.context["form"].errors == {"reason": ["Enter the reason"]}
    assert not Verdict.objects.exists()


def test_a_dismissed_conflict_is_folded_away_with_its_reason(as_grace, reason_url, conflicts_url):
    page = as_grace.post(f"{reason_url}dismiss/", DISMISSED, follow=True).content.decode()

    assert "Dismissed: 1 conflict" in page
    assert "It is another organisation with a similar name. Larkfield in the next county. Grace" in page
    assert "Confirm after all" in page
    assert "Proposed: leaves" not in page
    assert "Dismissed: 1 conflict" in as_grace.get(f"{conflicts_url}?by=person").content.decode()


def test_after_a_rewording_the_page_says_that_it_was_dismissed_before(as_grace, reason_url, conflicts_url, item):
    as_grace.post(f"{reason_url}dismiss/", DISMISSED)
    item.ask = "To refuse the lease"
    item.save()

    page = as_grace.get(conflicts_url).content.decode()

    assert "The wording has changed since Grace" in page
    assert "Dismissed: 1 conflict" not in page


def test_a_chair_judges_nothing_and_a_lead_not_their_own(as_clara, as_grace, reason_url, run, item, body, grace, now):
    assert [as_clara.post(f"{reason_url}{word}/", DISMISSED).status_code for word in ("confirm", "dismiss")] == [
        403
    ] * 2

    item.meeting.members.create(person=grace)
    own = find(run, item, make_interest(body, grace, now))
    url = f"/meetings/{own.meeting_id}/conflicts/{own.pk}/reasons/{own.findings.get().pk}/"
    assert "This is your own conflict" in as_grace.post(f"{url}confirm/", follow=True).content.decode()
    assert "This is your own conflict" in as_grace.post(f"{url}dismiss/", DISMISSED).content.decode()
    assert not Verdict.objects.exists()


def test_a_reason_the_latest_matching_knows_nothing_of_is_not_found(
    as_grace, reason_url, conflict, body, ada, grace, now
):
    find(make_run(conflict.meeting, grace, now), conflict.item, make_interest(body, ada, now))

    assert as_grace.get(f"{reason_url}dismiss/").status_code == 404


def test_both_texts_are_shown_with_the_words_that_count_marked(
    as_grace, conflicts_url, run, item, body, gus, surgery, now
):
    interest = make_interest(body, gus, now, organisation_text="Partner at Larkfield Surg")
    interest.readings.create(organisation=surgery, grade="certain", reasons=[], start=11, end=25)
    item.subjects.create(organisation=surgery, grade="certain", reasons=[], where="paper", start=15, end=24)
    item.ask, item.paper = "", "Of six bids,   Larkfield <b> is first. The rest follow."
    item.save()
    find(run, item, interest)

    page = as_grace.get(conflicts_url).content.decode()

    assert 'Partner at <mark class="app-mark">Larkfield Surg</mark>' in page
    assert 'Of six bids,   <mark class="app-mark">Larkfield</mark> &lt;b&gt; is first.' in page


def test_an_ended_interest_says_so_with_its_day(as_grace, conflicts_url, run, item, body, gus, now):
    find(run, item, make_interest(body, gus, now, until="2026-10-01"))

    assert "(ended on 1 October 2026)" in as_grace.get(conflicts_url).content.decode()


@pytest.fixture
def closing(item, surgery):
    """The item asks to close a practice."""
    item.title, item.is_read = "Larkfield Surgery: application to close", True
    item.save()
    item.subjects.create(organisation=surgery, grade="certain", reasons=[], where="title", start=0, end=17)
    return f"/meetings/{item.meeting_id}/items/{item.number}/"


def test_the_item_and_the_conflicts_page_ask_who_else_may_be_affected(as_grace, closing, run, conflicts_url):
    question = "May any member’s practice receive the patients?"

    assert all(question in as_grace.get(url).content.decode() for url in (closing, conflicts_url))


def test_an_answer_is_kept_with_its_reason(as_grace, closing, asked, django_capture_on_commit_callbacks):
    url = f"{closing}affected/patients/"
    assert set(as_grace.post(url, {"reason": ""}).context["form"].errors) == {"is_yes", "reason"}

    with django_capture_on_commit_callbacks(execute=True):
        page = as_grace.post(url, {"is_yes": "no", "reason": "All live elsewhere"}, follow=True).content.decode()

    assert "<strong>No</strong>: “All live elsewhere” Grace" in page
    assert EffectAnswer.objects.get().is_yes is False
    assert asked == []


def test_a_yes_reads_the_item_and_matches_the_meeting_again(
    as_grace, closing, run, asked, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        as_grace.post(f"{closing}affected/patients/", {"is_yes": "yes", "reason": "Two are next door"})

    assert [name for name, _ in asked] == ["meetings.read_item", "meetings.match"]
    assert MatchRun.objects.filter(state="waiting").count() == 1


def test_a_question_there_is_not_is_not_found(as_grace, closing):
    assert as_grace.get(f"{closing}affected/weather/").status_code == 404


def test_a_theme_is_added_by_hand(as_grace, closing, item):
    url = f"{closing}concerns/theme/"
    assert "PMS contracts" in as_grace.get(url).content.decode()
    assert as_grace.post(url, {"theme": "ct:NONE"}).context["form"].errors

    as_grace.post(url, {"theme": "ct:PMS"})

    assert item.corrections.get().theme == "ct:PMS"


@pytest.fixture
def loose(body, ada, meeting, now):
    """Ada holds an interest in something that nothing was read in."""
    return make_interest(body, ada, now, organisation_text="Larkfeld Surgery Holdings")


def test_an_interest_tied_to_nothing_is_listed_until_somebody_says_what_it_is(
    as_grace, loose, run, surgery, conflicts_url, meeting
):
    url = f"/meetings/{meeting.pk}/interests/{loose.pk}/organisation/"
    assert "Tied to no organisation: 1 interest" in as_grace.get(conflicts_url).content.decode()
    assert "Larkfeld Surgery Holdings" in as_grace.get(url).content.decode()

    picked = {"organisation_written": "Larkfield Surgery", "organisation_chosen": surgery.code}
    page = as_grace.post(url, picked, follow=True).content.decode()

    assert "Tied to no organisation" not in page
    assert Resolution.objects.get().organisation == surgery
    assert surgery.names.filter(text="Larkfeld Surgery Holdings", source="confirmed").exists()


def test_none_of_these_is_an_answer_too(as_grace, loose, run, surgery, conflicts_url, meeting):
    url = f"/meetings/{meeting.pk}/interests/{loose.pk}/organisation/"

    as_grace.post(url, {"organisation_written": "Larkfield Surgery", "organisation_chosen": "none"})

    assert Resolution.objects.get().organisation is None
    assert "Tied to no organisation" not in as_grace.get(conflicts_url).content.decode()


def test_an_interest_of_nobody_expected_is_not_found(as_grace, meeting, body, grace, now):
    loose = make_interest(body, grace, now)

    assert as_grace.get(f"/meetings/{meeting.pk}/interests/{loose.pk}/organisation/").status_code == 404
