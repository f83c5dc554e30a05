"""The template pack draws each field as the design system has it (NHS.UK frontend 10.6.1, its own examples)."""

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string
from pytest_django.asserts import assertHTMLEqual, assertInHTML

from coi.shared.fields import (
    Candidate,
    Checkboxes,
    DateField,
    LongText,
    MoneyField,
    OrganisationField,
    Radios,
    YesNoField,
)
from coi.shared.forms import PageForm

POSTED = object()  # as sent with nothing filled in


def drawn(field, posted=None, name="answer", **others):
    """One field of a form as the pack draws it."""
    form_class = type("Form", (PageForm,), {name: field, **others})
    form = form_class({} if posted is POSTED else posted)
    return render_to_string("nhsuk/field.html", {"field": form[name]})


def test_a_text_box():
    field = forms.CharField(
        label="Practice code", help_text="Six characters", max_length=6, widget=forms.TextInput({"size": 5})
    )

    assertHTMLEqual(
        drawn(field, POSTED),
        """
        <div class="nhsuk-form-group nhsuk-form-group--error">
          <label class="nhsuk-label nhsuk-label--s" for="id_answer">Practice code</label>
          <div class="nhsuk-hint" id="id_answer_helptext">Six characters</div>
          <span class="nhsuk-error-message" id="id_answer_error">
            <span class="nhsuk-u-visually-hidden">Error: </span>Enter practice code</span>
          <input class="nhsuk-input nhsuk-input--error nhsuk-input--width-5" id="id_answer" name="answer" type="text"
            aria-describedby="id_answer_helptext id_answer_error" aria-invalid="true">
        </div>
        """,
    )


def test_a_box_that_need_not_be_filled_says_so():
    assertInHTML(
        '<label class="nhsuk-label nhsuk-label--s" for="id_answer">Notes (optional)</label>',
        drawn(forms.CharField(label="Notes", required=False)),
    )


def test_what_was_typed_is_shown_again_and_cannot_break_out():
    assertInHTML(
        '<input class="nhsuk-input" id="id_answer" name="answer" type="text" value="&quot;&gt;&lt;script&gt;">',
        drawn(forms.CharField(label="Name"), {"answer": '"><script>'}),
    )


def test_an_amount_of_money():
    assertHTMLEqual(
        drawn(MoneyField(label="Worth")),
        """
        <div class="nhsuk-form-group">
          <label class="nhsuk-label nhsuk-label--s" for="id_answer">Worth</label>
          <div class="nhsuk-input-wrapper">
            <div class="nhsuk-input-wrapper__prefix" aria-hidden="true">£</div>
            <input class="nhsuk-input nhsuk-input--width-10" id="id_answer" name="answer" type="text"
              inputmode="decimal">
          </div>
        </div>
        """,
    )


def test_several_lines_with_a_limit_are_counted():
    assertHTMLEqual(
        drawn(LongText(label="Reason", max_length=200), {"answer": "Because"}),
        """
        <div class="nhsuk-form-group nhsuk-character-count" data-module="nhsuk-character-count" data-maxlength="200">
          <label class="nhsuk-label nhsuk-label--s" for="id_answer">Reason</label>
          <textarea class="nhsuk-textarea nhsuk-js-character-count" id="id_answer" name="answer" rows="5"
            aria-describedby="id_answer-info">Because</textarea>
          <div class="nhsuk-hint nhsuk-character-count__message" id="id_answer-info">
            You can enter up to 200 characters</div>
        </div>
        """,
    )


def test_a_list_to_select_from():
    choices = [("", "Select an area"), ("Places", [("n", "North"), ("s", "South")])]

    assertHTMLEqual(
        drawn(forms.ChoiceField(label="Area", choices=choices), {"answer": "s"}),
        """
        <div class="nhsuk-form-group">
          <label class="nhsuk-label nhsuk-label--s" for="id_answer">Area</label>
          <select class="nhsuk-select" id="id_answer" name="answer">
            <option value="">Select an area</option>
            <optgroup label="Places">
              <option value="n">North</option>
              <option value="s" selected>South</option>
            </optgroup>
          </select>
        </div>
        """,
    )


