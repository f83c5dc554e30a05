"""`run` and `manage` as a person starts them: in a copy of the project, with everything real."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.operations.starting import bootstrap, environment
from tests.operations.test_stack import gone

PATIENCE = 120  # seconds until the site serves
DATABASE_IN_USE = "from django.db import connection; print(connection.settings_dict['OPTIONS']['host'])"


@contextmanager
def started(checkout, log):
    """`run` at the moment it says it is ready: the process, and what it said until then."""
    command = [sys.executable, checkout / "bootstrap.py", "run", "--port", "0"]
    with (
        log.open("w") as stderr,
        subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=stderr, text=True) as process,
    ):
        said = []
        deadline = time.monotonic() + PATIENCE
        while not (said and "is ready" in said[-1]) and time.monotonic() < deadline:
            line = process.stdout.readline()
            assert line, log.read_text()
            said.append(line.rstrip("\n"))
        yield process, said
        process.kill()


@pytest.fixture(scope="module")
def running(checkout, tmp_path_factory):
    """One `run` for the tests below, which are read in order: it serves, and then it is stopped."""
    with started(checkout, tmp_path_factory.mktemp("said") / "stderr") as process_and_said:
        yield process_and_said


def started_by(pid):
    """The process and everything that came of it."""
    children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [pid, *(descendant for child in children for descendant in started_by(child))]


def test_it_does_its_main_job_and_says_where_it_serves(running, checkout):
    process, said = running

    *_, summary, ready = said
    at = json.loads((checkout / ".coi" / "running.json").read_text())
    assert ready == f"{at['url']} is ready. Ctrl-C stops it."
    assert at["pid"] == process.pid
    assert sorted(json.loads(summary)) == sorted(
        ["meeting", "items", "members", "conflicts", "unknown", "documents", "seconds"]
    )
    assert sorted(str(path.relative_to(checkout)) for path in (checkout / "out").iterdir()) == sorted(
        json.loads(summary)["documents"]
    )


def test_the_site_the_worker_and_both_servers_answer(running, checkout):
    address = json.loads((checkout / ".coi" / "running.json").read_text())["url"].removeprefix("http://").rstrip("/")
    deadline = time.monotonic() + 45  # the worker shows itself every 15 seconds

    while (health := health_of(address))[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.5)

    assert health == (200, {"database": True, "redis": True, "worker": True})


def health_of(address):
    """What /healthz answers: the status, and what it says."""
    with closing(http.client.HTTPConnection(address, timeout=10)) as asking:
        asking.request("GET", "/healthz")
        answer = asking.getresponse()
        return answer.status, json.loads(answer.read())


def test_a_second_run_is_refused(running, checkout):
    at = json.loads((checkout / ".coi" / "running.json").read_text())

    said = bootstrap(checkout, "run", "--once")

    assert (said.returncode, said.stdout) == (2, "")
    assert (
        said.stderr == f"Already running in this folder, on {at['url']} (process {at['pid']}): stop that one first.\n"
    )


def test_a_management_command_uses_the_servers_that_are_up(running, checkout):
    at = json.loads((checkout / ".coi" / "running.json").read_text())

    said = bootstrap(checkout, "manage", "shell", "-v0", "-c", DATABASE_IN_USE)

    assert (said.stderr, said.returncode) == ("", 0)
    assert at["servers"]["COI_DATABASE_URL"].endswith(said.stdout.strip())


def test_the_key_is_kept_for_its_owner_only(running, checkout):
    assert (checkout / ".coi" / "secret").stat().st_mode & 0o777 == 0o600
    assert len((checkout / ".coi" / "secret").read_text()) >= 50


def test_asked_twice_to_stop_it_stops_once_and_leaves_nothing_running(running, checkout):
    process, _ = running
    pids = started_by(process.pid)
    assert len(pids) > 8  # two servers and their own, the web server's two, the worker's two and its timetable

    process.send_signal(signal.SIGTERM)
    time.sleep(0.1)
    process.send_signal(signal.SIGTERM)

    assert process.wait(30) == 0
    assert gone(pids, patience=0) == []
    assert (checkout / ".coi" / "running.json").read_text() == ""


def test_afterwards_a_management_command_starts_the_same_database_for_itself(running, checkout, tmp_path):
    """It runs where the caller stands, so that paths mean what they mean to the caller, and its exit status is kept."""
    asking = (
        "import os, sys; from people.models import Person; print(os.getcwd(), Person.objects.exists()); sys.exit(7)"
    )
    command = [sys.executable, checkout / "bootstrap.py", "manage", "shell", "-v0", "-c", asking]

    said = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=60)

    assert (said.stderr, said.returncode, said.stdout) == ("", 7, f"{os.path.realpath(tmp_path)} True\n")


def test_when_the_worker_dies_everything_stops_and_says_so(running, checkout, tmp_path):
    with started(checkout, tmp_path / "stderr") as (process, _):
        pids = started_by(process.pid)
        (worker,) = [pid for pid in pids[1:] if parent_of(pid) == process.pid and b"celery" in command_of(pid)]

        os.kill(worker, signal.SIGKILL)

        assert process.wait(30) == 2
        assert gone(pids) == []
    assert (tmp_path / "stderr").read_text().splitlines()[-1] == (
        f"The worker stopped by itself (status -9). The whole log is {checkout / '.coi' / 'logs' / 'worker.log'}."
    )


def parent_of(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def command_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_bytes()
