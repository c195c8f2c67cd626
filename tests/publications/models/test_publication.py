"""Publications: what a record keeps, and what it refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from publications.models import Publication
from publications.models.publication import PublicationStatus
from publications.search.index import search
from tests.factories import PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db


def _refused(**fields):
    """Return whether the database refuses a publication with these fields."""
    try:
        with transaction.atomic():
            PublicationFactory(**fields)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"title": ""}, True),
        ({"issued_year": None, "issued_month": 5}, True),
        ({"issued_year": 2020, "issued_month": 13}, True),
        ({"issued_year": 2020, "issued_month": 12}, False),
        ({"issued_year": 2020, "issued_month": None, "issued_day": 1}, True),
        ({"issued_year": 2020, "issued_month": 5, "issued_day": 32}, True),
        ({"issued_year": None}, False),
        ({"slug": "export"}, True),
        ({"slug": "feed"}, True),
        ({"slug": "Not a slug"}, True),
        ({"slug": "exports"}, False),
    ],
)
def test_titles_dates_and_slugs_make_sense(fields, refused):
    assert _refused(**fields) == refused


def test_what_was_merged_is_a_tombstone_and_not_of_itself():
    heir = PublicationFactory()
    assert _refused(merged_into=heir)
    assert not _refused(merged_into=heir, retired_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=heir.pk).update(merged_into=heir, retired_at=timezone.now())


@pytest.mark.parametrize(
    ("status", "public"),
    [(status, status != PublicationStatus.SUBMITTED) for status in PublicationStatus],
)
def test_a_submitted_work_is_hidden_whatever_an_editor_says(status, public):
    assert status.is_public == public
    assert PublicationFactory(status=status, public=True).public == public
    publication = Publication(title="Engines", status=status, slug="a")
    publication.clean()
    assert publication.public == public


def test_the_database_shows_no_submitted_work_either():
    publication = PublicationFactory(status="submitted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=publication.pk).update(public=True)


@pytest.mark.parametrize(
    ("before", "public", "after", "shown"),
    [
        ("submitted", False, "published", True),
        ("published", True, "submitted", False),
        ("published", False, "accepted", False),
        ("published", True, "accepted", True),
    ],
)
def test_a_new_status_shows_or_hides_unless_an_editor_said_otherwise(before, public, after, shown):
    publication = Publication(status=before, public=public)
    publication.move_to(after)
    assert (publication.status, publication.public) == (after, shown)


def test_identifiers_are_kept_in_one_form():
    typed = {
        "doi": ("https://doi.org/10.1000/ABC", "10.1000/abc"),
        "arxiv_id": ("arXiv:2501.04284v2", "2501.04284"),
        "pmid": ("PMID: 123456", "123456"),
        "isbn": ("3-16-148410-X", "9783161484100"),
        "url": ("https://example.org/a b", "https://example.org/a%20b"),
    }
    publication = Publication(title="Engines", **{name: one[0] for name, one in typed.items()})
    publication.clean()
    assert {name: getattr(publication, name) for name in typed} == {
        name: one[1] for name, one in typed.items()
    }


def test_what_is_no_identifier_is_told_at_each_field():
    names = ("doi", "arxiv_id", "pmid", "isbn", "url")
    publication = Publication(title="Engines", **dict.fromkeys(names, "none"))
    with pytest.raises(ValidationError) as error:
        publication.clean()
    assert set(error.value.message_dict) == set(names)


@pytest.mark.parametrize(
    ("typed", "kept"), [("12 -- 19", "12-19"), ("pp. 3–7", "3-7"), ("A17", "A17"), ("tba", "tba")]
)
def test_pages_are_kept_in_the_form_in_which_an_import_has_them(typed, kept):
    publication = Publication(title="Engines", page=typed)
    publication.clean()
    assert publication.page == kept


@pytest.mark.parametrize(
    ("date", "field"),
    [
        ((20245, None, None), "issued_year"),
        ((0, None, None), "issued_year"),
        ((20245, 2, 30), "issued_year"),
        ((2024, 13, 1), "issued_month"),
        ((2024, 2, 30), "issued_day"),
        ((2023, 2, 29), "issued_day"),
        ((2023, 4, 31), "issued_day"),
    ],
)
def test_a_date_is_one_of_the_calendar(date, field):
    names = ("issued_year", "issued_month", "issued_day")
    publication = Publication(title="Engines", **dict(zip(names, date, strict=True)))
    with pytest.raises(ValidationError) as error:
        publication.full_clean()
    assert field in error.value.message_dict


def test_a_leap_day_is_one_of_the_calendar():
    Publication(title="Engines", issued_year=2024, issued_month=2, issued_day=29).full_clean()


def test_a_slug_that_is_left_empty_is_made_when_the_record_is_saved():
    publication = Publication(title="Engines", citekey="engines")
    publication.full_clean()
    publication.save()
    assert publication.slug == "engines"
    publication.citekey = "looms"
    publication.save()
    assert publication.slug == "engines"
    with pytest.raises(ValidationError, match="reserved"):
        Publication(title="Engines", slug="feed").full_clean()


def test_a_saved_record_is_found_by_its_new_words():
    publication = PublicationFactory(title="Engines")
    publication.title = "Looms"
    publication.save()
    everything = Publication.objects.all()
    assert list(search(everything, "looms")) == [publication]
    assert not search(everything, "engines").exists()


def test_names_are_listed_by_role_in_their_order():
    editor = {"family": "Eve", "role": "editor"}
    publication = PublicationFactory(authors=["Ada King", editor, "Ludwig van Beethoven"])
    assert [str(one) for one in publication.authors] == ["Ada King", "Ludwig van Beethoven"]
    assert [str(one) for one in publication.editors] == ["Eve"]
    assert publication.short_names == "King, van Beethoven"


def test_of_many_names_the_first_three_are_listed():
    authors = [{"literal": "The Consortium"}, "A B", "C D"]
    assert PublicationFactory(authors=authors).short_names == "The Consortium, B, D"
    assert PublicationFactory(authors=[*authors, "E F"]).short_names == "The Consortium, B, D …"
    assert PublicationFactory(authors=[*authors, "E F"]).author_names.count("; ") == 3
    assert PublicationFactory(authors=[]).short_names == ""


def test_a_revision_keeps_what_a_form_would_not_let_pass():
    publication = PublicationFactory()
    Publication.objects.filter(pk=publication.pk).update(url="not an address")
    publication.refresh_from_db()
    assert publication.save_revision().content["url"] == "not an address"


def test_publications_come_newest_first_and_are_called_by_their_title():
    old, new = PublicationFactory(issued_year=2001), PublicationFactory(issued_year=2020)
    assert list(Publication.objects.all()) == [new, old]
    assert str(new) == new.title


def test_the_words_of_a_status_are_in_the_readers_language():
    assert Publication(status="in press").get_status_display() == "In press"
    with translation.override("de"):
        assert Publication(status="in press").get_status_display() == "Im Druck"


def test_a_preview_shows_the_record_with_its_topics(rf):
    topic = TopicFactory()
    publication = PublicationFactory(topics=[topic])
    context = publication.get_preview_context(rf.get("/"), "")
    assert (context["publication"], list(context["topics"])) == (publication, [topic])
    assert publication.get_preview_template(rf.get("/"), "") == ("groups/publication_page.html")
