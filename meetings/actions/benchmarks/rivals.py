"""What a user would pick instead: ways to tell by the words alone that an item and an interest are about the same.

Each is made ready with the texts it looks through (by interest) and the titles it looks for (by item); `least` is how
alike they must be. None of them finds a relation: the words of a network are not those of its practices.
"""

import sqlite3
from abc import ABC, abstractmethod
from importlib import import_module
from itertools import count
from re import findall

from django.db import connection

Scored = list[tuple[int, int, float]]
NUMBERS = count(1)
# A user reads no further down a list of likely interests than this.
MOST_AN_ITEM = 500
ROWS_AT_ONCE = 10_000


class Rival(ABC):
    """A way to find pairs of an item and an interest by their words."""

    key: str
    name: str
    least: float
    # Alike at all, for telling where its best threshold lies.
    floor = 0.01
    # Where it can link texts to organisations by their names: what does so.
    linker: type | None = None

    def __init__(self, texts: dict[int, str], titles: dict[int, str], least: float | None = None) -> None:
        self.texts, self.titles = texts, titles
        self.least = type(self).least if least is None else least
        self.prepare()

    @abstractmethod
    def prepare(self) -> None:
        """Index what is looked through."""

    @abstractmethod
    def find(self) -> Scored:
        """Every item with every interest that is alike enough, and how alike."""

    @abstractmethod
    def forget(self) -> None:
        """Give back what the index takes."""


class Trigrams(Rival):
    """PostgreSQL's own likeness of a title to the nearest part of a text."""

    key, name, least = "pg_trgm", "pg_trgm word similarity, GIN index", 0.4

    def prepare(self) -> None:
        """A table of the texts, with the index."""
        self.table = f"scratch_text_{next(NUMBERS)}"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMPORARY TABLE {self.table} (interest bigint, text text)")
            rows = list(self.texts.items())
            for start in range(0, len(rows), ROWS_AT_ONCE):
                columns = [list(column) for column in zip(*rows[start : start + ROWS_AT_ONCE], strict=True)]
                cursor.execute(f"INSERT INTO {self.table} SELECT * FROM unnest(%s, %s)", columns)
            cursor.execute(f"CREATE INDEX ON {self.table} USING gin (text gin_trgm_ops)")
            cursor.execute(f"ANALYZE {self.table}")

    def find(self) -> Scored:
        """One query, by the index."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [str(self.least)])
            cursor.execute(
                "SELECT wanted.item, held.interest, word_similarity(wanted.title, held.text)"
                f"  FROM unnest(%s, %s) AS wanted (item, title) JOIN {self.table} held ON held.text %%> wanted.title",
                [list(self.titles), list(self.titles.values())],
            )
            return cursor.fetchall()

    def forget(self) -> None:
        """Drop the table."""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {self.table}")


class FullText(Rival):
    """SQLite's full-text index: any word of the title, the best by BM25."""

    key, name, least = "fts5", "SQLite FTS5, any word, best 500 an item", 0.0
    floor = 0.0  # where there are few texts, the scores are tiny

    def prepare(self) -> None:
        """An index in memory; letters and digits only, words cut to their stems."""
        self.index = sqlite3.connect(":memory:")
        self.index.execute("CREATE VIRTUAL TABLE held USING fts5 (text, tokenize = 'porter unicode61')")
        self.index.executemany("INSERT INTO held (rowid, text) VALUES (?, ?)", self.texts.items())

    def find(self) -> Scored:
        """One query an item."""
        return [found for item, title in self.titles.items() for found in self._find(item, title)]

    def _find(self, item: int, title: str) -> Scored:
        words = " OR ".join(f'"{word}"' for word in findall(r"\w+", title))
        asked = "SELECT rowid, -bm25(held) FROM held WHERE held MATCH ? ORDER BY rank LIMIT ?"
        rows = self.index.execute(asked, (words, MOST_AN_ITEM)) if words else ()
        return [(item, interest, score) for interest, score in rows if score >= self.least]

    def forget(self) -> None:
        """Close it."""
        self.index.close()


def rivals() -> tuple[list[type[Rival]], str]:
    """The rivals there are, and what to say of those whose libraries are missing."""
    try:
        more = import_module("meetings.actions.benchmarks.rivals_of_libraries")
    except ModuleNotFoundError as missing:
        return [Trigrams, FullText], f"rapidfuzz's cdist and TF-IDF are left out: {missing.name} is not installed."
    return [more.TokenSet, Trigrams, FullText, more.CharacterGrams], ""
