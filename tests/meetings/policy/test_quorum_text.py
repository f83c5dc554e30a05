from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.policy.quorum_text import WHO, Choice, Need, Quorum, QuorumNotUnderstood, parse
from meetings.policy.vocabulary import KINDS, POSTS


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("1 lay member and 1 GP and 1 executive", "1 lay member and 1 GP and 1 executive member"),
        ("One Lay Member, one GP, and one Executive member", "1 lay member and 1 GP and 1 executive member"),
        ("2 of the following (nurse, GP or Chair)", "2 of (a nurse, a GP, Chair)"),
        ("1 lay member with PPI or audit role", "1 lay member with audit or PPI role"),
        ("either the Chair or the Vice-Chair", "any of (Chair, Vice Chair)"),
        ("the Chief Officer", "Chief Officer"),
        ("a chief officer", "1 chief officer"),
        ("1 of (a chief officer, Chief Officer)", "any of (a chief officer, Chief Officer)"),
        ("any of (nurse, nurse)", "1 nurse"),
        ("(2 members including 1 nurse) and 1 GP", "(at least 2 members including 1 nurse) and 1 GP"),
        ("(2 members including 1 nurse)", "at least 2 members including 1 nurse"),
        ("3 members and also the Chair", "at least 3 members also Chair"),
        ("2 Health & Wellbeing Board representatives", "at least 2 Health and Wellbeing Board representatives"),
        ('"Director of Place and GP Services"', '"Director of Place and GP Services"'),
        ("“chief finance officer”", "Chief Finance Officer"),
        ('lay member with "finance" role', '1 lay member with "Finance" role'),
        ("an LMC representative", "1 LMC representative"),
    ],
)
def test_a_quorum_is_written_out_in_one_form_however_it_was_written(written, canonical):
    assert str(parse(written)) == canonical


def test_what_including_covers_ends_with_its_bracket():
    assert parse("(2 members including 1 nurse) and 1 GP") == Quorum(
        (
            (
                Need(2, (Choice("member"),), including=(Need(1, (Choice("nurse"),)),)),
                Need(1, (Choice("gp"),)),
            ),
        )
    )


def test_what_including_covers_runs_to_the_end_of_its_block():
    assert parse("2 members including 1 nurse and 1 GP also Chair") == Quorum(
        (
            (Need(2, (Choice("member"),), including=(Need(1, (Choice("nurse"),)), Need(1, (Choice("gp"),)))),),
            (Need(1, (Choice(post="chair"),)),),
        )
    )


SHORT = "The quorum ends too soon"
SAY_HOW_MANY = "Say how many, as in “2 lay members”; in a list, each choice is one person"


@pytest.mark.parametrize(
    ("written", "what", "hint"),
    [
        ("", SHORT, WHO),
        ("1 GP and", SHORT, WHO),
        ("1 wizard", "“wizard” at character 3 is not understood", WHO),
        ("no GPs", "“no” at character 1 is not understood", "Count from one"),
        ("0 GPs", "“0” at character 1 is not understood", "Count from one"),
        ("lay members and 1 GP", "“lay” at character 1 is not understood", SAY_HOW_MANY),
        ("2 of (2 nurses, GP, lay member)", "“2” at character 7 is not understood", SAY_HOW_MANY),
        (
            "1 lay member 1 GP",
            "“1” at character 14 is not understood",
            "Join what is needed with “and”, as in “1 lay member and 1 GP”",
        ),
        (
            "Chair or nurse",
            "“or” at character 7 is not understood",
            "Put choices in brackets, as in “(Chief Officer or Chief Finance Officer)”",
        ),
        (
            "(2 nurses or 1 GP)",
            "“or” at character 11 is not understood",
            "What “or” joins is one person each, as in “(Chief Officer or Chief Finance Officer)”",
        ),
        (
            "(1 GP and 1 nurse)",
            "“and” at character 7 is not understood",
            "Close the bracket, or write choices as “(A or B)” or “2 of (A, B, C)”",
        ),
        ("((1 GP))", "“(” at character 2 is not understood", "One pair of brackets is enough"),
        (
            "2 of nurse, GP",
            "“nurse” at character 6 is not understood",
            "Put the choices in brackets, as in “2 of (lay member, nurse, GP)”",
        ),
        (
            "2 of (nurse, GP",
            SHORT,
            "Put commas between the choices and close the bracket, as in “2 of (lay member, nurse, GP)”",
        ),
        (
            "3 of (nurse, GP)",
            "“)” at character 16 is not understood",
            "3 cannot be chosen from a list of 2: name more choices",
        ),
        (
            "2 Chief Finance Officers",
            "“Chief” at character 3 is not understood",
            "One person holds the post of Chief Finance Officer: write it without a number",
        ),
        (
            "2 members including 1 GP and 2 nurses",
            "“including” at character 11 is not understood",
            "2 cannot include 3 different people: ask for at least 3",
        ),
        (
            "3 members including 2 nurses including 1 GP",
            "“including” at character 30 is not understood",
            "“including” follows a number of members, once: “at least 3 members including 1 GP”",
        ),
        ("lay member with audit", SHORT, "End with the word “role”, as in “lay member with audit or PPI role”"),
        (
            "lay member with magic role",
            "“magic” at character 17 is not understood",
            "Name the role, as in “lay member with audit or PPI role”, or put it in quotation marks",
        ),
        (
            '""',
            '“""” at character 1 is not understood',
            "Write the name of the post between the quotation marks",
        ),
    ],
)
def test_what_is_not_understood_is_named_with_its_place_and_a_way_to_write_it(written, what, hint):
    with pytest.raises(QuorumNotUnderstood) as refused:
        parse(written)

    assert str(refused.value) == f"{what}. {hint}."


roles = st.sampled_from(["audit", "ppi", "chair", "head_of_contracting", "director_of_place"])
kinds = st.builds(Choice, kind=st.sampled_from([kind.key for kind in KINDS]), roles=st.frozensets(roles, max_size=2))
posts = st.builds(Choice, post=st.sampled_from([*POSTS, "director_of_place", "gp_lead", "audit"]))
choices = kinds | posts


@st.composite
def listed(draw):
    several = draw(st.lists(choices, min_size=2, max_size=4, unique=True))
    return Need(draw(st.integers(1, len(several))), tuple(several))


counted = st.builds(Need, st.integers(1, 14), st.tuples(kinds))
plain = counted | listed() | posts.map(lambda post: Need(1, (post,)))


@st.composite
def with_others_within(draw):
    within = draw(st.lists(plain, min_size=1, max_size=3))
    count = sum(need.count for need in within) + draw(st.integers(0, 3))
    return Need(count, (draw(kinds),), including=tuple(within))


blocks = st.lists(plain | with_others_within(), min_size=1, max_size=3).map(tuple)
quorums = st.builds(Quorum, st.lists(blocks, min_size=1, max_size=2).map(tuple))


@given(quorums)
@settings(max_examples=120, deadline=None)
def test_a_quorum_written_out_reads_back_as_itself(quorum):
    assert parse(str(quorum)) == quorum


@given(st.text(alphabet='aglnyou 12(),"andoriclfGPmebrs-&', max_size=40))
@settings(max_examples=120, deadline=None)
def test_any_text_at_all_is_either_refused_or_reads_back_as_itself(text):
    with suppress(QuorumNotUnderstood):
        understood = parse(text)
        assert parse(str(understood)) == understood
