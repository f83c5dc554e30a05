"""Clients that ask a site for its pages all at once, and how long each answer takes."""

import http.client
import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from math import ceil
from time import perf_counter, sleep
from urllib.parse import urlsplit

PATIENCE = 30  # seconds for one answer


@dataclass
class Asked:
    """How long the answers to one address took, in milliseconds, and what was wrong with any."""

    address: str
    milliseconds: list[float] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)

    def at_percentile(self, percent: int) -> float:
        """The milliseconds within which so many in a hundred were answered (nearest rank)."""
        ordered = sorted(self.milliseconds)
        return round(ordered[ceil(percent / 100 * len(ordered)) - 1], 1)


@dataclass(frozen=True)
class Client:
    """Somebody signed in, by their cookie, and the addresses they ask for by turns."""

    cookie: str
    addresses: Sequence[str]


def ask_all_at_once(site: str, clients: Sequence[Client], rounds: int, pause: float = 0) -> dict[str, Asked]:
    """Have every client ask for each of its addresses so many times, all together.

    `pause` is how many seconds each looks at a page before it asks for the next.
    """
    asked = {address: Asked(address) for client in clients for address in client.addresses}
    together = threading.Barrier(len(clients))
    threads = [
        threading.Thread(target=_ask, args=(urlsplit(site).netloc, client, place, rounds, pause, asked, together))
        for place, client in enumerate(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return asked


def _ask(
    host: str,
    client: Client,
    place: int,
    rounds: int,
    pause: float,
    asked: dict[str, Asked],
    together: threading.Barrier,
) -> None:
    many = len(client.addresses)
    # Each begins elsewhere, so that no page is asked for by everybody at the same moment.
    turns = [client.addresses[(place + turn) % many] for turn in range(rounds * many)]
    with closing(http.client.HTTPConnection(host, timeout=PATIENCE)) as connection:
        together.wait()
        for address in turns:
            began = perf_counter()
            connection.request("GET", address, headers={"Cookie": client.cookie})
            answer = connection.getresponse()
            answer.read()
            asked[address].milliseconds.append((perf_counter() - began) * 1000)
            if answer.status != http.HTTPStatus.OK:
                asked[address].wrong.append(answer.status)
            sleep(pause)
