"""The project copied to a folder of its own, so that starting it never meets a copy that is in use."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LEFT_OUT = shutil.ignore_patterns(".*", "out", "__pycache__", "tests", "test-results", "backups")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A fresh copy of the project."""
    return shutil.copytree(ROOT, tmp_path_factory.mktemp("checkout") / "recuse", ignore=LEFT_OUT)


def environment(**more):
    """What a person's shell would have: none of the tests' own settings, and the packages already installed."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(("COI_", "PYTEST_", "DJANGO_"))}
    return {**theirs, "COI_VENV": sys.prefix, **more}


def bootstrap(checkout, *arguments, **more):
    """Run bootstrap.py to its end."""
    command = [sys.executable, checkout / "bootstrap.py", *arguments]
    return subprocess.run(command, env=environment(**more), capture_output=True, text=True, timeout=60)
