"""A database without the demo, and the command that loads it."""

from io import StringIO

from django.core.management import call_command
from django.urls import reverse

from demo.loading import is_loaded
from demo.management.commands.load_demo import Command
from people.models import Body


def test_a_button_finds_nobody(db, client):
    assert not is_loaded()
    assert client.post(reverse("demo_sign_in", args=["chair"])).status_code == 404


def test_the_command_loads_it_and_says_how_much(db):
    said = StringIO()

    call_command(Command(), stdout=said)

    assert said.getvalue() == "Loaded 2 bodies, 62 people, 3 meetings.\n"
    assert is_loaded()
    assert Body.objects.count() == 2
