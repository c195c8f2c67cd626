"""Verbs, arguments and errors of OAI-PMH 2.0."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from groups.oai import repository
from labportal.models import LabSettings
from tests.factories import PublicationFactory
from tests.groups.oai.conftest import Answer

pytestmark = pytest.mark.django_db

DC = {"metadataPrefix": "oai_dc"}
BASE = "http://testserver/oai"


def test_the_repository_says_who_it_is(ask):
    publication = PublicationFactory()
    site = Site.objects.get(is_default_site=True)
    LabSettings.objects.update_or_create(site=site, defaults={"email": "lab@example.org"})

    answer = ask("Identify")

    assert answer.text("baseURL") == BASE
    assert answer.text("adminEmail") == "lab@example.org"
    assert answer.text("deletedRecord") == "persistent"
    record = ask("GetRecord", identifier=f"oai:testserver:{publication.pk}", **DC)
    assert answer.text("earliestDatestamp") == record.text("datestamp")


@pytest.mark.parametrize("sender", ["labportal@localhost", "Lab <lab@example.org>"])
def test_a_repository_without_an_address_of_its_lab_names_another(ask, settings, sender):
    settings.DEFAULT_FROM_EMAIL = sender

    assert "@" in ask("Identify").text("adminEmail")


def test_there_is_one_format_also_of_a_single_record(ask):
    publication = PublicationFactory()
    identifier = f"oai:testserver:{publication.pk}"

    assert ask("ListMetadataFormats").texts("metadataPrefix") == ["oai_dc"]
    one = ask("ListMetadataFormats", identifier=identifier)
    assert one.texts("metadataPrefix") == ["oai_dc"]
    assert one.request == {"verb": "ListMetadataFormats", "identifier": identifier}
    assert ask("ListMetadataFormats", identifier="oai:testserver:0").error == "idDoesNotExist"


def test_a_form_that_is_posted_is_answered_like_an_address(client, ask):
    PublicationFactory()

    posted = Answer(client.post("/oai", {"verb": "ListIdentifiers", **DC}))

    assert posted.statuses == ask("ListIdentifiers", **DC).statuses
    assert posted.request == {"verb": "ListIdentifiers", **DC}


@pytest.mark.parametrize("query", ["", "verb=", "verb=Nothing", "verb=Identify&verb=Identify"])
def test_a_verb_that_is_none_or_two_is_bad(client, site_tree, query):
    answer = Answer(client.get(f"/oai?{query}"))

    assert answer.error == "badVerb"
    assert answer.request == {}


@pytest.mark.parametrize(
    "query",
    [
        "verb=Identify&x=1",
        "verb=Identify&%00=1",
        "verb=ListSets&metadataPrefix=oai_dc",
        "verb=ListRecords",
        "verb=GetRecord&metadataPrefix=oai_dc",
        "verb=GetRecord&identifier=oai:testserver:1",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:testserver:1&identifier=x",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=no+address",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:%00",
        "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=oai%20dc",
        "verb=ListRecords&metadataPrefix=",
        "verb=ListRecords&metadataPrefix=oai_dc&set=a%20b",
        "verb=ListRecords&metadataPrefix=oai_dc&set=%ff",
        "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-30",
        "verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01T00:00:00",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01T25:00:00Z",
        "verb=ListRecords&metadataPrefix=oai_dc&from=٢٠٢٤-01-01",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2024-01-01T00:00:00Z",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-02&until=2024-01-01",
    ],
)
def test_arguments_that_are_not_right_are_bad_and_not_repeated(client, site_tree, query):
    answer = Answer(client.get(f"/oai?{query}"))

    assert answer.error == "badArgument"
    assert answer.request == {}


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("cannotDisseminateFormat", {"metadataPrefix": "marcxml"}),
        ("noRecordsMatch", {**DC, "set": "type.nothing"}),
        ("noRecordsMatch", {**DC, "set": "a:b"}),
        ("noRecordsMatch", {**DC, "from_": "2999-01-01"}),
        ("noRecordsMatch", {**DC, "until": "1990-01-01T00:00:00Z"}),
        ("badResumptionToken", {"resumptionToken": "x"}),
    ],
)
@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_list_that_there_is_not_is_an_error(ask, verb, code, arguments):
    PublicationFactory()

    assert ask(verb, **arguments).error == code


@pytest.mark.parametrize(
    "identifier",
    [
        *("oai:testserver:0", "oai:testserver:", "oai:testserver:0%s", "oai:testserver:%s0"),
        *("oai:elsewhere:1", "urn:x:%s", "oai:testserver:" + "9" * 40),
    ],
)
def test_a_record_that_there_never_was_does_not_exist(ask, identifier):
    asked = identifier.replace("%s", str(PublicationFactory().pk))

    answer = ask("GetRecord", identifier=asked, **DC)

    assert answer.error == "idDoesNotExist"
    assert answer.request["identifier"] == asked


def test_a_known_record_in_another_format_is_refused(ask):
    identifier = f"oai:testserver:{PublicationFactory().pk}"

    answer = ask("GetRecord", identifier=identifier, metadataPrefix="marcxml")

    assert answer.error == "cannotDisseminateFormat"


def test_a_day_ends_with_its_last_second(ask):
    PublicationFactory()
    today = timezone.now().date()

    assert ask("ListRecords", from_=str(today), until=str(today), **DC).error is None
    yesterday = str(today - timedelta(days=1))
    assert ask("ListRecords", until=yesterday, **DC).error == "noRecordsMatch"


def test_a_token_is_of_the_verb_that_it_was_given_for(ask, monkeypatch):
    monkeypatch.setattr(repository, "RECORDS_PER_PAGE", 1)
    PublicationFactory.create_batch(2)
    token = ask("ListIdentifiers", **DC).token

    assert ask("ListRecords", resumptionToken=token).error == "badResumptionToken"
    assert ask("ListSets", resumptionToken=token).error == "badResumptionToken"
    last = ask("ListIdentifiers", resumptionToken=token)
    assert (last.error, last.token) == (None, "")


def test_without_publications_there_are_no_sets(ask):
    assert ask("ListSets").error == "noSetHierarchy"


def test_answers_are_not_to_be_kept(client, site_tree):
    response = client.get("/oai")

    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    assert client.put("/oai").status_code == 405
