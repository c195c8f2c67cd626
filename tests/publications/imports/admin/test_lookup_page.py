"""The page that takes identifiers, from the text that is pasted to publications and back."""

import html
import json
import re

import pytest
import requests
from django.test import Client
from django.urls import reverse
from pytest_httpserver import HTTPServer

from publications.imports.admin.forms import UploadForm
from publications.lookup import bibliography
from publications.models import ImportBatch, Publication
from tests.publications.imports.admin.wizard import CASCADE, Wizard, make_librarian, make_viewer
from tests.publications.lookup import recorded
from tests.publications.lookup.conftest import ARXIV, DOI
from tests.publications.lookup.recorded import CROSSREF, arxiv, csl, pubmed

pytestmark = pytest.mark.django_db
DOI_OF_CROSSREF = "10.5555/TMI.2017.2760978"


@pytest.fixture(scope="module")
def server():
    with HTTPServer(host="127.0.0.1") as running:
        yield running


@pytest.fixture
def local(server, settings):
    """One server on this machine that is doi.org, arXiv and PubMed."""
    server.clear()
    settings.LOOKUP = {
        **settings.LOOKUP,
        "DOI_URL": server.url_for("/doi"),
        "ARXIV_URL": server.url_for("/arxiv"),
        "PUBMED_URL": server.url_for("/pubmed"),
    }
    return server


def _look_up(wizard, text, source="DOI, arXiv, PubMed", **options):
    return wizard.client.post(
        reverse("imports:identifiers"), {"text": text, "source": source}, **options
    )


def _planned(wizard, text, **options):
    response = _look_up(wizard, text, **options)
    assert response.status_code == 302, _words(response)
    return ImportBatch.objects.latest("pk")


def _words(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(text).split())


def test_the_whole_way_from_identifiers_to_publications_and_back(wizard, local):
    local.expect_request("/doi/10.5555/tmi.2017.2760978").respond_with_data(
        status=302, headers={"Location": "/agency/works/1"}
    )
    local.expect_request("/agency/works/1").respond_with_data(
        csl(CROSSREF), content_type="application/vnd.citationstyles.csl+json"
    )
    local.expect_request("/arxiv/query").respond_with_data(arxiv(recorded.ARXIV_PREPRINT))
    local.expect_request("/pubmed/efetch.fcgi").respond_with_data(pubmed(recorded.PUBMED_ARTICLE))
    text = f"https://doi.org/{DOI_OF_CROSSREF}\narXiv:2501.04284v1\nPMID: 31452104"
    batch = _planned(wizard, text)
    assert batch.counts == {"new": 3}
    assert batch.messages == []
    assert not Publication.objects.exists()
    page = wizard.page(batch)
    for shown in (
        "identifiers.bib",
        "Jo Schlemper",
        "Huaqi Qiu",
        "CO<sub>2</sub> on <i>E. coli</i>",
    ):
        assert shown in page
    wizard.confirm(batch)
    assert batch.status == "applied"
    publication = Publication.objects.get(doi="10.5555/tmi.2017.2760978")
    assert publication.title_html.startswith(
        "Deep Cascades for CO<sub>2</sub> &amp; <i>in vivo</i>"
    )
    assert publication.title == "Deep Cascades for CO₂ & in vivo MR: p < 0.05"
    assert publication.authorships.count() == 6
    assert Publication.objects.get(arxiv_id="2501.04284").status == "preprint"
    assert Publication.objects.get(pmid="31452104").doi == "10.1016/s0140-6736(20)30183-5"

    again = _planned(wizard, text)
    assert again.counts == {"unchanged": 3}

    file = wizard.client.get(reverse("imports:file", args=[batch.pk, 0]))
    assert "identifiers.bib" in file["Content-Disposition"]
    assert b"doi = {10.5555/tmi.2017.2760978}" in b"".join(file.streaming_content)

    wizard.post(batch, "undo")
    assert not Publication.objects.live().exists()


def test_a_publication_of_another_source_is_completed_not_doubled(wizard, services):
    wizard.imported(CASCADE.replace("10.5555/tmi.2017.1", DOI_OF_CROSSREF))
    title = "A Deep Cascade of Networks for Dynamic MR Reconstruction"
    services.get(f"{DOI}/{DOI_OF_CROSSREF.lower()}", body=csl(CROSSREF, title=title))
    batch = _planned(wizard, DOI_OF_CROSSREF)
    wizard.confirm(batch)
    [publication] = Publication.objects.all()
    assert (publication.volume, publication.issued_year) == ("37", 2017)


def test_works_of_one_citekey_that_come_one_after_the_other_stay_two(wizard, services):
    titles = {"10.1000/a": "Deep learning for hearts", "10.1000/b": "Deep learning for lungs"}
    for doi, title in titles.items():
        item = {"title": title, "type": "journal-article", "author": [{"family": "Doe"}]}
        services.get(f"{DOI}/{doi}", body=json.dumps({**item, "issued": {"raw": "2020"}}))
        wizard.confirm(_planned(wizard, doi))
    assert Publication.objects.live().count() == 2
    assert _planned(wizard, "10.1000/a 10.1000/b").counts == {"unchanged": 2}


def test_what_was_not_found_stands_on_the_plan_and_in_the_file(wizard, services):
    services.get(f"{DOI}/10.1000/none", status=404)
    services.get(f"{DOI}/10.1000/%40a%7Bb%7D", status=404)
    services.get(f"{DOI}/{DOI_OF_CROSSREF.lower()}", body=csl(CROSSREF))
    batch = _planned(wizard, f"10.1000/none\n{DOI_OF_CROSSREF}\n10.1000/@a{{b}}")
    assert batch.counts == {"new": 1}
    message = "10.1000/none, 10.1000/@a{b}: doi.test does not know it. Look for a slip."
    assert [str(one) for one in batch.messages] == [message]
    assert message in html.unescape(wizard.page(batch))
    wizard.confirm(batch)
    assert batch.status == "applied"
    assert batch.messages == []
    assert bytes(batch.files.get().content).startswith(b"% 10.1000/none, 10.1000/ a b : doi.test")


