"""Small enough to read: no long function, file or template."""

from statistics import median

import pytest

from tests.architecture.tree import ROOT, functions, modules, named, parsed, templates

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
LONGEST_TEMPLATE = 120
MIDDLE_FUNCTION = 10

PYTHON = sorted([*modules(), *ROOT.glob("*.py"), *(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def lines_of(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def length(function) -> int:
    return function.end_lineno - function.lineno + 1


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_a_file_and_its_functions_are_short(path):
    long = {function.name: length(function) for function in functions(parsed(path)) if length(function) > LONGEST_FUNCTION}

    assert (lines_of(path) <= LONGEST_FILE, long) == (True, {})


@pytest.mark.parametrize("path", templates(), ids=named)
def test_a_template_is_short(path):
    assert lines_of(path) <= LONGEST_TEMPLATE


def test_most_functions_are_shorter_than_ten_lines():
    assert median(length(function) for path in modules() for function in functions(parsed(path))) < MIDDLE_FUNCTION
