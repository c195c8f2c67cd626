"""Further identifiers and links of an entry, of any program that writes them."""

import pytest

from tests.publications.bibtex.round_trip import parsed


def read(fields, entry_type="article"):
    text = f"@{entry_type}{{k, title={{Ice}}, {fields}}}"
    return parsed(text)


@pytest.mark.parametrize(
    ("fields", "identifiers"),
    [
        ("pmcid={PMC1234567}", [["pmcid", "PMC1234567"]]),
        ("pmc={1234567}", [["pmcid", "PMC1234567"]]),
        ("doi={10.5555/a}, preprintdoi={10.1101/123456}", [["preprint_doi", "10.1101/123456"]]),
        ("doi={10.5555/a, 10.1101/123456}", [["preprint_doi", "10.1101/123456"]]),
        ("isbn={978-3-16-148410-0 (print), 0-306-40615-2}", [["isbn", "9780306406157"]]),
        ("eprinttype={hdl}, eprint={2027/1234}", [["handle", "2027/1234"]]),
        ("urn={urn:nbn:de:bvb:91-diss-1}", [["urn", "urn:nbn:de:bvb:91-diss-1"]]),
        ("hal_id={hal-01234567v2}", [["hal", "hal-01234567"]]),
        ("mrnumber={4123456 (57 \\#123)}", [["mrnumber", "4123456"]]),
        ("zbl={Zbl 1234.56789}", [["zbl", "1234.56789"]]),
        (
            "adsurl={https://ui.adsabs.harvard.edu/abs/2012PhLB..716....1A}",
            [["bibcode", "2012PhLB..716....1A"]],
        ),
        ("adsurl={https://example.org/}", None),
        ("pmid={31415926}", None),
    ],
)
def test_identifiers_beside_the_main_ones_are_kept_by_kind(fields, identifiers):
    assert read(fields).values.get("identifiers") == identifiers


def test_the_doi_of_the_work_goes_before_that_of_its_preprint():
    assert read("doi={10.1101/123456; 10.5555/a}").values["doi"] == "10.5555/a"


def test_what_is_no_such_identifier_is_left_out_with_a_message():
    entry = read("pmcid={see there}")
    assert "identifiers" not in entry.values
    assert [str(one) for one in entry.messages] == [
        "pmcid: “see” is no such identifier and was left out.",
        "pmcid: “there” is no such identifier and was left out.",
    ]


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        (
            "code={https://github.com/a/b}, slides={https://x.org/s.pdf}",
            [["code", "https://github.com/a/b"], ["slides", "https://x.org/s.pdf"]],
        ),
        ("website={\\url{https://x.org/~a/}}", [["project", "https://x.org/~a/"]]),
        ("supp={https://x.org/a_b.zip}", [["supplement", "https://x.org/a_b.zip"]]),
        ("poster={www.x.org/p.pdf}", None),
        (
            "code={https://x.org/1 https://x.org/2}",
            [["code", "https://x.org/1"], ["code", "https://x.org/2"]],
        ),
        ("file={Full text:https\\://x.org/p.pdf:PDF}", [["pdf", "https://x.org/p.pdf"]]),
        ("file={:https\\://x.org/p.pdf:PDF;:home/me/q.pdf:PDF}", [["pdf", "https://x.org/p.pdf"]]),
        ("file={Full Text:/home/me/p.pdf:application/pdf}", None),
        ("file={:https\\://x.org/p.html:URL}", None),
        ("pdf={file:///home/me/p.pdf}", None),
        ("code={http://localhost/a}", None),
    ],
)
def test_links_are_kept_by_kind_if_they_lead_to_the_web(fields, links):
    assert read(fields).values.get("links") == links


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("pdf={paper.pdf}", "link-without-address"),
        ("code={http://localhost/a}", "address-local"),
        ("video={file:///home/me/v.mp4}", "address-local"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(fields, message):
    assert message in [one.code for one in read(fields).messages]
