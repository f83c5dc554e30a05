"""What a change to the lexicon would do to coming meetings: the same as doing it, and nothing stored."""

import pytest

from matching.lexicon import Place, Wording
from meetings.actions import convening, correcting, matching, reading, wording
from meetings.models import Conflict, ItemKey, Subject
from meetings.queries import foreseeing
from meetings.queries.foreseeing import Stakes, foresee
from registers.actions.keying import key_interests
from registers.models import Interest
from tests.factories import make_interest, make_organisation, make_tie

SCHEME = Wording(Place("sc", "Winter Access Scheme", "phrases"), "winter bed*")
BLOCK = Wording(Place("gp", "", "not_beside"), "frozen")
PAPER = "The beds were short last year. Winter beds are paid at a new rate. The committee is asked to approve it."


@pytest.fixture
def signed_up(interest, surgery):
    """Ada's practice has signed up to the scheme; Gus's, which is of this area too, has not."""
    make_tie(surgery, "signed_up_to", what="Winter Access Scheme")


@pytest.fixture
def held(body, signed_up, gus, now, today):
    """Both are partners in a practice, and their interests are keyed."""
    other = make_organisation("X99002", "Thornbeck Surgery")
    make_interest(body, gus, now, organisation=other, organisation_text="")
    key_interests(interests=Interest.objects.select_related("body", "organisation"), day=today)


@pytest.fixture
def add(meeting, grace, now):
    def put(title, paper="", **facts):
        return convening.add_item(meeting=meeting, title=title, paper=paper, **facts, by=grace, at=now)

    return put


def effects(change, body, today):
    return foresee([change], body, today).effects


def test_a_theme_that_comes_is_told_with_its_sentence_and_whom_it_meets(add, held, body, today):
    item = add("Payments next year", PAPER)
    (effect,) = effects(SCHEME, body, today)

    assert (effect.item, effect.gained, effect.lost) == (item, ("The scheme Winter Access Scheme",), ())
    assert (effect.passage.before, effect.passage.marked) == ("", "Winter beds")
    assert effect.passage.after == " are paid at a new rate."
    assert (effect.newly, effect.no_longer, str(effect.newly)) == (Stakes(1, 1), Stakes(0, 0), "1 interest of 1 member")


def test_a_narrower_theme_leaves_out_those_it_does_not_concern(add, held, body, today):
    add("All practices: winter beds", "All practices are paid for winter beds. To approve the payments.")
    (effect,) = effects(SCHEME, body, today)

    assert (effect.gained, effect.lost) == (("The scheme Winter Access Scheme",), ("General practice as a whole",))
    assert (effect.newly, effect.no_longer) == (Stakes(0, 0), Stakes(1, 1))


def test_a_theme_that_goes_is_told_with_the_word_that_sends_it_away(add, held, body, today):
    add("Payments to all practices frozen", "To approve the rates.")
    (effect,) = effects(BLOCK, body, today)

    assert (effect.gained, effect.lost, effect.passage.marked) == ((), ("General practice as a whole",), "frozen")
    assert effect.no_longer == Stakes(2, 2)


def test_what_is_foreseen_comes_true(add, held, meeting, body, grace, now, today):
    """The members a preview counts are those with a new conflict once the change is made and the meeting matched."""
    item = add("Payments next year", PAPER)
    foreseen = foresee([SCHEME], body, today)
    before = _match(meeting, grace, now, today)

    wording.change(body=body, wordings=[SCHEME], by=grace, at=now)
    after = _match(meeting, grace, now, today)

    assert {pk for pk, _ in after - before} == {item.pk}
    assert len(after - before) == sum(effect.newly.members for effect in foreseen.effects)


def _match(meeting, grace, now, today):
    run = matching.carry_out(run=matching.ask(meeting=meeting, by=grace, at=now), day=today)
    return set(Conflict.objects.filter(findings__run=run).values_list("item", "person"))


def test_nothing_is_stored(add, held, body, today):
    item = add("Payments next year", PAPER)
    reading.read_again(item=item, day=today)
    stored = list(Subject.objects.values()), list(ItemKey.objects.values())

    effects(SCHEME, body, today)

    assert (list(Subject.objects.values()), list(ItemKey.objects.values())) == stored


def test_a_persons_word_stands_over_what_would_be_read(add, held, body, grace, now, today):
    item = add("Payments next year", PAPER)
    correcting.correct(item=item, theme="sc:Winter Access Scheme", verdict="does_not", by=grace, at=now)

    assert foresee([SCHEME], body, today) == foreseeing.Foreseen((), unchanged=1, not_tried=0)


def test_only_items_to_come_in_which_the_phrase_stands_are_read(
    add, held, body, other_body, committee, grace, now, today
):
    add("Payments next year", "Winter coats are paid at a new rate. To approve it.")
    over = convening.call(committee=committee, held_on=today.replace(month=1), by=grace, at=now)
    convening.add_item(meeting=over, title="Payments", paper=PAPER, by=grace, at=now)

    assert foresee([SCHEME], body, today) == foreseeing.Foreseen((), 0, 0)
    assert foresee([SCHEME], other_body, today) == foreseeing.Foreseen((), 0, 0)


@pytest.mark.parametrize(("bound", "value"), [("MOST_READ", 1), ("MOST_LETTERS", len(PAPER) + 1)])
def test_no_more_is_read_than_there_is_time_for(add, held, body, today, monkeypatch, bound, value):
    monkeypatch.setattr(foreseeing, bound, value)
    for _ in range(3):
        add("Payments next year", PAPER)

    foreseen = foresee([SCHEME], body, today)

    assert (len(foreseen.effects), foreseen.not_tried) == (1, 2)


@pytest.mark.parametrize("items", [1, 3])
def test_it_takes_as_many_queries_however_many_the_items(add, held, body, today, items, django_assert_num_queries):
    for _ in range(items):
        add("Payments next year", PAPER)
    effects(SCHEME, body, today)

    with django_assert_num_queries(9):
        assert len(effects(SCHEME, body, today)) == items
