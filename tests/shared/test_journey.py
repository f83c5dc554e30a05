"""Long questionnaires as data."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms

from coi.shared.fields import DateField, MoneyField, OrganisationField, Picked, Radios, YesNoField
from coi.shared.forms import PageForm
from coi.shared.journey import Journey, Page, answered, as_posted


class Asked(PageForm):
    """A page that is told what was said before."""

    def __init__(self, *args, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.said = said


class PetForm(Asked):
    pet = forms.ChoiceField(choices=[("cat", "Cat"), ("dog", "Dog"), ("none", "None")])


class WalkForm(Asked):
    miles = forms.IntegerField(min_value=1)


class NameForm(Asked):
    name = forms.CharField(max_length=10)

    def clean_name(self):
        """No dog is called Tiddles."""
        if self.said.get("pet") == "dog" and self.cleaned_data["name"] == "Tiddles":
            raise forms.ValidationError("A dog is not called Tiddles")
        return self.cleaned_data["name"]


def has_a_pet(said):
    return said.get("pet") != "none"


PET, WALK, NAME = PAGES = [
    Page("pet", PetForm),
    Page("walk", WalkForm, when=answered(pet="dog")),
    Page("name", NameForm, when=has_a_pet),
]
A_DOG = {"pet": {"pet": "dog"}, "walk": {"miles": "3"}, "name": {"name": "Rex"}}


@pytest.mark.parametrize(
    ("answers", "asked", "unfinished"),
    [
        ({}, [PET, NAME], PET),
        ({"pet": {"pet": "cat"}}, [PET, NAME], NAME),
        ({"pet": {"pet": "dog"}}, [PET, WALK, NAME], WALK),
        ({"pet": {"pet": "dog"}, "walk": {"miles": "0"}}, [PET, WALK, NAME], WALK),
        (A_DOG, [PET, WALK, NAME], None),
        ({**A_DOG, "pet": {"pet": "none"}}, [PET], None),
        ({**A_DOG, "name": {"name": "Tiddles"}}, [PET, WALK, NAME], NAME),
        ({**A_DOG, "pet": {"pet": "fish"}}, [PET, NAME], PET),
    ],
)
def test_the_pages_follow_from_the_answers(answers, asked, unfinished):
    journey = Journey(PAGES, answers)

    assert (journey.asked(), journey.unfinished()) == (asked, unfinished)


def test_what_was_said_on_a_page_no_longer_asked_does_not_count():
    assert Journey(PAGES, {**A_DOG, "pet": {"pet": "cat"}}).said() == {"pet": "cat", "name": "Rex"}


def test_a_page_is_reached_once_all_before_it_are_answered():
    journey = Journey(PAGES, {"pet": {"pet": "dog"}})

    assert [journey.reachable(page) for page in PAGES] == [True, True, False]


def test_pages_are_found_by_name_only_while_they_are_asked():
    journey = Journey(PAGES, {"pet": {"pet": "cat"}})

    assert [journey.named(name) for name in ("pet", "walk", "name", "nonsense")] == [PET, None, NAME, None]


def test_each_page_knows_the_one_before_it():
    assert [Journey(PAGES, A_DOG).before(page) for page in PAGES] == [None, PET, WALK]
    assert Journey(PAGES, {"pet": {"pet": "cat"}}).before(NAME) == PET


def test_a_page_shows_what_was_answered_before_or_what_is_posted_now():
    journey = Journey(PAGES, A_DOG)

    assert journey.form(NAME)["name"].value() == "Rex"
    assert journey.form(NAME, {"name": "Tiddles"}).errors == {"name": ["A dog is not called Tiddles"]}
    assert Journey(PAGES, {}).form(PET).is_bound is False


class EverythingForm(PageForm):
    """A field of each kind."""

    text = forms.CharField()
    way = forms.ChoiceField(choices=[("air", "By air"), ("sea", "By sea")], widget=Radios())
    day = DateField()
    sure = YesNoField(reveals={"no": "why"})
    why = forms.CharField()
    worth = MoneyField()
    organisation = OrganisationField()


POSTED = {
    "text": "Hello",
    "way": "sea",
    "day_day": "3",
    "day_month": "11",
    "day_year": "2026",
    "sure": "no",
    "why": "Fog",
    "worth": "12.50",
    "organisation_written": "Hollin Bank",
    "organisation_chosen": "none",
}


def test_valid_answers_are_kept_as_they_would_be_posted_put_in_order_and_without_what_was_not_asked():
    typed = {**POSTED, "text": " Hello ", "day_month": "November", "worth": "£12.50", "organisation_chosen": ""}
    form = EverythingForm({**typed, "csrfmiddlewaretoken": "x"})
    assert form.is_valid()

    assert as_posted(form) == {**POSTED, "organisation_chosen": ""}


def test_what_is_kept_reads_back_as_the_same_answers():
    first = EverythingForm(POSTED)
    assert first.is_valid()

    again = EverythingForm(as_posted(first))

    assert again.is_valid()
    assert again.cleaned_data == first.cleaned_data


def test_an_answer_behind_a_choice_that_was_not_made_is_not_kept():
    form = EverythingForm({**POSTED, "sure": "yes"})
    assert form.is_valid()

    assert as_posted(form)["why"] == ""


def test_initial_values_are_put_as_they_would_be_posted():
    initial = {
        "text": "Hello",
        "way": "sea",
        "day": date(2026, 11, 3),
        "sure": False,
        "why": "Fog",
        "worth": Decimal("12.50"),
        "organisation": Picked("Hollin Bank", none_fits=True),
    }

    assert as_posted(EverythingForm(initial=initial)) == POSTED
    assert as_posted(EverythingForm()) == {"organisation_written": "", "organisation_chosen": ""}
