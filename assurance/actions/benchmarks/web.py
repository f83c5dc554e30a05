"""Timing the pages of those who declare, and of who leads them, in a body of thousands, with many at once."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from assurance.actions.benchmarks.clients import Asked, Client, ask_all_at_once
from assurance.actions.benchmarks.people import fill_body, some_of
from coi.stack import ask_to_stop, spawn, wait_or_kill, wait_until
from meetings.actions.benchmarks.database import as_in_use, scratch_database
from people.models import Person

# Asked for by everybody who declares; the floor is the least that this server can do, on the same run.
FLOOR = "accessibility"
DECLARANT_PAGES = ("home", "declare", "my_interests", "declare_nil", "declare_begin", "refresh", "my_offers", "policy")
LEAD_PAGES = ("declarations",)
AS_IN_PRODUCTION = ["--no-control-socket", "--worker-class", "gthread", "--workers", "2", "--threads", "4"]
WARMING_UP = 2  # rounds that are not counted: a worker's first answer compiles the templates


@dataclass(frozen=True)
class WebTimes:
    """How long each page took, by its name, and how many answers a second the site gave."""

    people: int
    clients: int
    pages: dict[str, Asked]
    answers_per_second: float


def time_web(*, people: int, clients: int, rounds: int, pause: float, at: datetime) -> WebTimes:
    """Fill a scratch database with a body of so many people, serve it with gunicorn, and ask as so many at once."""
    with scratch_database():
        body = fill_body(people=people, at=at)
        as_in_use()
        asking = _clients(some_of(body, clients))
        with serving() as site:
            ask_all_at_once(site, asking, WARMING_UP)
            began = time.perf_counter()
            asked = ask_all_at_once(site, asking, rounds, pause)
            seconds = time.perf_counter() - began
    names = {reverse(name): name for name in (FLOOR, *DECLARANT_PAGES, *LEAD_PAGES)}
    answers = sum(len(each.milliseconds) for each in asked.values())
    return WebTimes(people, clients, {names[address]: each for address, each in asked.items()}, answers / seconds)


def _clients(everyone: Sequence[Person]) -> list[Client]:
    lead, *others = everyone
    pages = [reverse(name) for name in (FLOOR, *DECLARANT_PAGES)]
    leads = [*pages, *(reverse(name) for name in LEAD_PAGES)]
    return [Client(_signed_in(lead), leads), *(Client(_signed_in(person), pages) for person in others)]


def _signed_in(person: Person) -> str:
    """The cookie of somebody who has just signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@contextmanager
def serving() -> Iterator[str]:
    """The site on the scratch database, by the gunicorn of production; the address it answers at."""
    call_command("collectstatic", interactive=False, verbosity=0)
    name = connection.settings_dict["NAME"]
    database = urlsplit(os.environ["COI_DATABASE_URL"])._replace(path=f"/{name}").geturl()
    with (
        closing(socket.create_server(("127.0.0.1", 0))) as door,
        NamedTemporaryFile(prefix="recuse-web-") as log,
    ):
        command = [sys.executable, "-m", "gunicorn", "coi.wsgi", "--bind", f"fd://{door.fileno()}", *AS_IN_PRODUCTION]
        environment = {**os.environ, "COI_DATABASE_URL": database, "COI_HTTPS": "false", "COI_DEMO": ""}
        said = Path(log.name)
        process = spawn(command, log=said, env=environment, cwd=settings.BASE_DIR, pass_fds=[door.fileno()])
        host, port = door.getsockname()
        try:
            wait_until(lambda: _answers(host, port), process=process, name="The site", log=said)
            yield f"http://{host}:{port}"
        finally:
            ask_to_stop(process)
            wait_or_kill(process)


def _answers(host: str, port: int) -> bool:
    with (
        suppress(OSError, http.client.HTTPException),
        closing(http.client.HTTPConnection(host, port, timeout=5)) as ask,
    ):
        ask.request("GET", reverse(FLOOR))
        return ask.getresponse().status == http.HTTPStatus.OK
    return False
