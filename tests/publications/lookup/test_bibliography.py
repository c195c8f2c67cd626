"""From identifiers to one BibTeX file that says exactly what the services said."""

import json
import re

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.entry import Failure
from publications.bibtex.reading.read import read
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.bibtex.writing.serialize import Exportable, serialize
from publications.lookup import bibliography
from publications.lookup.bibliography import BusyError, find
from publications.lookup.citekeys import with_citekeys
from publications.lookup.client import unreadable
from publications.lookup.record import ServiceRecord
from publications.lookup.registries.csl_json import read_csl
from publications.lookup.request import read_requested
from publications.vocabulary.snapshot import Snapshot
from tests.publications.lookup import recorded
from tests.publications.lookup.conftest import ARXIV, DOI, PUBMED
from tests.publications.lookup.recorded import CROSSREF, arxiv, csl, pubmed

VERSION_OF_RECORD = f"{DOI}/10.5555/tmi.2017.2760978"


def _find(text):
    return find(read_requested(text).identifiers)


def _entries(found):
    resolved = resolve(parse([("", found.file.content.decode())]))
    return [read(entry) for entry in resolved.entries]


def test_identifiers_of_all_kinds_become_one_file_in_their_order(services):
    services.get(VERSION_OF_RECORD, body=csl(CROSSREF))
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PREPRINT))
    services.get(
        f"{PUBMED}/efetch.fcgi", body=pubmed(recorded.PUBMED_ARTICLE, recorded.PUBMED_GERMAN)
    )
    found = _find("PMID: 31452104\n10.5555/tmi.2017.2760978\n2501.04284\n7")
    assert found.messages == []
    assert found.file.name == "identifiers.bib"
    entries = _entries(found)
    assert [entry.citekey for entry in entries] == [
        "rueckert2019effectco2coli",
        "schlemper2018deepcascadesco2",
        "qiu2025learningnormspoincare",
        "2001ueberherz",
    ]
    assert entries[0].values["pmid"] == "31452104"
    assert entries[0].values["doi"] == "10.1016/s0140-6736(20)30183-5"
    assert entries[1].values["title"] == (
        "Deep Cascades for CO<sub>2</sub> & <i>in vivo</i> MR: p < 0.05"
    )
    assert entries[1].values["abstract"] == "First x<sup>2</sup>.\n\nThen <10 % more."
    assert entries[2].values["arxiv_id"] == "2501.04284"
    assert entries[2].values["status"] == "preprint"


def test_each_service_is_asked_as_it_wants_to_be(services):
    services.get(f"{ARXIV}/query", body=arxiv())
    services.get(f"{PUBMED}/efetch.fcgi", body=pubmed())
    services.get(re.compile(f"{DOI}/.*"), status=404)
    _find("2501.04284 hep-th/9901001\n1 2 3\n10.1000/a#b?c%d<e>")
    by_host = {call.request.url.partition("?")[0]: call.request for call in services.calls}
    assert by_host[f"{ARXIV}/query"].params == {
        "id_list": "2501.04284,hep-th/9901001",
        "max_results": "2",
    }
    assert by_host[f"{PUBMED}/efetch.fcgi"].params == {
        "db": "pubmed",
        "id": "1,2,3",
        "retmode": "xml",
        "tool": "labportal",
        "email": "library@example.org",
    }
    request = by_host[f"{DOI}/10.1000/a%23b%3Fc%25d%3Ce%3E"]
    assert request.headers["Accept"].startswith("application/vnd.citationstyles.csl+json")
    assert len(services.calls) == 3


def test_a_preprint_and_its_version_of_record_are_one_entry_with_both_identifiers(services):
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PUBLISHED))
    services.get(VERSION_OF_RECORD, body=csl(CROSSREF, abstract=None))
    found = _find("hep-th/9901001")
    [entry] = _entries(found)
    assert entry.values["arxiv_id"] == "hep-th/9901001"
    assert entry.values["doi"] == "10.5555/tmi.2017.2760978"
    assert entry.values["type"] == "article-journal"
    assert entry.values["volume"] == "37"
    assert entry.values["abstract"] == "An abstract."
    assert found.messages == []