def test_radio_buttons_with_hints_a_question_of_their_own_and_one_apart():
    widget = Radios(hints={"f": "You could gain money"}, reveals={"f": "worth"}, apart="u")
    field = forms.ChoiceField(label="What kind?", choices=[("f", "Financial"), ("u", "Not sure")], widget=widget)

    assertHTMLEqual(
        drawn(field, {"answer": "u"}, worth=forms.CharField(label="Worth")),
        """
        <div class="nhsuk-form-group">
          <fieldset class="nhsuk-fieldset">
            <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">What kind?</legend>
            <div class="nhsuk-radios" data-module="nhsuk-radios">
              <div class="nhsuk-radios__item">
                <input class="nhsuk-radios__input" id="id_answer_0" name="answer" type="radio" value="f"
                  aria-describedby="id_answer_0_hint" data-aria-controls="id_answer_0_revealed">
                <label class="nhsuk-label nhsuk-radios__label" for="id_answer_0">Financial</label>
                <div class="nhsuk-hint nhsuk-radios__hint" id="id_answer_0_hint">You could gain money</div>
              </div>
              <div class="nhsuk-radios__conditional nhsuk-radios__conditional--hidden" id="id_answer_0_revealed">
                <div class="nhsuk-form-group">
                  <label class="nhsuk-label nhsuk-label--s" for="id_worth">Worth</label>
                  <input class="nhsuk-input" id="id_worth" name="worth" type="text">
                </div>
              </div>
              <div class="nhsuk-radios__divider">or</div>
              <div class="nhsuk-radios__item">
                <input class="nhsuk-radios__input" id="id_answer_1" name="answer" type="radio" value="u" checked>
                <label class="nhsuk-label nhsuk-radios__label" for="id_answer_1">Not sure</label>
              </div>
            </div>
          </fieldset>
        </div>
        """,
    )


def test_yes_and_no_stand_beside_each_other():
    assertInHTML(
        """
        <div class="nhsuk-radios nhsuk-radios--inline" data-module="nhsuk-radios">
          <div class="nhsuk-radios__item">
            <input class="nhsuk-radios__input" id="id_answer_0" name="answer" type="radio" value="yes">
            <label class="nhsuk-label nhsuk-radios__label" for="id_answer_0">Yes</label>
          </div>
          <div class="nhsuk-radios__item">
            <input class="nhsuk-radios__input" id="id_answer_1" name="answer" type="radio" value="no">
            <label class="nhsuk-label nhsuk-radios__label" for="id_answer_1">No</label>
          </div>
        </div>
        """,
        drawn(YesNoField(label="Paid?")),
    )


def test_checkboxes_with_one_that_unticks_the_others():
    field = forms.MultipleChoiceField(
        label="Who?", choices=[("p", "Partner"), ("n", "Nobody")], widget=Checkboxes(apart="n")
    )

    assertHTMLEqual(
        drawn(field, {"answer": ["p"]}),
        """
        <div class="nhsuk-form-group">
          <fieldset class="nhsuk-fieldset">
            <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Who?</legend>
            <div class="nhsuk-checkboxes" data-module="nhsuk-checkboxes">
              <div class="nhsuk-checkboxes__item">
                <input class="nhsuk-checkboxes__input" id="id_answer_0" name="answer" type="checkbox" value="p" checked>
                <label class="nhsuk-label nhsuk-checkboxes__label" for="id_answer_0">Partner</label>
              </div>
              <div class="nhsuk-checkboxes__divider">or</div>
              <div class="nhsuk-checkboxes__item">
                <input class="nhsuk-checkboxes__input" id="id_answer_1" name="answer" type="checkbox" value="n"
                  data-behaviour="exclusive">
                <label class="nhsuk-label nhsuk-checkboxes__label" for="id_answer_1">Nobody</label>
              </div>
            </div>
          </fieldset>
        </div>
        """,
    )


