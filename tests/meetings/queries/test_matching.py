"""Who meets an agenda: of the committee, and of the whole body."""

from datetime import timedelta

import pytest

from matching.keys import Directness
from meetings.actions.reading import read_again
from meetings.queries.matching import meets, people_met, with_paths
from registers.actions.declaring import NewInterest, declare
from registers.actions.keying import key_interests
from registers.models import InterestKey
from tests.factories import make_committee, make_meeting, make_organisation, make_seat, make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(body, ada, grace, now, asked):
    """A meeting that Ada is expected at, on Larkfield and on PMS contracts, which Larkfield and Thornbeck hold."""
    for number, name in enumerate(("Larkfield Surgery", "Thornbeck Surgery"), start=1):
        make_tie(make_organisation(f"X9900{number}", name), "holds_contract", what="PMS")
    committee = make_committee(body, now)
    make_seat(committee, ada, title="GP member", category="gp")
    meeting = make_meeting(committee, grace, now)
    for number, title in enumerate(("Larkfield Surgery: rent", "Uplift of PMS contracts"), start=1):
        read_again(item=meeting.items.create(number=number, title=title), day=now.date())
    return meeting


@pytest.fixture
def holds(now):
    """Declare an interest of somebody's to a body, and key it."""

    def declare_one(body, person, code, **facts):
        interest = NewInterest(category="financial", held_as="partner", organisation_code=code, **facts)
        made = declare(body=body, person=person, interests=[interest], by=person, at=now).interests.get()
        key_interests(interests=[made], day=now.date())
        return made

    return declare_one


def test_everyone_in_the_body_who_meets_the_agenda_is_counted_most_directly_first(
    meeting, holds, body, ada, clara, gus, other_body
):
    holds(body, clara, "X99002")
    holds(body, ada, "X99001")
    holds(other_body, gus, "X99001")

    many, people = people_met(meeting)

    first, second = meeting.items.order_by("number").values_list("pk", flat=True)
    assert many == 2
    assert [(met.person, met.directness, met.items) for met in people] == [
        (ada, Directness.NAMED, (first, second)),
        (clara, Directness.CONTRACT_CLASS, (second,)),
    ]
    assert people_met(meeting, first=1, many=1) == (2, people[1:])


@pytest.mark.parametrize("number", [1, 3])
def test_they_are_asked_for_in_three_queries(number, meeting, holds, body, ada, clara, gus, django_assert_num_queries):
    for person in (ada, clara, gus)[:number]:
        holds(body, person, "X99001")
    people_met(meeting)

    with django_assert_num_queries(3):
        assert people_met(meeting)[0] == number


@pytest.mark.parametrize(
    ("span", "counts"),
    [
        ({}, True),
        ({"since": timedelta(days=30)}, False),
        ({"until": timedelta(days=-400)}, False),
        ({"until": timedelta(days=-30)}, True),
    ],
)
def test_an_interest_counts_once_begun_and_until_long_over(span, counts, meeting, holds, body, ada, now):
    holds(body, ada, "X99001", **{name: meeting.held_on + days for name, days in span.items()})

    assert (bool(meets(meeting)), people_met(meeting)[0]) == (counts, int(counts))


def test_the_committee_is_asked_in_one_query_after_the_rules(meeting, holds, body, ada, django_assert_num_queries):
    holds(body, ada, "X99001")
    meets(meeting)

    with django_assert_num_queries(2):
        assert {meet.key for meet in meets(meeting)} == {"o:X99001", "ct:PMS@9ZA"}


def test_what_is_no_longer_so_when_its_paths_are_read_is_left_out(meeting, holds, body, ada):
    holds(body, ada, "X99001")
    found = meets(meeting)
    InterestKey.objects.filter(key="ct:PMS@9ZA").delete()

    assert [(meet.key, held[0][0], item[0][0]) for meet, held, item in with_paths(found)] == [
        ("o:X99001", "Partner at Larkfield Surgery", "Names Larkfield Surgery")
    ]
