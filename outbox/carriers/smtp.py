"""A mail server, as Django's settings name it."""

import smtplib
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from outbox.carriers.letters import Letter, Never, News, NoSuchAddress, NotNow

PERMANENT = 500  # a reply from here on says that asking again is no use (RFC 5321, 4.2.1)


def hand_over(letter: Letter) -> str:
    """Give a letter to the mail server; its Message-ID, the same each time, so that a mailbox knows a repeat."""
    message_id = f"<{letter.reference}@{urlsplit(settings.SITE_URL).hostname}>"
    mail = EmailMessage(
        letter.subject,
        letter.text,
        to=[letter.address],
        reply_to=[letter.reply_to],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        raise (NoSuchAddress if code >= PERMANENT else NotNow)(_said(code, words)) from refused
    except smtplib.SMTPDataError as refused:
        raise (Never if refused.smtp_code >= PERMANENT else NotNow)(
            _said(refused.smtp_code, refused.smtp_error)
        ) from refused
    except (smtplib.SMTPException, OSError) as error:
        raise NotNow(f"{type(error).__name__}: {error}") from error
    return message_id


def already_has(letter: Letter) -> str | None:
    """A mail server cannot be asked: the Message-ID lets the mailbox know a repeat."""
    return None


def news(references: Iterable[str]) -> dict[str, News]:
    """None: what comes back later comes to the address that mail is sent from."""
    return {}


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
