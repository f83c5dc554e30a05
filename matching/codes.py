"""Organisation codes written in a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from matching.directory import Directory
from matching.text import Text

# Practice and network codes may be written with a gap ("P81 042"); site codes mix letters and digits.
LONG_CODE = re.compile(r"\b(?:[A-Z]\s?\d{2}\s?\d{3}(?:\d{3})?|[A-Z0-9]{5,12}(?:-[A-Z0-9]+)?)\b", re.IGNORECASE)
# Letters alone are a code only where they are set apart as one.
SET_APART = re.compile(r"(?:\(\s*|\bcode:?\s+|,\s*)([A-Z][A-Z0-9]{2}(?:[A-Z0-9]{2})?)\s*(?=[),.;]|$)")


def codes_in(text: Text, directory: Directory) -> Iterator[tuple[str, int]]:
    """The codes of known organisations in a text, each with the number of the word it stands at."""
    seen = set()
    ends = [word.end for word in text.words]
    for start, written in _written(text.written):
        code = directory.current(re.sub(r"\s", "", written).upper())
        if code in directory and code not in seen:
            seen.add(code)
            yield code, bisect_right(ends, start)


def _written(text: str) -> Iterator[tuple[int, str]]:
    for match in LONG_CODE.finditer(text):
        if any(map(str.isdigit, match.group())):
            yield match.start(), match.group()
    for match in SET_APART.finditer(text):
        yield match.start(1), match.group(1)
