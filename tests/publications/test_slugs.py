"""Slugs of publications: from the citekey, or family-year-word."""

import re

import pytest

from publications.models import Publication
from publications.slugs import RESERVED_SLUGS, publication_slug, slug_stem
from tests.factories import PublicationFactory


@pytest.mark.parametrize(
    ("citekey", "family", "year", "title", "slug"),
    [
        ("Rueckert2017:DL", "Other", 1999, "Ignored", "rueckert2017-dl"),
        ("", "Rückert", 2017, "The Deep Cascade", "rueckert-2017-deep"),
        ("", "Rückert", None, "A Deep Cascade", "rueckert-deep"),
        ("", "", 2017, "Deep Cascade", "2017-deep"),
        # Where there is nothing but small words, the first is better than none.
        ("", "Lee", 2017, "The The", "lee-2017-the"),
        ("???", "Lee", 2017, "Engines", "lee-2017-engines"),
        ("", "", None, "", "publication"),
        ("", "", None, "?!", "publication"),
        ("export", "", None, "", "export-publication"),
        ("Feed", "", None, "", "feed-publication"),
        ("", "", None, "Export", "export-publication"),
    ],
)
def test_a_slug_is_made_of_the_citekey_or_of_family_year_and_word(
    citekey, family, year, title, slug
):
    assert slug_stem(citekey, family, year, title) == slug


@pytest.mark.parametrize("citekey", ["a" * 300, "Ünï cödé/…", "数学", "-", "a--b", "\n"])
def test_whatever_it_is_made_of_a_slug_is_one(citekey):
    for slug in (slug_stem(citekey, "", None, ""), slug_stem("", citekey, 2020, citekey)):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= 100
        assert slug not in RESERVED_SLUGS


@pytest.mark.django_db
def test_a_slug_is_of_the_first_author_and_free():
    authors = [{"family": "Eve", "role": "editor"}, "Ada King", "Grace Hopper"]
    publication = PublicationFactory(title="On engines", issued_year=2020, authors=authors)
    assert publication_slug(publication) == "king-2020-engines"
    Publication.objects.filter(pk=publication.pk).update(slug="king-2020-engines")
    other = PublicationFactory(title="Engines", issued_year=2020, authors=["Ada King"])
    assert publication_slug(other) == "king-2020-engines-2"
    assert publication_slug(publication) == "king-2020-engines"


@pytest.mark.django_db
def test_a_name_in_one_piece_and_no_name_at_all_make_a_slug_too():
    publication = PublicationFactory(title="On engines", authors=[{"literal": "The Consortium"}])
    assert publication_slug(publication) == "the-consortium-2024-engines"
    assert publication_slug(PublicationFactory(title="Looms", authors=[])) == "2024-looms"
    assert publication_slug(PublicationFactory(citekey="Key:1")) == "key-1"
