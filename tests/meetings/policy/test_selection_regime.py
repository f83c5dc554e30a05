import pytest

from meetings.policy.selection_regime import (
    MUST_RECUSE,
    NOT_IN_ITSELF,
    PROVIDER_COMPETES,
    Process,
    Selection,
    under_selection_regime,
)

NOT_COMPETITIVE = [process for process in Process if process != Process.COMPETITIVE]


@pytest.mark.parametrize(
    ("processes", "is_board_member", "position_only", "provider_takes_part", "proposal"),
    [
        (Process, True, False, False, MUST_RECUSE),
        (Process, True, False, True, MUST_RECUSE),
        (NOT_COMPETITIVE, True, True, True, NOT_IN_ITSELF),
        (NOT_COMPETITIVE, True, True, False, NOT_IN_ITSELF),
        ([Process.COMPETITIVE], True, True, True, PROVIDER_COMPETES),
        ([Process.COMPETITIVE], True, True, False, NOT_IN_ITSELF),
        (Process, False, True, False, MUST_RECUSE),
        (Process, False, True, True, MUST_RECUSE),
    ],
)
def test_the_decision_table_of_regulation_21(processes, is_board_member, position_only, provider_takes_part, proposal):
    how = {
        "is_board_member": is_board_member,
        "position_only": position_only,
        "provider_takes_part": provider_takes_part,
    }

    assert {under_selection_regime(Selection(process, **how)) for process in processes} == {proposal}
