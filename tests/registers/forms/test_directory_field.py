"""Finding an organisation in the directory, and keeping it."""

import pytest
from django import forms

from coi.shared.fields import Picked
from registers.forms.organisations import DirectoryField
from tests.factories import make_organisation


class WhereForm(forms.Form):
    """A form that asks for an organisation."""

    where = DirectoryField(longest=30)

    def __init__(self, data, body):
        super().__init__(data)
        self.fields["where"].look_in(body, data.get("where_chosen", ""))


def asked(body, written, chosen=""):
    form = WhereForm({"where_written": written, "where_chosen": chosen}, body)
    form.full_clean()
    return form


@pytest.fixture
def larkfield(db):
    return make_organisation(town="Ashcombe")


@pytest.mark.parametrize(
    ("written", "chosen", "picked"),
    [
        ("larkfield", "X99001", Picked("Larkfield Surgery", "X99001")),
        ("X99001", "X99001", Picked("Larkfield Surgery", "X99001")),
        ("Larkfield Surgery", "X99001", Picked("Larkfield Surgery", "X99001")),
        ("Larkfield", "none", Picked("Larkfield", none_fits=True)),
        ("Hollin Bank Books", "", Picked("Hollin Bank Books", none_fits=True)),
    ],
)
def test_what_is_chosen_is_kept_under_its_own_name_and_what_is_not_found_as_written(
    body, larkfield, written, chosen, picked
):
    assert asked(body, written, chosen).cleaned_data == {"where": picked}


@pytest.mark.parametrize(
    ("written", "chosen", "error"),
    [
        ("Larkfield\0Surgery", "none", "Null characters are not allowed."),
        ("Larkfield", "", "Select the organisation you mean, or “None of these”"),
        ("Larkfield", "NOSUCH", "Select the organisation you mean, or “None of these”"),
        ("Something else", "X99001", "Select the organisation you mean, or “None of these”"),
        ("12 Mill Lane", "none", "Leave out the address: this is published"),
        ("A name of more than thirty letters", "none", "The name must be 30 characters or fewer"),
        ("", "", "This field is required."),
    ],
)
def test_what_cannot_be_kept_is_explained(body, larkfield, written, chosen, error):
    assert dict(asked(body, written, chosen).errors) == {"where": [error]}


def test_an_organisation_another_body_keeps_to_itself_cannot_be_chosen(body, other_body):
    make_organisation(code="L9", name="Brindle Books", kind="company", body=other_body)

    assert asked(body, "Brindle Books", "L9").errors != {}
    assert asked(other_body, "Brindle Books", "L9").errors == {}


def test_choices_are_told_apart_by_kind_town_and_code(body, larkfield):
    make_organisation(code="X99002", name="Larkfield Surgery", closed_on="2020-01-01")

    found = asked(body, "larkfield surgery").fields["where"].candidates("larkfield surgery")

    assert [(each.label, each.detail) for each in found] == [
        ("Larkfield Surgery", "GP practice, Ashcombe, X99001"),
        ("Larkfield Surgery", "GP practice, X99002, closed"),
    ]


def test_the_one_chosen_before_stays_among_the_choices_however_many_share_its_name(body):
    for number in range(10):
        make_organisation(code=f"X9900{number}", name="The Surgery")

    form = asked(body, "The Surgery", "X99009")

    assert form.cleaned_data == {"where": Picked("The Surgery", "X99009")}
    assert "X99009" in [each.value for each in form.fields["where"].candidates("The Surgery")]


def test_what_was_chosen_before_is_not_searched_for_again(body, larkfield, django_assert_num_queries):
    with django_assert_num_queries(1):
        asked(body, "Larkfield Surgery", "X99001")
