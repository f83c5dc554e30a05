"""A letter by way of GOV.UK Notify: a server on this machine answers as Notify's documentation says that it answers."""

import json
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest

from outbox.carriers import notify
from outbox.carriers.letters import Never, News, NoSuchAddress, NotNow
from tests.outbox.carriers.sink import serving

SERVICE, SECRET, TEMPLATE = (str(uuid.UUID(int=number)) for number in (1, 2, 3))
MOST_ON_A_PAGE = 250


class _Notify(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.refusal:
            return self._answer(*self.server.refusal)
        row = {"id": str(uuid.uuid4()), "status": "created", "type": "email", **asked}
        self.server.rows.insert(0, row)
        return self._answer(201, {"id": row["id"], "reference": row["reference"], "content": {}, "template": {}})

    def do_GET(self):
        if self.server.refusal:
            return self._answer(*self.server.refusal)
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        ids = [row["id"] for row in self.server.rows]
        after = ids.index(asked["older_than"]) + 1 if "older_than" in asked else 0
        found = [
            row for row in self.server.rows[after:] if asked.get("reference", row["reference"]) == row["reference"]
        ]
        return self._answer(200, {"notifications": found[:MOST_ON_A_PAGE], "links": {"current": self.path}})

    def _answer(self, status, content):
        token = self.headers["Authorization"].removeprefix("Bearer ")
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_iat": False})
        assert claims["iss"] == SERVICE
        assert abs(claims["iat"] - time.time()) < 30
        time.sleep(self.server.slow)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(content if isinstance(content, bytes) else json.dumps(content).encode())

    def log_message(self, *args):
        """Quietly."""


@pytest.fixture
def server(settings):
    """Notify: the messages it has taken, the newest first, and how it refuses the next."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Notify)
    server.rows, server.refusal, server.slow = [], None, 0
    settings.NOTIFY_URL = "http://127.0.0.1:{1}".format(*server.server_address)
    settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE = f"live-{SERVICE}-{SECRET}", TEMPLATE
    with serving(server):
        yield server


def error(status, kind, message):
    return status, {"status_code": status, "errors": [{"error": kind, "message": message}]}


def test_a_letter_is_handed_over(server, letter):
    reference = notify.hand_over(letter)

    assert server.rows == [
        {
            "id": reference,
            "status": "created",
            "type": "email",
            "email_address": letter.address,
            "template_id": TEMPLATE,
            "personalisation": {"subject": letter.subject, "body": letter.text},
            "reference": "ashcombe-12",
        }
    ]


@pytest.mark.parametrize(
    ("refusal", "means"),
    [
        (error(400, "ValidationError", "email_address Not a valid email address"), NoSuchAddress),
        (error(400, "BadRequestError", "Missing personalisation: body"), Never),
        (error(400, "BadRequestError", "Can't send to this recipient using a team-only API key"), Never),
        (error(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds"), NotNow),
        (error(403, "AuthError", "Invalid token: signature, api token not found"), NotNow),
        (error(429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds"), NotNow),
        (error(429, "TooManyRequestsError", "Exceeded send limits (250,000) for today"), NotNow),
        (error(500, "Exception", "Internal server error"), NotNow),
        ((502, b"<html>Bad gateway</html>"), NotNow),
    ],
)
def test_what_a_refusal_means(server, letter, refusal, means):
    server.refusal = refusal

    with pytest.raises(means, match=f"^{refusal[0]} "):
        notify.hand_over(letter)
    assert server.rows == []


def test_a_server_that_is_slow_or_away_may_be_better_later(server, letter, settings, monkeypatch):
    monkeypatch.setattr(notify, "PATIENCE", 0.1)
    server.slow = 0.3
    with pytest.raises(NotNow, match="timed out"):
        notify.hand_over(letter)

    settings.NOTIFY_URL = "http://127.0.0.1:1"
    with pytest.raises(NotNow, match="refused"):
        notify.hand_over(letter)


def test_an_answer_that_is_no_json_is_not_a_yes(server, letter):
    server.refusal = (201, b"<html>")

    with pytest.raises(NotNow):
        notify.hand_over(letter)


@pytest.mark.parametrize(
    ("status", "has"),
    [
        ("created", True),
        ("sending", True),
        ("delivered", True),
        ("permanent-failure", False),
        ("temporary-failure", False),
    ],
)
def test_a_letter_handed_over_before_is_known_by_its_reference(server, letter, status, has):
    assert notify.already_has(letter) is None
    reference = notify.hand_over(letter)
    server.rows[0]["status"] = status

    assert notify.already_has(letter) == (reference if has else None)


def test_what_became_of_letters_is_read_page_by_page(server):
    statuses = ["delivered", "permanent-failure", "temporary-failure", "technical-failure", "sending"]
    rows = [{"id": f"n{number}", "reference": "", "status": "delivered"} for number in range(MOST_ON_A_PAGE)]
    server.rows[:] = [*rows, *({"id": status, "reference": "", "status": status} for status in statuses)]

    assert notify.news(statuses) == {
        "delivered": News("delivered", "delivered"),
        "permanent-failure": News("bounced", "permanent-failure"),
        "temporary-failure": News("failed", "temporary-failure"),
        "technical-failure": News("failed", "technical-failure"),
    }
    assert notify.news([]) == {}
