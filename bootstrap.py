#!/usr/bin/env python3
"""Set up everything the product needs on this machine, then start it.

python3 bootstrap.py run [--once] [--port N]    the demo, on http://127.0.0.1:8000/
python3 bootstrap.py test [pytest arguments]    every test, on real PostgreSQL, Redis, worker and Chromium
python3 bootstrap.py manage COMMAND ...         a management command, on the servers that run uses
python3 bootstrap.py bench NAME ...             a benchmark; its last line is one JSON object

Only the standard library is used, and nothing newer than Python 3.6 can read: an older Python is told what it
needs in a sentence, not shown a syntax error.
"""

import argparse
import contextlib
import ctypes
import errno
import fcntl
import glob
import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
STATE = ROOT / ".coi"
VENV = Path(os.environ.get("COI_VENV") or ROOT / ".venv").expanduser().absolute()
PYTHON = VENV / "bin" / "python"

REQUIREMENTS = ROOT / "requirements"
COVERS = {"run.txt": ["run.txt"], "test.txt": ["run.txt", "test.txt"], "bench.txt": ["run.txt", "bench.txt"]}
# A benchmark that is measured beside other libraries needs those installed.
BESIDE_OTHERS = ("matching",)

# WeasyPrint opens these; no wheel brings them.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

MEGABYTE = 1024 * 1024
SPACE_TO_INSTALL = 900 * MEGABYTE  # packages 520, a new database and its log 130, what pip and uv unpack on the way
SPACE_TO_RUN = 150 * MEGABYTE

NO_SPACE = "The disk is full: free {0} MB for {1}, then start again."
OFFLINE = re.compile(r"connection|resolution|resolve host|timed? ?out|error sending request|unreachable", re.IGNORECASE)


class CannotStart(Exception):
    """A sentence that says what stands in the way and how to mend it."""


def main(arguments):
    """Run one command; the answer is the exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        asked = arguments[:1] in (["-h"], ["--help"], ["help"])
        print(__doc__.strip(), file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        check_python(sys.version_info)
        check_platform(sys.platform, platform.machine())
        return COMMANDS[arguments[0]](arguments[1:])
    except CannotStart as sentence:
        print(sentence, file=sys.stderr)
        return 2
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES):
            raise
        print("%s cannot be used: %s." % (error.filename or ROOT, error.strerror), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped before anything was started.", file=sys.stderr)
        return 130


def run(arguments):
    """Serve the demo, or with --once do its main job and end."""
    options = run_options(arguments)
    check_alone()
    check_port(options.port)
    install("run.txt")
    return become("-m", "coi.run", "serve", "--port", str(options.port), *(["--once"] if options.once else []))


def test(arguments):
    """Run the tests, on the system's servers where it has them, else on those from the wheels."""
    install("test.txt", wanted=missing_test_packages(), needed=missing_test_programs())
    os.chdir(str(ROOT))
    return become("-m", "pytest", *(spread(arguments) + arguments))


def manage(arguments):
    """Run a management command."""
    if not arguments:
        raise CannotStart("Name a command, for example: python3 bootstrap.py manage check")
    install("run.txt")
    return become("-m", "coi.run", "manage", *arguments)


def bench(arguments):
    """Run a benchmark, with the libraries it is measured beside."""
    install("bench.txt" if arguments and arguments[0] in BESIDE_OTHERS else "run.txt")
    return become("-m", "coi.run", "manage", "bench", *arguments)


COMMANDS = {"run": run, "test": test, "manage": manage, "bench": bench}


def run_options(arguments):
    """What was asked of run; port 0 means any free one, which is enough when nobody is going to visit."""
    parser = argparse.ArgumentParser(prog="bootstrap.py run")
    parser.add_argument("--once", action="store_true", help="do the main job, then exit with its status")
    parser.add_argument("--port", type=int, help="serve on this port of 127.0.0.1 (8000)")
    options = parser.parse_args(arguments)
    if options.port is None:
        options.port = 0 if options.once else 8000
    return options


