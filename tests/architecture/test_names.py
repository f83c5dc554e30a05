"""What is asked for by name exists: tasks and templates; and what is offered says what it does."""

import ast
import inspect
import re

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from coi.celery import app
from tests.architecture.tree import APPS, ROOT, calls, modules, named, parsed, templates, texts

# Where a public function or class says in a sentence what it does.
EXPLAINED = {"actions", "queries", "policy", "permissions", "formats", "models"}
# Template folders that a library reads by names of its own.
OF_LIBRARIES = ("account/", "allauth/", "mfa/", "nhsuk/")
OF_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}

ASKING = {"later", "by_the_minute"}
ASKED_FOR = [(path, call) for path in modules() for call, name in calls(parsed(path)) if name in ASKING]
TEMPLATE = re.compile(r"""["']([\w/-]+\.html)["']""")


@pytest.fixture(scope="module")
def tasks():
    """The worker's tasks, by name."""
    app.loader.import_default_modules()
    return app.tasks


@pytest.mark.parametrize(("path", "call"), ASKED_FOR, ids=lambda part: getattr(part, "lineno", None) or named(part))
def test_a_task_asked_for_exists_and_takes_what_it_is_given(path, call, tasks):
    task = tasks[ast.literal_eval(call.args[0])]
    given = {keyword.arg for keyword in call.keywords}
    taken = inspect.signature(task.run).parameters.values()

    assert {parameter.name for parameter in taken if parameter.kind is parameter.KEYWORD_ONLY} >= given
    assert [parameter for parameter in taken if parameter.kind is parameter.POSITIONAL_OR_KEYWORD] == []
    assert any(parameter.kind is parameter.VAR_KEYWORD for parameter in taken)


@pytest.mark.parametrize("name", [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()])
def test_a_task_on_the_timetable_exists(name, tasks):
    assert name in tasks


def named_in_code() -> dict[str, str]:
    """Every template that code names, and by which file."""
    said = ((path, text.value) for path in modules() for text in texts(parsed(path)))
    return {text: named(path) for path, text in said if TEMPLATE.fullmatch(f"'{text}'")}


def kinds_of_message() -> set[str]:
    """The templates of messages: code names the kind that is queued."""
    kinds = {text.value for path in modules() for text in texts(parsed(path))}
    return {f"outbox/{kind}.txt" for kind in kinds}


def named_in_templates() -> dict[str, str]:
    """Every template that a template names, and by which."""
    read = {named(path): path.read_text(encoding="utf-8") for path in templates()}
    return {name: path for path, text in read.items() for name in TEMPLATE.findall(text)}


def exists(name: str) -> bool:
    try:
        return bool(get_template(name))
    except TemplateDoesNotExist:
        return False


def test_a_template_that_is_named_exists():
    everywhere = named_in_code() | named_in_templates()

    assert {name: path for name, path in everywhere.items() if not exists(name)} == {}


def test_a_template_that_exists_is_named():
    ours = {path.relative_to(ROOT / "templates").as_posix() for path in templates()}
    unused = ours - named_in_code().keys() - named_in_templates().keys() - kinds_of_message() - OF_DJANGO

    assert {name for name in unused if not name.startswith(OF_LIBRARIES)} == set()


def offered(path) -> list[ast.FunctionDef | ast.ClassDef]:
    """What a module has for others to use."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    return [node for node in parsed(path).body if isinstance(node, kinds) and not node.name.startswith("_")]


def is_typed(function: ast.FunctionDef) -> bool:
    arguments = function.args
    each = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return function.returns is not None and all(argument.annotation for argument in each)


IN_APPS = [path for path in modules(*APPS) if EXPLAINED & {*path.parts, path.stem}]
SHARED = [path for path in modules("coi") if "shared" in path.parts]


@pytest.mark.parametrize("path", [*IN_APPS, *SHARED, *modules("matching")], ids=named)
def test_whatever_others_may_use_says_what_it_does(path):
    assert [node.name for node in offered(path) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", [*IN_APPS, *modules("matching")], ids=named)
def test_whatever_others_may_call_says_what_it_takes_and_gives(path):
    functions = [node for node in offered(path) if isinstance(node, ast.FunctionDef)]

    assert [f"{function.name}:{function.lineno}" for function in functions if not is_typed(function)] == []
