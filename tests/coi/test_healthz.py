"""Whether the service is well, for whoever watches over it."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.cache import cache

from people.tasks import HEARTBEAT_KEY, HEARTBEAT_LASTS, heartbeat
from tests.architecture.tree import ROOT

ASK = """
import django; django.setup()
from django.test import Client
answer = Client().get("/healthz")
print(answer.status_code, answer.content.decode())
"""


@pytest.fixture
def no_heartbeat():
    """As before a worker has ever run, and as after it."""
    cache.delete(HEARTBEAT_KEY)
    yield
    cache.delete(HEARTBEAT_KEY)


def test_it_is_well_while_a_workers_heart_beats(no_heartbeat, db, client):
    heartbeat()
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"database": True, "redis": True, "worker": True})


def test_without_a_heartbeat_it_is_not_and_says_so(no_heartbeat, db, client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (503, {"database": True, "redis": True, "worker": False})


def test_a_heart_beats_several_times_before_it_is_given_up():
    assert settings.CELERY_BEAT_SCHEDULE["heartbeat"]["schedule"] * 4 < HEARTBEAT_LASTS


def test_a_lost_database_and_a_lost_redis_are_named_and_break_nothing():
    lost = {
        "COI_DATABASE_URL": "postgres://coi@/coi?host=/nowhere",
        "COI_REDIS_URL": "redis+socket:///nowhere/redis.sock",
    }
    environment = os.environ | lost | {"DJANGO_SETTINGS_MODULE": "coi.settings", "COI_ALLOWED_HOSTS": "testserver"}

    ended = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True)

    status, answer = ended.stdout.split(" ", 1)
    assert (int(status), json.loads(answer)) == (503, {"database": False, "redis": False, "worker": False})
