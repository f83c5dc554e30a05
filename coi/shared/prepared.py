"""Statements planned once a connection: for those whose planning takes longer than their answer."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from django.db import connection

# By the connection itself: a new one has prepared nothing.
_known: WeakKeyDictionary = WeakKeyDictionary()


def rows_of(name: str, statement: str, kinds: str, values: Sequence) -> list[tuple]:
    """The rows a statement gives for values of these kinds, its $1, $2…; `name` is its own, in the whole product.

    A pooler between us and the database must keep a session to one client, as a prepared statement is the session's.
    """
    with connection.cursor() as cursor:
        known = _known.setdefault(connection.connection, set())
        if name not in known:
            cursor.execute(f"PREPARE {name} ({kinds}) AS {statement}")
            known.add(name)
        cursor.execute(f"EXECUTE {name} ({', '.join(['%s'] * len(values))})", values)
        return cursor.fetchall()
