"""Secrets that open a link: made from our key and a row's, so that nothing stored is enough to open it."""

import hashlib

from django.utils.crypto import salted_hmac


def token_for(purpose: str, key: str) -> str:
    """The secret in a link's address: 64 hexadecimal digits that nobody can make without COI_SECRET_KEY."""
    return salted_hmac(f"recuse.{purpose}", key, algorithm="sha256").hexdigest()


def digest_of(token: str) -> str:
    """What is stored of a secret: enough to know it by, not to make it from."""
    return hashlib.sha256(token.encode()).hexdigest()
