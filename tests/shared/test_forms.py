"""A page's form: what it asks, what it leaves out, and the words it complains in."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms

from coi.shared.fields import Candidate, Checkboxes, DateField, MoneyField, OrganisationField, Radios, YesNoField
from coi.shared.forms import Answer, PageForm, answers


class Interest(PageForm):
    title = "Your interest"

    name = forms.CharField(label="Organisation's name", max_length=12)
    since = DateField(label="When did it start?", named="The start date", required=False)
    kind = forms.ChoiceField(
        label="What kind is it?",
        choices=[("financial", "Financial"), ("other", "Another kind")],
        widget=Radios(reveals={"financial": "worth", "other": ["which", "wide"]}),
    )
    worth = MoneyField(label="Worth")
    which = forms.CharField(label="Which kind?")
    wide = YesNoField(label="Is it shared by all practices?")
    who = forms.MultipleChoiceField(
        label="Who else?", choices=[("p", "Partner"), ("c", "Child")], widget=Checkboxes, required=False
    )


FINANCIAL = {"name": "Riverside", "kind": "financial", "worth": "100"}
OTHER = {"name": "Riverside", "kind": "other", "which": "Loyalty", "wide": "no"}


def test_a_field_behind_the_choice_made_must_be_answered():
    form = Interest(FINANCIAL | {"worth": ""})

    assert form.errors == {"worth": ["Enter worth"]}


def test_a_field_behind_a_choice_not_made_is_left_out_whatever_was_typed_there():
    form = Interest(OTHER | {"worth": "a lot"})

    assert form.is_valid()
    assert form.cleaned_data == {
        "name": "Riverside",
        "since": None,
        "kind": "other",
        "worth": None,
        "which": "Loyalty",
        "wide": False,
        "who": [],
    }


def test_where_no_choice_is_made_nothing_behind_any_is_asked():
    form = Interest({"name": "Riverside"})

    assert form.errors == {"kind": ["Select an answer to “What kind is it?”"]}


def test_a_field_behind_a_choice_is_not_on_the_page_itself():
    assert [bound.name for bound in Interest().top_fields] == ["name", "since", "kind", "who"]


def test_answers_are_read_back_in_words_and_those_not_asked_are_left_out():
    form = Interest(FINANCIAL | {"since_day": "3", "since_month": "3", "since_year": "2026", "who": ["p", "c"]})

    assert form.is_valid()
    assert form.cleaned_data["since"] == date(2026, 3, 3)
    assert form.cleaned_data["worth"] == Decimal(100)
    assert answers(form, "/change") == [
        Answer("Organisation's name", "Riverside", "/change"),
        Answer("When did it start?", "3 March 2026", "/change"),
        Answer("What kind is it?", "Financial", "/change"),
        Answer("Worth", "£100.00", "/change"),
        Answer("Who else?", "Partner\nChild", "/change"),
    ]


def test_an_answer_not_given_says_so():
    form = Interest(OTHER)

    assert form.is_valid()
    assert [answer.value for answer in answers(form)] == [
        "Riverside",
        "Not given",
        "Another kind",
        "Loyalty",
        "No",
        "Not given",
    ]


class OneQuestion(PageForm):
    title = "Which organisation is it?"

    party = OrganisationField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].suggest = lambda written: [Candidate("P1", "Riverside Surgery")]


def test_a_page_that_asks_one_question_has_it_as_its_title():
    assert OneQuestion().only_question == "party"
    assert Interest().only_question == ""


def test_searching_for_an_organisation_neither_complains_nor_goes_on():
    form = OneQuestion({"party_written": "riverside", "party_search": "1"})

    assert not form.is_valid()
    assert form.errors == {}


def test_having_searched_one_must_choose():
    form = OneQuestion({"party_written": "riverside"})

    assert form.errors == {"party": ["Select the organisation you mean, or “None of these”"]}


def test_the_title_stands_for_the_label_when_answers_are_read_back():
    form = OneQuestion({"party_written": "riverside", "party_chosen": "P1"})

    assert form.is_valid()
    assert answers(form) == [Answer("Which organisation is it?", "Riverside Surgery (you wrote “riverside”)")]


@pytest.mark.parametrize(
    ("field", "posted", "words"),
    [
        (forms.CharField(label="Practice code"), "", "Enter practice code"),
        (forms.CharField(label="NHS number"), "", "Enter NHS number"),
        (forms.CharField(label="Who is it?"), "", "Enter an answer to “Who is it?”"),
        (forms.CharField(), "", "Enter an answer"),
        (forms.ChoiceField(label="Area", choices=[("n", "North")]), "", "Select area"),
        (forms.ChoiceField(label="Area", choices=[("n", "North")]), "s", "Select one of the answers listed"),
        (forms.BooleanField(label="This is true"), "", "Tick “This is true” to go on"),
        (forms.CharField(label="Reason", max_length=3), "four", "Reason must be 3 characters or fewer"),
        (forms.CharField(label="Why?", max_length=3), "four", "Your answer must be 3 characters or fewer"),
        (forms.IntegerField(label="Number of seats", min_value=1), "0", "Number of seats must be 1 or more"),
        (forms.EmailField(label="Email"), "x", "Enter an email address in the correct format, like name@example.com"),
        (forms.CharField(label="Name", error_messages={"required": "Say who"}), "", "Say who"),
    ],
)
def test_errors_say_what_is_wrong_and_how_to_mend_it(field, posted, words):
    form = type("Form", (PageForm,), {"answer": field})({"answer": posted})

    assert form.errors == {"answer": [words]}
