"""Whatever stands in the way of starting is said in one sentence."""

import ast
import fcntl
import re
import socket
import subprocess

import pytest

import bootstrap as starter
from coi.run import serve_options
from coi.stack import why_not
from tests.operations.starting import ROOT, bootstrap


def test_a_python_that_is_too_old_is_told_which_one_is_needed():
    with pytest.raises(starter.CannotStart) as refused:
        starter.check_python((3, 9, 2, "final", 0))

    assert str(refused.value) == (
        "Python 3.11 or newer is needed, and this is 3.9.2: start bootstrap.py with a newer one."
    )


def test_debian_12_has_a_python_that_will_do():
    starter.check_python((3, 11, 2, "final", 0))


def test_an_old_python_can_read_bootstrap_far_enough_to_be_told():
    ast.parse((ROOT / "bootstrap.py").read_text(), feature_version=(3, 6))


@pytest.mark.parametrize(("system", "machine"), [("darwin", "arm64"), ("win32", "AMD64"), ("linux", "armv7l")])
def test_another_kind_of_machine_is_told_what_it_can_do_instead(system, machine):
    with pytest.raises(starter.CannotStart) as refused:
        starter.check_platform(system, machine)

    assert str(refused.value) == (
        f"This runs on Linux on x86-64 or ARM 64, and this is {system} on {machine}: use the containers in"
        " docker-compose.yml, or a virtual machine."
    )


def test_a_port_in_use_is_said_before_anything_slow(checkout):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        said = bootstrap(checkout, "run", "--port", str(port))

    assert said.stderr == f"Port {port} is in use: stop what uses it, or choose another with --port.\n"
    assert (said.returncode, said.stdout) == (2, "")
    assert not (checkout / ".coi").exists()


def test_a_port_that_does_not_exist_is_said(checkout):
    said = bootstrap(checkout, "run", "--port", "65536")

    assert (said.returncode, said.stderr) == (2, "Port 65536 does not exist: choose one up to 65535.\n")


def test_a_second_run_in_one_folder_is_told_of_the_first(checkout):
    state = checkout / ".coi"
    state.mkdir(exist_ok=True)
    with (state / "running.json").open("w+") as running:
        fcntl.flock(running, fcntl.LOCK_EX)
        running.write('{"pid": 4321, "url": "http://127.0.0.1:8123/"}')
        running.flush()

        said = bootstrap(checkout, "run", "--port", "0")

    assert said.stderr == (
        "Already running in this folder, on http://127.0.0.1:8123/ (process 4321): stop that one first.\n"
    )
    assert said.returncode == 2


def test_without_a_network_the_packages_are_said_to_be_out_of_reach(checkout, tmp_path):
    dead = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": "/dev/null", "PIP_NO_CACHE_DIR": "1"}
    no_other_way = {"PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": "", "PIP_RETRIES": "1"}

    said = bootstrap(checkout, "manage", "check", COI_VENV=str(tmp_path / "venv"), **dead, **no_other_way)

    assert said.stderr.splitlines()[1:] == [
        "The packages could not be downloaded: connect to the network, or name a mirror in PIP_INDEX_URL."
    ]
    assert (said.returncode, said.stdout) == (2, "")


