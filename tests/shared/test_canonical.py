"""Equal data has equal bytes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coi.shared.canonical import canonical_json, sha256_of

leaves = st.none() | st.booleans() | st.integers() | st.text()
data = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5)


def test_keys_are_sorted_and_no_space_is_spent():
    assert canonical_json({"b": [1, None, True], "a": "Café"}) == '{"a":"Café","b":[1,null,true]}'.encode()


def test_the_hash_is_that_of_the_canonical_text():
    assert sha256_of({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.text(), data))
def test_the_order_in_which_something_was_written_does_not_matter(content):
    backwards = dict(reversed(content.items()))

    assert canonical_json(backwards) == canonical_json(content)
