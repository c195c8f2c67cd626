"""The description of the API: it is valid, that of the code, and what is served."""

import json
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from labportal.api.registry import RESOURCES
from labportal.api.views import DESCRIPTION
from tests.labportal.api.description import as_text

DOCS = Path("docs/api.md")


def test_the_description_is_valid_openapi():
    OpenAPIV31SpecValidator(json.loads(DESCRIPTION.read_text(encoding="utf-8"))).validate()


def test_the_description_is_that_of_the_code():
    """`make openapi` writes it anew."""
    assert DESCRIPTION.read_text(encoding="utf-8") == as_text()


@pytest.mark.django_db
def test_the_description_is_served(program):
    served = program.json("/openapi.json")
    assert served == json.loads(DESCRIPTION.read_text(encoding="utf-8"))


def test_the_docs_name_every_resource_field_and_parameter():
    text, whole = DOCS.read_text(encoding="utf-8"), json.loads(DESCRIPTION.read_text())
    named = {f"/api/v1/{name}" for name in RESOURCES}
    for schema in whole["components"]["schemas"].values():
        named |= set(schema["properties"])
    for path in whole["paths"].values():
        named |= {one["name"] for one in path["get"]["parameters"]}
    assert {name for name in named if f"`{name}`" not in text} == set()
