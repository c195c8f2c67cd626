"""Answers as JSON, and problems (RFC 9457) among them."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NotRequired, TypedDict

from django.http import JsonResponse

from labportal.base.answers.parameters import Fault

CONTENT_TYPE = "application/problem+json"


class ParameterFault(TypedDict):
    """A fault of a parameter."""

    parameter: str
    """The name of the parameter."""
    detail: str
    """The fault, in a sentence."""
    allowed: NotRequired[list[str]]
    """The names or values that there are, where they are few."""


class Problem(TypedDict):
    """The reason why there is no answer, as RFC 9457 describes it."""

    type: str
    """Always `about:blank`: the status says what kind of problem it is."""
    title: str
    """The status in words."""
    status: int
    """The status of the answer."""
    detail: str
    """What is wrong, and what to do."""
    errors: NotRequired[list[ParameterFault]]
    """The faults of parameters, one by one."""


class NoAnswerError(Exception):
    """A request to which there is no answer: its status, and what to do."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def problem_response(status: int, detail: str, faults: list[Fault] | None = None) -> JsonResponse:
    """Return the answer that says what is wrong."""
    problem: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if faults:
        problem["errors"] = [
            {"parameter": fault.parameter, "detail": fault.message}
            | ({"allowed": fault.allowed} if fault.allowed else {})
            for fault in faults
        ]
    return json_response(problem, status=status, content_type=CONTENT_TYPE)


def json_response(content: Mapping[str, Any], **options: Any) -> JsonResponse:
    """Return content as JSON, letters as they are."""
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False}, **options)
