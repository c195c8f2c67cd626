"""Model fields, and what migrations know of them."""

import pytest
from django.db import models
from wagtail import blocks
from wagtail.images import get_image_model

from labportal.base.blocks import BodyBlock
from labportal.base.fields import RuledCharField, StreamField, picture_field
from people.models import Person
from tests.factories import PersonFactory, portrait
from tests.portal import makes_renditions


def test_a_stream_is_plain_json_to_migrations_whatever_its_blocks():
    fields = [
        StreamField(BodyBlock(), blank=True),
        StreamField([("text", blocks.TextBlock())], blank=True),
    ]
    described = [field.deconstruct()[1:] for field in fields]
    assert described[0] == described[1]
    assert described[0] == ("django.db.models.JSONField", [], {"default": list, "blank": True})


def test_a_default_of_a_stream_is_kept():
    assert StreamField([], default=dict).deconstruct()[3]["default"] is dict


def test_choices_and_validators_stay_out_of_migrations():
    field = RuledCharField("kind", max_length=5, choices=[("a", "A")], validators=[print])
    _name, path, args, kwargs = field.deconstruct()
    assert path == "django.db.models.CharField"
    assert (args, kwargs) == ([], {"verbose_name": "kind", "max_length": 5})
    assert field.choices == [("a", "A")]


def test_a_picture_is_one_of_the_library_and_optional():
    field = picture_field("portrait", help_text="Of the person.")
    assert field.remote_field.model == get_image_model()._meta.label
    assert (field.null, field.blank) == (True, True)
    assert field.help_text == "Of the person."
    assert field.remote_field.on_delete is models.SET_NULL


@makes_renditions
@pytest.mark.django_db
def test_a_record_outlives_its_picture_and_the_picture_knows_no_record():
    person = PersonFactory(photo=portrait())
    assert [one for one in person.photo._meta.related_objects if one.related_model is Person] == []
    person.photo.delete()
    assert Person.objects.get().photo is None
