"""Removing citation styles that are in use."""

import pytest
from django.urls import reverse

from groups.models import ResearchGroup
from publications.citations import cache
from publications.models import CitationStyle, RenderedCitation
from tests.factories import PublicationFactory, ResearchGroupFactory
from tests.publications.citations.style_files.sources import style_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def styles():
    return [
        CitationStyle.objects.create(key=key, title=key.title(), source=style_source())
        for key in ("engines", "cars")
    ]


def test_several_are_removed_at_once_and_what_prints_by_each_is_told(admin_client, styles):
    group = ResearchGroupFactory(citation_style="engines")
    cache.citations([PublicationFactory()], "engines", "en")
    address = (
        reverse("wagtail_bulk_action", args=["publications", "citationstyle", "delete"])
        + "?"
        + "&".join(f"id={style.pk}" for style in styles)
    )
    page = admin_client.get(address)
    assert str(group) in page.text
    assert page.text.count("Nothing prints in it.") == 1
    assert "referenced" not in page.text
    admin_client.post(address)
    assert not CitationStyle.objects.exists()
    assert not RenderedCitation.objects.exists()
    assert ResearchGroup.objects.get().citation_style == "engines"


def test_the_only_one_that_is_chosen_is_asked_about_alike(admin_client, styles):
    address = reverse("wagtail_bulk_action", args=["publications", "citationstyle", "delete"])
    page = admin_client.get(f"{address}?id={styles[0].pk}")
    assert "Remove “Engines”?" in page.text