def test_a_folder_that_is_something_else_is_not_made_a_virtual_environment(checkout, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Grace")

    said = bootstrap(checkout, "manage", "check", COI_VENV=str(tmp_path))

    assert said.stderr.splitlines()[1:] == [
        f"{tmp_path} is not a virtual environment: point COI_VENV at a new or empty folder."
    ]
    assert said.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_too_little_space_is_said_up_front(tmp_path):
    with pytest.raises(starter.CannotStart) as refused:
        starter.check_space(tmp_path / "not yet there", 10**18)

    assert str(refused.value) == f"The disk is full: free 953674316406 MB for {tmp_path}, then start again."


def test_a_missing_library_is_named_where_we_may_not_install_it(monkeypatch):
    monkeypatch.setenv("PATH", "")  # no apt-get, as for somebody who is not root

    with pytest.raises(starter.CannotStart) as refused:
        starter.add_system_packages(["chromium"], needed={"libpango-1.0-0": "libpango-1.0.so.0"})

    assert str(refused.value) == (
        "Missing: libpango-1.0.so.0. As root, run `apt-get install libpango-1.0-0`, then start again."
    )


def test_packages_that_are_only_better_had_are_done_without(monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert starter.add_system_packages(["redis-server"], needed={}) is None


def test_libraries_are_looked_for_by_opening_them():
    assert starter.missing_libraries() == {}
    assert not starter.loads("libthat-is-nowhere.so.1")


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            f"The disk is full: free 900 MB for {starter.VENV}, then start again.",
        ),
        (
            "error: Failed to fetch: `https://example.org/simple/uv/`\n  Caused by: error sending request for url",
            "The packages could not be downloaded: connect to the network, or name a mirror in PIP_INDEX_URL.",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n    Got  0f3a",
            "A package that was downloaded is not the one we recorded (its hash differs), so nothing was installed.",
        ),
        (
            "Traceback\nERROR: No matching distribution found for uv==0.13.9\n",
            (
                "The packages could not be installed (ERROR: No matching distribution found for uv==0.13.9):"
                " all that was said is in .coi/logs/install.log."
            ),
        ),
    ],
)
def test_what_pip_said_becomes_a_sentence(output, sentence):
    assert starter.why_not_installed(output) == sentence


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        (
            "LOG:  starting PostgreSQL 18.6\nFATAL:  could not load pg_hba.conf\nLOG:  database system is shut down\n",
            ": could not load pg_hba.conf. The whole log is {log}.",
        ),
        (
            "Traceback (most recent call last):\nModuleNotFoundError: No module named 'weasyprint'\n",
            ": ModuleNotFoundError: No module named 'weasyprint'. The whole log is {log}.",
        ),
        ("FATAL:  the database system is starting up\n", ". The whole log is {log}."),
        (
            "SystemCheckError: System check identified some issues:\n\nERRORS:\n?: (recuse.E002) The key is short.\n",
            ": The key is short. The whole log is {log}.",
        ),
        (
            'PANIC:  could not write to file "pg_wal/x": No space left on device\n',
            " because the disk is full: free some space, then start again.",
        ),
        ("", ". The whole log is {log}."),
    ],
)
def test_what_a_server_said_becomes_a_sentence(tmp_path, log, reason):
    path = tmp_path / "server.log"
    path.write_text(log)

    assert why_not("It cannot start", path) == "It cannot start" + reason.format(log=path)


def test_an_unknown_command_is_answered_with_the_four_there_are(checkout):
    said = bootstrap(checkout, "serve")

    assert (said.returncode, said.stdout) == (2, "")
    assert re.findall(r"^python3 bootstrap.py (\w+)", said.stderr, re.MULTILINE) == ["run", "test", "manage", "bench"]


def test_asking_for_help_is_no_mistake(checkout):
    said = bootstrap(checkout, "--help")

    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize(
    ("asked", "port", "once"),
    [
        ([], 8000, False),
        (["--port", "8123"], 8123, False),
        (["--once"], 0, True),
        (["--once", "--port", "8123"], 8123, True),
    ],
)
def test_only_a_site_that_is_visited_needs_a_port_of_its_own(asked, port, once):
    options = starter.run_options(asked)
    handed_over = serve_options(["--port", str(options.port), *(["--once"] if options.once else [])])

    assert (handed_over.port, handed_over.once) == (port, once)


@pytest.mark.parametrize(
    "asked", [["-k", "quorum"], ["-n0"], ["-p", "no:xdist"], ["--pdb"], ["tests/coi/test_x.py::test"]]
)
def test_a_look_at_one_thing_is_not_spread_over_the_cores(asked):
    assert starter.spread(asked) == []


@pytest.mark.parametrize("asked", [[], ["-x"], ["-m", "not browser"], ["tests/meetings"]])
def test_everything_else_is_spread_over_two_cores(asked):
    assert starter.spread(asked) == ["-n", "2"]


def test_what_ci_runs_is_what_a_person_runs():
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == "exec python3 bootstrap.py test"
    subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=True)


@pytest.mark.parametrize("wider", ["test.txt", "bench.txt"])
def test_the_packages_for_anything_else_include_those_for_running(wider):
    run, more = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text(), re.MULTILINE))
        for name in ("run.txt", wider)
    )

    assert run - more == set()


@pytest.mark.parametrize(("asked", "lock"), [(["join"], "run.txt"), ([], "run.txt"), (["matching"], "bench.txt")])
def test_only_a_benchmark_beside_other_libraries_brings_them(monkeypatch, asked, lock):
    done = []
    monkeypatch.setattr(starter, "install", done.append)
    monkeypatch.setattr(starter, "become", lambda *arguments: done.append(arguments))

    starter.bench(asked)

    assert done == [lock, ("-m", "coi.run", "manage", "bench", *asked)]


@pytest.mark.parametrize("name", ["uv.txt", "run.txt", "test.txt", "bench.txt"])
def test_every_package_has_its_hash(name):
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements" / name).read_text().strip())

    assert [block for block in blocks if "--hash=sha256:" not in block] == []
