"""The benchmark of the pages: its body is what it says, and its clients count what they get."""

import pytest

from assurance.actions.benchmarks.clients import Client, ask_all_at_once
from assurance.actions.benchmarks.people import fill_body, some_of
from people.models import Role
from registers.queries.declarations import declarants, states


def test_a_body_is_filled_with_people_in_all_four_states(db, now, today):
    body = fill_body(people=40, at=now)
    people = list(declarants(body, today))
    standing = states(body, [person.pk for person in people], today).values()

    assert len(people) == 40
    assert {each.state for each in standing} == {"not_asked", "asked", "nil", "interests"}
    assert some_of(body, 1)[0].posts.filter(role=Role.GOVERNANCE_LEAD).exists()


@pytest.mark.browser
def test_each_answer_is_timed_and_what_is_wrong_is_counted(site):
    clients = [Client("", ["/accessibility/", "/nowhere/"])] * 3
    asked = ask_all_at_once(site, clients, rounds=2)

    assert {address: len(each.milliseconds) for address, each in asked.items()} == dict.fromkeys(asked, 6)
    assert [each.wrong for each in asked.values()] == [[], [404] * 6]
    assert asked["/accessibility/"].at_percentile(95) > 0
