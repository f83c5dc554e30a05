"""The design system's fields: what they read, and what they say when they cannot."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from coi.shared.fields import Candidate, DateField, LongText, MoneyField, OrganisationField, Picked, YesNoField, typed


def complaint(field, value):
    """What a field says against a value, and which of a date's boxes it points at."""
    with pytest.raises(ValidationError) as raised:
        field.clean(value)
    (error,) = raised.value.error_list
    return error.messages[0], (error.params or {}).get("parts")


@pytest.mark.parametrize(
    "written", [["3", "3", "2026"], ["03", "03", "2026"], [" 3 ", "March", "2026"], ["3", "mar", "2026"]]
)
def test_a_date_is_read_in_numbers_or_with_its_month_named(written):
    assert DateField().clean(written) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("written", "words", "parts"),
    [
        (["", "", ""], "Enter the start date", None),
        (["3", "", "2026"], "The start date must include a month", ["month"]),
        (["", "", "2026"], "The start date must include a day and month", ["day", "month"]),
        (["3", "3", "26"], "The start date must include a year of 4 numbers, for example 2026", ["year"]),
        (["31", "2", "2026"], "Enter a real date, for example 31 3 2026", ["day", "month", "year"]),
        (["x", "3", "2026"], "Enter a real date, for example 31 3 2026", ["day", "month", "year"]),
        (["31", "12", "2019"], "The start date must be on or after 1 January 2020", ["day", "month", "year"]),
        (["4", "3", "2026"], "The start date must be on or before 3 March 2026", ["day", "month", "year"]),
    ],
)
def test_a_date_that_cannot_be_read_says_what_is_wrong_and_where(written, words, parts):
    field = DateField(named="The start date", earliest=date(2020, 1, 1), latest=date(2026, 3, 3))

    assert complaint(field, written) == (words, parts)


def test_a_date_that_need_not_be_given_may_be_left_empty():
    assert DateField(required=False).clean(["", " ", None]) is None


@pytest.mark.parametrize("written", ["1250", "£1,250", " 1250.00 "])
def test_money_is_read_as_people_write_it(written):
    assert MoneyField().clean(written) == Decimal("1250")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("about ten", "Enter an amount in pounds, like 25 or 12.50"),
        ("1.234", "Enter an amount in pounds and pence, like 12.50"),
    ],
)
def test_money_that_cannot_be_read_says_how_to_write_it(written, words):
    assert complaint(MoneyField(), written)[0] == words


def test_the_end_of_a_line_is_one_character():
    assert LongText(max_length=3).clean("a\r\nb") == "a\nb"


@pytest.mark.parametrize(("posted", "expected"), [("yes", True), ("no", False)])
def test_yes_and_no_are_true_and_false(posted, expected):
    assert YesNoField().clean(posted) is expected


def test_an_answer_that_need_not_be_given_and_was_not_is_neither_yes_nor_no():
    assert YesNoField(required=False).clean("") is None


FOUND = [Candidate("P81042", "Riverside Surgery"), Candidate("P81777", "Riverside Medical Centre")]


def riverside(written):
    """A directory in which only Riverside is known."""
    return [found for found in FOUND if written.lower() in found.label.lower()]


def test_an_organisation_is_what_was_written_and_what_it_was_said_to_be():
    assert OrganisationField(suggest=riverside).clean(["riverside", "P81042"]) == Picked("riverside", "P81042")


def test_saying_that_none_fits_is_kept_apart_from_nothing_being_found():
    field = OrganisationField(suggest=riverside)

    assert field.clean(["riverside", "none"]) == Picked("riverside", none_fits=True)
    assert field.clean(["Hill Farm Surgery", ""]) == Picked("Hill Farm Surgery")


@pytest.mark.parametrize("chosen", ["", "P99999"])
def test_one_of_the_organisations_found_must_be_chosen(chosen):
    field = OrganisationField(suggest=riverside)

    assert complaint(field, ["riverside", chosen])[0] == "Select the organisation you mean, or “None of these”"


@pytest.mark.parametrize("value", [["Hill Farm Surgery", ""], ["riverside", "none"]])
def test_where_it_must_be_known_an_organisation_is_not_kept_as_written(value):
    field = OrganisationField(suggest=riverside, must_be_known=True)

    assert complaint(field, value)[0] == "Enter the name or code of an organisation in the directory"
    assert field.clean(["riverside", "P81042"]) == Picked("riverside", "P81042")


def test_a_choice_made_for_another_name_does_not_stand():
    field = OrganisationField(suggest=riverside)

    assert (
        complaint(field, ["Hill Farm Surgery", "P81042"])[0] == "Select the organisation you mean, or “None of these”"
    )


def test_an_organisation_is_read_back_by_its_own_name():
    field = OrganisationField(suggest=riverside)

    assert field.in_words(Picked("riverside", "P81042")) == "Riverside Surgery (you wrote “riverside”)"
    assert field.in_words(Picked("Riverside Surgery", "P81042")) == "Riverside Surgery"
    assert field.in_words(Picked("Hill Farm Surgery")) == "Hill Farm Surgery"


def test_what_is_typed_names_the_picker_that_asks():
    assert typed({"name": "party", "party_written": " riv ", "other_written": "x"}) == ("party", "riv")
