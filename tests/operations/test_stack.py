"""The servers that `run` and the tests start for themselves."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from coi.stack import LONGEST_FOLDER, Account, CannotStart, Servers, private_folder, server_account, stand_in
from tests.operations.starting import ROOT

NOTHING_GIVEN = {}


@pytest.fixture
def home(tmp_path):
    """A folder for data, and no trace of it afterwards where root's PostgreSQL had to keep it elsewhere."""
    yield tmp_path / "data"
    if os.geteuid() == 0:
        shutil.rmtree(stand_in(tmp_path / "data"))


@pytest.fixture
def servers():
    """Servers that leave nothing behind."""
    servers = Servers(prefer="system")
    yield servers
    servers.stop()


def ask(servers, statement):
    """The first row that PostgreSQL answers with, if it does."""
    with closing(psycopg2.connect(servers.urls["COI_DATABASE_URL"])) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone() if cursor.description else None
        connection.commit()
    return row


def alive(pid):
    """Whether a process is there and more than a name in the table."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pids, patience=15):
    """Wait for processes to end; those still there afterwards."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and any(map(alive, pids)):
        time.sleep(0.05)
    return [pid for pid in pids if alive(pid)]


def test_both_servers_answer_on_sockets_and_on_no_port(servers):
    servers.start(NOTHING_GIVEN)

    assert ask(servers, "SELECT current_database(), current_setting('listen_addresses')") == ("coi", "")
    with socket.socket(socket.AF_UNIX) as redis:
        redis.connect(servers.urls["COI_REDIS_URL"].removeprefix("redis+socket://"))
        redis.sendall(b"CONFIG GET port\r\n")
        assert redis.recv(100) == b"*2\r\n$4\r\nport\r\n$1\r\n0\r\n"


@pytest.mark.parametrize("prefer", ["system", "wheel"])
def test_stopping_leaves_neither_process_nor_folder(prefer):
    servers = Servers(prefer=prefer)
    servers.start(NOTHING_GIVEN)
    pids = [process.pid for process in servers.processes.values()]

    servers.stop()

    assert gone(pids, patience=0) == []
    assert not servers.folder.exists()


def test_a_starter_that_is_killed_leaves_no_server_behind():
    program = (
        "import os, signal; from coi.stack import Servers; servers = Servers(prefer='system'); servers.start({});"
        "print(servers.folder, *(process.pid for process in servers.processes.values()), flush=True); signal.pause()"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) as starter:
        folder, *pids = starter.stdout.readline().split()
        starter.send_signal(signal.SIGKILL)

    assert gone([int(pid) for pid in pids]) == []
    shutil.rmtree(folder)


def test_the_folder_for_sockets_is_short_and_closed_to_others(monkeypatch, tmp_path):
    longwinded = tmp_path / ("long" * 20)
    longwinded.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(longwinded))

    folder = private_folder(server_account())

    assert len(str(folder)) <= LONGEST_FOLDER
    assert folder.stat().st_mode & 0o066 == 0
    folder.rmdir()


def test_data_that_is_kept_is_there_the_next_time(home, tmp_path):
    for statement in ("CREATE TABLE kept AS SELECT 42 AS answer", "SELECT answer FROM kept"):
        servers = Servers(data=home, logs=tmp_path)
        servers.start(NOTHING_GIVEN)
        row = ask(servers, statement)
        servers.stop()

    assert row == (42,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts PostgreSQL as somebody else")
def test_data_stays_with_the_account_it_was_begun_under(home, tmp_path):
    """As on a machine where the packages that bring the user postgres come later."""
    servers = Servers(data=home, logs=tmp_path)
    servers.account = Account(65534, 65534)
    servers.start(NOTHING_GIVEN)
    servers.stop()

    servers = Servers(data=home, logs=tmp_path)
    servers.start(NOTHING_GIVEN)

    assert ask(servers, "SELECT 1") == (1,)
    servers.stop()


def test_an_unfinished_first_start_is_begun_again(home, tmp_path):
    account = server_account()
    home.mkdir()
    place = home if account is None or account.reaches(home) else stand_in(home)
    (place / "pg18.unfinished").mkdir()
    (place / "pg18.unfinished" / "PG_VERSION").write_text("18\n")
    servers = Servers(data=home, logs=tmp_path)

    servers.start(NOTHING_GIVEN)

    assert ask(servers, "SELECT 1") == (1,)
    servers.stop()


def test_damaged_data_is_said_in_a_sentence_and_nothing_is_left_running(home, tmp_path):
    account = server_account()
    home.mkdir()
    place = home if account is None or account.reaches(home) else stand_in(home)
    (place / "pg18").mkdir(mode=0o700)
    (place / "pg18" / "PG_VERSION").write_text("17\n")
    if account:
        os.chown(place / "pg18", account.uid, account.gid)
    servers = Servers(data=home, logs=tmp_path)

    with pytest.raises(CannotStart) as refused:
        servers.start(NOTHING_GIVEN)

    assert str(refused.value).startswith("PostgreSQL cannot start: ")
    assert str(refused.value).endswith(f"The whole log is {tmp_path / 'postgresql.log'}.")
    assert [process.poll() is None for process in servers.processes.values()] == [False, False]
    assert not servers.folder.exists()


def test_servers_that_are_given_are_used_and_none_is_started(servers):
    given = {"COI_DATABASE_URL": "postgres://db.example.org/recuse", "COI_REDIS_URL": "redis://redis.example.org"}

    servers.start(given)

    assert (servers.urls, servers.processes) == (given, {})


@pytest.fixture
def full_disk(tmp_path):
    """A disk with room for a few files and no more; only root can make one."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    # Where PostgreSQL's account can reach it, which pytest's own folders are not.
    folder = Path(tempfile.mkdtemp(prefix="recuse-disk-", dir="/var/tmp"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m,mode=755", "tmpfs", folder], capture_output=True)
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("this machine does not let us mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)
    folder.rmdir()


def test_a_full_disk_is_said_in_a_sentence(full_disk, tmp_path):
    servers = Servers(data=full_disk, logs=tmp_path)

    with pytest.raises(CannotStart) as refused:
        servers.start(NOTHING_GIVEN)

    assert str(refused.value) == (
        "PostgreSQL cannot start because the disk is full: free some space, then start again."
    )
