"""GOV.UK Notify, by its documented REST API (docs.notifications.service.gov.uk/rest-api.html).

Its own Python client needs a package that has no wheel, which our lock files do not take; the API is two addresses.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

import jwt
from django.conf import settings

from coi.shared.clock import now
from outbox.carriers.letters import Letter, Never, News, NoSuchAddress, NotNow
from outbox.policy.retrying import Outcome

PATIENCE = 20  # seconds
UUID = 36  # characters; a key ends with the service's id and a secret, joined by a hyphen
MOST_PAGES = 100  # of 250 messages each, all of the last seven days

# “temporary-failure” comes after three days of trying; “technical-failure” is theirs. Both may be sent again.
BECAME = {
    "delivered": Outcome.DELIVERED,
    "permanent-failure": Outcome.BOUNCED,
    "temporary-failure": Outcome.FAILED,
    "technical-failure": Outcome.FAILED,
}


def hand_over(letter: Letter) -> str:
    """Give a letter to Notify; the id it gives it."""
    asked = {
        "email_address": letter.address,
        "template_id": settings.NOTIFY_TEMPLATE,
        "personalisation": {"subject": letter.subject, "body": letter.text},
        "reference": letter.reference,
    }
    return _ask("/v2/notifications/email", asked)["id"]


def already_has(letter: Letter) -> str | None:
    """The id of the same letter, handed over before and not failed; None if there is none."""
    found = _ask("/v2/notifications?" + urlencode({"reference": letter.reference}))["notifications"]
    return next(
        (each["id"] for each in found if BECAME.get(each["status"]) not in (Outcome.BOUNCED, Outcome.FAILED)), None
    )


def news(references: Iterable[str]) -> dict[str, News]:
    """What became of letters of the last seven days, by the ids Notify gave them."""
    wanted, found = set(references), {}
    for each in _recent() if wanted else ():
        if each["id"] in wanted and each["status"] in BECAME:
            found[each["id"]] = News(BECAME[each["status"]], each["status"])
        wanted.discard(each["id"])
        if not wanted:
            break
    return found


def _recent() -> Iterator[dict]:
    """Every e-mail of the last seven days, the newest first."""
    asked = {"template_type": "email"}
    for _ in range(MOST_PAGES):
        page = _ask("/v2/notifications?" + urlencode(asked))["notifications"]
        if not page:
            return
        yield from page
        asked["older_than"] = page[-1]["id"]


def _ask(path: str, posted: dict | None = None) -> dict:
    request = urllib.request.Request(
        urlsplit(settings.NOTIFY_URL).geturl().rstrip("/") + path,
        data=None if posted is None else json.dumps(posted).encode(),
        headers={"Authorization": f"Bearer {_token()}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(error.code, error.read()) from None
    except (OSError, ValueError) as error:
        raise NotNow(f"{type(error).__name__}: {error}") from error


def _token() -> str:
    """Proof of the key, good for 30 seconds."""
    key = settings.NOTIFY_KEY
    service, secret = key[-2 * UUID - 1 : -UUID - 1], key[-UUID:]
    return jwt.encode({"iss": service, "iat": int(now().timestamp())}, secret, algorithm="HS256")


def _refusal(status: int, answer: bytes) -> Exception:
    """What an answer that is not a yes means for the message. Only 400 is about the message itself."""
    words = f"{status} {_reason(answer)}"
    if status != HTTPStatus.BAD_REQUEST:
        return NotNow(words)
    return NoSuchAddress(words) if "email_address" in words else Never(words)


def _reason(answer: bytes) -> str:
    try:
        return "; ".join(f"{each['error']}: {each['message']}" for each in json.loads(answer)["errors"])
    except (ValueError, LookupError, TypeError):
        return answer[:200].decode(errors="replace")
