"""Places of links: what records and pages lead to is kept in step with them."""

import pytest
from wagtail.rich_text import RichText

from labportal.models import StandardPage, WebLink
from labportal.web_links.places import collect
from people.models import PersonLink
from publications.models import Publication, PublicationLink
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db

BODY = (
    '<p>See <a href="https://example.org/a?b=1&amp;c=2">there</a> and '
    '<a id="3" linktype="page">here</a>.</p>'
)


def urls():
    return sorted(WebLink.objects.values_list("url", flat=True))


def test_links_of_records_are_collected_and_go_with_them():
    work = PublicationFactory(url="https://example.org/work")
    PublicationLink.objects.create(publication=work, kind="code", url="https://example.org/code")
    PersonLink.objects.create(person=PersonFactory(), label="x", url="https://example.org/person")
    PublicationFactory(url="https://example.org/" + "ü" * 1500)
    collect()
    collect()
    assert urls() == [
        "https://example.org/code",
        "https://example.org/person",
        "https://example.org/work",
    ]
    Publication.objects.all().delete()
    collect()
    assert urls() == ["https://example.org/person"]


def test_links_of_pages_are_collected_and_follow_what_is_published(site_tree):
    page = StandardPage(title="Page", slug="page", body=[("text", RichText(BODY))])
    site_tree["home"]["en"].add_child(instance=page)
    collect()
    link = WebLink.objects.get(url="https://example.org/a?b=1&c=2")
    assert [one.pk for one in link.pages.all()] == [page.pk]
    page.body = []
    page.save_revision()
    assert link.pages.exists()
    page.save_revision().publish()
    assert not link.pages.exists()
    collect()
    assert not WebLink.objects.filter(pk=link.pk).exists()
