"""Identifiers and addresses, and where entries hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.bibtex.reading.identify import identify
from publications.bibtex.reading.verbatim import verbatim
from publications.vocabulary.identifiers import (
    find_arxiv_id,
    find_doi,
    find_doi_in_url,
    find_pmid,
    normalise_arxiv_id,
    normalise_doi,
    normalise_isbn,
    normalise_pmid,
    normalise_url,
)
from tests.publications.bibtex.timing import assert_linear


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/182", "10.1000/182"),
        (" doi: 10.1000/ABC ", "10.1000/abc"),
        ("https://doi.org/10.1145/3290605.3300233", "10.1145/3290605.3300233"),
        ("http://dx.doi.org/10.1007/3-540-45757-7_52.", "10.1007/3-540-45757-7_52"),
        ("https://doi-org.proxy.example.edu/10.1038/s41586", "10.1038/s41586"),
        ("https://doi.org/10.1002%2F%28SICI%291097", "10.1002/(sici)1097"),
        ("10.1016/0921-4534(89)90484-X", "10.1016/0921-4534(89)90484-x"),
        (
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
    ],
)
def test_a_doi_is_bare_and_in_lower_case(text, doi):
    assert normalise_doi(text) == doi


@pytest.mark.parametrize(
    "text", ["", "foo", "10.1/x", "10.1000/", "see 10.1000/182", "11.1000/182"]
)
def test_what_is_no_doi_is_refused(text):
    with pytest.raises(ValueError, match="A DOI looks like"):
        normalise_doi(text)


def test_a_doi_is_found_in_text_without_what_stands_around_it():
    assert find_doi("In Press (doi:10.1000/182).") == "10.1000/182"
    assert find_doi("no") is None


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://onlinelibrary.wiley.com/doi/abs/10.1002/mrm.1?x=1", "10.1002/mrm.1"),
        ("http://doi.acm.org/10.1145/1596655.1596682", "10.1145/1596655.1596682"),
        ("https://link.springer.com/content/pdf/10.1007/s00134-020-06294-x.pdf", None),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.1v1.full", None),
    ],
)
def test_a_url_names_a_doi_only_where_it_leads_to_one(url, doi):
    assert find_doi_in_url(url) == doi


@pytest.mark.parametrize(
    ("text", "arxiv_id"),
    [
        ("2501.04284", "2501.04284"),
        ("arXiv:2501.04284v2 [cs.CV]", "2501.04284"),
        ("https://arxiv.org/abs/2501.04284v3", "2501.04284"),
        ("http://arxiv.org/pdf/0704.0001.pdf", "0704.0001"),
        ("hep-th/9901001v1", "hep-th/9901001"),
        ("math.GT/0309136", "math/0309136"),
    ],
)
def test_an_arxiv_id_is_new_or_old_and_without_version(text, arxiv_id):
    assert normalise_arxiv_id(text) == arxiv_id


@pytest.mark.parametrize("text", ["", "2513.04284", "2501.042", "nosuch/9901001", "x 2501.04284"])
def test_what_is_no_arxiv_id_is_refused(text):
    with pytest.raises(ValueError, match="An arXiv id looks like"):
        normalise_arxiv_id(text)


@pytest.mark.parametrize(
    ("text", "arxiv_id"),
    [
        ("arXiv preprint arXiv:2501.04284", "2501.04284"),
        ("CoRR abs/1706.03762", "1706.03762"),
        ("abs/1706.03762", "1706.03762"),
        ("arXiv e-prints, arXiv:2001.00001v4", "2001.00001"),
        ("pp. 2501.04284", None),
        ("arXiv:2501.042841", None),
    ],
)
def test_an_arxiv_id_in_text_is_one_that_is_announced(text, arxiv_id):
    assert find_arxiv_id(text) == arxiv_id


@pytest.mark.parametrize(
    "text", ["23439512", "PMID: 23439512", "https://pubmed.ncbi.nlm.nih.gov/23439512/"]
)
def test_a_pubmed_id_is_a_number(text):
    assert normalise_pmid(text) == "23439512"


@pytest.mark.parametrize("text", ["", "PMC123", "1234567890", "²³"])
def test_what_is_no_pubmed_id_is_refused(text):
    with pytest.raises(ValueError, match="A PubMed id"):
        normalise_pmid(text)
    assert find_pmid(text) is None


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("9783161484100", "9783161484100"),
        ("3-16-148410-X", "9783161484100"),
        ("ISBN 0385527403", "9780385527408"),
        ("978–3–16–148410–0 (print), 1-111", "9783161484100"),
        ("111-1, 978 3 16 148410 0", "9783161484100"),
    ],
)
def test_an_isbn_has_thirteen_digits_whatever_it_had(text, isbn):
    assert normalise_isbn(text) == isbn


@pytest.mark.parametrize("text", ["", "978-3-16-148410-1", "0118999", "90-7002-34-5", "1" * 13])
def test_an_isbn_with_a_wrong_check_digit_is_refused(text):
    with pytest.raises(ValueError, match="An ISBN"):
        normalise_isbn(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (" https://example.org/a?b=1&c#d ", "https://example.org/a?b=1&c#d"),
        ("<http://example.org:8080>", "http://example.org:8080"),
        ("www.example.org/ä b", "https://www.example.org/%C3%A4%20b"),
        ("http://a.de/x%20y~z", "http://a.de/x%20y~z"),
        ('http://a.de/"><script>', "http://a.de/%22%3E%3Cscript%3E"),
    ],
)
def test_an_address_is_fit_to_be_a_link(text, url):
    assert normalise_url(text) == url


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "java\nscript:x"),
        *("ftp://a.b", "http://", "foo", "", "https://me@evil.org/", "http://a.de/" + "x" * 2000),
    ],
)
def test_other_addresses_are_refused(text):
    with pytest.raises(ValueError, match=r"[Aa]ddress"):
        normalise_url(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"10.1007/3-540{\_}52 and 10.1/a\_b", "10.1007/3-540_52 and 10.1/a_b"),
        (r"10.1/a$<$1::B$>$2", "10.1/a<1::B>2"),
        (r"10.1/{\textless}1{\textgreater}", "10.1/<1>"),
        (r"\url{http://a.de/~x\_y\%20--z}", "http://a.de/~x_y%20--z"),
        (r"http://a.de/\~{}x/{\textasciitilde}y/$\sim$z", "http://a.de/~x/~y/~z"),
        (r"\href{http://a.de/x}{text}", "http://a.de/x"),
        ("http://a.de/\n   c", "http://a.de/c"),
    ],
)
def test_addresses_are_not_decoded_but_hand_made_escapes_are_taken_back(written, meant):
    assert verbatim(written) == meant


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"doi": r"https://doi.org/10.1000/A\_1"}, {"doi": "10.1000/a_1"}),
        (
            {"url": "https://doi.org/10.1000/1"},
            {"doi": "10.1000/1", "url": "https://doi.org/10.1000/1"},
        ),
        ({"note": "doi: 10.1000/1"}, {"doi": "10.1000/1"}),
        ({"note": "see 10.1000/1"}, {}),
        ({"eprint": "10.1000/1", "eprinttype": "doi"}, {"doi": "10.1000/1"}),
        ({"doi": "10.48550/arXiv.2501.04284"}, {"arxiv_id": "2501.04284"}),
        ({"eprint": "2501.04284v1", "archiveprefix": "arXiv"}, {"arxiv_id": "2501.04284"}),
        ({"eprint": "2501.04284"}, {"arxiv_id": "2501.04284"}),
        (
            {"eprint": "0405395", "eprinttype": "arxiv", "primaryclass": "astro-ph"},
            {"arxiv_id": "astro-ph/0405395"},
        ),
        ({"eprint": "2501.04284", "eprinttype": "jstor"}, {}),
        ({"arxivid": "2501.04284"}, {"arxiv_id": "2501.04284"}),
        ({"journal": "CoRR", "volume": "abs/2501.04284"}, {"arxiv_id": "2501.04284"}),
        ({"journal": "arXiv preprint arXiv:2501.04284"}, {"arxiv_id": "2501.04284"}),
        ({"howpublished": "arXiv:2501.04284 [cs.CV]"}, {"arxiv_id": "2501.04284"}),
        ({"eprint": "123", "eprinttype": "pubmed"}, {"pmid": "123"}),
        ({"pmid": "123"}, {"pmid": "123"}),
        ({"note": "{PMID:} 123"}, {"pmid": "123"}),
        ({"isbn": "3-16-148410-X"}, {"isbn": "9783161484100"}),
        ({"howpublished": r"\url{http://a.de/~c}"}, {"url": "http://a.de/~c"}),
        ({"url": "http://a.de/1 http://a.de/2"}, {"url": "http://a.de/1"}),
    ],
)
def test_identifiers_are_found_wherever_an_entry_holds_them(fields, found):
    assert identify(fields) == (found, [])


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "j.desal.2005.02.017"},
        {"eprint": "x", "archiveprefix": "arXiv"},
        {"isbn": "90-7002-34-5"},
        {"pmid": "PMC12"},
        {"url": "javascript:alert(1)"},
        {"url": "data:text/html,http://a.b"},
        {"url": "nowhere"},
    ],
)
def test_what_is_wrong_is_left_out_and_said(fields):
    found, messages = identify(fields)
    assert found == {}
    assert [str(message).split(":")[0] for message in messages] == [next(iter(fields))]


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/a, 10.1000/b",
        "10.1000/a,10.1000/b",
        "10.1000/a; 10.1000/b",
        "10.1000/a 10.1000/b",
        "https://doi.org/10.1000/a https://doi.org/10.1000/b",
        "doi:10.1000/a | doi:10.1000/b",
        r"\url{https://doi.org/10.1000/a} \url{https://doi.org/10.1000/b}",
    ],
)
def test_a_second_doi_is_told(written):
    found, messages = identify({"doi": written})
    assert found["doi"] == "10.1000/a"
    assert [dict(message.params)["other"] for message in messages] == ["10.1000/b"]


@pytest.mark.parametrize(
    "written", ["10.1000/a, https://doi.org/10.1000/A", "see 10.1000/a", "10.1000/a,"]
)
def test_a_doi_that_is_there_twice_is_one(written):
    assert identify({"doi": written}) == ({"doi": "10.1000/a"}, [])


def test_a_doi_may_hold_commas_and_semicolons():
    doi = "10.1002/(sici)1097-4571(1999)50:1<1::aid-asi1>3.0.co;2-l"
    assert identify({"doi": doi})[0] == {"doi": doi}


@given(st.text(max_size=60) | st.from_regex(r"(10\.|arxiv:|http://|97[89]|doi)[\x20-\x7e]{0,30}"))
def test_any_text_is_an_identifier_or_a_value_error(text):
    for normalise in (
        normalise_doi,
        normalise_arxiv_id,
        normalise_pmid,
        normalise_isbn,
        normalise_url,
    ):
        try:
            value = normalise(text)
        except ValueError:
            continue
        assert normalise(value) == value
    identify(dict.fromkeys(("doi", "eprint", "isbn", "url", "note", "pmid", "journal"), text))


@pytest.mark.parametrize(
    "part", ["10.1000/", "arxiv:", "arxiv", "http://", "1", "978 ", "doi", "PMID ", "-", "("]
)
def test_long_texts_cost_time_in_proportion(part):
    def find_all(text: str) -> None:
        for find in (find_doi, find_doi_in_url, find_arxiv_id, find_pmid):
            find(text)
        identify(dict.fromkeys(("doi", "eprint", "isbn", "url", "note", "journal"), text))

    assert_linear(find_all, lambda n: part * n)
