"""Rows that are written once: the database itself refuses to change or delete them."""

import pgtrigger


def kept() -> list[pgtrigger.Trigger]:
    """Triggers for a model's Meta: every update and every delete of its rows is refused.

    Bulk updates, raw SQL and a shell are refused as well, which no Python check could do.
    Lawful erasure is one named command that lifts the trigger, acts and records what it did.
    """
    return [
        pgtrigger.Protect(name="written_once", operation=pgtrigger.Update | pgtrigger.Delete),
    ]
