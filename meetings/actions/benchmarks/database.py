"""A database to measure in: real tables, indexes and statistics, and nothing of it stays."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def scratch_database() -> Iterator[None]:
    """Work in a database of our own beside the product's; it is made anew and dropped at the end.

    The role must be allowed to create databases. Only what is committed can be vacuumed, and only what is vacuumed is
    read from an index alone, as a register in use is.
    """
    products, tests = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    given = tests["NAME"]
    tests["NAME"] = f"{products}_bench"
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield
    finally:
        connection.creation.destroy_test_db(products, verbosity=0)
        tests["NAME"] = given


def as_in_use() -> None:
    """Bring statistics and visibility up to date, as the database itself does while a register grows."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
