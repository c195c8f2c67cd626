"""The description of the API (OpenAPI 3.1), made of its resources, their types and parameters.

`make openapi` writes it anew.
"""

import ast
import inspect
import json
import sys
import textwrap
from types import NoneType, UnionType
from typing import Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from labportal.api.answers import Problem
from labportal.api.cross_origin import PREFIX
from labportal.api.registry import RESOURCES
from labportal.api.views import DESCRIPTION, PAGING

_PLAIN = {str: "string", int: "integer", bool: "boolean"}
_ABOUT = """\
What the pages of the portal show, for programs: read-only, the same for everybody, without a key.

Texts that are there in several languages are objects, with a text for each language. `id` never
changes; `slug`, the last part of a page's address, may, and former ones lead to the record. Lists
come in pages: follow `next` until it is null. A request with a parameter that is unknown or wrong
is answered 400, and says which and what is allowed. Within this version fields, resources,
parameters and values may be added; none is taken away or gets another meaning.
"""
_HEADERS = {
    "ETag": {"schema": {"type": "string"}, "description": "For `If-None-Match`."},
    "Content-Language": {"schema": {"type": "string"}, "description": "The language asked for."},
}
_LINK = {"schema": {"type": "string"}, "description": "The pages beside it (RFC 8288)."}
_PROBLEMS = {
    "400": "A parameter is unknown or wrong.",
    "404": "There is no such record, or visitors have no page to see it on.",
    "410": "The record was there and is gone.",
    "503": "The database is away, or took too long.",
}


def api_description():
    """Return the description, without the address of a portal."""
    schemas: dict[str, Any] = {}
    problem = _schema(Problem, schemas)
    paths = {
        "/": _operation("root", "The resources that there are.", (), _root(), "application/json"),
        "/openapi.json": _operation(
            "description", "This description.", (), {"type": "object"}, "application/json"
        ),
    }
    for name, resource in RESOURCES.items():
        item = _schema(resource.item, schemas)
        words = "".join(part.capitalize() for part in name.split("-"))
        listed = _page(item)
        paths[f"/{name}"] = _operation(
            f"list{words}", resource.about, (*resource.parameters, *PAGING), listed, linked=True
        )
        if resource.has_records:
            paths[f"/{name}/{{id}}"] = _operation(
                f"get{words}", "One record, by its id.", resource.record_parameters, item
            )
            paths[f"/{name}/{{id}}"]["get"]["parameters"].insert(0, _id())
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "API of the portal",
            "version": "1",
            "summary": "Publications, people, groups, memberships, topics, news and openings.",
            "description": _ABOUT,
        },
        "servers": [{"url": f"{PREFIX}v1"}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "responses": {
                f"Problem{status}": {
                    "description": text,
                    "content": {"application/problem+json": {"schema": problem}},
                }
                for status, text in _PROBLEMS.items()
            },
        },
    }


def _operation(
    name, about, parameters, schema, media_type="application/json", *, linked=False
) -> dict[str, Any]:
    headers = _HEADERS | ({"Link": _LINK} if linked else {})
    problems = {status: {"$ref": f"#/components/responses/Problem{status}"} for status in _PROBLEMS}
    return {
        "get": {
            "operationId": name,
            "summary": about,
            "parameters": [_parameter(one) for one in parameters],
            "responses": {
                "200": {
                    "description": "The answer.",
                    "headers": headers,
                    "content": {media_type: {"schema": schema}},
                },
                "304": {"description": "It is still the same."},
                **problems,
            },
        }
    }


def _parameter(parameter):
    schema = dict(parameter.schema)
    if parameter.most > 1:
        schema = {"type": "array", "items": schema, "maxItems": parameter.most}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.about,
        "schema": schema,
    }


def _id():
    schema = {"type": "integer", "minimum": 1}
    return {"name": "id", "in": "path", "required": True, "schema": schema}


def _root():
    return {
        "type": "object",
        "required": ["version", "description", "resources"],
        "properties": {
            "version": {"type": "string"},
            "description": {"type": "string", "format": "uri"},
            "resources": {
                "type": "object",
                "additionalProperties": {"type": "string", "format": "uri"},
            },
        },
    }


def _page(item):
    address = {"type": ["string", "null"], "format": "uri"}
    properties = {
        "count": {"type": "integer", "description": "The number of items in all pages."},
        "next": {**address, "description": "The address of the next page."},
        "previous": {**address, "description": "The address of the page before."},
        "results": {"type": "array", "items": item},
    }
    return {"type": "object", "required": list(properties), "properties": properties}


def _schema(type_, schemas):
    """Return the schema of a type; those of typed dictionaries are added to `schemas`."""
    if is_typeddict(type_):
        if type_.__name__ not in schemas:
            schemas[type_.__name__] = {}
            schemas[type_.__name__] = _object(type_, schemas)
        return {"$ref": f"#/components/schemas/{type_.__name__}"}
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is list:
        return {"type": "array", "items": _schema(arguments[0], schemas)}
    if origin is dict:
        values = {} if arguments[1] is Any else _schema(arguments[1], schemas)
        return {"type": "object", "additionalProperties": values or True}
    if origin in {Union, UnionType}:
        (some,) = (one for one in arguments if one is not NoneType)
        found = _schema(some, schemas)
        if "$ref" in found:
            return {"anyOf": [found, {"type": "null"}]}
        return found | {"type": [found["type"], "null"]}
    return {"type": _PLAIN[type_]}


def _object(type_, schemas):
    hints, docs = get_type_hints(type_, include_extras=True), _docs(type_)
    properties = {}
    for name, hint in hints.items():
        plain = get_args(hint)[0] if get_origin(hint) is NotRequired else hint
        found = _schema(plain, schemas)
        properties[name] = found | _form(name, found) | {"description": docs[name]}
    return {
        "type": "object",
        "description": inspect.getdoc(type_),
        "required": [name for name in hints if name in type_.__required_keys__],
        "properties": properties,
    }


def _form(name, schema):
    if "string" not in schema.get("type", ()):
        return {}
    if name in {"self", "url"} or name.endswith("_url"):
        return {"format": "uri"}
    return {"format": "date-time"} if name == "changed" else {}


def _docs(type_):
    """Return the texts that stand behind the fields of a typed dictionary, by field."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(type_))).body
    found = {}
    # Typed dictionaries of Python 3.11 do not tell what they are made of.
    for base in body.bases:
        if base.id != "TypedDict":
            found |= _docs(getattr(sys.modules[type_.__module__], base.id))
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign):
            found[field.target.id] = text.value.value
    return found


def as_text():
    """Return the file."""
    return json.dumps(api_description(), indent=1, ensure_ascii=False) + "\n"


def write():
    """Write the file that the portal serves."""
    DESCRIPTION.write_text(as_text(), encoding="utf-8")
