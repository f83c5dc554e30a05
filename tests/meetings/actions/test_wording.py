"""Changing the words that tell what items are about, and what items are read to concern afterwards."""

import pytest

from coi.shared.refusal import Refusal
from matching.lexicon import Place, Wording
from matching.themes import default_lexicon
from meetings.actions import convening, reading, wording
from meetings.models import ItemKey, LexiconChange, Subject
from meetings.queries.lexicon import lexicon_for
from meetings.tasks import reread_coming
from people.models import Event

WINTER = Place("sc", "winter access", "phrases")
BEDS = Wording(WINTER, "winter bed*")
QOF = Wording(Place("gp", "", "phrases"), "qof", is_there=False)


@pytest.fixture
def how(body, grace, now):
    return {"body": body, "by": grace, "at": now}


@pytest.fixture
def undo(grace, now):
    return lambda change: wording.undo(undone=change, by=grace, at=now)


@pytest.fixture
def paid(meeting, grace, now):
    """An item about the scheme, in words that did not come with the service."""
    return convening.add_item(
        meeting=meeting, title="Winter beds: payments", ask="To approve the payments", by=grace, at=now
    )


def themes(item, today):
    reading.read_again(item=item, day=today)
    return sorted(item.subjects.exclude(theme="").values_list("theme", flat=True))


def test_a_theme_is_found_by_the_body_that_added_its_words_and_by_no_other(paid, body, other_body, how, today):
    assert themes(paid, today) == []

    wording.change(wordings=[BEDS], **how)

    assert themes(paid, today) == ["sc:winter access"]
    assert lexicon_for(other_body) is default_lexicon()


def test_a_lexicon_is_built_once_and_again_after_a_change(body, how, django_assert_num_queries):
    wording.change(wordings=[BEDS], **how)
    first = lexicon_for(body)
    with django_assert_num_queries(1):
        assert lexicon_for(body) is first

    wording.change(wordings=[QOF], **how)

    assert lexicon_for(body) is not first


def test_a_phrase_that_came_with_the_service_is_withdrawn_and_put_back(meeting, grace, how, undo, now, today):
    item = convening.add_item(meeting=meeting, title="QOF payments", ask="To approve them", by=grace, at=now)
    assert themes(item, today) == ["gp:"]

    (withdrawn,) = wording.change(wordings=[QOF], **how)
    assert themes(item, today) == []

    undo(withdrawn)
    assert themes(item, today) == ["gp:"]


def test_undoing_adds_a_record_and_an_undoing_is_undone(how, undo):
    (added,) = wording.change(wordings=[BEDS], reason="A new scheme", **how)

    undone = undo(added)
    undo(undone)

    assert list(LexiconChange.objects.order_by("pk").values_list("is_there", "reason")) == [
        (True, "A new scheme"),
        (False, "Undone"),
        (True, "Undone"),
    ]


def test_what_was_changed_again_since_is_not_undone(how, undo):
    (added,) = wording.change(wordings=[BEDS], **how)
    undo(added)

    with pytest.raises(wording.ChangedSince):
        undo(added)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (BEDS, wording.AlreadyThere),
        (QOF.opposite, wording.AlreadyThere),
        (Wording(WINTER, "x", False), wording.NotThere),
    ],
)
def test_what_is_so_already_is_refused_and_nothing_of_it_is_kept(how, change, refusal):
    wording.change(wordings=[BEDS], **how)

    with pytest.raises(refusal):
        wording.change(wordings=[Wording(WINTER, "winter fund"), change], **how)

    assert LexiconChange.objects.count() == 1


def test_a_body_makes_so_many_changes_and_what_is_undone_does_not_count(how, undo, monkeypatch):
    monkeypatch.setattr(wording, "MOST_CHANGES", 2)
    first, _ = wording.change(wordings=[BEDS, QOF], **how)
    another = Wording(WINTER, "winter fund")
    with pytest.raises(Refusal, match="as many as there can be"):
        wording.change(wordings=[another], **how)

    undo(first)

    assert len(wording.change(wordings=[another], **how)) == 1


def test_it_leaves_a_trail_and_has_coming_items_read_again(body, how, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        wording.change(wordings=[BEDS], **how)

    told = {"list": "phrases", "theme": "sc:winter access", "phrase": "winter bed*", "is_there": True}
    assert Event.objects.get(kind="lexicon.changed").detail == told
    assert asked == [("meetings.reread_coming", {"body_id": body.pk})]


def test_the_worker_reads_coming_items_again_and_repeating_it_changes_nothing(paid, body, how, committee, now):
    over = convening.call(committee=committee, held_on=now.date().replace(month=1), by=how["by"], at=now)
    past = convening.add_item(meeting=over, title="Winter beds: payments", by=how["by"], at=now)
    wording.change(wordings=[BEDS], **how)

    def found():
        return set(Subject.objects.values_list("item", "theme")), set(ItemKey.objects.values_list("item", "key"))

    reread_coming(body_id=body.pk)
    once = found()
    reread_coming(body_id=body.pk)

    assert found() == once
    assert (paid.pk, "sc:winter access") in once[0]
    assert past.pk not in {item for item, _ in once[0]}


def test_a_body_that_is_gone_is_no_error(db):
    reread_coming(body_id=0)
