"""The keys that interests and items emit, by how an interest is held."""

import pytest

from matching.directory import Directory, Organisation, Tie
from matching.holding import HeldAs
from matching.keys import Directness, Holding, Key, Step, Subject, Theme, interest_keys, item_keys
from tests.matching.world import ASHCOMBE, WENDLE, directory

STAKE = {"o:Z81001", "m:U90001", "m:FEDASH", f"gp@{ASHCOMBE}", f"ct:PMS@{ASHCOMBE}", "se:primary"}


def held(code, held_as, indirect=False):
    return {key.key for key in interest_keys(Holding((code,), held_as, indirect), directory())}


def concerned(*codes, themes=()):
    return {key.key for key in item_keys(Subject(codes, themes, (ASHCOMBE,)), directory())}


def told(text):
    return [
        key.key for key in interest_keys(Holding((), HeldAs.SALARIED_GP, text=text, areas=(ASHCOMBE,)), directory())
    ]


@pytest.mark.parametrize(
    ("code", "held_as", "keys"),
    [
        ("Z81001", HeldAs.PARTNER, STAKE),
        ("Z81001", HeldAs.EMPLOYEE, STAKE),
        ("Z81001", HeldAs.UNKNOWN, STAKE),
        ("Z81001", HeldAs.LANDLORD, STAKE | {"pr:Z81001"}),
        ("Z81001", HeldAs.PATIENT, {"o:Z81001"}),
        ("Z81001", HeldAs.VOLUNTEER, {"o:Z81001"}),
        ("Z81001", HeldAs.TENANT, {"o:Z81001", "pr:Z81001"}),
        ("Z81001001", HeldAs.PARTNER, STAKE | {"o:Z81001001"}),
        ("Z81001001", HeldAs.PATIENT, {"o:Z81001001", "o:Z81001"}),
        ("U90001", HeldAs.NETWORK_LEAD, {"o:U90001", "g:U90001", "se:primary"}),
        ("U90001", HeldAs.GOVERNOR_OR_TRUSTEE, {"o:U90001", "g:U90001"}),
        ("FEDASH", HeldAs.SHAREHOLDER, {"o:FEDASH", "g:FEDASH", "se:primary"}),
        ("RZ901", HeldAs.EMPLOYEE, {"o:RZ901", "o:RZ9", "se:secondary"}),
        ("RZ901", HeldAs.PATIENT, {"o:RZ901"}),
        ("C90001", HeldAs.DIRECTOR, {"o:C90001", "ow:C90001"}),
        ("NOBODY", HeldAs.PARTNER, {"o:NOBODY"}),
    ],
)
def test_an_interest_emits_what_follows_from_how_it_is_held(code, held_as, keys):
    assert held(code, held_as) == keys


def test_a_relative_s_interest_emits_what_one_s_own_would():
    assert held("Z81001", HeldAs.PARTNER, indirect=True) == STAKE


def test_each_key_tells_the_steps_that_led_to_it():
    keys = interest_keys(Holding(("Z81001001",), HeldAs.EMPLOYEE, True), directory())

    steps = (
        Step("A relative or friend: works for Upper Tolbrook Surgery", "Upper Tolbrook Surgery", "Z81001001"),
        Step("Upper Tolbrook Surgery is part of Tolbrook Surgery", "Tolbrook Surgery", "Z81001"),
    )
    assert Key("o:Z81001", Directness.PARENT_OR_BRANCH, steps) in keys


def test_the_most_direct_comes_first():
    keys = interest_keys(Holding(("Z81001",), HeldAs.PARTNER), directory())

    assert [key.directness for key in keys] == sorted((key.directness for key in keys), key=Directness.rank)


