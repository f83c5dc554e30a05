"""Freezing an edition, and drawing its files."""

import hashlib
import json
import threading
from datetime import timedelta

import pytest
from django.db import InternalError, connection

from coi.shared.canonical import sha256_of
from people.models import Event
from registers.actions.publishing import publish, render
from registers.models import Edition, EditionFile
from registers.policy.files import COLUMNS
from registers.queries.publication import edition as edition_by_id
from registers.queries.publication import interests_content, unrendered
from registers.tasks import render_edition, resume_rendering
from tests.factories import make_interest, make_organisation
from tests.registers.rows import declared, publish_gifts, publish_interests


@pytest.fixture
def content(body, ada, grace, now, today):
    """What Ada and Grace declared, as the public may see it."""
    make_interest(body, ada, now, organisation=make_organisation())
    declared(body, grace, now, kind="nil")
    return interests_content(body, today)


def files_of(edition):
    return {file.format: bytes(file.content) for file in edition.files.all()}


def test_the_first_edition_is_number_one_and_seals_its_content(body, grace, content, now, today, asked):
    edition = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)

    edition.refresh_from_db()
    assert edition.content == {**content, "number": 1, "previous": ""}
    assert edition.sha256 == sha256_of(edition.content)
    assert (edition.number, edition.day, edition.previous) == (1, today, None)
    assert (edition.published_at, edition.published_by) == (now, grace)


def test_a_later_edition_is_chained_to_the_one_before(body, ada, grace, content, now, today):
    first = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)
    make_interest(body, ada, now, organisation_text="Quay House")

    second = publish_interests(body, grace, now, today)

    assert (second.number, second.previous, second.content["previous"]) == (2, first, first.sha256)
    assert second.sha256 == sha256_of(second.content) != first.sha256


def test_each_body_and_each_register_has_its_own_numbers(body, other_body, grace, sam, now, today):
    editions = [
        publish_interests(body, grace, now, today),
        publish_gifts(body, grace, now, today),
        publish_interests(other_body, sam, now, today),
    ]

    assert [edition.number for edition in editions] == [1, 1, 1]


def test_what_the_latest_edition_says_already_makes_no_new_one(body, grace, content, now, today):
    first = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)
    events = Event.objects.count()

    again = publish(body=body, register="interests", day=today, content=content, by=grace, at=now + timedelta(hours=1))

    assert (again, again.published_at) == (first, now)
    assert (Edition.objects.count(), Event.objects.count()) == (1, events)


def test_the_same_lines_on_another_day_are_a_new_edition(body, grace, content, now, today):
    publish(body=body, register="interests", day=today, content=content, by=grace, at=now)
    tomorrow = today + timedelta(days=1)

    assert publish_interests(body, grace, now + timedelta(days=1), tomorrow).number == 2


def test_content_that_was_so_before_the_latest_edition_is_new_again(body, grace, content, now, today):
    publish(body=body, register="interests", day=today, content=content, by=grace, at=now)
    publish(body=body, register="interests", day=today, content={**content, "entries": []}, by=grace, at=now)

    third = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)

    assert third.number == 3


def test_each_line_is_an_entry_to_search(body, ada, grace, content, now, today):
    edition = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)

    assert list(edition.entries.values_list("position", "person_name", "organisation_name", "organisation_code")) == [
        (1, "Ada Larkin", "Larkfield Surgery", "X99001"),
        (2, "Grace Oduya", "", ""),
    ]


def test_publishing_leaves_a_trail_and_asks_for_the_files(
    body, grace, content, now, today, asked, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        edition = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)

    event = Event.objects.get(kind="edition.published")
    assert (event.about, event.body, event.done_by, event.done_at) == (
        f"registers.edition {edition.pk}",
        body,
        grace,
        now,
    )
    assert event.detail == {"register": "interests", "number": 1, "sha256": edition.sha256}
    assert asked == [("registers.render_edition", {"edition_id": edition.pk})]


