"""Which organisations and words a change reaches."""

import pytest

from organisations.models import Organisation
from organisations.queries.touched import telling_words, touched
from tests.factories import make_organisation, make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory():
    """Larkfield with a branch, a network, a landlord, and a practice it took the place of; Thornbeck beside it."""
    kinds = {
        "practice": ("Larkfield Surgery", "gp_practice"),
        "branch": ("Wren Branch Surgery", "branch_surgery"),
        "network": ("Wenmoor Primary Care Network", "pcn"),
        "landlord": ("Stonebeck Holdings Ltd", "company"),
        "before": ("Oldmere Surgery", "gp_practice"),
        "beside": ("Thornbeck Surgery", "gp_practice"),
        "stranger": ("Farhollow Surgery", "gp_practice"),
    }
    made = {name: make_organisation(f"X9900{n}", *kind) for n, (name, kind) in enumerate(kinds.items())}
    make_tie(made["branch"], "branch_of", made["practice"])
    make_tie(made["practice"], "member_of", made["network"])
    make_tie(made["beside"], "member_of", made["network"])
    make_tie(made["landlord"], "landlord_of", made["practice"])
    make_tie(made["practice"], "successor_of", made["before"])
    return made


REACHED = {
    "practice": {"practice", "branch", "landlord", "before"},
    "branch": {"branch"},
    "network": {"network", "practice", "beside", "branch", "before"},
    "landlord": {"landlord", "practice", "branch", "before"},
    "before": {"before"},
    "stranger": {"stranger"},
}


@pytest.mark.parametrize("changed", REACHED)
def test_a_change_reaches_those_whose_keys_pass_through_it(changed, directory):
    reached = touched([directory[changed].pk]).organisations

    assert {name for name, organisation in directory.items() if organisation.pk in reached} == REACHED[changed]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Larkfield Surgery", {"larkfield"}),
        ("St Wenna's Medical Centre", {"wenna"}),
        ("The Surgery", {"the surgery"}),
        ("X99001", {"x99001"}),
    ],
)
def test_a_name_is_told_by_the_words_others_do_not_have(name, words):
    assert telling_words(name) == words


def test_former_names_and_the_code_tell_it_too(directory):
    directory["practice"].names.create(text="Dr Quillon and Partners", source="former name")

    assert touched([directory["practice"].pk]).words == {"larkfield", "quillon", "x99000"}


def test_a_bodys_own_organisation_concerns_that_body_alone(directory, body):
    own = make_organisation("local-1", "Larkfield Allotments", "other", body=body)

    assert touched([own.pk]).bodies == {body.pk}
    assert touched([own.pk, directory["practice"].pk]).bodies == frozenset()


def test_what_was_merged_is_reached_with_what_it_was_merged_into(directory, body):
    own = make_organisation("local-1", "Larkfield Surgry", "gp_practice", body=body, merged_into=directory["practice"])

    for changed in (own, directory["practice"]):
        assert touched([changed.pk]).organisations >= {own.pk, directory["practice"].pk}
        assert touched([changed.pk]).words == {"larkfield", "surgry", "local-1", "x99000"}


def test_what_is_gone_touches_nothing(directory):
    gone = directory["stranger"].pk
    Organisation.objects.filter(pk=gone).delete()

    assert touched([gone]).organisations == frozenset()