@pytest.mark.parametrize(
    ("code", "keys"),
    [
        ("Z81001", {"o:Z81001", "pr:Z81001", "g:U90001", "g:FEDASH"}),
        ("Z81001001", {"o:Z81001001", "o:Z81001", "pr:Z81001001", "g:U90001", "g:FEDASH"}),
        ("U90001", {"o:U90001", "pr:U90001", "m:U90001"}),
        ("RZ902", {"o:RZ902", "o:RZ9", "pr:RZ902"}),
        ("Z81005", {"o:Z81005", "pr:Z81005", "g:U90001", "w:churchgate"}),
    ],
)
def test_an_item_emits_the_mirror_of_what_interests_do(code, keys):
    assert concerned(code) == keys


@pytest.mark.parametrize(
    ("theme", "key"),
    [
        (Theme("ct", "PMS"), f"ct:PMS@{ASHCOMBE}"),
        (Theme("sv", "minor_surgery"), f"sv:minor_surgery@{ASHCOMBE}"),
        (Theme("gp"), f"gp@{ASHCOMBE}"),
        (Theme("w", "Churchgate"), "w:churchgate"),
        (Theme("se", "primary"), "se:primary"),
    ],
)
def test_a_theme_emits_its_key(theme, key):
    assert concerned(themes=(theme,)) == {key}


