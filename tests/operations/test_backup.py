"""A backup that was never restored is a hope: one is made and restored here."""

import os
import subprocess
import sys
from contextlib import closing
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.db import connection

from coi.stack import postgres_binaries
from tests.operations.starting import ROOT
from tests.servers import on_test_database


@pytest.fixture
def restored(transactional_db, body, tmp_path):
    """The URL of a database into which a backup of the test's was restored, as the handbook says to."""
    url = urlsplit(on_test_database()["COI_DATABASE_URL"])
    name = f"{url.path.strip('/')}_restored"
    target = url._replace(path=f"/{name}").geturl()
    binaries = postgres_binaries(os.environ.get("COI_SERVERS", "system"))
    dump = tmp_path / "recuse.dump"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    subprocess.run([binaries / "pg_dump", "--format", "custom", "--file", dump, url.geturl()], check=True)
    restoring = [binaries / "pg_restore", "--no-owner", "--exit-on-error", "--dbname", target, dump]
    subprocess.run(restoring, check=True)
    yield target
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def test_a_restored_backup_holds_the_rows_and_still_refuses_to_change_what_was_written_once(restored, body):
    with closing(psycopg2.connect(restored)) as there, there.cursor() as cursor:
        cursor.execute("SELECT slug FROM people_body")
        assert cursor.fetchall() == [(body.slug,)]
        cursor.execute("SELECT count(*) FROM people_event")
        assert cursor.fetchone()[0] > 0
        with pytest.raises(psycopg2.errors.RaiseException, match="Cannot update"):
            cursor.execute("UPDATE people_event SET kind = 'forged'")


def test_a_restored_backup_needs_no_migration(restored):
    command = [sys.executable, "manage.py", "migrate", "--check"]

    assert subprocess.run(command, cwd=ROOT, env={**os.environ, "COI_DATABASE_URL": restored}).returncode == 0
