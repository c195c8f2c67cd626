"""Texts of a record, one per language."""

import pytest
from django.db import IntegrityError
from django.utils import translation

from labportal.base.models import Topic, TopicText
from labportal.base.record_texts import in_language
from tests.factories import TopicFactory


def _texts(*languages, **fields):
    return [TopicText(language=language, name=language, **fields) for language in languages]


@pytest.mark.parametrize(
    ("active", "languages", "found"),
    [
        ("de", ["en", "de"], "de"),
        ("en", ["de", "en"], "en"),
        # A variant of a language is that language.
        ("de-at", ["en", "de"], "de"),
        # The site's language comes before any other.
        ("fr", ["de", "en"], "en"),
        ("de", ["fr", "en"], "en"),
        ("en", ["de", "fr"], "de"),
    ],
)
def test_the_text_is_in_the_active_language_or_the_nearest(active, languages, found):
    with translation.override(active):
        assert in_language(_texts(*languages)).language == found


def test_without_an_active_language_it_is_the_sites():
    with translation.override(None):
        assert in_language(_texts("de", "en")).language == "en"


def test_of_no_texts_there_is_none():
    assert in_language([]) is None


def test_only_texts_that_say_something_in_a_field_count():
    german = TopicText(language="de", name="", description="Geheimnisse")
    english = TopicText(language="en", name="Privacy", description="")
    with translation.override("de"):
        assert in_language([german, english], having="name") is english
        assert in_language([german, english], having="description") is german
        assert in_language([english], having="description") is None


@pytest.mark.django_db
def test_a_prefetched_text_costs_no_query(django_assert_num_queries):
    TopicFactory(texts={"en": ("Privacy", ""), "de": ("Datenschutz", "")})
    topic = Topic.objects.with_texts().get()
    with django_assert_num_queries(0), translation.override("de"):
        assert in_language(topic.texts.all()).name == "Datenschutz"


@pytest.mark.django_db
def test_a_record_has_one_text_per_language():
    topic = TopicFactory(texts={"en": ("Privacy", "")})
    TopicText.objects.create(record=topic, language="de", name="Datenschutz")
    with pytest.raises(IntegrityError):
        TopicText.objects.create(record=topic, language="en", name="Secrets")
