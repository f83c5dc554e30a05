"""The site and the worker as real processes on the test database, and the browser that visits them."""

import fcntl
import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from coi.celery import app
from coi.stack import ask_to_stop, spawn, wait_or_kill

ROOT = Path(__file__).resolve().parent.parent
LOGS = Path(os.environ["COI_TEST_LOGS"])
WITH_LOGS = ("site", "worker")
PATIENCE = 30  # seconds for a process to answer

BROWSERS = (
    [os.environ["COI_CHROMIUM"]] if "COI_CHROMIUM" in os.environ else ["chromium", "chromium-browser", "google-chrome"]
)
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
NO_CHROMIUM = (
    "The browser tests did not run, as Chromium was not found:"
    " install it, name one in COI_CHROMIUM, or leave these tests out with -m 'not browser'."
)


def pytest_configure():
    # Names without a hash need no collecting, which only the tests that use `site` have to wait for.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(scope="session")
def site(django_db_setup, collected_static):
    """The URL of the site: gunicorn on the test database. It sees only what a test has committed."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        address = "{}:{}".format(*door.getsockname())
        command = ["gunicorn", "coi.wsgi", "--bind", f"fd://{door.fileno()}", "--no-control-socket"]
        command += ["--worker-class", "gthread", "--threads", "4"]
        process = python_module(command, "site", pass_fds=[door.fileno()], COI_SITE_URL=f"http://{address}")
    with until_done(process, "site", lambda: answers(address)):
        yield f"http://{address}"


@pytest.fixture(scope="session")
def worker(django_db_setup):
    """A Celery worker on the test database, with this test process's own queue. It sees only what is committed."""
    command = ["celery", "-A", "coi", "worker", "-c", "1", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    process = python_module(command, "worker")
    with until_done(process, "worker", lambda: app.control.ping(timeout=0.3)):
        yield process


@pytest.fixture(scope="session")
def collected_static():
    """The static files where the site looks for them, collected once by whichever test process is first."""
    folder = Path(settings.STATIC_ROOT)
    with open(folder.with_suffix(".lock"), "w") as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)
        if not any(folder.iterdir()):
            command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
            subprocess.run(command, cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def base_url(site):
    """Where a page's relative address starts: `page.goto("/healthz")`."""
    return site


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's Chromium, without the services of its own that would call home."""
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    args = [*quiet, "--no-first-run", *as_root]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": args}


def python_module(command, name, pass_fds=(), **more):
    """Start a module of this Python on the test database."""
    environment = {**on_test_database(), **more}
    return spawn([sys.executable, "-m", *command], log=log_of(name), env=environment, cwd=ROOT, pass_fds=pass_fds)


def on_test_database():
    """Our environment, with the database that pytest-django made for this test process; mail goes to the log."""
    database = urlsplit(os.environ["COI_DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    mail = {"COI_EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    # What the processes leave among their temporary files goes with the folder of the servers.
    return {**os.environ, "COI_DATABASE_URL": database.geturl(), "TMPDIR": str(LOGS), **mail}


@contextmanager
def until_done(process, name, ready):
    """Wait until the process is ready; at the end, stop it."""
    try:
        deadline = time.monotonic() + PATIENCE
        while not ready():
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"The {name} did not start:\n{log_of(name).read_text()}", pytrace=False)
        yield
    finally:
        ask_to_stop(process)
        wait_or_kill(process)


def answers(address):
    """Whether the site answers a request, with whatever answer."""
    with (
        suppress(OSError, http.client.HTTPException),
        closing(http.client.HTTPConnection(address, timeout=1)) as asking,
    ):
        asking.request("GET", "/healthz")
        asking.getresponse().read()
        return True
    return False


def log_of(name):
    return LOGS / f"{name}-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.log"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """With a test that fails, show what the processes it used had to say."""
    report = yield
    if report.failed:
        for name in WITH_LOGS:
            if name in item.fixturenames and log_of(name).exists():
                report.sections.append((f"End of the {name}'s log", log_of(name).read_text()[-4000:]))
    return report


def pytest_collection_modifyitems(items):
    if CHROMIUM is None:
        for item in items:
            if "browser_type_launch_args" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def pytest_sessionfinish(session):
    """Tests that could not run are not tests that passed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if any(NO_CHROMIUM in str(report.longrepr) for report in skipped):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED
        reporter.ensure_newline()
        reporter.section("Chromium is missing", red=True)
        reporter.write_line(NO_CHROMIUM)
