"""The door for the web server; it stays shut where the set-up is unsafe."""

import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coi.settings")

application = get_wsgi_application()
# `manage.py` checks by itself, a web server does not.
call_command("check", "--tag", "recuse")
