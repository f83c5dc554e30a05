"""What holds of matching whatever the directory: order, repetition and strangers make no difference."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.directory import Directory, Name, Organisation
from matching.interests import read_interest
from matching.keys import interest_keys, item_keys
from matching.resolving import Grade, Resolver
from matching.subjects import read_item
from tests.matching import world
from tests.matching.world import ASHCOMBE, WENDLE, directory

TEXTS = (
    "GP partner at Tolbrook Surgery, patient of Quillgate",
    "My wife is salaried at Merrivane Med Ctr; I am a director of Ashcombe Doctors Alliance",
    "Consultant, Ashcombe Royal Infirmary and St Osmer's Hospital",
    "practice manager Upper Tolbrok surgery",
    "Dr Vance & Partners, locum, and Tarn Road",
    "Merger of Penlow and Strade Medical Group, Harrowbeck Road Surgery and Quillgate Practice, Wendle",
    "Landlord of Brindle Wharf medical centre through Quayside Estates",
    "PMS premium for Tarnside PCN, minor surgery and all practices in Ashcombe",
    "is a GP in Ashcombe",
    "lives in Mill Lane",
)
AREAS = ((ASHCOMBE,), (WENDLE,), ())
PLACES = st.tuples(st.sampled_from(TEXTS), st.sampled_from(AREAS))
# Words and kinds that the small directory and the texts above do not have.
STRANGERS = st.builds(
    Organisation,
    st.integers(10, 99).map("Q770{}".format),
    st.lists(st.sampled_from(["Zennick", "Ixworthy", "Uldale", "Yarvil", "Ebbshaw"]), min_size=2, unique=True).map(
        " ".join
    ),
    st.sampled_from(["gp_practice", "pharmacy", "company", "nhs_trust"]),
    st.just("FAR"),
    st.just("Ixworthy"),
)


def organisations():
    return list(directory())


def names():
    return [*world.NAMES, Name("Z81001", "Mill Lane Surgery", "former"), Name("Z81001", "Tolbrook House", "former")]


def read_by(reader):
    """Everything read in every text, in order, to compare two directories by."""
    return {(text, areas): reader.resolve(text, areas=areas) for text in TEXTS for areas in AREAS}


def certain(candidates):
    return {each.code for each in candidates if each.grade is Grade.CERTAIN}


def keys_of(text, areas, reader):
    """Every key of a text with its path, read as an interest and as an item."""
    holdings = read_interest(text, reader, areas).holdings
    held = {key for holding in holdings for key in interest_keys(holding, reader.directory)}
    return held, set(item_keys(read_item(text, "", reader, areas).subject, reader.directory))


@cache
def unshuffled():
    return Resolver(Directory(organisations(), names(), world.TIES))


def twin():
    return Resolver(Directory(organisations(), names(), world.TIES))


@settings(max_examples=10, deadline=None)
@given(st.permutations(organisations()), st.permutations(names()), st.permutations(world.TIES))
def test_the_order_of_the_directory_makes_no_difference(shuffled, other_names, ties):
    turned = Resolver(Directory(shuffled, other_names, ties))

    assert read_by(turned) == read_by(unshuffled())
    for text in TEXTS:
        assert keys_of(text, (ASHCOMBE,), turned) == keys_of(text, (ASHCOMBE,), unshuffled())


@settings(max_examples=15, deadline=None)
@given(st.lists(STRANGERS, min_size=1, max_size=4, unique_by=lambda each: each.code))
def test_organisations_that_no_text_speaks_of_change_nothing_certain(strangers):
    wider = read_by(Resolver(Directory([*organisations(), *strangers], names(), world.TIES)))

    for place, found in read_by(unshuffled()).items():
        assert certain(wider[place]) == certain(found)
        assert {each.code for each in wider[place]}.isdisjoint(each.code for each in strangers)


@settings(max_examples=15, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=6), PLACES)
def test_what_was_read_before_does_not_colour_what_is_read_now(before, place):
    text, areas = place
    reader = twin()
    for earlier, elsewhere in before:
        reader.resolve(earlier, areas=elsewhere)

    assert reader.resolve(text, areas=areas) == twin().resolve(text, areas=areas)


@settings(max_examples=15, deadline=None)
@given(PLACES)
def test_keys_follow_from_the_text_and_the_directory_alone(place):
    assert keys_of(*place, twin()) == keys_of(*place, twin())


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([tie for tie in world.TIES if tie.relation in ("member_of", "holds_contract", "provides")]))
def test_a_tie_that_has_ended_takes_its_own_keys_with_it_and_no_others(tie):
    another_day = Directory(organisations(), names(), [each for each in world.TIES if each != tie])
    practice = directory().organisation(tie.source)
    (holding,) = read_interest(f"Partner at {practice.name}", unshuffled(), (practice.area,)).holdings
    then, now = ({key.key for key in interest_keys(holding, each)} for each in (unshuffled().directory, another_day))

    assert now < then
    assert all(tie.target in key for key in then - now)
