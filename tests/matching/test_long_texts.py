"""A paper of any length is read in time that grows with it."""

from time import process_time

import pytest

from matching.subjects import read_item
from tests.matching.world import ASHCOMBE, resolver

LONGEST = 100_000
SECONDS = 2.0  # many times what it takes; a quadratic reading would take minutes

TEXTS = {
    "a paper that names practices over and over": "The partners at Tolbrook Surgery met Brown Street Surgery. ",
    "one name without end": "Tolbrook ",
    "codes without end": "Z81001 (Tolbrook Surgery) ",
    "one word without end": "a",
    "brackets without end": "(",
    "capitals without end": "Brown Oak Tarn Street Surgery Medical The ",
    "money without end": "payment to practices for PMS contracts ",
}


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_a_long_paper_is_read_in_bounded_time(piece):
    paper = (piece * (LONGEST // len(piece) + 1))[:LONGEST]
    started = process_time()

    read_item("Decision", paper, resolver(), (ASHCOMBE,))

    assert process_time() - started < SECONDS