def test_without_a_network_the_form_comes_back_with_all_that_was_pasted(wizard, services):
    services.get(re.compile(".*"), body=requests.ConnectionError("NewConnectionError"))
    response = _look_up(wizard, " 10.1000/182\r\n2501.04284 <b>", source="My source")
    assert "Line 2: “b" in _words(response)
    response = _look_up(wizard, " 10.1000/182\r\n2501.04284", source="My source")
    assert response.status_code == 200
    words = _words(response)
    assert "Nothing was found, so nothing was planned." in words
    assert (
        "10.1000/182: doi.test could not be reached. Check the network connection, or paste "
        "BibTeX instead." in words
    )
    assert " 10.1000/182\r\n2501.04284</textarea>" in response.content.decode()
    assert 'value="My source"' in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_by_default_tests_ask_nobody(wizard):
    assert "127.0.0.1:9 could not be reached" in _words(
        _look_up(wizard, "10.1000/182 7 2501.04284")
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste at least one DOI, arXiv id or PubMed id."),
        (" \n,", "Paste at least one DOI, arXiv id or PubMed id."),
        ("10.1000/182\nhello", "Line 2: “hello” is no DOI"),
        ("\n".join(f"word{n}" for n in range(12)), "2 more lines cannot be read."),
        (" ".join(map(str, range(1, 52))), "These are 51 identifiers. Look up at most 50"),
        ("10.1000/" + "x" * 20_000, "at most 20000 characters"),
        ("10.1000/182\x00", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_looked_up_is_said_and_nobody_is_asked(wizard, services, text, said):
    response = _look_up(wizard, text)
    assert response.status_code == 200
    assert said in _words(response)
    assert len(services.calls) == 0


def test_a_text_beyond_all_measure_is_refused(wizard):
    response = _look_up(wizard, "10.1000/182 " * 300_000)
    assert response.status_code == 413
    assert "This is too much text: paste at most 50 identifiers." in _words(response)


def test_a_source_is_needed(wizard, services):
    assert "This field is required." in _words(_look_up(wizard, "10.1000/182", source=" "))
    assert len(services.calls) == 0


def test_somebody_elses_look_up_is_waited_for(wizard, services):
    with bibliography._one_at_a_time:
        response = _look_up(wizard, "10.1000/182")
    assert "Somebody else is looking up identifiers. Try it again in a minute." in _words(response)


def test_the_form_says_which_services_are_switched_off(wizard, settings):
    address = reverse("imports:identifiers")
    assert "switched off" not in _words(wizard.client.get(address))
    settings.LOOKUP = {**settings.LOOKUP, "PUBMED_URL": ""}
    page = _words(wizard.client.get(address))
    assert "Looking up at PubMed is switched off here. Paste its BibTeX instead." in page
    assert "Looking up at arXiv" not in page


def test_the_two_ways_lead_to_each_other(wizard):
    upload, identifiers = reverse("imports:add"), reverse("imports:identifiers")
    assert f'href="{identifiers}"' in wizard.client.get(upload).content.decode()
    page = wizard.client.get(identifiers).content.decode()
    assert f'href="{upload}"' in page
    assert 'value="DOI, arXiv, PubMed"' in page
    assert list(UploadForm().fields) == ["files", "text", "source", "complete"]


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><title>Access denied</title>",
        b"\xff\xfe\x00",
        b"[" * 200_000,
        b"{}",
        b"",
        b'{"title": "\x00\x01"}',
        '{"title": "Bücher"}'.encode("latin-1"),
        b"x" * 11_000_000,
    ],
)
def test_a_hostile_answer_is_a_message_not_an_error(wizard, local, body):
    local.expect_request("/doi/10.1000/182").respond_with_data(body)
    words = _words(_look_up(wizard, "10.1000/182"))
    assert re.search("10.1000/182: The answer from .* (?:cannot be read|is too large)", words)


def test_control_characters_within_an_answer_are_left_out(wizard, local):
    item = {"title": "A\u0000 B\u001b[31m\u202e \ud800C", "author": [{"family": "D\u0000oe"}]}
    local.expect_request("/doi/10.1000/182").respond_with_data(json.dumps(item))
    batch = _planned(wizard, "10.1000/182")
    wizard.confirm(batch)
    publication = Publication.objects.get()
    assert publication.title == "A B[31m C"
    assert publication.authorships.get().family == "Doe"


def test_many_preprints_are_one_question(wizard, services):
    services.get(f"{ARXIV}/query", body=arxiv(recorded.ARXIV_PREPRINT))
    batch = _planned(wizard, "\n".join(f"2501.{number:05}" for number in range(4260, 4300)))
    assert batch.counts == {"new": 1}
    assert len(services.calls) == 1


def test_who_may_not_import_may_not_look_up(services):
    wizard = Wizard(make_viewer())
    for response in (
        wizard.client.get(reverse("imports:identifiers")),
        _look_up(wizard, "10.1000/182"),
    ):
        assert response.status_code == 302
    assert len(services.calls) == 0


def test_a_forged_form_is_refused(services):
    wizard = Wizard(make_librarian(), enforce_csrf_checks=True)
    assert _look_up(wizard, "10.1000/182").status_code == 403
    assert len(services.calls) == 0


def test_public_pages_ask_nobody(services, client: Client):
    for address in ("/", "/publications/", "/search/?q=10.1000/182"):
        client.get(address)
    assert len(services.calls) == 0
