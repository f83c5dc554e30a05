"""Django's command line; `python3 bootstrap.py manage …` runs it on the project's own servers."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coi.settings")
    execute_from_command_line(sys.argv)
