"""Services that answer as recorded, quickly, and with nothing kept from the test before."""

import pytest
import responses
from django.core.cache import cache

from publications.lookup import client

DOI, ARXIV, PUBMED = "https://doi.test", "https://arxiv.test/api", "https://eutils.test/eutils"


@pytest.fixture(autouse=True)
def _nothing_is_remembered(monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def slept(monkeypatch):
    """The seconds that were waited, one after the other; no time passes."""
    seconds = []
    monkeypatch.setattr(client, "sleep", seconds.append)
    return seconds


@pytest.fixture
def services(settings, slept):
    """Three services that answer what is added; any other address fails."""
    settings.LOOKUP = {
        **settings.LOOKUP,
        "DOI_URL": DOI,
        "ARXIV_URL": ARXIV,
        "PUBMED_URL": PUBMED,
        "DOI_HOSTS": ["agency.test"],
        "MAILTO": "library@example.org",
    }
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock
