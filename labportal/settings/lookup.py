"""Settings of the look-up of bibliographic records by their identifiers."""

from typing import Any

from labportal.settings import environment

#: Hosts that doi.org may send on to: the agencies that register DOIs and answer with records.
_AGENCIES = "doi.org,crossref.org,crosscite.org,datacite.org,medra.org"


def given(sender: str) -> dict[str, Any]:
    """Return the settings of the look-up; `sender` is whom a service can write to by default.

    A service whose address is empty is not asked. Raises ImproperlyConfigured.
    """
    return {
        "DOI_URL": environment.address("LOOKUP_DOI_URL", "https://doi.org"),
        "ARXIV_URL": environment.address("LOOKUP_ARXIV_URL", "https://export.arxiv.org/api"),
        "PUBMED_URL": environment.address(
            "LOOKUP_PUBMED_URL", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
        ),
        "DOI_HOSTS": environment.words("LOOKUP_DOI_HOSTS", _AGENCIES),
        "MAILTO": environment.text("LOOKUP_MAILTO", sender),
        # Seconds for one answer, and for all of them: proxies give up after sixty.
        "TIMEOUT": environment.number("LOOKUP_TIMEOUT", 10),
        "SECONDS": environment.number("LOOKUP_SECONDS", 30),
        # Between two requests to one host; the services ask for no more than ten in a second.
        "PAUSE_MS": environment.number("LOOKUP_PAUSE_MS", 100),
        "CACHE_SECONDS": environment.number("LOOKUP_CACHE_SECONDS", 86_400),
    }
