"""What bootstrap.py hands over to: serving the demo, or one management command, on servers of our own."""

import argparse
import errno
import fcntl
import hashlib
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import IO

from coi.stack import CannotStart, Servers, ask_to_stop, die_with_parent, spawn, wait_or_kill, why_not

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".coi"
LOGS = STATE / "logs"
MANAGE = ROOT / "manage.py"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Commands about migrations, which a migration that fails must not keep from running.
ABOUT_MIGRATIONS = {"makemigrations", "migrate", "showmigrations", "sqlmigrate", "squashmigrations"}


def main() -> int:
    """Run `serve` or `manage`; the answer is the exit status."""
    for number in STOP_SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # ignored under nohup
            signal.signal(number, stop_asked)
    try:
        LOGS.mkdir(parents=True, exist_ok=True)
        if sys.argv[1] == "manage":
            return manage(sys.argv[2:])
        options = serve_options(sys.argv[2:])
        return serve(port=options.port, once=options.once)
    except CannotStart as sentence:
        print(sentence, file=sys.stderr)
        return 2
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES):
            raise
        print(f"{error.filename or ROOT} cannot be used: {error.strerror}.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def serve_options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="coi.run serve")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--once", action="store_true")
    return parser.parse_args(words)


def stop_asked(*_):
    ignore_signals()
    raise KeyboardInterrupt


def ignore_signals():
    """Once we are stopping, a second signal must not cut that short and leave servers behind."""
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def serve(*, port: int, once: bool) -> int:
    """Bring everything up and do the main job; then end, or serve until asked to stop."""
    with ExitStack() as undo:
        try:
            running = undo.enter_context(hold_data())
            door = undo.enter_context(listen(port))
            url = f"http://127.0.0.1:{door.getsockname()[1]}"
            servers = undo.enter_context(own_servers())
            environment = settings(servers.environment, url=url)
            django("migrate", "--noinput", environment=environment)
            collect_static(environment)
            note_running(running, servers.urls, url)
            processes = undo.enter_context(web_and_worker(door, environment, servers.folder))
            django("load_demo", environment=environment)
            wait_for_site(url, processes)
            status = main_job(environment, servers.processes | processes)
            if status or once:
                return status
            print(f"{url}/ is ready. Ctrl-C stops it.", flush=True)
            return watch(servers.processes | processes)
        finally:
            ignore_signals()


def manage(arguments: list[str]) -> int:
    """Run a management command on the servers that are given or running, else on this folder's, started for it."""
    if os.environ.get("COI_DATABASE_URL") and os.environ.get("COI_REDIS_URL"):
        return become_django(arguments, settings({}))
    with running_file() as running:
        while not lock(running):
            if noted := Path(running.name).read_text():
                return become_django(arguments, settings(json.loads(noted)["servers"]))
            time.sleep(0.2)  # another command has the data, or a run is on its way up
        running.truncate(0)
        with own_servers() as servers:
            environment = settings(servers.environment)
            if arguments[0] not in ABOUT_MIGRATIONS:
                django("migrate", "--noinput", environment=environment)
            try:
                return in_foreground(arguments, environment)
            finally:
                ignore_signals()


def running_file() -> IO[str]:
    """Locked by whoever uses this folder's data; while `run` serves, it says where its servers are."""
    return open(STATE / "running.json", "a+")


