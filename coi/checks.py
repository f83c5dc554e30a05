"""Refusing to start where the set-up is unsafe."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Warning, register

from coi.shared.clock import day_of, now
from coi.shared.words import day_in_words
from outbox.policy.timing import holidays_run_out

HOME = {"localhost", "127.0.0.1", "[::1]", "::1", "testserver"}


@register("recuse")
def demo_stays_at_home(app_configs, **kwargs):
    """The demo signs anybody in as anybody: it may be reached from this machine only."""
    if not settings.DEMO:
        return []
    hosts = {*settings.ALLOWED_HOSTS, urlsplit(settings.SITE_URL).hostname or settings.SITE_URL}
    abroad = sorted(host for host in hosts if host not in HOME)
    if not abroad and not settings.HTTPS:
        return []
    return [
        Error(
            "COI_DEMO lets every visitor sign in as anybody, and this site can be reached from elsewhere"
            f" ({', '.join(abroad) or 'it serves HTTPS'}).",
            hint="Unset COI_DEMO, or serve only localhost.",
            id="recuse.E001",
        )
    ]


@register("recuse")
def secret_is_secret(app_configs, **kwargs):
    """Sessions and links are signed with the key: a short one can be guessed."""
    if len(settings.SECRET_KEY) >= 50:
        return []
    return [Error("COI_SECRET_KEY is shorter than 50 characters.", hint="Make a long random one.", id="recuse.E002")]


@register("recuse")
def mail_has_a_carrier(app_configs, **kwargs):
    """Messages go by a mail server or by GOV.UK Notify, and Notify wants a key and a template."""
    if settings.CARRIER not in {"smtp", "notify"}:
        hint = "Set it to smtp or notify."
        return [Error(f"COI_CARRIER is {settings.CARRIER}, which carries no mail.", hint=hint, id="recuse.E003")]
    if settings.CARRIER == "notify" and not (settings.NOTIFY_KEY and settings.NOTIFY_TEMPLATE):
        hint = "Set COI_NOTIFY_KEY and COI_NOTIFY_TEMPLATE; docs/operations.md says where they are."
        return [Error("GOV.UK Notify is to carry mail, and has no key or no template.", hint=hint, id="recuse.E004")]
    return []


@register("recuse")
def bank_holidays_are_known(app_configs, **kwargs):
    """Reminders rest on bank holidays, which are announced a few years ahead."""
    until = holidays_run_out(day_of(now()))
    if until is None:
        return []
    hint = "Update the service, or add the year to outbox/policy/bank_holidays.toml."
    words = f"Bank holidays are known until {day_in_words(until)} only; after that reminders rest at weekends alone."
    return [Warning(words, hint=hint, id="recuse.W001")]