def spread(arguments):
    """Pytest options that use both cores, unless the caller looks at one thing or has a wish of their own."""
    narrow = ("-n", "--numprocesses", "-p", "-k", "--pdb", "--trace")
    chosen = [word for word in arguments if word.startswith(narrow) or ".py" in word]
    return [] if chosen else ["-n", "2"]


def check_python(version):
    """Debian 12's Python is the oldest that the dependencies support."""
    if tuple(version[:2]) < (3, 11):
        have = ".".join(str(part) for part in version[:3])
        raise CannotStart("Python 3.11 or newer is needed, and this is %s: start bootstrap.py with a newer one." % have)


def check_platform(system, machine):
    """The server wheels exist for these two kinds of Linux."""
    if system != "linux" or machine not in ("x86_64", "aarch64"):
        raise CannotStart(
            "This runs on Linux on x86-64 or ARM 64, and this is %s on %s: use the containers in docker-compose.yml,"
            " or a virtual machine." % (system, machine)
        )


def check_alone():
    """A second run in one folder would want the same data; the first holds a lock on its running.json."""
    with contextlib.suppress(FileNotFoundError), (STATE / "running.json").open() as running:
        try:
            fcntl.flock(running, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(already_running(running.read())) from None


def already_running(noted):
    """The sentence about whatever holds this folder's data."""
    if not noted:
        return "Another command is using the data in this folder: wait until it has ended."
    return "Already running in this folder, on {url} (process {pid}): stop that one first.".format(**json.loads(noted))


def check_port(port):
    """Better now than after a minute of setting up."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError:
            raise CannotStart("Port %d does not exist: choose one up to 65535." % port) from None
        except OSError as error:
            if error.errno == errno.EACCES:
                raise CannotStart("Port %d is kept for root: choose one above 1023 with --port." % port) from None
            raise CannotStart("Port %d is in use: stop what uses it, or choose another with --port." % port) from None


def check_space(folder, needed):
    """Too little disk is said up front, not half-way through."""
    existing = next(place for place in [folder] + list(folder.parents) if place.exists())
    if shutil.disk_usage(str(existing)).free < needed:
        raise CannotStart(NO_SPACE.format(needed // MEGABYTE, existing))


def install(lock_name, wanted=(), needed=None):
    """Bring the machine and the virtual environment to the lock. A stamp makes the next start immediate."""
    missing = dict(missing_libraries(), **(needed or {}))
    if not venv_works() and importlib.util.find_spec("ensurepip") is None:
        missing["python%d.%d-venv" % sys.version_info[:2]] = "Python's venv module"
    add_system_packages(wanted, needed=missing)
    if is_installed(lock_name):
        return check_space(ROOT, SPACE_TO_RUN)
    check_space(VENV, SPACE_TO_INSTALL)
    (STATE / "logs").mkdir(parents=True, exist_ok=True)
    with (STATE / "install.lock").open("w") as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)
        if not is_installed(lock_name):
            install_packages(REQUIREMENTS / lock_name)
            for covered in COVERS[lock_name]:
                stamp(covered).write_text(digest(covered))
    return None


def is_installed(lock_name):
    """Whether the environment holds what the lock says now."""
    return stamp(lock_name).exists() and stamp(lock_name).read_text() == digest(lock_name) and venv_works()


def stamp(lock_name):
    return VENV / (".installed-" + lock_name)


def digest(lock_name):
    return hashlib.sha256((REQUIREMENTS / lock_name).read_bytes()).hexdigest()


def venv_works():
    """False too when the Python it was made from has moved on, as after an upgrade of the system."""
    probe = [str(PYTHON), "-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)"]
    return PYTHON.exists() and subprocess.run(probe, check=False).returncode == 0


def install_packages(lock):
    """Every package is checked against its hash. uv is only the fast way: where it fails, pip is tried alone."""
    started = time.monotonic()
    note("Installing packages into %s (half a minute the first time)." % VENV)
    make_venv()
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:", "-r"]
    uv = [
        VENV / "bin" / "uv",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--compile-bytecode",
        "--python",
        PYTHON,
        "-r",
    ]
    have_uv = attempt(pip + [REQUIREMENTS / "uv.txt"])
    done = have_uv and attempt(uv + [lock])
    if not done and (have_uv or not OFFLINE.search(install_log().read_text())):
        done = attempt(pip + [lock])
    if not done:
        raise CannotStart(why_not_installed(install_log().read_text()))
    note("Packages installed in %.0f s." % (time.monotonic() - started))


def make_venv():
    """Make the environment, or make it anew where it was left half made or its Python has gone."""
    if VENV.exists() and any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").exists():
        raise CannotStart("%s is not a virtual environment: point COI_VENV at a new or empty folder." % VENV)
    if not venv_works() and not attempt([sys.executable, "-m", "venv", "--clear", VENV]):
        raise CannotStart(why_not_installed(install_log().read_text()))


def attempt(command):
    """Whether the command succeeded; what it said is in the install log."""
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1")
    environment.setdefault("PIP_RETRIES", "2")
    if "PIP_INDEX_URL" in environment:
        environment.setdefault("UV_DEFAULT_INDEX", environment["PIP_INDEX_URL"])
    with install_log().open("w") as log:
        words = [str(word) for word in command]
        return subprocess.run(words, stdout=log, stderr=subprocess.STDOUT, env=environment, check=False).returncode == 0


def install_log():
    return STATE / "logs" / "install.log"


def why_not_installed(output):
    """The sentence for what pip or uv said when it failed."""
    if re.search(r"No space left on device|os error 28", output):
        return NO_SPACE.format(SPACE_TO_INSTALL // MEGABYTE, VENV)
    if re.search(r"do not match the hashes|hash mismatch", output, re.IGNORECASE):
        return "A package that was downloaded is not the one we recorded (its hash differs), so nothing was installed."
    if OFFLINE.search(output) or "(from versions: none)" in output:
        return "The packages could not be downloaded: connect to the network, or name a mirror in PIP_INDEX_URL."
    last = (output.strip().splitlines() or ["no reason given"])[-1]
    return "The packages could not be installed (%s): all that was said is in .coi/logs/install.log." % last.strip()


def missing_libraries():
    """Debian packages of the libraries that this machine lacks, each with the library's name."""
    return {package: library for library, package in LIBRARIES.items() if not loads(library)}


def loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_test_programs():
    """The Debian package of the programs with which the tests read our documents, if it is missing."""
    return {} if shutil.which("pdftotext") else {"poppler-utils": "pdftotext"}


def missing_test_packages():
    """Debian packages the tests are better run with. The wheels stand in for the servers; nothing does for Chromium."""
    present = {
        "postgresql": glob.glob("/usr/lib/postgresql/*/bin/postgres"),
        "redis-server": shutil.which("redis-server") or shutil.which("valkey-server"),
        "chromium": os.environ.get("COI_CHROMIUM") or any(shutil.which(name) for name in BROWSERS),
    }
    return [package for package, found in present.items() if not found]


def add_system_packages(wanted, needed):
    """Install Debian packages where we may. Without those `needed` (package: what is missing) we cannot go on."""
    packages = sorted(set(wanted) | set(needed))
    if packages and os.geteuid() == 0 and shutil.which("apt-get"):
        note("Installing %s." % ", ".join(packages))
        if apt_install(packages):
            return
    if needed:
        raise CannotStart(
            "Missing: %s. As root, run `apt-get install %s`, then start again."
            % (", ".join(sorted(needed.values())), " ".join(sorted(needed)))
        )


def apt_install(packages):
    """Whether apt-get installed them all."""
    (STATE / "logs").mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    with (STATE / "logs" / "apt.log").open("w") as log:
        for step in (["update"], ["install", "-y", "--no-install-recommends"] + packages):
            done = subprocess.run(apt + step, stdout=log, stderr=subprocess.STDOUT, env=environment, check=False)
    return done.returncode == 0


def become(*arguments):
    """Go on as the environment's Python: the same process, so signals and the exit status need no carrying."""
    sys.stdout.flush()
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])))
    os.execve(str(PYTHON), [str(PYTHON), "-P"] + list(arguments), environment)


def note(text):
    """Progress goes to stderr: stdout belongs to the command."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
