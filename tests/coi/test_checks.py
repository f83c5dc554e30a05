"""An unsafe set-up does not start."""

import os
import subprocess
import sys

import pytest

from coi.checks import demo_stays_at_home, secret_is_secret
from tests.architecture.tree import ROOT

ABROAD = "COI_DEMO lets every visitor sign in as anybody, and this site can be reached from elsewhere (%s)."


@pytest.fixture
def demo(settings):
    """The demo, served at home only."""
    settings.DEMO, settings.HTTPS = True, False
    settings.ALLOWED_HOSTS, settings.SITE_URL = ["localhost", "127.0.0.1", "[::1]"], "http://127.0.0.1:8000"
    return settings


def sentences(check) -> list[str]:
    return [error.msg for error in check(None)]


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000"])
def test_the_demo_may_be_served_at_home(url, demo):
    demo.SITE_URL = url

    assert sentences(demo_stays_at_home) == []


@pytest.mark.parametrize(
    ("name", "value", "where"),
    [
        ("ALLOWED_HOSTS", ["localhost", "example.org"], "example.org"),
        ("ALLOWED_HOSTS", ["*"], "*"),
        ("ALLOWED_HOSTS", [".localhost", "10.0.0.7"], ".localhost, 10.0.0.7"),
        ("SITE_URL", "https://example.org/", "example.org"),
        ("SITE_URL", "example.org", "example.org"),
        ("HTTPS", True, "it serves HTTPS"),
    ],
)
def test_the_demo_is_refused_abroad(name, value, where, demo):
    setattr(demo, name, value)

    assert sentences(demo_stays_at_home) == [ABROAD % where]


def test_without_the_demo_a_site_may_be_anywhere(demo):
    demo.DEMO, demo.ALLOWED_HOSTS, demo.HTTPS = False, ["example.org"], True

    assert sentences(demo_stays_at_home) == []


@pytest.mark.parametrize(("length", "is_enough"), [(1, False), (49, False), (50, True)])
def test_a_short_key_is_refused(length, is_enough, settings):
    settings.SECRET_KEY = "k" * length

    assert sentences(secret_is_secret) == ([] if is_enough else ["COI_SECRET_KEY is shorter than 50 characters."])


@pytest.mark.parametrize(
    "start", [["manage.py", "check", "--tag", "recuse"], ["-c", "import coi.wsgi"]], ids=["check", "wsgi"]
)
def test_neither_the_command_line_nor_the_web_server_starts_the_demo_abroad(start):
    environment = os.environ | {"COI_DEMO": "1", "COI_ALLOWED_HOSTS": "example.org"}

    ended = subprocess.run([sys.executable, *start], cwd=ROOT, env=environment, capture_output=True, text=True)

    assert ended.returncode != 0
    assert ABROAD % "example.org" in ended.stderr
