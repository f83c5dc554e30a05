"""A letter to be carried."""

import pytest

from outbox.carriers.letters import Letter


@pytest.fixture
def letter():
    """One letter to Ada."""
    return Letter(
        address="ada@ashcombe.example.org",
        subject="Please declare your interests to Ashcombe",
        text="Dear Ada Larkin,\n\nIt takes a few minutes.\n",
        reference="ashcombe-12",
        reply_to="governance@ashcombe.example.org",
    )
