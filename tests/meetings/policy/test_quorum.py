from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.policy.handling import Handling
from meetings.policy.quorum import (
    Line,
    MeetingAndItem,
    Outcome,
    QuorumSettings,
    counting_on_item,
    evaluate,
    headroom,
    indispensable,
    is_quorate,
    meeting_and_item_quorum,
    parse,
    read_settings,
    unheld_roles,
)
from meetings.policy.sitting import Category, SeatClass, Sitting
from tests.meetings.policy.at_the_table import numbered, someone

LIZ = someone("Liz", "lay", "chair")
LEN = someone("Len", "lay", "audit", "audit_chair")
GIL = someone("Gil", "gp")
NAN = someone("Nan", "nurse")
CAT = someone("Cat", "secondary_care")
ACE = someone("Ace", "executive", "chief_officer")
FIN = someone("Fin", "executive", "cfo")


def test_each_need_has_a_line_that_says_how_far_it_is_met():
    quorum = parse("at least 3 members including 1 lay member and any of (Chief Officer, Chief Finance Officer)")

    assert evaluate(quorum, [LIZ, LEN, NAN, CAT]) == Outcome(
        False,
        (
            Line("at least 3 members", 3, 4, "3 needed, 4 counted"),
            Line("1 lay member", 1, 2, "1 needed, 2 counted"),
            Line(
                "any of (Chief Officer, Chief Finance Officer)",
                1,
                0,
                "one needed of Chief Officer or Chief Finance Officer",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "table", "shortfalls"),
    [
        ("1 GP", [NAN], ("one GP short",)),
        ("3 lay members", [LIZ], ("two lay members short",)),
        ("Chief Finance Officer", [ACE], ("no Chief Finance Officer",)),
        ('"Head of Estates"', [ACE], ("no Head of Estates",)),
        ("2 of (nurse, GP, Chair)", [NAN], ("one more needed of nurse, GP or Chair",)),
        ("1 lay member with audit or PPI role", [LIZ], ("one lay member with audit or PPI role short",)),
        ("13 members", [], ("13 members short",)),
        (
            "1 lay member and 1 GP and 1 executive",
            [],
            ("one lay member short", "one GP short", "one executive member short"),
        ),
        ("1 lay member and 1 GP", [LIZ, GIL], ()),
    ],
)
def test_what_is_short_is_said_in_a_few_words(text, table, shortfalls):
    assert evaluate(parse(text), table).shortfalls == shortfalls


@pytest.mark.parametrize(
    ("text", "table", "met"),
    [
        ("1 GP and 1 GP", [GIL], False),
        ("1 executive and Chief Officer", [ACE], False),
        ("1 executive and Chief Officer", [ACE, FIN], True),
        ("Chief Officer and 1 executive", [FIN, ACE], True),
        ("1 clinician and 1 nurse", [NAN, GIL], True),
        ("2 chief officers and Chief Finance Officer", [ACE, FIN], False),
        ("2 members including 1 lay member and 1 GP", [LIZ, GIL], True),
        ("3 members including 1 lay member and 1 GP", [LIZ, GIL], False),
        ("2 members including 1 clinician and 1 nurse", [NAN, LIZ], False),
        ("(2 members including 1 nurse) and 1 lay member", [NAN, LIZ], False),
        ("(2 members including 1 nurse) and 1 lay member", [NAN, LIZ, GIL], True),
        ("2 members also Chair also 1 lay member", [LIZ, GIL], True),
        ("2 members and Chair", [LIZ, GIL], False),
        ("2 of (nurse, clinician)", [NAN, GIL], True),
        ("2 of (clinician, nurse)", [NAN, CAT], True),
        ("2 of (clinician, nurse)", [GIL, CAT], False),
    ],
)
def test_different_people_fill_each_need_but_including_counts_within(text, table, met):
    assert evaluate(parse(text), table).met is met


@pytest.mark.parametrize(
    ("text", "how", "met"),
    [
        ("1 member", {"seat_class": "voting"}, True),
        ("1 member", {"seat_class": "non_voting"}, False),
        ("1 non-voting member", {"seat_class": "non_voting"}, True),
        ("1 non-voting member", {"seat_class": "invited"}, False),
        ("1 GP", {"seat_class": "non_voting"}, False),
        ("1 member", {"is_deputy": True}, False),
    ],
)
def test_who_counts_by_their_seat(text, how, met):
    assert evaluate(parse(text), [someone("Gus", "gp", **how)]).met is met


def test_representatives_asked_for_by_name_count_without_a_vote():
    table = [someone("Hal", "healthwatch", seat_class="non_voting")]

    assert evaluate(parse("1 Healthwatch representative"), table).met


@pytest.mark.parametrize(
    ("text", "person", "settings"),
    [
        ("1 non-executive", NAN, QuorumSettings(non_executive=frozenset({Category.LAY, Category.NURSE}))),
        ("1 lay member", someone("Ned", "other"), QuorumSettings(lay=frozenset({Category.OTHER}))),
        (
            "1 chief officer",
            someone("Meg", "executive", "medical_director"),
            QuorumSettings(chief_officers=frozenset({"medical_director"})),
        ),
        ("1 non-voting member", someone("Ivy", "lmc", seat_class="invited"), QuorumSettings(invited_count=True)),
        ("1 lay member", someone("Dee", "lay", is_deputy=True), QuorumSettings(deputies_count=True)),
    ],
)
def test_what_the_terms_leave_open_is_a_setting(text, person, settings):
    assert (evaluate(parse(text), [person]).met, evaluate(parse(text), [person], settings).met) == (False, True)


def test_a_list_of_choices_takes_one_person_for_each_unless_the_setting_says_otherwise():
    quorum = parse("2 of (lay member, nurse)")

    assert evaluate(quorum, [LIZ, LEN]).shortfalls == ("one more needed of lay member or nurse",)
    assert evaluate(quorum, [LIZ, LEN], QuorumSettings(choices_once=False)).met


def test_the_quorum_of_the_meeting_and_of_the_item_stand_apart():
    quorum = parse("1 lay member and 1 GP")

    assert meeting_and_item_quorum(quorum, [LIZ, GIL], {"Gil": Handling.LEAVES}) == MeetingAndItem(
        meeting=Outcome(
            True,
            (Line("1 lay member", 1, 1, "1 needed, 1 counted"), Line("1 GP", 1, 1, "1 needed, 1 counted")),
        ),
        item=Outcome(
            False,
            (Line("1 lay member", 1, 1, "1 needed, 1 counted"), Line("1 GP", 1, 0, "one GP short")),
        ),
    )


@pytest.mark.parametrize(
    ("handling", "counts", "counts_where_the_recused_do"),
    [
        (Handling.NOTED, True, True),
        (Handling.CLASS_WIDE, True, True),
        (Handling.HANDS_OVER_CHAIR, True, True),
        (Handling.NO_PAPERS, True, True),
        (Handling.DISCUSSES, False, True),
        (Handling.ADVICE, False, True),
        (Handling.SILENT, False, True),
        (Handling.SPLIT, False, False),
        (Handling.GALLERY, False, False),
        (Handling.LEAVES, False, False),
        (Handling.UPSTREAM, False, False),
        (Handling.REFERRED, False, False),
        ((Handling.NOTED, Handling.DISCUSSES), False, True),
    ],
)
def test_who_counts_on_an_item_after_handling(handling, counts, counts_where_the_recused_do):
    lenient = QuorumSettings(recused_count=True)

    assert (
        counting_on_item([GIL], {"Gil": handling}) == (GIL,),
        counting_on_item([GIL], {"Gil": handling}, lenient) == (GIL,),
    ) == (counts, counts_where_the_recused_do)


@pytest.mark.parametrize(
    ("text", "kind", "left"),
    [
        ("1 GP", "gp", 2),
        ("2 GPs", "gp", 1),
        ("3 GPs", "gp", 0),
        ("4 GPs", "gp", None),
        ("1 nurse", "gp", 3),
        ("1 nurse", "lay_adviser", 0),
        ("1 lay member and 1 lay member with audit role", "lay", 0),
        ("1 lay member", "lay", 1),
    ],
)
def test_headroom_is_how_many_may_be_lost_whichever_they_are(text, kind, left):
    table = [*numbered("GP", "gp", 3), someone("GP's deputy", "gp", is_deputy=True), NAN, LIZ, LEN]

    assert headroom(parse(text), table, kind) == left


def test_those_without_whom_the_quorum_breaks_are_named():
    quorum = parse("1 lay member and 1 GP and 2 executives")

    assert indispensable(quorum, [LIZ, LEN, GIL, ACE, FIN]) == (GIL, ACE, FIN)
    assert indispensable(quorum, [LIZ]) == ()


def test_kinds_and_posts_that_no_seat_answers_to_are_named():
    quorum = parse("2 members including any of (Chief Officer, Head of Contracting) and 1 lay member with PPI role")

    assert unheld_roles(quorum, [LIZ, ACE]) == ("Head of Contracting", "lay member with PPI role")


def test_settings_are_read_from_what_is_stored():
    stored = {"deputies_count": True, "non_executive": ["lay", "nurse"], "chief_officers": ["medical_director"]}

    assert read_settings(stored) == QuorumSettings(
        deputies_count=True,
        non_executive=frozenset({Category.LAY, Category.NURSE}),
        chief_officers=frozenset({"medical_director"}),
    )


def test_what_is_not_a_setting_is_refused():
    with pytest.raises(ValueError, match="^Not a setting of a quorum: recused$"):
        read_settings({"recused": True})


people = st.builds(
    Sitting,
    key=st.integers(),
    name=st.just("Pat"),
    seat_class=st.sampled_from(SeatClass),
    category=st.sampled_from(["lay", "gp", "nurse", "executive", "secondary_care"]).map(Category),
    roles=st.frozensets(st.sampled_from(["chair", "audit", "cfo", "chief_officer"]), max_size=2),
    is_deputy=st.booleans(),
)
tables = st.lists(people, max_size=7, unique_by=lambda person: person.key)
some_settings = st.builds(
    QuorumSettings, choices_once=st.booleans(), invited_count=st.booleans(), deputies_count=st.booleans()
)
texts = st.sampled_from(
    [
        "1 lay member and 1 GP and 1 executive",
        "2 clinicians and 1 nurse and 1 GP",
        "at least 3 members including 1 lay member and any of (Chief Officer, Chief Finance Officer)",
        "4 members including any of (Chair, Chief Officer) and 2 of (lay member with audit role, nurse, GP)",
        "2 of (a clinician, a nurse, Chair) and 1 chief officer and 1 non-voting member",
        "(2 members including 1 GP) and 2 of (lay member, GP, nurse) also any of (Chair, nurse)",
    ]
)


@given(texts, tables, people, some_settings)
@settings(max_examples=150, deadline=None)
def test_one_more_person_never_breaks_a_quorum(text, table, newcomer, how):
    quorum = parse(text)

    assert evaluate(quorum, [*table, newcomer], how).met >= evaluate(quorum, table, how).met


@given(texts, tables, some_settings, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_seats_never_matters(text, table, how, chance):
    shuffled = chance.sample(table, len(table))

    assert evaluate(parse(text), shuffled, how) == evaluate(parse(text), table, how)


@given(texts, tables, some_settings)
@settings(max_examples=60, deadline=None)
def test_a_quorum_is_met_when_and_only_when_every_line_is(text, table, how):
    outcome = evaluate(parse(text), table, how)

    assert (outcome.met, is_quorate(parse(text), table, how)) == (all(line.met for line in outcome.lines),) * 2


# A quorum, and the same as places one person each: who fills one must meet every need in its row.
AS_PLACES = [
    (
        "2 clinicians and 1 nurse and 1 GP and Chief Officer",
        [["1 clinician"], ["1 clinician"], ["1 nurse"], ["1 GP"], ["Chief Officer"]],
    ),
    (
        "4 members including 1 clinician and 1 GP and any of (Chair, a lay member)",
        [["1 clinician"], ["1 GP"], ["1 member", "any of (Chair, a lay member)"], ["1 member"]],
    ),
    (
        "(2 members including any of (Chair, a lay member)) and 2 executives and any of (Chair, a nurse, a GP)",
        [
            ["1 member", "any of (Chair, a lay member)"],
            ["1 member"],
            ["1 executive"],
            ["1 executive"],
            ["any of (Chair, a nurse, a GP)"],
        ],
    ),
]


@given(st.sampled_from(AS_PLACES), tables, some_settings)
@settings(max_examples=100, deadline=None)
def test_the_filling_is_as_good_as_trying_every_way(example, table, how):
    text, places = example
    needs = [[parse(need) for need in place] for place in places]
    can = [[all(is_quorate(need, [person], how) for need in place) for place in needs] for person in table]

    by_trial = any(
        all(can[person][place] for place, person in enumerate(way))
        for way in permutations(range(len(table)), len(places))
    )

    assert is_quorate(parse(text), table, how) is by_trial
