"""Small enough to read: no long function, file or template."""

from statistics import median

from tests.architecture.tree import ROOT, functions, modules, named, parsed, templates

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
LONGEST_TEMPLATE = 120
MIDDLE_FUNCTION = 10

TESTS = sorted((ROOT / "tests").rglob("*.py"))
PYTHON = [*modules(), *ROOT.glob("*.py"), *(ROOT / "scripts").rglob("*.py"), *TESTS]


def too_long(paths, longest) -> dict[str, int]:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {name: length for name, length in lengths.items() if length > longest}


def lengths_of_functions(paths) -> dict[str, int]:
    return {
        f"{named(path)}:{function.lineno} {function.name}": function.end_lineno - function.lineno + 1
        for path in paths
        for function in functions(parsed(path))
    }


def test_no_function_is_longer_than_forty_lines():
    lengths = lengths_of_functions(PYTHON)

    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_most_functions_are_shorter_than_ten_lines():
    assert median(lengths_of_functions(modules()).values()) < MIDDLE_FUNCTION


def test_no_file_is_longer_than_four_hundred_lines():
    assert too_long(PYTHON, LONGEST_FILE) == {}


def test_no_template_is_longer_than_a_hundred_and_twenty_lines():
    assert too_long(templates(), LONGEST_TEMPLATE) == {}
