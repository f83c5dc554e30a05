"""What we never say: a conflict is managed, not cleared; whoever has not declared is unknown, not free of conflict."""

import ast
import re

import pytest

from tests.architecture.tree import ROOT, modules, named, parsed, templates

NEVER = re.compile(r"\bcleared\b|\bno (?:known )?conflicts?\b|\bconflict[- ]free\b", re.IGNORECASE)


def said(text: str, place: str, line: int = 1) -> list[str]:
    """Each time a text says it: where, and what."""
    return [f"{place}:{line + text[: found.start()].count(chr(10))} {found.group()}" for found in NEVER.finditer(text)]


def texts_of_code() -> list[tuple[str, str, int]]:
    """Every text in code, its place and line; docstrings too, since a refusal's is what a person reads."""
    constants = (
        (path, node) for path in modules() for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant)
    )
    return [(node.value, named(path), node.lineno) for path, node in constants if isinstance(node.value, str)]


def test_no_text_in_code_says_it():
    assert [saying for text in texts_of_code() for saying in said(*text)] == []


def test_no_template_says_it():
    assert [saying for path in templates() for saying in said(path.read_text(encoding="utf-8"), named(path))] == []


def test_nothing_in_the_demo_says_it():
    files = [path for path in (ROOT / "demo" / "data").iterdir() if path.suffix in {".csv", ".toml"}]

    assert [saying for path in files for saying in said(path.read_text(encoding="utf-8"), named(path))] == []


@pytest.mark.parametrize(
    "text", ["The conflict is\ncleared.", "\nNo conflict", "She has\nno known conflicts.", "a\nconflict-free"]
)
def test_it_would_be_noticed_and_found(text):
    assert [saying.split()[0] for saying in said(text, "page.html")] == ["page.html:2"]
