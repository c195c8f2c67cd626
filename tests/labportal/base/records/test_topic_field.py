"""The field for topics: names in any language, and a word about each that is not known."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image

from labportal.base.records.topic_field import TopicField
from publications.models import Publication
from tests.factories import PublicationFactory, TopicFactory

pytestmark = pytest.mark.django_db

_Form = modelform_factory(Publication, WagtailAdminModelForm, fields=["topics"])


@pytest.fixture(autouse=True)
def _topics():
    TopicFactory(name="Translation", slug="a", texts={"de": ("Übersetzung", "")})
    TopicFactory(name="Space, time", slug="b")
    TopicFactory(name='The "why"', slug="c")


def _field():
    return _Form().fields["topics"]


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        ('["Translation"]', ["Translation"]),
        ('["translation", "Übersetzung"]', ["Translation"]),
        ('["Uebersetzung"]', ["Translation"]),
        ('["Space, time", "The \\"why\\""]', ["Space, time", 'The "why"']),
        ("Translation", ["Translation"]),
        ('"Space, time", Translation', ["Space, time", "Translation"]),
        ("", []),
        ("[]", []),
        ('["", 3, null]', []),
    ],
)
def test_topics_are_named_in_any_language(sent, names):
    assert sorted(_field().clean(sent)) == sorted(names)


def test_what_no_topic_is_named_is_said_and_stays_in_the_form():
    form = _Form({"topics": '["Translation", "Alchemy", "Dowsing"]'})
    assert not form.is_valid()
    (error,) = form.errors["topics"]
    assert "“Alchemy”, “Dowsing”" in error
    assert "Alchemy" in str(form["topics"])


def test_a_form_of_images_has_tags_of_any_name():
    field = get_image_form(Image).base_fields["tags"]
    assert not isinstance(field, TopicField)
    assert field.clean("anything") == ["anything"]


def test_the_order_of_topics_is_no_change():
    field, first = _field(), PublicationFactory()
    initial = [TopicFactory(name="B", slug="d"), TopicFactory(name="A", slug="e")]
    assert first.pk
    assert not field.has_changed(initial, json.dumps(["A", "B"]))
    assert field.has_changed(initial, json.dumps(["A"]))
    assert field.has_changed(initial, json.dumps(["A", "unknown"]))


def test_whoever_sends_nonsense_is_told_so():
    with pytest.raises(ValidationError):
        _field().clean('{"a": 1}')
