"""The services that the page for identifiers asks, as the tests of look-ups have them."""

from tests.publications.lookup.conftest import _nothing_is_remembered, services, slept

__all__ = ["_nothing_is_remembered", "services", "slept"]