@pytest.mark.parametrize("text", ["{0}\n{1}", "{1}\n{0}"])
def test_both_identifiers_of_one_publication_give_one_entry(services, text):
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PUBLISHED))
    services.get(VERSION_OF_RECORD, body=csl(CROSSREF))
    [entry] = _entries(_find(text.format("hep-th/9901001", "10.5555/tmi.2017.2760978")))
    assert entry.values["arxiv_id"] == "hep-th/9901001"
    assert len(services.calls) == 2


def test_a_preprint_stays_one_if_its_version_of_record_cannot_be_had(services):
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PUBLISHED))
    services.get(VERSION_OF_RECORD, status=404)
    found = _find("hep-th/9901001")
    [entry] = _entries(found)
    assert (entry.values["type"], entry.values["status"]) == ("article", "preprint")
    assert entry.values["doi"] == "10.5555/tmi.2017.2760978"
    assert entry.values["note"] == "IEEE TMI 37 (2018) 491-503"
    first, second = map(str, found.messages)
    assert first == (
        "arXiv:hep-th/9901001 names the DOI 10.5555/tmi.2017.2760978, which could not be looked "
        "up; the entry says what arXiv knows."
    )
    assert second == "10.5555/tmi.2017.2760978: doi.test does not know it. Look for a slip."


def test_a_version_of_record_that_was_asked_for_and_not_found_is_named_once(services):
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PUBLISHED))
    services.get(VERSION_OF_RECORD, status=404)
    messages = _find("hep-th/9901001 10.5555/tmi.2017.2760978").messages
    assert [str(one) for one in messages if "does not know it" in str(one)] == [
        "10.5555/tmi.2017.2760978: doi.test does not know it. Look for a slip."
    ]


def test_a_doi_of_another_work_is_noticed(services):
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PUBLISHED))
    services.get(VERSION_OF_RECORD, body=csl(CROSSREF, title="A history of medieval bridges"))
    [message] = _find("hep-th/9901001").messages
    assert "which is called “A history of medieval bridges”" in str(message)


def test_what_fails_is_named_with_the_reason_and_the_others_go_on(services):
    services.get(f"{DOI}/10.1000/none", status=404)
    services.get(f"{DOI}/10.1000/nothing", status=404)
    services.get(f"{DOI}/10.1000/page", body="<!DOCTYPE html><h1>A paper</h1>")
    services.get(f"{DOI}/10.1000/agency", status=302, headers={"Location": "https://x.example/"})
    services.get(VERSION_OF_RECORD, body=csl(CROSSREF))
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_ERROR))
    services.get(f"{PUBMED}/efetch.fcgi", status=400, body="ID list is empty!")
    found = _find(
        "10.1000/none 10.1000/nothing 10.1000/page 10.1000/agency 10.5555/tmi.2017.2760978"
        " 2501.04284 PMID:7"
    )
    assert len(_entries(found)) == 1
    assert list(map(str, found.messages)) == [
        "10.1000/none, 10.1000/nothing: doi.test does not know it. Look for a slip.",
        str(unreadable("doi.test").about("10.1000/page")),
        "10.1000/agency: It leads to x.example, which gives no records. Paste its BibTeX instead.",
        "arXiv:2501.04284: arXiv does not know it. Look for a slip.",
        "PMID 7: PubMed does not know it. Look for a slip.",
    ]


def test_without_a_network_there_is_no_file_and_one_message_for_each_host(services):
    for address in (f"{DOI}/.*", f"{ARXIV}/.*", f"{PUBMED}/.*"):
        services.get(re.compile(address), body=requests.ConnectionError("NewConnectionError"))
    found = _find("10.1000/a 10.1000/b 2501.04284 7")
    assert found.file is None
    assert [str(message).partition(" could")[0] for message in found.messages] == [
        "10.1000/a, 10.1000/b: doi.test",
        "arXiv:2501.04284: arxiv.test",
        "PMID 7: eutils.test",
    ]
    assert len(services.calls) == 3


def test_a_service_without_address_is_switched_off(services, settings):
    settings.LOOKUP = {**settings.LOOKUP, "DOI_URL": "", "PUBMED_URL": ""}
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PUBLISHED))
    found = _find("10.1000/a 7 hep-th/9901001")
    assert len(_entries(found)) == 1
    assert list(map(str, found.messages)) == [
        "10.1000/a: Looking up at doi.org is switched off here. Paste its BibTeX instead.",
        "PMID 7: Looking up at PubMed is switched off here. Paste its BibTeX instead.",
    ]
    assert len(services.calls) == 1


