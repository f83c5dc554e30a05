"""Refusing to start where the set-up is unsafe."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register

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
