"""How well matching does, in a browser."""

import pytest

from meetings.actions import judging
from tests.factories import make_interest
from tests.meetings.factories import find

URL = "/meetings/how-well/"


def test_without_any_judgement_it_says_so(as_grace):
    page = as_grace.get(URL).content.decode()

    assert page.count("Nothing to go by") == 2
    assert "these figures say little yet" in page


@pytest.mark.parametrize("people", [1, 3])
def test_it_counts_and_takes_as_many_queries_however_much_was_judged(
    as_gus, run, item, body, ada, clara, gus, grace, now, people, django_assert_num_queries
):
    for person in (ada, clara, gus)[:people]:
        finding = find(run, item, make_interest(body, person, now)).findings.get()
        judging.judge(finding=finding, verdict="confirmed", by=grace, at=now)
    as_gus.get(URL)

    with django_assert_num_queries(7):
        page = as_gus.get(URL).content.decode()
    assert f"{people} of {people} judged were confirmed" in page
    assert "%" not in page[page.index("Right when it flags") :]


def test_a_declarant_may_not_look(as_ada):
    assert as_ada.get(URL).status_code == 403