def test_an_edition_cannot_be_changed_afterwards(body, grace, content, now, today):
    edition = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)

    with pytest.raises(InternalError, match="Cannot update"):
        Edition.objects.filter(pk=edition.pk).update(content={})


@pytest.mark.django_db(transaction=True)
def test_two_people_publishing_at_once_take_turns(body, grace, now, today, asked):
    ready, made = threading.Barrier(2, timeout=10), []

    def press(hospital):
        entry = {"name": "Ada Larkin", "organisation": hospital, "organisation_code": "", "reference": hospital}
        ready.wait()
        edition = publish(body=body, register="interests", day=today, content={"entries": [entry]}, by=grace, at=now)
        made.append((edition.number, edition.sha256, edition.content["previous"]))
        connection.close()

    presses = [threading.Thread(target=press, args=[hospital]) for hospital in ("North", "South")]
    for each in presses:
        each.start()
    for each in presses:
        each.join()

    first, second = sorted(made)
    assert (first[0], second[0]) == (1, 2)
    assert (first[2], second[2]) == ("", first[1])


def test_drawing_makes_each_file_once_from_the_edition_alone(body, ada, grace, content, now, today):
    edition = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)
    make_interest(body, ada, now, organisation_text="Declared afterwards")

    render(edition=edition_by_id(edition.pk))

    drawn, reference = files_of(edition), content["entries"][0]["reference"]
    assert set(drawn) == {"pdf", "csv", "json"}
    assert json.loads(drawn["json"]) | {"licence": 0, "how_to_check": 0} == {
        "content": edition.content,
        "sha256": edition.sha256,
        "licence": 0,
        "how_to_check": 0,
    }
    assert drawn["csv"].decode("utf-8-sig").splitlines() == [
        ",".join(COLUMNS["interests"].values()),
        f"Ada Larkin,GP partner,Larkfield Surgery,X99001,Financial,Direct,Partner,2020-01-01,,,{reference}",
        f"Grace Oduya,Governance lead,,,,,Nothing to declare,,,,nil-{grace.pk}",
    ]
    for file in edition.files.all():
        assert (file.size, file.sha256) == (
            len(drawn[file.format]),
            hashlib.sha256(drawn[file.format]).hexdigest(),
        )


def test_drawing_that_was_cut_short_is_finished_and_what_was_drawn_is_kept(body, grace, content, now, today):
    edition = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)
    EditionFile.objects.create(edition=edition, format="csv", content=b"drawn before", size=12, sha256="0" * 64)

    render(edition=edition)
    first = files_of(edition)
    render(edition=edition)

    assert first["csv"] == b"drawn before"
    assert files_of(edition) == first
    assert set(first) == {"pdf", "csv", "json"}


def test_files_left_undrawn_are_asked_for_again(
    body, grace, content, now, today, asked, django_capture_on_commit_callbacks
):
    whole = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)
    render(edition=whole)
    begun = publish_gifts(body, grace, now, today)
    EditionFile.objects.create(edition=begun, format="csv", content=b"", size=0, sha256="0" * 64)

    with django_capture_on_commit_callbacks(execute=True):
        resume_rendering()

    assert list(unrendered()) == [begun]
    assert asked[-1:] == [("registers.render_edition", {"edition_id": begun.pk})]


def test_the_task_draws_the_files_of_the_edition_named(body, grace, content, now, today):
    edition = publish(body=body, register="interests", day=today, content=content, by=grace, at=now)

    render_edition(edition_id=edition.pk, sent_by_a_later_release=True)

    assert edition.files.count() == 3


def test_an_edition_without_entries_says_so_in_its_files(body, grace, now, today):
    edition = publish_gifts(body, grace, now, today)

    render(edition=edition)

    assert files_of(edition)["csv"].decode("utf-8-sig").splitlines()[1:] == ["No entries in this period"]
    assert edition.content["entries"] == []
