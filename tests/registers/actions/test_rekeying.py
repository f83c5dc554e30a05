"""Only what a change to the directory concerns is keyed again."""

import pytest

from organisations.actions.adding import add
from organisations.models import Organisation
from people.actions.posts import the_service
from registers.actions.declaring import NewInterest, declare, end
from registers.actions.keying import key_interests
from registers.actions.rekeying import rekey_touched
from registers.models import Interest, InterestKey
from registers.queries.touched import interests_by_id
from tests.factories import make_organisation, make_tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def practices():
    """Twenty practices, all in one network; their names are each of two words nobody shares."""
    network = make_organisation("U99001", "Wenmoor Primary Care Network", kind="pcn")
    made = [make_organisation(f"X990{n:02}", f"{STEMS[n % 8]}{ENDS[n // 8]} Surgery") for n in range(20)]
    for practice in made:
        make_tie(practice, "member_of", network)
    return made


STEMS = ("Almer", "Bexil", "Caldor", "Dorvin", "Eldra", "Firlow", "Garsil", "Haskel")
ENDS = ("bourne", "combe", "thwaite", "mouth", "garth")


@pytest.fixture
def declared(body, ada, now, asked):
    """Declare interests of Ada's and key them, as the worker does: their ids by what was said."""

    def declare_all(*said):
        interests = [
            NewInterest(category="financial", held_as="partner", organisation_code=each)
            if each.startswith("X99")
            else NewInterest(category="financial", held_as="partner", organisation_text=each)
            for each in said
        ]
        made = declare(body=body, person=ada, interests=interests, by=ada, at=now).interests.order_by("pk")
        key_interests(interests=list(made), day=now.date())
        return dict(zip(said, made.values_list("pk", flat=True), strict=True))

    return declare_all


@pytest.fixture
def rekeyed(asked, django_capture_on_commit_callbacks):
    """Touch organisations: the ids of the interests that are asked for."""

    def touch(*organisations):
        asked.clear()
        with django_capture_on_commit_callbacks(execute=True):
            rekey_touched(organisation_ids=[each.pk for each in organisations])
        return {pk for task, given in asked if task == "registers.rekey" for pk in given["interest_ids"]}

    return touch


def test_a_change_to_one_practice_rekeys_its_interests_and_no_others(declared, rekeyed, practices):
    ids = declared(*(practice.code for practice in practices), *(practice.name for practice in practices))

    assert rekeyed(practices[3]) == {ids[practices[3].code], ids[practices[3].name]}
    assert len(ids) == 40


def test_a_change_to_a_network_rekeys_the_interests_in_its_members(declared, rekeyed, practices):
    ids = declared(*(practice.code for practice in practices[:5]), "A stamp collection")
    network = Organisation.objects.get(code="U99001")

    assert rekeyed(network) == set(ids.values()) - {ids["A stamp collection"]}


@pytest.mark.parametrize(
    "said",
    ["Partner at Quillonmere Medical Centre", "GP, Quilonmere", "Director, Quillonmeer Practice", "X98001 practice"],
)
def test_what_may_now_mean_it_is_read_again(said, declared, rekeyed, practices, now):
    ids = declared(said, "Partner in a Hill Street cafe")

    new = add(
        body=None, code="X98001", name="Quillonmere Surgery", kind="gp_practice", area="9ZA", by=the_service(), at=now
    )

    assert rekeyed(new) == {ids[said]}
    key_interests(interests=interests_by_id([ids[said]]), day=now.date())
    assert InterestKey.objects.filter(interest=ids[said], key="o:X98001").exists()


def test_what_was_replaced_is_left_alone_and_has_no_keys(declared, rekeyed, practices, ada, now):
    ids = declared("X99003")
    end(interest=Interest.objects.get(pk=ids["X99003"]), until=now.date(), by=ada, at=now)

    assert not InterestKey.objects.filter(interest=ids["X99003"]).exists()
    key_interests(interests=interests_by_id(list(ids.values())), day=now.date())
    assert not InterestKey.objects.filter(interest=ids["X99003"]).exists()
    assert ids["X99003"] not in rekeyed(practices[3])


def test_another_body_is_not_asked_about_ones_own_organisation(declared, rekeyed, other_body, now, practices):
    declared("Quillonmere Allotments")
    own = make_organisation("local-1", "Quillonmere Allotments", "other", body=other_body)

    assert rekeyed(own) == set()


def test_the_meetings_are_told_too(rekeyed, asked, practices):
    rekeyed(practices[0])

    assert asked == [("meetings.reread_touched", {"organisation_ids": [practices[0].pk]})]
