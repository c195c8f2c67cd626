"""A program that asks the API, and checks every answer by the description that is served."""

import json
from copy import deepcopy

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from labportal.api.views import DESCRIPTION

ADDRESS = "/api/v1"


def strict_schemas():
    """Return the description, in which objects have no other fields than those it names."""
    whole = deepcopy(json.loads(DESCRIPTION.read_text(encoding="utf-8")))
    for schema in whole["components"]["schemas"].values():
        schema["additionalProperties"] = False
    return whole


class Program:
    """A program that reads the API by its description."""

    def __init__(self, client):
        self.client = client
        self.whole = strict_schemas()

    def response(self, path, status=200, method="get", **headers):
        """Return an answer, of which status, headers and form are right."""
        address = path if path.startswith(("/api", "http")) else f"{ADDRESS}{path}"
        response = getattr(self.client, method)(address, **headers)
        assert response.status_code == status, (address, response.status_code, response.content)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
        assert not response.cookies
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Robots-Tag"] == "noindex"
        if response.content:
            self._check(address, response)
        return response

    def json(self, path, status=200, **headers):
        """Return the content of an answer."""
        return json.loads(self.response(path, status, **headers).content)

    def results(self, path):
        """Return the items of a page."""
        return self.json(path)["results"]

    def all_pages(self, path):
        """Return the items of all pages, one page after the other."""
        pages = [self.json(path)]
        while pages[-1]["next"]:
            pages.append(self.json(pages[-1]["next"].partition("testserver")[2]))
        return [page["results"] for page in pages]

    def _check(self, address, response):
        path = address.partition("?")[0].partition("/api/v1")[2].rstrip("/") or "/"
        operation = self.whole["paths"].get(path) or self.whole["paths"].get(
            f"{path.rpartition('/')[0]}/{{id}}"
        )
        if response.status_code == 200:
            assert response["Content-Type"] == "application/json"
            schema = operation["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        else:
            assert response["Content-Type"] == "application/problem+json"
            schema = {"$ref": "#/components/schemas/Problem"}
        form = {**schema, "components": self.whole["components"]}
        checker = Draft202012Validator(form, format_checker=FormatChecker())
        checker.validate(json.loads(response.content))


@pytest.fixture
def program(client, request):
    """Return a program that asks a portal: the test's own, or an empty one."""
    if not {"world", "new_portal"} & set(request.fixturenames):
        request.getfixturevalue("site_tree")
    return Program(client)
