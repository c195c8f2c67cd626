"""Identifiers of publications: DOI, arXiv id, PubMed id, ISBN, URL. Pure functions.

`normalise_*` takes text that should be an identifier and raises ValueError, saying what is wrong;
`find_*` looks for one in text that may hold something else as well.

Forms: DOI Handbook, section 2.2; https://info.arxiv.org/help/arxiv_identifier.html; ISBN Users'
Manual, section 5.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publications.vocabulary.text import hyphenated

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"“”]+", re.ASCII)
_DOI_ALONE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:(?:dx\.|[\w.-]*)?doi[.\w-]*/|(?:urn:|info:)?doi[:/\s=]*)?(?=10\.)",
    re.IGNORECASE,
)
_DOI_URL = re.compile(
    r"https?://(?:[^\s/]*\.)?doi[.-][^\s/]*/|https?://\S*/doi/(?:[a-z]+/)?(?=10\.)", re.IGNORECASE
)
_DOI_TAIL = ".,;:'’!?/"
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
_LONGEST_DOI = 300

_ARXIV_NEW = r"(?:0[7-9]|[1-9]\d)(?:0[1-9]|1[0-2])\.\d{4,5}"
_ARXIV_OLD = (
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg"
    r"|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th"
    r"|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con)"
    r"(?:\.[a-z]{2})?/\d{7}"
)
_ARXIV_ID = rf"({_ARXIV_NEW}|{_ARXIV_OLD})(?:v\d{{1,3}})?"
_ARXIV_ALONE = re.compile(
    rf"(?:(?:https?://)?(?:\w+\.)?arxiv\.org/\w+/|(?:arxiv\s*[:.]?\s*)?){_ARXIV_ID}(?:\.pdf)?"
    r"\s*(?:\[[\w.\s-]{1,20}\])?",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_IN_TEXT = re.compile(
    rf"(?:arxiv(?:\.org/\w+/|\s?preprint|\s?e-?prints?|[\s:.,/]){{0,6}}|\babs/){_ARXIV_ID}(?![\d/])",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_PMID_IN_TEXT = re.compile(
    r"(?:\bPMID\s{0,3}:?\s{0,3}|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{1,9})\b",
    re.IGNORECASE | re.ASCII,
)
_ISBN = re.compile(r"(?<!\d)(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx](?![\dXx])", re.ASCII)
_URL = re.compile(r"(https?://[\w-]+(?:\.[\w-]+)*\.?(?::[0-9]{1,5})?)(?:[/?#].*)?", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")
_LONGEST_URL = 2000
_check_url = URLValidator(schemes=["http", "https"])
_NO_URL = gettext_lazy("A web address looks like https://example.org/page.")
_ISBN10_LENGTH = 10


class ForeignSchemeError(ValueError):
    """An address is not one of the web; `scheme` is what it begins with."""

    def __init__(self, scheme: str) -> None:
        text = _("Addresses with %(scheme)s: are not linked to, only http and https.")
        super().__init__(text % {"scheme": scheme})
        self.scheme = scheme


def normalise_doi(text: str) -> str:
    """Return the DOI in `text` (bare, with "doi:", or as a URL): lower case, without prefix."""
    doi = find_doi(text)
    if doi is None or not _DOI_ALONE.match(text.strip()):
        raise ValueError(
            _("A DOI looks like 10.1000/182: 10, a dot, a number, a slash and a name.")
        )
    return doi


def find_doi(text: str) -> str | None:
    """Return the first DOI in `text`."""
    match = _DOI.search(text)
    if match is None and "%2f" in text.lower():
        text = unquote(text)
        match = _DOI.search(text)
    if match is None:
        return None
    doi = match[0][: 2 * _LONGEST_DOI]
    if "://" in text[max(0, match.start() - 300) : match.start()]:
        doi = unquote(re.split(r"[?#&]", doi, maxsplit=1)[0])
    while doi and (doi[-1] in _DOI_TAIL or _closes_nothing(doi)):
        doi = doi[:-1]
    return doi.lower() if _DOI.fullmatch(doi) and len(doi) <= _LONGEST_DOI else None


def find_doi_in_url(url: str) -> str | None:
    """Return the DOI that a URL leads to: only of resolvers and of paths with /doi/ in them."""
    return find_doi(url) if _DOI_URL.match(url) else None


def _closes_nothing(doi: str) -> bool:
    opening = _BRACKETS.get(doi[-1])
    return opening is not None and doi.count(opening) < doi.count(doi[-1])


def normalise_arxiv_id(text: str) -> str:
    """Return the arXiv id in `text`, without version: 2501.04284 or hep-th/9901001.

    Takes "arXiv:2501.04284v2 [cs.CV]" and URLs of arxiv.org as well.
    """
    match = _ARXIV_ALONE.fullmatch(text.strip())
    if match is None:
        raise ValueError(_("An arXiv id looks like 2501.04284 or hep-th/9901001."))
    return _canonical_arxiv_id(match[1])


def find_arxiv_id(text: str) -> str | None:
    """Return the first arXiv id in `text` that is announced as one ("arXiv:", "abs/")."""
    match = _ARXIV_IN_TEXT.search(text)
    return _canonical_arxiv_id(match[1]) if match else None


def arxiv_part(doi: str) -> str:
    """Return the id within a DOI that arXiv gives its preprints, as written; "" in any other DOI.

    https://info.arxiv.org/help/doi.html
    """
    match = _ARXIV_DOI.fullmatch(doi)
    return match[1] if match else ""


def _canonical_arxiv_id(found: str) -> str:
    archive, slash, number = found.lower().partition("/")
    # math.GT/0309136 and math/0309136 are one paper: the subject class was never part of the id.
    return archive.split(".")[0] + slash + number if slash else archive


def normalise_pmid(text: str) -> str:
    """Return the PubMed id in `text` (bare, with "PMID:", or as a URL)."""
    digits = text.strip()
    pmid = digits if digits.isascii() and digits.isdigit() else find_pmid(digits)
    if pmid is None or len(pmid) > len("123456789"):
        raise ValueError(_("A PubMed id is a number of up to nine digits."))
    return pmid.lstrip("0") or "0"


def find_pmid(text: str) -> str | None:
    """Return the first PubMed id in `text` that is announced as one."""
    match = _PMID_IN_TEXT.search(text)
    return match[1] if match else None


def normalise_isbn(text: str) -> str:
    """Return the first valid ISBN in `text` as the thirteen digits of an ISBN-13."""
    found = next(find_isbns(text), None)
    if found is None:
        raise ValueError(_("An ISBN has 10 or 13 digits, the last of which checks the others."))
    return found


def find_isbns(text: str) -> Iterator[str]:
    """Yield the valid ISBNs in `text`, as thirteen digits each."""
    for match in _ISBN.finditer(hyphenated(text)):
        digits = re.sub(r"[\s-]", "", match[0]).upper()
        if len(digits) == _ISBN10_LENGTH and _isbn10_check(digits[:9]) == digits[9]:
            yield f"978{digits[:9]}{_isbn13_check('978' + digits[:9])}"
        elif digits.isdigit() and digits[-1] == _isbn13_check(digits[:12]):
            yield digits


def _isbn10_check(digits: str) -> str:
    check = -sum((10 - place) * int(digit) for place, digit in enumerate(digits)) % 11
    return "X" if check == _ISBN10_LENGTH else str(check)


def _isbn13_check(digits: str) -> str:
    return str(
        -sum((3 if place % 2 else 1) * int(digit) for place, digit in enumerate(digits)) % 10
    )


def normalise_url(text: str) -> str:
    """Return the http or https address in `text`, fit to be a link."""
    url = text.strip().rstrip(",;")
    if url.startswith("<") and url.endswith(">"):
        url = url[1:-1]
    if url.lower().startswith("www."):
        url = f"https://{url}"
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        raise ForeignSchemeError(scheme[1])
    match = _URL.fullmatch(url)
    if match is None or len(url) > _LONGEST_URL:
        raise ValueError(str(_NO_URL))
    url = match[1] + quote(url[len(match[1]) :], safe="!#$%&'()*+,/:;=?@[]~")
    try:
        # As the form of a record does it, which else could not be saved any more.
        _check_url(url)
    except ValidationError as error:
        raise ValueError(str(_NO_URL)) from error
    return url
