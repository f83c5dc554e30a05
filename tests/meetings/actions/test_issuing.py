"""Issuing the recusal list."""

import subprocess
from datetime import timedelta
from functools import partial

import page
import pytest
from django.db import InternalError, transaction

from coi.shared.canonical import sha256_of
from meetings.actions import issuing, ruling
from meetings.models import RecusalList
from meetings.queries import recusal
from meetings.tasks import issue_recusal_list
from people.models import Event
from tests.meetings.factories import at_once, make_run


def text_of(pdf):
    """What a PDF says, read aloud from its start."""
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=bytes(pdf), capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def test_a_list_is_frozen_as_it_stands(conflict, grace, now):
    issued = issuing.issue(meeting=conflict.meeting, by=grace, at=now)

    issued.refresh_from_db()
    assert issued.content == recusal.content(conflict.meeting)
    assert issued.sha256 == sha256_of(issued.content)
    assert (issued.number, issued.issued_by, issued.issued_at) == (1, grace, now)
    assert Event.objects.get(kind="recusal_list.issued").detail == {"number": 1, "sha256": issued.sha256}


def test_a_list_that_says_the_same_is_not_issued_again(conflict, grace, now):
    first = issuing.issue(meeting=conflict.meeting, by=grace, at=now)

    assert issuing.issue(meeting=conflict.meeting, by=grace, at=now + timedelta(hours=1)) == first
    assert RecusalList.objects.count() == 1


def test_a_ruling_makes_the_next_list_and_leaves_the_first(conflict, clara, grace, now):
    first = issuing.issue(meeting=conflict.meeting, by=grace, at=now)
    ruling.rule(conflict=conflict, handling="noted", reason="A small share", by=clara, at=now)

    second = issuing.issue(meeting=conflict.meeting, by=grace, at=now)

    first.refresh_from_db()
    assert [each["items"][0]["people"][0]["ruled"] for each in (first.content, second.content)] == [False, True]
    assert (first.number, second.number) == (1, 2)


def test_a_task_run_twice_issues_one_list_even_if_a_ruling_comes_between(conflict, clara, grace, now):
    asked = {"meeting_id": conflict.meeting.pk, "person_id": grace.pk, "number": 1}
    issue_recusal_list(**asked)
    ruling.rule(conflict=conflict, handling="noted", reason="A small share", by=clara, at=now)

    issue_recusal_list(**asked)

    assert list(RecusalList.objects.values_list("number", "issued_by")) == [(1, grace.pk)]


@pytest.mark.django_db(transaction=True)
def test_two_who_issue_at_once_issue_one_list(conflict, grace, now, asked):
    at_once(*[partial(issuing.issue, meeting=conflict.meeting, by=grace, at=now)] * 2)

    assert list(RecusalList.objects.values_list("number", flat=True)) == [1]


def test_a_task_for_a_meeting_that_is_gone_does_nothing(conflict, grace):
    issue_recusal_list(meeting_id=0, person_id=grace.pk, number=1)

    assert RecusalList.objects.count() == 0


def test_the_worker_is_asked_for_the_next_number(conflict, grace, now, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        number = issuing.ask(meeting=conflict.meeting, by=grace, at=now)

    assert number == 1
    assert asked == [
        ("meetings.issue_recusal_list", {"meeting_id": conflict.meeting.pk, "person_id": grace.pk, "number": 1})
    ]


def test_nothing_is_asked_for_where_nothing_has_changed(
    conflict, grace, now, asked, django_capture_on_commit_callbacks
):
    issuing.issue(meeting=conflict.meeting, by=grace, at=now)
    with django_capture_on_commit_callbacks(execute=True):
        number = issuing.ask(meeting=conflict.meeting, by=grace, at=now)

    assert (number, asked) == (1, [])


@pytest.mark.parametrize("do", [issuing.ask, issuing.issue])
def test_no_list_is_issued_before_matching(meeting, grace, now, do):
    with pytest.raises(issuing.NotMatched):
        do(meeting=meeting, by=grace, at=now)


@pytest.mark.parametrize("do", [issuing.ask, issuing.issue])
def test_no_list_is_issued_while_matching_goes_on(conflict, grace, now, do):
    make_run(conflict.meeting, grace, now, state="running")

    with pytest.raises(issuing.StillMatching):
        do(meeting=conflict.meeting, by=grace, at=now)


def test_the_database_refuses_to_change_a_list(conflict, grace, now):
    issued = issuing.issue(meeting=conflict.meeting, by=grace, at=now)

    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        RecusalList.objects.filter(pk=issued.pk).update(number=2)


def test_the_printed_list_is_accessible_and_says_who_may_read_it(conflict, clara, grace, now):
    ruling.rule(conflict=conflict, handling="advice", reason="She knows the site.", by=clara, at=now)

    pdf = bytes(issuing.issue(meeting=conflict.meeting, by=grace, at=now).pdf)

    report = page.validate_pdf_bytes(pdf, profile="ua1", limits=page.SafetyLimits.unlimited())
    assert [failure.message for failure in report.failures] == []
    assert text_of(pdf).startswith(
        "NHS Ashcombe Integrated Care Board Restricted: for the chair and the governance lead."
    )


def test_the_printed_list_says_what_the_page_says(conflict, clara, grace, now):
    ruling.rule(conflict=conflict, handling="advice", reason="She knows the site.", by=clara, at=now)

    issued = issuing.issue(meeting=conflict.meeting, by=grace, at=now)

    (item,) = issued.content["items"]
    (ada,) = item["people"]
    said = [item["title"], ada["name"], ada["does"], ada["reason"], *ada["why"], *item["effect"]["remedies"]]
    said += [line["words"] for line in item["effect"]["lines"]]
    said += [each["name"] for each in issued.content["unknown"]]
    text = text_of(issued.pdf)
    assert [words for words in said if words not in text] == []
