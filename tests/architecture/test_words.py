"""What we never say: a conflict is managed, not cleared; and who has not declared is unknown, not free of conflict."""

import ast
import re

import pytest

from tests.architecture.tree import PACKAGES, ROOT, modules, named, parsed, templates

FORBIDDEN = re.compile(r"\bcleared\b|\bno (?:known )?conflicts?\b(?! of interest (?:found|on))|\bconflict[- ]free\b", re.IGNORECASE)


def sayings(text: str) -> list[str]:
    return FORBIDDEN.findall(text)


def said_in(path) -> list[tuple[int, str]]:
    """Every text in code, docstrings too, since a refusal's is shown; comments are nobody's to read but ours."""
    constants = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [(node.lineno, saying) for node in constants for saying in sayings(node.value)]


@pytest.mark.parametrize("path", modules(), ids=named)
def test_no_text_in_code_says_it(path):
    assert said_in(path) == []


@pytest.mark.parametrize("path", templates(), ids=named)
def test_no_template_says_it(path):
    assert sayings(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", ["This conflict is cleared.", "No conflict", "She has no known conflicts", "conflict-free"])
def test_it_would_be_noticed(text):
    assert sayings(text) != []
