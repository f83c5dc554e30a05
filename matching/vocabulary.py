"""The words the reading of names rests on, kept as data in vocabulary.json."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "vocabulary.json"
ENGLISH = Path(__file__).parent / "english.txt"


@cache
def _vocabulary() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def word_set(name: str) -> frozenset[str]:
    """One list of words by its name."""
    return frozenset(word for line in _vocabulary()["words"][name]["words"] for word in line.split())


@cache
def english() -> frozenset[str]:
    """Everyday English words, from the SCOWL lists (english.LICENCE): one of them is seldom a name gone wrong."""
    return frozenset(ENGLISH.read_text(encoding="utf-8").split())


def abbreviations() -> dict[str, tuple[str, ...]]:
    """Short forms and the words each stands for."""
    listed = _vocabulary()["abbreviations"].items()
    return {short: tuple(full.split()) for full, shorts in listed for short in shorts.split()}
