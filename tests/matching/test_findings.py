"""Where interests and items meet."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.findings import Finding, HeldKey, SubjectKey, find
from matching.keys import Directness, Key, Step

PATH = (Step("Partner at A", "A", "A"), Step("A belongs to N", "N", "N"))
KEYS = st.builds(
    Key, st.sampled_from(["o:A", "o:B", "m:N", "gp@X"]), st.sampled_from(Directness), st.just((Step("Somehow", "N"),))
)
HELD = st.lists(st.builds(HeldKey, st.integers(0, 3), st.integers(0, 3), KEYS), max_size=8)
SUBJECTS = st.lists(st.builds(SubjectKey, st.integers(0, 3), KEYS), max_size=8)


def test_an_equal_key_is_a_finding_that_tells_both_paths():
    held = HeldKey("ada", 1, Key("m:N", Directness.NETWORK, PATH))
    subject = SubjectKey(7, Key("m:N", Directness.NETWORK, (Step("Names N", "N", "N"),)))

    assert find([held], [subject]) == [
        Finding("ada", 1, 7, "m:N", Directness.NETWORK, PATH, (Step("Names N", "N", "N"),))
    ]


def test_it_is_as_direct_as_the_less_direct_side():
    held = HeldKey(
        "ada", 1, Key("o:T", Directness.PARENT_OR_BRANCH, (Step("Works for S", "S"), Step("S is part of T", "T")))
    )
    subject = SubjectKey(7, Key("o:T", Directness.NAMED, (Step("Names T", "T"),)))

    assert [finding.directness for finding in find([held], [subject])] == [Directness.PARENT_OR_BRANCH]


def test_the_most_direct_comes_first():
    held = [
        HeldKey("ada", 1, Key("gp@X", Directness.ALL_PRACTICES, ())),
        HeldKey("ada", 1, Key("o:A", Directness.NAMED, ())),
    ]
    subjects = [SubjectKey(7, each.key) for each in held]

    assert [finding.key for finding in find(held, subjects)] == ["o:A", "gp@X"]


@settings(max_examples=40)
@given(HELD, SUBJECTS)
def test_nothing_is_found_but_equal_keys_and_every_one_is(held, subjects):
    pairs = {
        (one.member, one.interest, other.item) for one in held for other in subjects if one.key.key == other.key.key
    }

    assert {(finding.member, finding.interest, finding.item) for finding in find(held, subjects)} == pairs


@settings(max_examples=40)
@given(HELD, SUBJECTS)
def test_order_and_repetition_make_no_difference(held, subjects):
    assert find(held + held, subjects[::-1] + subjects) == find(held, subjects)


@settings(max_examples=40)
@given(HELD, SUBJECTS)
def test_it_is_the_same_seen_from_either_side(held, subjects):
    turned_held = [HeldKey("all", each.item, each.key) for each in subjects]
    turned_subjects = [SubjectKey(each.interest, each.key) for each in held]

    assert {(finding.interest, finding.item) for finding in find(held, subjects)} == {
        (finding.item, finding.interest) for finding in find(turned_held, turned_subjects)
    }
