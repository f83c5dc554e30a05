"""The sign-in library's pages in our words."""

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from pytest_django.asserts import assertInHTML

from coi.shared import signing_in


def test_the_library_is_told_to_use_our_forms():
    ours = [*settings.ACCOUNT_FORMS.values(), *settings.MFA_FORMS.values()]

    assert {import_string(path) for path in ours} == {
        each for each in vars(signing_in).values() if isinstance(each, type) and hasattr(each, "title")
    } - {signing_in.PageForm}


def test_signing_in_asks_for_an_address_and_a_password_in_plain_words():
    form = signing_in.SignIn({"login": "", "password": ""})

    assert [str(field.label) for field in form] == ["Email address", "Password"]
    assert form.errors == {"login": ["Enter email address"], "password": ["Enter password"]}


def test_a_new_password_is_asked_for_twice_with_one_hint():
    form = signing_in.ResetPassword()

    assert [(str(field.label), field.help_text) for field in form] == [
        ("New password", signing_in.PASSWORD_HINT),
        ("New password again", ""),
    ]


def test_the_sign_in_page_leads_to_help_and_to_no_registration():
    html = render_to_string("account/login.html", {"form": signing_in.SignIn()})

    assertInHTML('<h1 class="nhsuk-heading-l">Sign in</h1>', html)
    assertInHTML('<a class="nhsuk-link" href="/accounts/password/reset/">I have forgotten my password</a>', html)
    assert "/accounts/signup/" not in html


def test_the_key_is_drawn_in_the_page_since_the_policy_allows_no_other_picture():
    drawing = "<?xml version='1.0' encoding='UTF-8'?>\n<svg></svg>"

    html = render_to_string(
        "mfa/totp/activate_form.html", {"totp_svg": drawing, "form": signing_in.NewRecoveryCodes(user=None)}
    )

    assertInHTML(
        """
        <div class="app-qr" role="img" aria-label="The same key as a picture for your phone’s camera"><svg></svg></div>
        """,
        html,
    )


@pytest.mark.parametrize("template", ["account/email.html", "account/verification_sent.html"])
def test_pages_of_the_library_that_we_have_not_written_still_look_like_ours(template):
    html = render_to_string(template, {"form": signing_in.SignIn(), "user": None})

    assert '<main class="nhsuk-main-wrapper" id="maincontent">' in html
    assert 'class="nhsuk-heading-l"' in html


@pytest.mark.parametrize("template", ["logged_in", "logged_out"])
def test_signing_in_and_out_is_not_announced(template):
    assert render_to_string(f"account/messages/{template}.txt") == ""


def test_the_letter_with_the_link_says_what_it_is_and_what_to_do():
    context = {"product_name": "Recuse", "password_reset_url": "https://recuse.example/?a=1&b=2"}

    assert render_to_string("account/email/password_reset_key_message.txt", context).strip().splitlines() == [
        "Somebody, we hope you, asked to choose a new password for Recuse.",
        "",
        "Open this link to choose it:",
        "",
        "https://recuse.example/?a=1&b=2",
        "",
        "If you did not ask for this, do nothing: your password stays as it is.",
    ]
