"""Imports point one way: import-linter says so, and is seen to say no."""

import copy
from functools import cache

import grimp
import pytest
from importlinter import api
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract

from tests.architecture.tree import PACKAGES, ROOT

CONFIGURATION = api.read_configuration(str(ROOT / "pyproject.toml"))
CONTRACTS = {options["name"]: options for options in CONFIGURATION["contracts_options"]}
KINDS = {"layers": LayersContract, "forbidden": ForbiddenContract}

# One import for each contract that it alone forbids, from a module that nothing imports.
FORBIDDEN = {
    "The flow reads one way": ("people.actions.extra", "meetings.models"),
    "Inside every app": ("meetings.queries.extra", "meetings.actions.ruling"),
    "Matching is plain Python": ("matching.extra", "django"),
    "Rules are plain Python": ("meetings.policy.extra", "celery"),
    "The directory's rules are plain Python": ("organisations.policy.extra", "coi.shared.words"),
    "Pages and tasks never touch models": ("meetings.views.extra", "people.models"),
}


@cache
def imports():
    """Who imports whom."""
    external = CONFIGURATION["session_options"]["include_external_packages"]
    return grimp.build_graph(*PACKAGES, include_external_packages=external, cache_dir=None)


def check(name, graph):
    """What a contract says of imports; they are copied, since it changes them."""
    options = CONTRACTS[name]
    contract = KINDS[options["type"]](name, CONFIGURATION["session_options"], options)
    return contract, contract.check(graph=copy.deepcopy(graph), verbose=False)


def broken(graph):
    """The contracts that imports break."""
    return [name for name in CONTRACTS if not check(name, graph)[1].kept]


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_contract_is_kept(name, capsys):
    contract, outcome = check(name, imports())
    if not outcome.kept:
        contract.render_broken_contract(outcome)

    assert outcome.kept, capsys.readouterr().out


def test_each_contract_is_broken_below():
    assert FORBIDDEN.keys() == CONTRACTS.keys()


@pytest.mark.parametrize(("name", "importer", "imported"), [(name, *pair) for name, pair in FORBIDDEN.items()])
def test_a_forbidden_import_breaks_its_contract_and_no_other(name, importer, imported):
    graph = copy.deepcopy(imports())
    graph.add_import(importer=importer, imported=imported)

    assert broken(graph) == [name]


def test_a_file_with_a_name_of_its_own_has_no_place_in_an_app():
    graph = copy.deepcopy(imports())
    graph.add_module("people.utils")

    assert broken(graph) == ["Inside every app"]
