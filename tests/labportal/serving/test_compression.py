"""Answers that are compressed on their way, and those that are already."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from labportal.serving.middleware import CompressionMiddleware


@pytest.mark.parametrize(
    ("media_type", "is_compressed"),
    [
        ("text/html; charset=utf-8", True),
        ("image/svg+xml", True),
        ("application/json", True),
        ("text/x-bibtex", True),
        ("image/png", False),
        ("image/webp", False),
        ("application/pdf", False),
        ("application/zip", False),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", False),
        ("video/mp4", False),
    ],
)
def test_what_is_compressed_already_is_sent_as_it_is(media_type, is_compressed):
    content = b"engines and tides " * 100
    middleware = CompressionMiddleware(
        lambda request: HttpResponse(content, content_type=media_type)
    )
    answer = middleware(RequestFactory().get("/", headers={"accept-encoding": "gzip"}))
    assert answer.has_header("Content-Encoding") == is_compressed
    assert (answer.content == content) == (not is_compressed)
