"""Records of OAI-PMH: what is said of publications, when they change, and when they go."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from groups.models import HarvestedPublication, PublicationIndexPage
from labportal.base.models import Topic
from publications.models import Publication, PublicationIdentifier, PublicationTopic
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    as_editor,
)
from tests.groups.oai.conftest import Answer
from tests.publications.hostile_files import BIDI, CONTROL, SCRIPT
from tests.site.test_hostile_text import TEXT_FIELDS

pytestmark = pytest.mark.django_db

DC = {"metadataPrefix": "oai_dc"}


def _identifier(publication):
    return f"oai:testserver:{publication.pk}"


def _age(days=1):
    """Make all that was harvested older, so that a change can be told by its datestamp."""
    HarvestedPublication.objects.update(datestamp=timezone.now() - timedelta(days=days))


def _changed(ask):
    """Return the identifiers of what changed today."""
    start = f"{timezone.now() - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
    return list(ask("ListIdentifiers", from_=start, **DC).statuses)


def test_a_record_says_what_the_page_of_the_publication_says(ask):
    topic = TopicFactory(name="Engines", texts={"en": ("Engines", ""), "de": ("Maschinen", "")})
    publication = PublicationFactory(
        title="On <engines> & more",
        slug="engines",
        authors=["Ada Lovelace", {"literal": "The Engine Group"}, as_editor(PersonFactory())],
        abstract="What engines do.",
        publisher="Press",
        issued_month=2,
        doi="10.1000/182",
        isbn="9783161484100",
        arxiv_id="2501.04284",
        language="en",
        identifiers=[("doi", "10.1000/183")],
        links=[("code", "https://example.org/code")],
        topics=[topic],
        notice="retracted",
        notice_date="2025-03",
        notice_doi="10.1000/retraction",
    )

    answer = ask("GetRecord", identifier=_identifier(publication), **DC)

    assert answer.dublin_core("title") == ["On <engines> & more"]
    assert answer.dublin_core("creator") == ["Lovelace, Ada", "The Engine Group"]
    assert len(answer.dublin_core("contributor")) == 1
    assert set(answer.dublin_core("subject")) == {"Engines", "Maschinen"}
    assert answer.dublin_core("description") == ["What engines do.", "Retracted 2025-03"]
    assert answer.dublin_core("publisher") == ["Press"]
    assert answer.dublin_core("date") == ["2024-02"]
    assert "Text" in answer.dublin_core("type")
    assert answer.dublin_core("identifier")[0] == "http://testserver/publications/engines/"
    assert {"doi:10.1000/182", "urn:isbn:9783161484100"} < set(answer.dublin_core("identifier"))
    assert "https://doi.org/10.1000/183" in answer.dublin_core("identifier")
    assert any("2501.04284" in url for url in answer.dublin_core("identifier"))
    assert answer.dublin_core("source") == ["Journal of Tests"]
    assert answer.dublin_core("language") == ["en"]
    assert "https://example.org/code" in answer.dublin_core("relation")
    assert "https://doi.org/10.1000/retraction" in answer.dublin_core("relation")
    assert answer.dublin_core("rights") == ["info:eu-repo/semantics/openAccess"]


def test_a_pdf_is_named_with_its_licence_from_the_day_on_which_it_is_public(ask):
    pdf = Document.objects.create(title="PDF", file=ContentFile(b"%PDF-", name="work.pdf"))
    publication = PublicationFactory(
        pdf=pdf, pdf_licence="CC-BY-4.0", pdf_from=timezone.localdate() + timedelta(days=1)
    )
    before = ask("GetRecord", identifier=_identifier(publication), **DC)
    assert before.dublin_core("format") + before.dublin_core("rights") == []
    _age()

    Publication.objects.update(pdf_from=timezone.localdate())

    assert _changed(ask) == [_identifier(publication)]
    answer = ask("GetRecord", identifier=_identifier(publication), **DC)
    assert answer.dublin_core("format") == ["application/pdf"]
    assert f"http://testserver{pdf.url}" in answer.dublin_core("relation")
    assert "https://creativecommons.org/licenses/by/4.0/" in answer.dublin_core("rights")


@pytest.mark.parametrize("text", [SCRIPT, CONTROL + "x", BIDI, "]]>&amp;<!--\ufdd0\uffff"])
def test_hostile_text_stays_text(ask, text):
    topic = TopicFactory(name=f"t{text}"[:90], slug="topic")
    group = ResearchGroupFactory(names={"en": f"g{text}"})
    values = {
        name: f"{text}{text}"[: Publication._meta.get_field(name).max_length]
        for name in TEXT_FIELDS
    }
    publication = PublicationFactory(
        topics=[topic], authors=[{"literal": text}, {"family": text, "given": text}]
    )
    KeyPublicationFactory(group=group, publication=publication)
    Publication.objects.update(**values)

    answer = ask("ListRecords", **DC)

    assert answer.statuses == {_identifier(publication): False}
    assert len(ask("ListSets").texts("setName")) == 2


def test_a_record_is_in_the_sets_of_its_groups_and_type_also_when_it_is_gone(ask):
    membership = MembershipFactory()
    group = membership.group
    own = PublicationFactory(authors=[membership.person], type="book")
    PublicationFactory(type="chapter")

    names = dict(
        zip(*(ask("ListSets").texts(name) for name in ("setSpec", "setName")), strict=True)
    )
    assert names[f"group.{group.pk}"] == group.name
    assert names["type.book"] == "Book"
    assert len(names) == 3
    for set_spec in (f"group.{group.pk}", "type.book"):
        assert ask("ListRecords", set=set_spec, **DC).statuses == {_identifier(own): False}

    Publication.objects.filter(pk=own.pk).update(retired_at=timezone.now())

    gone = ask("ListIdentifiers", set=f"group.{group.pk}", **DC)
    assert gone.statuses == {_identifier(own): True}


@pytest.mark.parametrize(
    "change",
    [
        lambda work: Publication.objects.filter(pk=work.pk).update(volume="7"),
        lambda work: Publication.objects.filter(pk=work.pk).update(slug="another"),
        lambda work: work.authorships.update(family="Byron"),
        lambda work: work.authorships.all().delete(),
        lambda work: PublicationTopic.objects.create(content_object=work, tag=TopicFactory()),
        lambda work: Topic.objects.get().texts.update(name="Another"),
        lambda work: work.authorships.get().person.memberships.update(former=True),
        lambda work: type(work.authorships.get().person).objects.update(
            family="Byron", present_name_everywhere=True
        ),
        lambda work: PublicationIdentifier.objects.create(
            publication=work, kind="doi", value="10.1000/9"
        ),
        lambda work: work.links.all().delete(),
        lambda _work: PublicationIndexPage.objects.first().move(
            PublicationIndexPage.objects.first().get_siblings().first(), "last-child"
        ),
    ],
)
def test_what_visitors_see_of_a_record_dates_it(ask, change):
    membership = MembershipFactory()
    work = PublicationFactory(
        authors=[membership.person],
        topics=[TopicFactory()],
        links=[("code", "https://example.org/")],
    )
    assert len(ask("ListIdentifiers", **DC).statuses) == 1
    _age()
    start = f"{timezone.now() - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
    assert ask("ListIdentifiers", from_=start, **DC).error == "noRecordsMatch"

    change(work)

    assert _changed(ask) == [_identifier(work)]


def test_what_nobody_sees_dates_no_record(ask):
    work = PublicationFactory()
    ask("Identify")
    _age()

    Publication.objects.get(pk=work.pk).save_revision()

    start = f"{timezone.now() - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
    assert ask("ListIdentifiers", from_=start, **DC).error == "noRecordsMatch"


@pytest.mark.parametrize("how", ["deleted", "merged", "hidden", "removed"])
def test_what_was_public_is_deleted_and_says_nothing_more(ask, how):
    work, survivor = PublicationFactory(title="Secret", slug="secret"), PublicationFactory()
    identifier = _identifier(work)
    assert ask("GetRecord", identifier=identifier, **DC).statuses == {identifier: False}
    _age()
    itself = Publication.objects.filter(pk=work.pk)

    match how:
        case "deleted":
            itself.update(retired_at=timezone.now())
        case "merged":
            itself.update(retired_at=timezone.now(), merged_into=survivor)
        case "hidden":
            itself.update(public=False)
        case "removed":
            itself.get().delete()

    assert _changed(ask) == [identifier]
    answer = ask("GetRecord", identifier=identifier, **DC)
    assert answer.statuses == {identifier: True}
    assert answer.dublin_core("title") == []
    assert ask("ListMetadataFormats", identifier=identifier).error is None


def test_what_comes_back_is_no_longer_deleted(ask):
    work = PublicationFactory()
    ask("Identify")
    Publication.objects.update(public=False)
    assert ask("ListRecords", **DC).statuses == {_identifier(work): True}

    Publication.objects.update(public=True)

    assert ask("ListRecords", **DC).statuses == {_identifier(work): False}


def test_what_was_never_public_is_not_there(ask):
    PublicationFactory(public=False)
    PublicationFactory(status="submitted")
    PublicationFactory(public=False, retired_at=timezone.now())
    known = PublicationFactory()
    before = PublicationFactory(retired_at=timezone.now())

    answer = ask("ListRecords", **DC)

    assert answer.statuses == {_identifier(known): False, _identifier(before): True}
    for one in Publication.objects.exclude(pk__in=(known.pk, before.pk)):
        assert ask("GetRecord", identifier=_identifier(one), **DC).error == "idDoesNotExist"


def test_a_first_harvest_dates_records_by_their_last_known_change(ask):
    work = PublicationFactory()
    revision = work.save_revision()
    long_ago = timezone.now().replace(year=2020, month=2, day=3, hour=4, microsecond=0)
    type(revision).objects.filter(pk=revision.pk).update(created_at=long_ago)

    assert ask("ListRecords", **DC).text("datestamp") == f"{long_ago:%Y-%m-%dT%H:%M:%SZ}"
    assert ask("Identify").text("earliestDatestamp") == f"{long_ago:%Y-%m-%dT%H:%M:%SZ}"


def test_where_the_list_is_closed_there_is_no_repository(client, ask):
    PublicationFactory()
    assert ask("ListRecords", **DC).error is None
    for page in PublicationIndexPage.objects.all():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/oai", {"verb": "ListRecords", **DC}).status_code == 404


def test_a_record_keeps_its_identifier_in_every_language(client, ask):
    work = PublicationFactory()

    german = client.get("/oai", {"verb": "ListRecords", **DC}, headers={"accept-language": "de"})

    assert Answer(german).statuses == {_identifier(work): False}
    assert Answer(german).dublin_core("type") == ask("ListRecords", **DC).dublin_core("type")