def test_answers_are_kept_and_failures_are_not(services):
    services.get(VERSION_OF_RECORD, body=csl(CROSSREF))
    services.get(f"{DOI}/10.1000/none", status=404)
    services.get(f"{PUBMED}/efetch.fcgi", body=pubmed(recorded.PUBMED_GERMAN))
    text = "10.5555/tmi.2017.2760978 10.1000/none 7"
    assert _find(text) == _find(text)
    assert [call.request.url for call in services.calls].count(f"{DOI}/10.1000/none") == 2
    assert len(services.calls) == 4


def test_answers_are_kept_no_longer_than_the_settings_say(services, settings):
    settings.LOOKUP = {**settings.LOOKUP, "CACHE_SECONDS": 0}
    services.get(VERSION_OF_RECORD, body=csl(CROSSREF))
    _find("10.5555/tmi.2017.2760978")
    _find("10.5555/tmi.2017.2760978")
    assert len(services.calls) == 2


def test_one_look_up_at_a_time(services):
    services.get(re.compile(f"{DOI}/.*"), status=404)
    with bibliography._one_at_a_time, pytest.raises(BusyError):
        _find("10.1000/a")
    assert _find("10.1000/a").messages


def test_a_failure_of_our_own_does_not_keep_others_waiting(services, monkeypatch):
    monkeypatch.setattr(bibliography, "look_up", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        _find("10.1000/a")
    monkeypatch.undo()
    assert not bibliography._one_at_a_time.locked()


def test_citekeys_are_the_same_each_time_and_unique():
    def record(**values):
        return ServiceRecord.of({"title": "On the Ähnlichkeit of hearts", **values}, [])

    first, second = record(doi="10.1/a"), record(doi="10.1/b")
    keys = [citekey for citekey, _ in with_citekeys([first, second])]
    assert keys[0] == "aehnlichkeithearts"
    assert re.fullmatch(r"aehnlichkeithearts-[0-9a-f]{4}", keys[1])
    assert [citekey for citekey, _ in with_citekeys([first, second])] == keys
    [(citekey, _)] = with_citekeys([ServiceRecord.of({"title": "???", "doi": "10.1/c"}, [])])
    assert re.fullmatch(r"record-[0-9a-f]{4}", citekey)


HOSTILE = [
    r"\input{/etc/passwd} \write18{rm} $x$ $$ \begin{x} 100% of {A & B} #1 a_b~c^d",
    "}\n}\n@article{evil, title = {Evil}}\n@string{x = {y}}",
    '" # x # " @comment{',
    "{{{{", "}}}}", "\\", "%", "% @misc{a,",
    "A\x00B\x1b[31m\u202eC\ud800D\u200b",
    "a -- b --- c ''d'' ``e'' ?` !` <<f>>",
    "\u0041\u0301 ﬁ ﬀ 𝔸 日本語 עברית",
    "and and and", "x" * 5_000, "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_the_text_that_it_is(text, services):
    item = {
        "title": f"T {text}",
        "container-title": text,
        "publisher": text,
        "abstract": text,
        "volume": text,
        "page": text,
        "author": [{"family": f"F {text}", "given": text}, {"literal": f"L {text}"}],
        "issued": {"raw": text},
    }
    services.get(f"{DOI}/10.1000/182", body=json.dumps(item))
    [entry] = _entries(_find("10.1000/182"))
    assert not isinstance(entry, Failure), entry
    assert entry.values["title"] == read_csl(item).values["title"]
    assert "evil" not in entry.citekey.lower() or "evil" in text.lower()
    assert len(entry.names) == 2


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(max_size=30))
def test_what_is_written_reads_back_as_what_the_service_said(title, name):
    record = read_csl({"title": f"T {title}", "author": [{"family": f"F{name}", "given": name}]})
    written = serialize(Exportable("key", Snapshot.of(record.values, record.names)), private=True)
    resolved = resolve(parse([("", written)]))
    entry = read(resolved.entries[0])
    assert len(resolved.entries) == 1
    assert entry.values["title"] == record.values["title"]
    assert len(entry.names) == 1
