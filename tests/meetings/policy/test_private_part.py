"""What justifies taking business in private (H3)."""

import pytest

from meetings.policy.private_part import is_ground


@pytest.mark.parametrize(
    "text",
    [
        "Sensitive",
        "This is a sensitive and awkward matter.",
        "It is too difficult, and very embarrassing!",
        "private",
        "Sensitivities",
        "...",
        "",
    ],
)
def test_that_something_is_sensitive_or_awkward_is_not_a_ground(text):
    assert not is_ground(text)


@pytest.mark.parametrize(
    "text",
    [
        "Commercially sensitive: names bidders' prices",
        "Identifies a patient",
        "Legal advice on a claim",
        "By reason of the confidential nature of the business",
    ],
)
def test_a_reason_is_a_ground(text):
    assert is_ground(text)
