"""Not too often: counting what one visitor asks for."""

from contextlib import suppress

from django.core.cache import cache


def asked_too_often(what: str, visitor: str, *, most: int, seconds: int) -> bool:
    """Count one more asking, and say whether there were more than `most` of them within so many seconds."""
    key = f"asked:{what}:{visitor}"
    cache.add(key, 0, seconds)
    with suppress(ValueError):  # the seconds were over between these two lines
        return cache.incr(key) > most
    return False
