"""Saying what letters stand for, and what is read in texts afterwards."""

import pytest

from coi.shared.refusal import Refusal
from organisations.actions import lettering
from organisations.models import Acronym
from organisations.queries.acronyms import doubts_about, known_meanings, meaning_of
from organisations.queries.directory import resolver_for
from people.models import Event
from tests.factories import make_organisation


@pytest.fixture
def trust(db):
    """A trust that people know by its letters."""
    return make_organisation("X9T", "Tarnsea and Coast Hospitals NHS Trust", "nhs_trust")


@pytest.fixture
def other(db):
    """Another that the same letters would fit."""
    return make_organisation("X9U", "Upfennel Community Health NHS Trust", "nhs_trust")


@pytest.fixture
def how(grace, now):
    return {"by": grace, "at": now}


def read(body, today, text="Works for TCHQ as a porter"):
    return [each.code for each in resolver_for(body, today).resolve(text, areas=body.areas)]


def test_letters_are_read_as_the_organisation_a_body_says_and_only_by_that_body(body, other_body, trust, today, how):
    assert read(body, today) == []

    lettering.note(body=body, letters="TCHQ", organisation=trust, **how)

    assert (read(body, today), read(other_body, today)) == (["X9T"], [])
    assert resolver_for(body, today).index is resolver_for(other_body, today).index


def test_a_bodys_word_stands_over_the_meaning_that_letters_came_with(body, other_body, other, today, how):
    make_organisation("X9L", "Leeds Teaching Hospitals NHS Trust", "nhs_trust")
    lettering.note(body=body, letters="LTHT", organisation=other, **how)

    assert (read(body, today, "Employed by LTHT"), read(other_body, today, "Employed by LTHT")) == (["X9U"], ["X9L"])

    lettering.withdraw(body=body, letters="LTHT", **how)

    assert read(body, today, "Employed by LTHT") == []


def test_each_undoing_says_again_what_stood_before(body, trust, other, today, how):
    lettering.note(body=body, letters="TCHQ", organisation=trust, **how)
    second = lettering.note(body=body, letters="TCHQ", organisation=other, **how)

    undone = lettering.undo(said=second, **how)
    assert read(body, today) == ["X9T"]

    lettering.undo(said=undone, **how)
    assert read(body, today) == ["X9U"]
    assert Acronym.objects.count() == 4


def test_undoing_the_first_word_gives_letters_back_to_what_they_came_with(body, other, today, how):
    make_organisation("X9L", "Leeds Teaching Hospitals NHS Trust", "nhs_trust")
    first = lettering.withdraw(body=body, letters="LTHT", **how)

    lettering.undo(said=first, **how)

    assert read(body, today, "Employed by LTHT") == ["X9L"]
    assert meaning_of("LTHT", body, today).said is None


def test_what_has_been_said_again_since_cannot_be_undone(body, trust, other, how):
    first = lettering.note(body=body, letters="TCHQ", organisation=trust, **how)
    lettering.note(body=body, letters="TCHQ", organisation=other, **how)

    with pytest.raises(lettering.SaidSince):
        lettering.undo(said=first, **how)


def test_what_stands_already_is_not_said_twice(body, trust, how):
    lettering.note(body=body, letters="TCHQ", organisation=trust, **how)
    with pytest.raises(Refusal, match="stand for it already"):
        lettering.note(body=body, letters="TCHQ", organisation=trust, **how)

    lettering.withdraw(body=body, letters="TCHQ", **how)
    with pytest.raises(Refusal, match="stand for nothing already"):
        lettering.withdraw(body=body, letters="TCHQ", **how)


def test_a_body_has_no_more_than_so_many(body, trust, how, monkeypatch):
    monkeypatch.setattr(lettering, "MOST_ACRONYMS", 1)
    lettering.note(body=body, letters="TCHQ", organisation=trust, **how)

    with pytest.raises(lettering.TooManyAcronyms):
        lettering.note(body=body, letters="TCHR", organisation=trust, **how)


def test_it_leaves_a_trail_and_has_what_it_touches_read_again(
    body, trust, how, asked, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        said = lettering.note(body=body, letters="TCHQ", organisation=trust, **how)

    told = Event.objects.get(kind="acronym.noted").detail
    assert told == {"letters": "TCHQ", "meaning": "organisation", "code": "X9T"}
    assert asked == [
        ("registers.rekey_letters", {"acronym_id": said.pk}),
        ("meetings.reread_coming", {"body_id": body.pk}),
    ]


def test_the_list_parts_what_means_something_here_from_what_does_not(body, other_body, trust, today, how):
    make_organisation("X9L", "Leeds Teaching Hospitals NHS Trust", "nhs_trust")
    lettering.note(body=body, letters="TCHQ", organisation=trust, **how)
    known = known_meanings(body, today)

    assert [(each.letters, each.organisations) for each in known.here] == [
        ("LTHT", ("Leeds Teaching Hospitals NHS Trust",)),
        ("TCHQ", ("Tarnsea and Coast Hospitals NHS Trust",)),
    ]
    assert "GOSH" in {each.letters for each in known.nowhere}
    assert [each.letters for each in known_meanings(other_body, today).here] == ["LTHT"]


@pytest.mark.parametrize(
    ("letters", "doubt"),
    [
        ("TCHQ", []),
        ("GP", ["“GP” has a meaning of its own in many declarations and papers."]),
        ("QOF", ["“QOF” has a meaning of its own in many declarations and papers."]),
        ("COAST", ["“COAST” is also a word in the names of other organisations."]),
        ("LTHT", ["“LTHT” already stands for Leeds Teaching Hospitals NHS Trust. It will no longer be read as that."]),
    ],
)
def test_what_speaks_against_letters_is_said(body, trust, today, letters, doubt):
    make_organisation("X9L", "Leeds Teaching Hospitals NHS Trust", "nhs_trust")

    assert doubts_about(letters, trust, body=body, day=today) == doubt
