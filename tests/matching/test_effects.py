"""Who may be affected by items that are not about them. Every mistake reported becomes a row."""

import pytest

from matching.directory import Directory, Organisation, Tie
from matching.effects import Effect, collateral_keys, effects_raised
from matching.keys import COLLATERAL, Subject, Theme
from tests.matching.world import ASHCOMBE

PMS, NOBODY = (Theme("ct", "PMS"),), ()


@pytest.mark.parametrize(
    ("text", "kinds", "themes", "raised"),
    [
        ("Quillgate Practice: application to close", {"gp_practice"}, NOBODY, ["patients"]),
        ("Quillgate Practice: re-procurement of the APMS contract", {"gp_practice"}, NOBODY, ["patients", "bidding"]),
        ("Merger of Tolbrook and Quillgate", {"gp_practice"}, NOBODY, ["patients"]),
        ("Support for three vulnerable practices", {"gp_practice"}, NOBODY, ["funding"]),
        ("Closure of the hospital canteen", {"hospital_site"}, NOBODY, []),
        ("PMS premium: payments", set(), PMS, ["funding"]),
        ("Online consultations: award of contract", set(), NOBODY, ["bidding"]),
        ("Finance report, month seven", set(), NOBODY, ["money"]),
        ("Finance report, month seven", set(), PMS, []),
        ("Quillgate Practice: change of boundary", {"gp_practice"}, NOBODY, []),
        ("Minutes of the last meeting: funding of Quillgate Practice", {"gp_practice"}, NOBODY, []),
    ],
)
def test_an_item_raises_these_questions_and_no_others(text, kinds, themes, raised):
    assert effects_raised(text, "", kinds, themes) == raised


def places() -> Directory:
    """A practice with neighbours by network, by town and by postcode, and one far away."""
    practices = [
        Organisation("Z", "Zelderhythe", "gp_practice", ASHCOMBE, "Ashcombe", "ZZ1 1AA"),
        Organisation("NET", "Netherhythe", "gp_practice", ASHCOMBE, "Elsewhere", "ZZ9 1AA"),
        Organisation("TOWN", "Townhythe", "gp_practice", ASHCOMBE, "Ashcombe", "ZZ8 1AA"),
        Organisation("POST", "Posthythe", "gp_practice", "OTHER", "Elsewhere", "ZZ1 9ZZ"),
        Organisation("FAR", "Farhythe", "gp_practice", ASHCOMBE, "Faraway", "ZZ7 1AA"),
        Organisation("SHUT", "Shuthythe", "gp_practice", ASHCOMBE, "Ashcombe", "ZZ1 1AA", active=False),
    ]
    others = [Organisation("N", "North PCN", "pcn", ASHCOMBE), Organisation("F", "Hythe Federation", "federation", "")]
    ties = [Tie("Z", "member_of", "N"), Tie("NET", "member_of", "N"), Tie("TOWN", "member_of", "F")]
    return Directory([*practices, *others], ties=ties)


@pytest.mark.parametrize(
    ("effect", "subject", "keys"),
    [
        (Effect.PATIENTS, Subject(("Z",)), {"o:NET", "o:TOWN", "o:POST"}),
        (Effect.PATIENTS, Subject(("Z", "NET")), {"o:TOWN", "o:POST"}),
        (Effect.BIDDING, Subject((), (), (ASHCOMBE,)), {f"gp@{ASHCOMBE}", "o:F", "m:F"}),
        (Effect.FUNDING, Subject((), PMS, (ASHCOMBE,)), {f"ct:GMS@{ASHCOMBE}", f"ct:APMS@{ASHCOMBE}"}),
        (Effect.FUNDING, Subject(("Z",), (), (ASHCOMBE,)), {f"gp@{ASHCOMBE}"}),
        (Effect.FUNDING, Subject((), (Theme("sc", "frailty"),), (ASHCOMBE,)), {f"gp@{ASHCOMBE}"}),
        (Effect.MONEY, Subject(("Z",), PMS, (ASHCOMBE,)), set()),
    ],
)
def test_a_yes_gives_these_keys_each_of_a_weaker_kind_and_with_its_path(effect, subject, keys):
    found = collateral_keys([effect], subject, places())

    assert {key.key for key in found} == keys
    assert {key.directness for key in found} <= COLLATERAL
    assert all(step.node for key in found for step in key.path)