def test_one_checkbox():
    assertHTMLEqual(
        drawn(forms.BooleanField(label="This is true"), POSTED),
        """
        <div class="nhsuk-form-group nhsuk-form-group--error">
          <span class="nhsuk-error-message" id="id_answer_error">
            <span class="nhsuk-u-visually-hidden">Error: </span>Tick “This is true” to go on</span>
          <div class="nhsuk-checkboxes" data-module="nhsuk-checkboxes">
            <div class="nhsuk-checkboxes__item">
              <input class="nhsuk-checkboxes__input" id="id_answer" name="answer" type="checkbox"
                aria-describedby="id_answer_error">
              <label class="nhsuk-label nhsuk-checkboxes__label" for="id_answer">This is true</label>
            </div>
          </div>
        </div>
        """,
    )


def test_a_date_marks_only_the_boxes_at_fault():
    posted = {"answer_day": "3", "answer_month": "", "answer_year": "2026"}

    assertHTMLEqual(
        drawn(DateField(label="When did it start?", help_text="For example, 31 3 2026"), posted),
        """
        <div class="nhsuk-form-group nhsuk-form-group--error">
          <fieldset class="nhsuk-fieldset" role="group" aria-describedby="id_answer_helptext id_answer_error">
            <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">When did it start?</legend>
            <div class="nhsuk-hint" id="id_answer_helptext">For example, 31 3 2026</div>
            <span class="nhsuk-error-message" id="id_answer_error">
              <span class="nhsuk-u-visually-hidden">Error: </span>The date must include a month</span>
            <div class="nhsuk-date-input" id="id_answer">
              <div class="nhsuk-date-input__item"><div class="nhsuk-form-group">
                <label class="nhsuk-label nhsuk-date-input__label" for="id_answer_day">Day</label>
                <input class="nhsuk-input nhsuk-input--width-2 nhsuk-date-input__input" id="id_answer_day"
                  name="answer_day" type="text" inputmode="numeric" value="3">
              </div></div>
              <div class="nhsuk-date-input__item"><div class="nhsuk-form-group">
                <label class="nhsuk-label nhsuk-date-input__label" for="id_answer_month">Month</label>
                <input class="nhsuk-input nhsuk-input--width-2 nhsuk-date-input__input nhsuk-input--error"
                  id="id_answer_month" name="answer_month" type="text" inputmode="numeric" aria-invalid="true">
              </div></div>
              <div class="nhsuk-date-input__item"><div class="nhsuk-form-group">
                <label class="nhsuk-label nhsuk-date-input__label" for="id_answer_year">Year</label>
                <input class="nhsuk-input nhsuk-input--width-4 nhsuk-date-input__input" id="id_answer_year"
                  name="answer_year" type="text" inputmode="numeric" value="2026">
              </div></div>
            </div>
          </fieldset>
        </div>
        """,
    )


def test_a_file():
    assertHTMLEqual(
        drawn(forms.FileField(label="Upload the agenda", widget=forms.FileInput({"accept": ".docx"}))),
        """
        <div class="nhsuk-form-group nhsuk-file-upload" data-module="nhsuk-file-upload">
          <label class="nhsuk-label nhsuk-label--s" for="id_answer">Upload the agenda</label>
          <input class="nhsuk-file-upload__input" id="id_answer" name="answer" type="file" accept=".docx">
        </div>
        """,
    )


def test_a_password_can_be_shown_and_is_never_sent_back():
    assertHTMLEqual(
        drawn(forms.CharField(label="Password", widget=forms.PasswordInput), {"answer": "secret"}),
        """
        <div class="nhsuk-form-group nhsuk-password-input" data-module="nhsuk-password-input">
          <label class="nhsuk-label nhsuk-label--s" for="id_answer">Password</label>
          <div class="nhsuk-input-wrapper">
            <input class="nhsuk-input nhsuk-password-input__input nhsuk-js-password-input-input" id="id_answer"
              name="answer" type="password" spellcheck="false" autocapitalize="none">
            <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle
              nhsuk-js-password-input-toggle" data-module="nhsuk-button" type="button" aria-label="Show password"
              aria-controls="id_answer" hidden>Show</button>
          </div>
        </div>
        """,
    )


