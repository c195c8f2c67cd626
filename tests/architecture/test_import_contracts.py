"""The import contracts of pyproject.toml hold, and each one breaks when it should.

A contract is broken on purpose by an import that is put into a copy of the import graph.
"""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import grimp
import pytest
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from tests.architecture.source_tree import ROOT

KINDS: dict[str, Any] = {
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
    "protected": ProtectedContract,
}
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in SETTINGS["contracts"]}

#: By contract, an import that it is there to refuse.
FORBIDDEN_IMPORTS = {
    "apps": ("people.models.person", "publications.models.publication"),
    "portal": ("groups.querysets", "labportal.querysets"),
    "labportal": ("labportal.base.dates", "labportal.models.news_page"),
    "groups": ("groups.records.membership", "groups.people.alumni"),
    "publications": ("publications.models.publication", "publications.records.snapshots"),
    "people": ("people.names.parts", "people.matching.roster"),
    "imports": ("publications.imports.planning.planner", "publications.imports.apply"),
    "bibtex": ("publications.bibtex.source.parse", "publications.bibtex.reading.read"),
    "csl": ("publications.citations.csl.text.html", "publications.citations.csl.names.name"),
    "pure": ("publications.matching.match", "publications.models.publication"),
    "admin": ("publications.imports.report", "publications.imports.admin.rows"),
    "outside": ("publications.corpus.bibliography", "bench.corpus"),
}


@pytest.fixture(scope="module")
def graph_as_it_is() -> grimp.ImportGraph:
    """The import graph of the project."""
    configure()
    return grimp.build_graph(
        *SETTINGS["root_packages"], include_external_packages=True, cache_dir=None
    )


@pytest.fixture
def graph(graph_as_it_is) -> grimp.ImportGraph:
    """A copy of the import graph, to be changed."""
    return deepcopy(graph_as_it_is)


def is_kept(contract: Mapping[str, Any], graph: grimp.ImportGraph) -> bool:
    session = {key: value for key, value in SETTINGS.items() if key != "contracts"}
    options = {
        # The fields of a contract read a truth value from text, as it stands in an INI file.
        key: str(value) if isinstance(value, bool) else value
        for key, value in contract.items()
        if key not in {"id", "name", "type"}
    }
    checked = KINDS[contract["type"]](contract["name"], session, options)
    return checked.check(deepcopy(graph), verbose=False).kept


def test_every_contract_has_an_import_that_breaks_it():
    assert FORBIDDEN_IMPORTS.keys() == CONTRACTS.keys()


@pytest.mark.parametrize("name", CONTRACTS)
def test_contract_is_kept_and_breaks_on_a_forbidden_import(graph, name):
    importer, imported = FORBIDDEN_IMPORTS[name]
    assert {importer, imported} <= graph.modules
    assert is_kept(CONTRACTS[name], graph)
    graph.add_import(importer=importer, imported=imported)
    assert not is_kept(CONTRACTS[name], graph)


@pytest.mark.parametrize("name", [name for name in CONTRACTS if "exhaustive" in CONTRACTS[name]])
def test_layers_ask_for_a_place_for_each_new_package(graph, name):
    graph.add_module(f"{CONTRACTS[name]['containers'][0]}.newcomer")
    assert not is_kept(CONTRACTS[name], graph)
