"""Reading a file in a process of its own: whatever it does, it has so much memory and time and no more.

A small file may unpack to any size within a PDF, and no library promises to notice.
"""

import json
import resource
import subprocess
import sys
from pathlib import Path

from intake.formats.tables import CannotRead, Row, Table

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90
MEMORY = 2_000_000_000  # bytes of address space, of which libraries alone map a few hundred millions
TOO_MUCH = (
    "The file cannot be read: it is damaged, or reading it takes too long or too much memory. Save it again, or send it"
    " in parts."
)


def read_apart(content: bytes, *, only_lists: bool, seconds: float = SECONDS, memory: int = MEMORY) -> list[Table]:
    """The tables in a file, read by another process that knows no settings and no password. Raises CannotRead."""
    command = [sys.executable, "-m", "intake.formats.apart", "lists" if only_lists else "all", str(memory)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=seconds, cwd=ROOT, env={"PYTHONUTF8": "1"}, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead(TOO_MUCH) from error
    if done.returncode:
        raise CannotRead(TOO_MUCH)
    answer = json.loads(done.stdout)
    if "problem" in answer:
        raise CannotRead(answer["problem"])
    return [Table(name, [Row(place, cells) for place, cells in rows]) for name, rows in answer["tables"]]


def answer(content: bytes, *, only_lists: bool) -> dict:
    """What was read, or the sentence that says why not, as JSON holds it."""
    from intake.formats.reading import read  # noqa: PLC0415 its libraries are loaded in the other process alone

    try:
        tables = read(content, only_lists=only_lists)
    except CannotRead as problem:
        return {"problem": str(problem)}
    return {"tables": [[table.name, [[row.place, row.cells] for row in table.rows]] for table in tables]}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), only_lists=sys.argv[1] == "lists")))
