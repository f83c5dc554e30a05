"""The tools that look after the code are content, and what is installed is pinned."""

import re
import subprocess
import sys

import pytest

from tests.architecture.tree import PYPROJECT, ROOT, named

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
DEPENDENCIES = {
    "run.txt": [*PYPROJECT["project"]["dependencies"]],
    "test.txt": [*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["test"]],
}


def ruff(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, text=True)


def test_ruff_finds_nothing_to_mend():
    found = ruff("check", "--output-format=concise")

    assert found.returncode == 0, found.stdout


def test_ruff_finds_nothing_to_format():
    found = ruff("format", "--check")

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("path", LOCKS, ids=named)
def test_a_lock_names_no_host(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"https?://\S+|--(?:extra-)?index-url|--find-links|--trusted-host| @ ", text) == []


@pytest.mark.parametrize("path", LOCKS, ids=named)
def test_everything_locked_has_a_version_and_a_hash(path):
    entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n?", "", path.read_text(encoding="utf-8")).strip())

    assert [entry for entry in entries if not re.match(r"\S+==\S+ [^\n]*\\\n +--hash=sha256:", entry)] == []


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_everything_asked_for_is_locked(name):
    lock = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    locked = set(re.findall(r"(?m)^([\w.-]+)(?:\[[\w,]+\])?==", lock))
    asked = {re.match(r"[\w.-]+", requirement).group() for requirement in DEPENDENCIES[name]}

    assert asked - locked == set()