def test_a_service_nobody_is_recorded_for_may_be_any_practice_s():
    assert item_keys(Subject((), (Theme("sv", "phlebotomy"),), (WENDLE,)), directory()) == [
        Key(
            f"gp@{WENDLE}",
            Directness.ALL_PRACTICES,
            (
                Step("About the provision of phlebotomy", "Provision of phlebotomy", "sv:phlebotomy"),
                Step(
                    "Nobody has recorded which practices these are, so it may be any in the area",
                    "Practices in the area",
                    "gp:",
                ),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("is a GP in Ashcombe", [f"gp@{ASHCOMBE}"]),
        ("is a GP in Strade", [f"gp@{ASHCOMBE}"]),
        ("is a GP in Wendle", [f"gp@{WENDLE}"]),
        ("is a local GP", [f"gp@{ASHCOMBE}"]),
        ("GP working in the area", [f"gp@{ASHCOMBE}"]),
        ("is a GP abroad", []),
        ("is a teacher in Ashcombe", []),
        ("GP patient in Ashcombe", []),
    ],
)
def test_an_occupation_and_a_place_are_a_stake_in_general_practice_there(text, keys):
    assert told(text) == keys


def spoken(held_as, text):
    holding = Holding((), held_as, text=text, areas=(ASHCOMBE,))
    return {key.key for key in interest_keys(holding, directory())}


def test_whoever_speaks_for_the_lmc_speaks_for_every_practice_on_its_contract():
    contracts = {f"ct:{contract}@{ASHCOMBE}" for contract in ("GMS", "PMS", "APMS")}

    assert spoken(HeldAs.ADVOCATE, "Secretary of the Local Medical Committee") == {f"gp@{ASHCOMBE}", *contracts}
    assert spoken(HeldAs.ADVOCATE, "Speaks for a patients' group") == set()


def test_a_councillor_answers_to_the_ward_they_are_elected_for():
    assert spoken(HeldAs.COUNCILLOR, "Elected for Churchgate ward") == {"w:churchgate"}
    assert spoken(HeldAs.COUNCILLOR, "Elected for Churchgates") == set()
    assert spoken(HeldAs.PATIENT, "Lives in Churchgate") == set()


def estate() -> Directory:
    """A building with an owner, a landlord and two tenants, a supplier, and practices that merged or changed."""
    organisations = [
        *(Organisation(code, name, "gp_practice", ASHCOMBE) for code, name in MOVING.items()),
        Organisation("P1", "Fernhithe House", "premises", ""),
        Organisation("OWN", "Thrumlow Estates", "company", ""),
        Organisation("LET", "Marrowgate Lettings", "company", ""),
        Organisation("SUP", "Glimmerdale Software", "supplier", ""),
        Organisation("N1", "Harbour PCN", "pcn", ASHCOMBE),
    ]
    ties = [
        Tie("OWN", "owner_of", "P1"),
        Tie("LET", "landlord_of", "P1"),
        Tie("T1", "tenant_of", "P1"),
        Tie("T2", "tenant_of", "P1"),
        Tie("SUP", "supplier_of", "T1"),
        Tie("NEW", "successor_of", "MID"),
        Tie("MID", "successor_of", "OLD"),
        Tie("NEW", "member_of", "N1"),
        Tie("T2", "holds_contract", "GMS"),
    ]
    return Directory(organisations, ties=ties, former=[Tie("T2", "holds_contract", "PMS")])


MOVING = {"T1": "Tenmoor Surgery", "T2": "Tarrowby Surgery", "OLD": "Olbrook", "MID": "Midmarsh", "NEW": "Newfold"}


def meeting(code, held_as, item):
    """How directly an interest in one organisation and an item that names another meet, the closest first."""
    held = {key.key: key for key in interest_keys(Holding((code,), held_as), estate())}
    named = {key.key: key for key in item_keys(Subject((item,), (), (ASHCOMBE,)), estate())}
    both = [max(held[key].directness, named[key].directness, key=Directness.rank) for key in held.keys() & named.keys()]
    return sorted(both, key=Directness.rank)[:1]


@pytest.mark.parametrize(
    ("code", "held_as", "item", "directness"),
    [
        ("OWN", HeldAs.DIRECTOR, "P1", [Directness.PREMISES]),
        ("OWN", HeldAs.SHAREHOLDER, "T1", [Directness.PREMISES]),
        ("LET", HeldAs.EMPLOYEE, "T2", [Directness.PREMISES]),
        ("P1", HeldAs.OWNER, "T1", [Directness.PREMISES]),
        ("P1", HeldAs.OWNER, "P1", [Directness.NAMED]),
        ("T1", HeldAs.PARTNER, "P1", [Directness.PREMISES]),
        ("T1", HeldAs.PATIENT, "P1", []),
        ("T1", HeldAs.PARTNER, "T2", []),
        ("OWN", HeldAs.DIRECTOR, "NEW", []),
        ("SUP", HeldAs.DIRECTOR, "T1", [Directness.SUPPLIER]),
        ("SUP", HeldAs.DIRECTOR, "T2", []),
        ("T1", HeldAs.PARTNER, "SUP", []),
        ("OLD", HeldAs.PARTNER, "NEW", [Directness.SUCCESSOR]),
        ("OLD", HeldAs.PARTNER, "MID", [Directness.SUCCESSOR]),
        ("NEW", HeldAs.PARTNER, "OLD", [Directness.SUCCESSOR]),
        ("OLD", HeldAs.PARTNER, "N1", [Directness.NETWORK]),
    ],
)
def test_premises_suppliers_and_successors_tie_an_interest_to_an_item(code, held_as, item, directness):
    assert meeting(code, held_as, item) == directness


def test_a_contract_that_ended_is_told_and_emits_nothing():
    keys = {key.key: key for key in interest_keys(Holding(("T2",), HeldAs.PARTNER), estate())}

    assert f"ct:PMS@{ASHCOMBE}" not in keys
    assert keys[f"ct:GMS@{ASHCOMBE}"].path[-1] == Step(
        "Tarrowby Surgery holds a GMS contract (formerly PMS)", "GMS contracts", "ct:GMS"
    )


def test_practices_that_replaced_one_another_in_a_ring_are_each_told_once():
    ring = Directory(
        [Organisation("A", "A", "gp_practice", ASHCOMBE), Organisation("B", "B", "gp_practice", ASHCOMBE)],
        ties=[Tie("A", "successor_of", "B"), Tie("B", "successor_of", "A")],
    )

    assert {key.key for key in item_keys(Subject(("A",)), ring)} == {"o:A", "o:B", "pr:A"}
