"""The way from a person to an item."""

from matching.keys import Step
from matching.route import route

PRACTICE = Step("Partner at Tolbrook", "Tolbrook", "T")
NETWORK = Step("Tolbrook belongs to North PCN", "North PCN", "N")


def stops(held, concerned):
    return [(stop.how, stop.name) for stop in route("Ada", held, concerned, "Item 3")]


def test_it_goes_by_the_network_both_paths_lead_to():
    concerned = (
        Step("Names Quillgate", "Quillgate", "Q"),
        Step("Quillgate belongs to North PCN", "North PCN", "N"),
    )

    assert stops((PRACTICE, NETWORK), concerned) == [
        ("", "Ada"),
        ("Partner at Tolbrook", "Tolbrook"),
        ("Tolbrook belongs to North PCN", "North PCN"),
        ("Quillgate belongs to North PCN", "Quillgate"),
        ("Names Quillgate", "Item 3"),
    ]


def test_where_both_ends_are_the_same_it_is_one_stop():
    assert stops((PRACTICE,), (Step("Names Tolbrook", "Tolbrook", "T"),)) == [
        ("", "Ada"),
        ("Partner at Tolbrook", "Tolbrook"),
        ("Names Tolbrook", "Item 3"),
    ]


def test_a_thing_by_two_names_is_two_stops():
    concerned = (Step("About Churchgate", "Churchgate", "w:churchgate"),)

    assert stops((Step("Elected for the ward", "The ward", ""),), concerned)[2] == ("The same", "Churchgate")


def test_a_step_that_leads_to_nothing_named_cannot_be_drawn():
    assert route("Ada", (Step("Somehow", ""),), (PRACTICE,), "Item 3") == ()
