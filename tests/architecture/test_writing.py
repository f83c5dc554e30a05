"""Only actions change what is stored."""

import ast
import re

import pytest

from tests.architecture.tree import calls, modules, named, parsed, texts

WRITING = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
WRITING |= {f"a{name}" for name in WRITING} | {"create_user", "create_superuser", "aupdate"}
# A dictionary can be updated too: only what hangs from one of these is taken for rows.
ROWS = {"objects", "filter", "exclude", "all", "as_at", "standing", "order_by", "select_for_update"}
STATEMENT = re.compile(r"\s*(INSERT|UPDATE|DELETE|TRUNCATE|ALTER|DROP)\s")


def places_that_write(tree: ast.Module) -> list[tuple[int, str]]:
    """Where a module writes rows: the line, and what stands there."""
    writing = [node for node, name in calls(tree) if name in WRITING or (name == "update" and _is_of_rows(node.func))]
    statements = [text for text in texts(tree) if STATEMENT.match(text.value)]
    return sorted((node.lineno, ast.unparse(node)) for node in [*writing, *statements])


def _is_of_rows(function: ast.expr) -> bool:
    return any(getattr(node, "attr", "") in ROWS for node in ast.walk(function))


@pytest.mark.parametrize("path", [path for path in modules() if "actions" not in path.parts], ids=named)
def test_only_actions_write(path):
    assert places_that_write(parsed(path)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Meeting.objects.create(body=body)",
        "body.meetings.get_or_create(held_on=day)",
        "meeting.save(update_fields=['place'])",
        "meeting.delete()",
        "await meeting.asave()",
        "Meeting.objects.update(place='')",
        "body.meetings.filter(held_on=day).update(place='')",
        "Person.objects.create_user('ada@example.org')",
        "cursor.execute('DELETE FROM meetings_meeting')",
        "CHANGE = 'UPDATE meetings_meeting SET place = %s'",
    ],
)
def test_a_line_that_writes_is_found(line):
    module = f"async def page(request):\n    {line}\n"

    assert [found for found, _ in places_that_write(ast.parse(module))] == [2]


@pytest.mark.parametrize(
    "line",
    ["context.update(form=form)", "cache.set('key', 1)", "body.meetings.filter(held_on=day)", "'Update your entry'"],
)
def test_a_line_that_writes_no_rows_is_not(line):
    assert places_that_write(ast.parse(line)) == []
