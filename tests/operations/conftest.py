"""The project copied to a folder of its own, so that starting it never meets a copy that is in use."""

import os
import shutil

import pytest

from coi.stack import stand_in
from tests.operations.starting import ROOT

LEFT_OUT = shutil.ignore_patterns(".*", "out", "__pycache__", "tests", "test-results", "backups")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A fresh copy of the project."""
    copy = shutil.copytree(ROOT, tmp_path_factory.mktemp("checkout") / "recuse", ignore=LEFT_OUT)
    yield copy
    if os.geteuid() == 0:
        shutil.rmtree(stand_in(copy / ".coi"))  # PostgreSQL's account cannot reach pytest's folders
