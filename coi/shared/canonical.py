"""One way to write data down, so that the same data always has the same hash."""

import hashlib
import json


def canonical_json(content: object) -> bytes:
    """Data as UTF-8 JSON with sorted keys and no spare space: equal data give equal bytes."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def sha256_of(content: object) -> str:
    """The SHA-256 of data's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(content)).hexdigest()
