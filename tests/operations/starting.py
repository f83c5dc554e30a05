"""Starting bootstrap.py as a person would, from a shell."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def environment(**more):
    """What a person's shell would have: none of the tests' own settings, and the packages already installed."""
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(("COI_", "PYTEST_", "DJANGO_"))}
    return {**theirs, "COI_VENV": sys.prefix, **more}


def bootstrap(checkout, *arguments, **more):
    """Run bootstrap.py to its end."""
    command = [sys.executable, checkout / "bootstrap.py", *arguments]
    return subprocess.run(command, env=environment(**more), capture_output=True, text=True, timeout=60)
