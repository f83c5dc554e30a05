"""Files too big for memory, row by row: CSV, tables with tabs, JSON; as they are or alone in a zip."""

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from organisations.formats.rows import NotThatReport

LONGEST_OBJECT = 1_000_000  # characters of one JSON object
CHUNK = 1 << 20
BETWEEN = re.compile(r"[\s,\[\]]*")  # objects


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """A file's text, or that of the one file in a zip. Raises NotThatReport for a zip of several, or a damaged one."""
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            yield text
        return
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            if len(names) != 1:
                raise NotThatReport(f"{path.name} should hold one file; it holds {len(names)}.")
            with archive.open(names[0]) as file:
                yield io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NotThatReport(f"{path.name} cannot be unpacked: {error}.") from error


def table_rows(text: TextIO, name: str, delimiter: str = ",") -> Iterator[list[str]]:
    """The rows of a table. With tabs, a quotation mark is a letter like any other. Raises NotThatReport."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    reader = csv.reader(text, delimiter=delimiter, quoting=quoting)
    try:
        yield from reader
    except csv.Error as error:
        raise NotThatReport(f"{name} cannot be read beyond line {reader.line_num}: {error}.") from error


def json_objects(text: TextIO, name: str) -> Iterator[dict]:
    """The objects of a list, or of a file with one a line, never many of them in memory. Raises NotThatReport."""
    decoder, held, place, at_end = json.JSONDecoder(), "", 0, False
    while True:
        place = BETWEEN.match(held, place).end()
        try:
            found, place = decoder.raw_decode(held, place)
        except json.JSONDecodeError as error:
            held, place = held[place:], 0
            if (at_end and held) or len(held) > LONGEST_OBJECT + CHUNK:
                raise NotThatReport(f"{name} is not JSON as we know it: {error.msg}.") from error
            if at_end:
                return
            more = text.read(CHUNK)
            held, at_end = held + more, not more
            continue
        if not isinstance(found, dict):
            raise NotThatReport(f"{name} should be a list of objects.")
        yield found
