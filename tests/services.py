"""PostgreSQL and Redis for one run of the tests, up before pytest-django reads the settings (`-p tests.services`).

Under xdist only the controller starts them: its workers inherit the environment, and add a name of their own so that
no worker sees another's tasks or cache.
"""

import os
import signal

import pytest
from xdist.scheduler import LoadFileScheduling

from coi.stack import CannotStart, Servers

JOURNEYS = "tests/journeys/"
# What takes longest is begun first, one of them by each worker.
LONGEST = (JOURNEYS, "tests/operations/test_run.py", "tests/operations/")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        start(early_config)
    os.environ["COI_KEYPREFIX"] = os.environ["COI_QUEUE"] = f"test-{worker or 'alone'}"
    return (yield)


def pytest_configure(config):
    # Only now: these fixtures need Django's settings, and have to come after those they replace.
    config.pluginmanager.import_plugin("tests.servers")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # our order stands
    return ByFile(config, log)


class ByFile(LoadFileScheduling):
    """The tests of a file share fixtures, so they go to one worker; the journeys all share a loaded demo.

    xdist's own way to say so, loadgroup, groups nothing under pytest 9.2.
    """

    def _split_scope(self, nodeid):
        return JOURNEYS if nodeid.startswith(JOURNEYS) else super()._split_scope(nodeid)


def pytest_collection_modifyitems(items):
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: [not item.nodeid.startswith(folder) for folder in LONGEST])


def start(config):
    """Start what no URL is given for, until pytest ends."""
    # To pytest a SIGTERM is like Ctrl-C: it tidies up, so that nothing is left behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        servers = Servers(prefer=os.environ.get("COI_SERVERS", "system"))
        config.add_cleanup(servers.stop)
        servers.start(os.environ)
    except CannotStart as sentence:
        raise pytest.UsageError(str(sentence)) from None
    static = servers.folder / "static"
    static.mkdir()
    os.environ.update(
        servers.urls,
        COI_DEMO="1",
        COI_SECRET_KEY="a key for the tests, which have nothing to keep secret",
        COI_STATIC_ROOT=str(static),
        COI_TEST_LOGS=str(servers.logs),
        # Playwright runs an event loop in the thread in which the tests use the database.
        DJANGO_ALLOW_ASYNC_UNSAFE="true",
    )
