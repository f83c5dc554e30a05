"""The sign-in library's forms as pages of ours: our titles, labels and words; its checks."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp

from coi.shared.forms import PageForm

PASSWORD = {"password": "Password"}
NEW_PASSWORD = {"password1": "New password", "password2": "New password again"}
CODE_HINT = "The 6 numbers your authenticator app shows, or one of your recovery codes"
PASSWORD_HINT = "Use 12 characters or more. Three random words are easy to remember and hard to guess."


class Relabelled:
    """For a library's form: our own labels and hints, by field name; a hint not given is taken away."""

    labels: dict[str, str] = {}
    hints: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignIn(PageForm, Relabelled, account.LoginForm):
    """E-mail address and password."""

    title = button = "Sign in"
    labels = {"login": "Email address", **PASSWORD}


class AskToResetPassword(PageForm, Relabelled, account.ResetPasswordForm):
    """Where to send the link."""

    title = "Reset your password"
    lead = "We will send you an email with a link to choose a new password."
    button = "Send the link"
    labels = {"email": "Email address"}


class ResetPassword(PageForm, Relabelled, account.ResetPasswordKeyForm):
    """A new password, by the link."""

    title = "Choose a new password"
    button = "Save new password"
    labels = NEW_PASSWORD
    hints = {"password1": PASSWORD_HINT}


class ChangePassword(PageForm, Relabelled, account.ChangePasswordForm):
    """A new password, knowing the old one."""

    title = "Change your password"
    button = "Save new password"
    labels = {"oldpassword": "Current password", **NEW_PASSWORD}
    hints = {"password1": PASSWORD_HINT}


class ConfirmWithPassword(PageForm, Relabelled, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    title = "Enter your password again"
    lead = "What you are about to do protects your account, so we check that it is you."
    labels = PASSWORD


class SecondStep(PageForm, Relabelled, mfa.AuthenticateForm):
    """The code, after the password."""

    title = "Enter your security code"
    button = "Sign in"
    labels = {"code": "Security code"}
    hints = {"code": CODE_HINT}


class ConfirmWithCode(PageForm, Relabelled, mfa.ReauthenticateForm):
    """A code, before something that matters."""

    title = "Enter a security code"
    lead = "What you are about to do protects your account, so we check that it is you."
    labels = {"code": "Security code"}
    hints = {"code": CODE_HINT}


class ActivateApp(PageForm, Relabelled, totp.ActivateTOTPForm):
    """Proof that the authenticator app has the secret."""

    title = "Set up an authenticator app"
    button = "Turn on"
    labels = {"code": "Security code"}
    hints = {"code": "The 6 numbers your app shows now"}


class DeactivateApp(PageForm, totp.DeactivateTOTPForm):
    """Back to the password alone."""

    title = "Stop using your authenticator app"
    lead = "Anyone who learns your password will then be able to sign in as you."
    button = "Turn off"
    warning = True


class NewRecoveryCodes(PageForm, recovery_codes.GenerateRecoveryCodesForm):
    """A fresh set."""

    title = "Make new recovery codes"
    lead = "The codes you have now will stop working."
    button = "Make new codes"