def test_an_organisation_is_searched_for_and_chosen_among_those_found():
    field = OrganisationField(
        label="Organisation", suggest=lambda written: [Candidate("P1", "Riverside", "12 Quay Street")]
    )

    html = drawn(field, {"answer_written": "river", "answer_chosen": "P1"})

    assertInHTML(
        """
        <input class="nhsuk-input nhsuk-search-input__input" id="id_answer_written" name="answer_written" type="search"
          autocomplete="off" spellcheck="false" value="river">
        """,
        html,
    )
    assertInHTML(
        """
        <div class="nhsuk-radios__item">
          <input class="nhsuk-radios__input" id="id_answer_1" name="answer_chosen" type="radio" value="P1" checked
            aria-describedby="id_answer_1_detail">
          <label class="nhsuk-label nhsuk-radios__label" for="id_answer_1">Riverside</label>
          <div class="nhsuk-hint nhsuk-radios__hint" id="id_answer_1_detail">12 Quay Street</div>
        </div>
        """,
        html,
    )


class Question(PageForm):
    title = "When did it start?"
    caption = "New declaration"
    button = "Save"
    other_buttons = {"later": "Save for later"}
    since = DateField()


def test_the_one_question_of_a_page_is_its_heading():
    assertInHTML(
        """
        <legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--l"><h1 class="nhsuk-fieldset__heading">
          <span class="nhsuk-caption-l">New declaration</span>When did it start?</h1></legend>
        """,
        render_crispy_form(Question()),
    )


def test_a_form_has_its_own_buttons_and_leaves_checking_to_the_server():
    html = render_crispy_form(Question())

    assert '<form method="post" novalidate>' in html
    assert "required" not in html
    assertInHTML(
        """
        <div class="nhsuk-button-group">
          <button class="nhsuk-button" data-module="nhsuk-button" data-prevent-double-click="true"
            type="submit">Save</button>
          <button class="nhsuk-button nhsuk-button--secondary" data-module="nhsuk-button"
            data-prevent-double-click="true" type="submit" name="later" value="1">Save for later</button>
        </div>
        """,
        html,
    )


class Everything(PageForm):
    title = "All"
    since = DateField(label="Since", named="The date")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")], widget=Radios)
    who = forms.MultipleChoiceField(label="Who", choices=[("a", "A")], widget=Checkboxes)
    party = OrganisationField(label="Party")
    name = forms.CharField(label="Name")

    def clean(self):
        raise forms.ValidationError("This interest is already declared")


def test_the_summary_lists_every_error_and_leads_to_what_mends_it():
    form = Everything({"since_day": "3", "since_year": "2026"})

    assertHTMLEqual(
        render_to_string("nhsuk/errors.html", {"form": form}),
        """
        <div class="nhsuk-error-summary" data-module="nhsuk-error-summary">
          <div role="alert">
            <h2 class="nhsuk-error-summary__heading">There is a problem</h2>
            <div class="nhsuk-error-summary__body">
              <ul class="nhsuk-list nhsuk-error-summary__list">
                <li>This interest is already declared</li>
                <li><a href="#id_since_month">The date must include a month</a></li>
                <li><a href="#id_kind_0">Select kind</a></li>
                <li><a href="#id_who_0">Select who</a></li>
                <li><a href="#id_party_written">Enter party</a></li>
                <li><a href="#id_name">Enter name</a></li>
              </ul>
            </div>
          </div>
        </div>
        """,
    )


@pytest.mark.parametrize("form", [Everything(), Question({"since_day": "3", "since_month": "3", "since_year": "2026"})])
def test_there_is_no_summary_without_errors(form):
    assert render_to_string("nhsuk/errors.html", {"form": form}).strip() == ""


def test_a_form_in_the_address_carries_no_token():
    class Search(PageForm):
        method = "get"
        q = forms.CharField(label="Name", required=False)

    html = render_crispy_form(Search(), context={"csrf_token": "secret"})

    assert '<form method="get" novalidate>' in html
    assert "csrf" not in html
    assertInHTML('<label class="nhsuk-label nhsuk-label--s" for="id_q">Name</label>', html)
