"""Lines of the log tell when, of which request, and of whom."""

import json
import logging
import re

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import RequestFactory

from labportal.serving.current_request import CurrentRequestMiddleware, current_request
from labportal.serving.log import JsonFormatter, LineFormatter, RequestFilter


def line(formatter, request=None, error=None):
    info = (type(error), error, None) if error else None
    record = logging.LogRecord("a.logger", logging.WARNING, "", 1, "Gone: %s", ("x",), info)
    if request:
        record.request = request
    assert RequestFilter().filter(record)
    return formatter.format(record)


def numbered(**headers):
    """Return the request as it was while it was answered."""
    found = []
    middleware = CurrentRequestMiddleware(lambda request: found.append(current_request()))
    middleware(RequestFactory().get("/", headers=headers))
    return found[0]


def test_a_line_has_the_moment_with_its_zone_the_request_and_the_user():
    request = numbered()
    request._cached_user = User(username="ada")
    said = line(LineFormatter(), request)
    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d"
    assert re.fullmatch(
        rf"{moment} WARNING request={request.request_id} user=ada a\.logger: Gone: x", said
    )


def test_a_line_of_a_visitor_or_of_no_request_says_so():
    request = numbered()
    request._cached_user = AnonymousUser()
    assert "user=- " in line(LineFormatter(), request)
    assert "request=- user=- " in line(LineFormatter())


def test_lines_of_json_hold_the_same_and_errors():
    said = json.loads(line(JsonFormatter(), numbered(), ValueError("in\ntwo lines")))
    assert said.keys() == {"time", "level", "logger", "request", "user", "message", "error"}
    assert said["message"] == "Gone: x"
    assert "two lines" in said["error"]


@pytest.mark.parametrize(
    ("proxies", "given", "is_taken"),
    [(1, "a1b2", True), (0, "a1b2", False), (1, "a\tb", False), (1, "x" * 65, False)],
)
def test_the_number_of_a_proxy_is_taken_if_it_is_believed(settings, proxies, given, is_taken):
    settings.PROXIES = proxies
    assert (numbered(X_Request_ID=given).request_id == given) is is_taken
