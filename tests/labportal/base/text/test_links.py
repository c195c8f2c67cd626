"""Links to the web."""

import pytest

from labportal.base.text.links import web_address


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.ORG/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url: str, kept: bool) -> None:
    assert web_address(url) == (url if kept else "")