def lock(running: IO[str]) -> bool:
    """Whether nobody else held it. It ends with the process, so it cannot be left behind."""
    with suppress(BlockingIOError):
        fcntl.flock(running, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


@contextmanager
def hold_data() -> Iterator[IO[str]]:
    """Keep this folder's data to ourselves."""
    with running_file() as running:
        if not lock(running):
            raise CannotStart("Another command is using the data in this folder: wait until it has ended.")
        running.truncate(0)
        yield running
        running.truncate(0)


def note_running(running: IO[str], urls: dict[str, str], url: str):
    """Tell `manage` where the servers are, and a second `run` that there is a first."""
    running.write(json.dumps({"pid": os.getpid(), "url": f"{url}/", "servers": urls}))
    running.flush()


@contextmanager
def listen(port: int) -> Iterator[socket.socket]:
    """The port, taken at once and handed to the web server later, so that nobody can come between."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
            door.listen()
        except OSError as error:
            raise CannotStart(f"Port {port} cannot be used ({error.strerror}): choose another with --port.") from None
        yield door


@contextmanager
def own_servers() -> Iterator[Servers]:
    """PostgreSQL, with its data kept, and Redis, for as long as the block runs; those given by URL are left alone."""
    servers = Servers(data=STATE, logs=LOGS, prefer=os.environ.get("COI_SERVERS", "wheel"))
    servers.start(os.environ)
    try:
        yield servers
    finally:
        servers.stop()


def settings(servers: dict[str, str], url: str | None = None) -> dict[str, str]:
    """The environment for Django: what the caller set stands, the rest is fit for trying the product on one machine."""
    ours = {
        "COI_SECRET_KEY": secret_key(),
        "COI_DEMO": "1",
        "COI_STATIC_ROOT": str(STATE / "static"),
        "COI_EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend",
        **({"COI_SITE_URL": url} if url else {}),
    }
    return ours | os.environ | servers


def secret_key() -> str:
    """Made once and kept for this folder, so that a restart does not sign everybody out."""
    path = STATE / "secret"
    with suppress(FileExistsError), open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
        new.write(secrets.token_urlsafe(50))
    return path.read_text()


def django(*arguments: str, environment: dict[str, str]):
    """Run a management command out of sight; if it fails, its log says why."""
    log = LOGS / f"{arguments[0]}.log"
    process = spawn([sys.executable, MANAGE, *arguments], log=log, env=environment, cwd=ROOT)
    try:
        status = process.wait()
    finally:
        ask_to_stop(process)
        wait_or_kill(process)
    if status:
        raise CannotStart(why_not(f"manage.py {arguments[0]} failed", log))


def become_django(arguments: list[str], environment: dict[str, str]) -> int:
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    return os.execve(sys.executable, [sys.executable, str(MANAGE), *arguments], environment)


def in_foreground(arguments: list[str], environment: dict[str, str]) -> int:
    """Run a management command with our terminal. Ctrl-C reaches it without us; it may want to answer it itself."""
    command = [sys.executable, MANAGE, *arguments]
    process = subprocess.Popen(command, env=environment, preexec_fn=die_with_parent(signal.SIGTERM))
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    status = process.wait()
    return status if status >= 0 else 128 - status


def collect_static(environment: dict[str, str]):
    """Collect the static files, if any has changed since the last time."""
    stamp = Path(environment["COI_STATIC_ROOT"]) / ".collected"
    digest = static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    django("collectstatic", "--noinput", "--clear", environment=environment)
    stamp.write_text(digest)


def static_digest() -> str:
    """A digest of what collecting depends on: our files, the packages that bring some, and how they are stored."""
    digest = hashlib.sha256()
    for path in (ROOT / "requirements" / "run.txt", ROOT / "coi" / "settings.py"):
        digest.update(path.read_bytes())
    for folder in (ROOT / "static", *sorted(ROOT.glob("[a-z]*/static"))):
        for path in sorted(folder.rglob("*")):
            status = path.stat()
            digest.update(f"{path.relative_to(ROOT)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@contextmanager
def web_and_worker(door: socket.socket, environment: dict[str, str], folder: Path) -> Iterator[dict]:
    """The same gunicorn and Celery as in production.

    Where root started us they stay root: another account could neither read a Python under /root nor write the
    documents here, and PostgreSQL's account would own the data files.
    """
    python = [sys.executable, "-m"]
    web = [*python, "gunicorn", "coi.wsgi", "--bind", f"fd://{door.fileno()}", "--no-control-socket"]
    web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "5"]
    worker = [*python, "celery", "-A", "coi", "worker", "-B", "-s", folder / "beat", "-c", "2", "--loglevel", "INFO"]
    worker += ["--without-gossip", "--without-mingle"]
    common = {"env": environment, "cwd": ROOT}
    processes = {}
    try:
        processes["The website"] = spawn(web, log=log_of("The website"), pass_fds=[door.fileno()], **common)
        processes["The worker"] = spawn(worker, log=log_of("The worker"), **common)
        door.close()
        yield processes
    finally:
        for process in processes.values():
            ask_to_stop(process)
        for process in processes.values():
            wait_or_kill(process)


def wait_for_site(url: str, processes: dict):
    """Wait until the web server answers a request, with whatever answer."""
    while True:
        check_alive(processes)
        asking = http.client.HTTPConnection(url.removeprefix("http://"), timeout=5)
        with suppress(OSError, http.client.HTTPException), closing(asking):
            asking.request("GET", "/healthz")
            asking.getresponse().read()
            return
        time.sleep(0.05)


def main_job(environment: dict[str, str], processes: dict) -> int:
    """Match the demo meeting, publish, write the documents; its last line, one JSON object, is ours too."""
    job = spawn([sys.executable, MANAGE, "run_demo", "--out", "out"], log=None, env=environment, cwd=ROOT)
    try:
        while job.poll() is None:
            check_alive(processes)
            time.sleep(0.05)
    finally:
        ask_to_stop(job)
        wait_or_kill(job)
    return job.returncode


def watch(processes: dict) -> int:
    """Serve until asked to stop; a process that ends by itself ends everything."""
    try:
        while True:
            check_alive(processes)
            time.sleep(0.5)
    except KeyboardInterrupt:
        print("Stopping.", file=sys.stderr)
        return 0


def check_alive(processes: dict):
    for name, process in processes.items():
        if process.poll() is not None:
            raise CannotStart(why_not(f"{name} stopped by itself (status {process.returncode})", log_of(name)))


def log_of(name: str) -> Path:
    return LOGS / f"{name.split()[-1].lower()}.log"


if __name__ == "__main__":
    sys.exit(main())
