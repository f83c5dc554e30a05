"""The computable consequences of the four sites' terms of reference (requirements 2.3), and scenario S29."""

from dataclasses import replace

import pytest

from meetings.policy.majority import Majority, lay_executive_majority
from meetings.policy.quorum import QuorumSettings, evaluate, headroom, indispensable, is_quorate, parse, unheld_roles
from meetings.policy.sitting import Category
from tests.meetings.policy.at_the_table import SITES

GPS = {Category.GP, Category.INDEPENDENT_CLINICIAN}
CLINICIANS = {*GPS, Category.NURSE, Category.SECONDARY_CARE}
GUESTS = {Category.HWB, Category.HEALTHWATCH, Category.NHS_ENGLAND}
WIDE = QuorumSettings(
    non_executive=frozenset({Category.LAY, Category.LAY_ADVISER, Category.NURSE, Category.SECONDARY_CARE})
)


def met(site, table, settings=None):
    return is_quorate(site.quorum, table, settings or site.settings)


@pytest.mark.parametrize("number", SITES)
def test_every_site_is_quorate_with_every_seat_taken(number):
    assert evaluate(SITES[number].quorum, SITES[number].table, SITES[number].settings).shortfalls == ()


@pytest.mark.parametrize(("number", "fewest"), [(1, 3), (2, 10), (3, 3), (4, 4)])
def test_the_smallest_quorate_number(number, fewest):
    site = SITES[number]
    table = list(site.table)
    for person in site.table:
        if met(site, [each for each in table if each != person]):
            table.remove(person)

    assert (len(table), site.quorum.fewest) == (fewest, fewest)


@pytest.mark.parametrize(("number", "shortfalls"), [(1, ()), (2, ("one GP short",)), (3, ("one GP short",)), (4, ())])
def test_losing_every_gp(number, shortfalls):
    site = SITES[number]

    assert evaluate(site.quorum, site.without(*GPS), site.settings).shortfalls == shortfalls


@pytest.mark.parametrize(
    ("number", "settings", "lay_left"),
    [
        (1, QuorumSettings(), 2),
        (2, QuorumSettings(), 0),
        (2, WIDE, 2),
        (3, QuorumSettings(), 1),
        (4, QuorumSettings(), 3),
    ],
)
def test_how_many_lay_members_may_be_lost(number, settings, lay_left):
    site = SITES[number]

    assert headroom(site.quorum, site.table, "lay", settings) == lay_left


@pytest.mark.parametrize(
    ("number", "others_without_a_vote", "quorate"),
    [(1, 0, True), (2, 3, True), (2, 2, True), (2, 1, False), (3, 0, True), (4, 0, True)],
)
def test_the_absence_of_healthwatch_the_wellbeing_board_and_nhs_england(number, others_without_a_vote, quorate):
    site = SITES[number]
    voting = [each for each in site.table if each.has_vote]
    others = [each for each in site.table if each.seat_class == "non_voting" and each.category not in GUESTS]

    assert met(site, [*voting, *others[:others_without_a_vote]]) is quorate


@pytest.mark.parametrize(
    ("number", "choices_once", "quorate"),
    [(1, True, True), (2, True, False), (3, True, False), (4, True, False), (4, False, True)],
)
def test_quorate_with_no_clinician_at_all(number, choices_once, quorate):
    site = SITES[number]
    settings = replace(site.settings, choices_once=choices_once)

    assert met(site, site.without(*CLINICIANS), settings) is quorate


@pytest.mark.parametrize("number", SITES)
def test_a_quorum_may_be_met_with_no_lay_majority_so_that_is_tested_apart(number):
    site = SITES[number]
    table = list(site.table)
    for person in sorted(site.table, key=lambda each: each.category != Category.LAY):
        if met(site, [each for each in table if each != person]):
            table.remove(person)

    lay = QuorumSettings(majority=frozenset({Category.LAY, Category.LAY_ADVISER}))
    assert (met(site, table), lay_executive_majority(table, lay).met) == (True, False)


@pytest.mark.parametrize(
    ("number", "majority"),
    [(1, Majority(6, 3)), (2, Majority(7, 3)), (3, Majority(5, 5)), (4, Majority(5, 4))],
)
def test_lay_and_executive_votes_against_the_rest(number, majority):
    assert lay_executive_majority(SITES[number].table, SITES[number].settings) == majority


@pytest.mark.parametrize(
    ("number", "settings", "unheld"),
    [
        (1, QuorumSettings(), ("Chief of Service Delivery and Quality",)),
        (2, QuorumSettings(chief_officers=frozenset()), ("chief officer",)),
        (2, QuorumSettings(), ()),
        (3, QuorumSettings(), ()),
        (4, QuorumSettings(), ()),
    ],
)
def test_names_in_the_quorum_that_are_not_in_the_membership(number, settings, unheld):
    assert unheld_roles(SITES[number].quorum, SITES[number].table, settings) == unheld


def test_a_lay_members_role_that_the_membership_does_not_give_is_named():
    seats = [replace(seat, roles=seat.roles - {"audit", "ppi"}) for seat in SITES[4].table]

    assert unheld_roles(SITES[4].quorum, seats) == ("lay member with audit or PPI role",)


def test_whose_absence_alone_would_break_the_quorum_at_site_2():
    site = SITES[2]

    assert [each.name for each in indispensable(site.quorum, site.table)] == [
        "Lay member and chair",
        "Lay member and vice chair",
        "Lay adviser",
        "Clinical Lead for Primary Care Development",
        "Chief Operating Officer",
        "Chief Officer",
        "Chief Finance Officer",
        "Head of Contracting",
    ]


@pytest.mark.parametrize(
    ("number", "in_the_words_of_the_seed"),
    [
        (
            1,
            """Three members including a Lay Member and either Chief Officer or Chief Finance Officer
            or Chief of Service Delivery and Quality""",
        ),
        (
            2,
            """At least three Non-Executive members, 1 GP, 2 Chief Officers, Chief Finance Officer,
            Head of Contracting, and any 2 non-voting members""",
        ),
        (3, "One Lay Member, one GP, and one Executive member"),
        (
            4,
            """Four members including either Chief Officer or Chief Finance Officer and two of the following
            (Lay Member with Audit or Patient and Public Involvement role, Nurse, or Secondary Care Consultant)""",
        ),
    ],
)
def test_a_quorum_may_be_written_much_as_its_committee_wrote_it(number, in_the_words_of_the_seed):
    assert parse(in_the_words_of_the_seed) == SITES[number].quorum


@pytest.mark.parametrize("number", SITES)
def test_every_quorum_is_kept_in_its_canonical_form(number):
    assert str(SITES[number].quorum) == SITES[number].quorum_text


def test_an_earlier_version_of_the_terms_still_judges_the_meetings_of_its_time():
    site = SITES[3]

    assert evaluate(site.earlier_quorum, site.table).shortfalls == ("one independent clinician short",)
    assert evaluate(site.quorum, site.table).shortfalls == ()
