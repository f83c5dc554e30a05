"""The ladder of reminders, on whatever days the worker runs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assurance.policy.ladder import WORDS, Step, due_step, ladder_of, started_on
from registers.policy.rules import profiles

RULES = profiles()["nhs_2024"].rules()
LADDER = ladder_of(RULES)
DAY = date(2026, 11, 21)


def test_the_ladder_is_the_bodys_own():
    short = ladder_of(replace(RULES, remind_again_days=0, tell_guardian_days=10))

    assert [(rung.step, rung.days) for rung in LADDER] == [("first", 7), ("again", 14), ("chair", 21), ("guardian", 28)]
    assert [(rung.step, rung.days) for rung in short] == [("first", 7), ("guardian", 10), ("chair", 21)]
    assert WORDS.keys() == set(Step)


@pytest.mark.parametrize(
    ("days", "reached", "step"),
    [
        (6, [], None),
        (7, [], "first"),
        (8, [], "first"),
        (8, ["first"], None),
        (20, ["first"], "again"),
        (30, [], "guardian"),
        (30, ["first"], "guardian"),
        (30, ["guardian"], None),
        (400, ["first", "again"], "guardian"),
        (20, ["chair"], None),
    ],
)
def test_the_step_due_now_is_sent_and_those_missed_are_not(days, reached, step):
    assert due_step(LADDER, days, reached) == step


@pytest.mark.parametrize(
    ("asked", "started"),
    [
        ([-30], -30),
        ([-62, -60, -40], -62),
        ([-62, -34], -34),
        ([-34, -62, -13], -34),
        ([-62, -34, -6], -6),
    ],
)
def test_asking_again_starts_the_ladder_anew_only_when_it_is_over(asked, started):
    assert started_on([DAY + timedelta(days=each) for each in asked], LADDER) == DAY + timedelta(days=started)


LADDERS = st.lists(st.integers(0, 60), min_size=4, max_size=4).map(
    lambda days: ladder_of(
        replace(
            RULES,
            remind_first_days=days[0],
            remind_again_days=days[1],
            tell_chair_days=days[2],
            tell_guardian_days=days[3],
        )
    )
)


def climbed(ladder, asked, runs, declared):
    """What a worker that runs on some days sends, as (day asked, place on the ladder), in order."""
    sent = []
    for day in runs:
        open_ = [each for each in asked if each <= day and not any(each <= done <= day for done in declared)]
        if open_:
            began = started_on([DAY + timedelta(days=each) for each in open_], ladder)
            base = (began - DAY).days
            reached = {ladder[place].step for start, place, _ in sent if start == base}
            step = due_step(ladder, day - base, reached)
            if step:
                sent.append((base, [rung.step for rung in ladder].index(step), day))
    return sent


@given(
    LADDERS,
    st.lists(st.integers(0, 200), min_size=1, max_size=4),
    st.lists(st.integers(0, 300), max_size=40).map(sorted),
    st.lists(st.integers(0, 300), max_size=2),
)
def test_whatever_days_are_missed_no_step_comes_twice_or_backwards_or_after_declaring(ladder, asked, runs, declared):
    sent = climbed(ladder, asked, runs, declared)

    for start in {each[0] for each in sent}:
        places = [place for began, place, _ in sent if began == start]
        assert places == sorted(set(places))
    assert all(day - start >= ladder[place].days for start, place, day in sent)
    assert not any(start <= done <= day for start, _, day in sent for done in declared)


@given(LADDERS, st.lists(st.integers(0, 80), max_size=30).map(sorted))
def test_nobody_is_forgotten_a_run_after_the_last_step_finds_it_sent(ladder, runs):
    sent = climbed(ladder, [0], [*runs, 100], [])

    assert bool(sent) is bool(ladder)
    assert not sent or sent[-1][1] == len(ladder) - 1
