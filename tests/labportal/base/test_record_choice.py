"""The record that a list in a page is narrowed to, and what stays of it once it is deleted."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from labportal.base.blocks import DeletedRecord, RecordChoiceBlock
from labportal.base.models import Topic
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db

GONE = 999_999


@pytest.fixture
def block():
    reverse("wagtailadmin_home")  # whose addresses bring the choosers along
    return RecordChoiceBlock(Topic, required=False)


def test_no_choice_is_none_and_a_deleted_record_is_told_from_it(block):
    topic = TopicFactory()
    assert block.to_python(None) is None
    assert block.to_python(topic.pk) == topic
    assert block.to_python(GONE) == DeletedRecord(GONE)


def test_the_choices_of_many_blocks_are_fetched_at_once(block, django_assert_num_queries):
    first, second = TopicFactory(), TopicFactory()
    with django_assert_num_queries(1):
        found = block.bulk_to_python([first.pk, GONE, None, second.pk])
    assert found == [first, DeletedRecord(GONE), None, second]


def test_an_empty_field_of_the_form_is_no_choice(block):
    assert block.value_from_form(None) is None


def test_a_record_that_was_deleted_while_the_form_was_open_stays_told(block):
    topic = TopicFactory()
    assert block.value_from_form(topic.pk) == topic
    topic_id = topic.pk
    topic.delete()
    assert block.value_from_form(topic_id) == DeletedRecord(topic_id)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "No longer there"), ("de", "Nicht mehr vorhanden")]
)
def test_the_form_shows_that_the_record_is_gone(block, language, title):
    with translation.override(language):
        state = block.get_form_state(DeletedRecord(GONE))
    assert state["id"] == GONE
    assert title in state.values()
    assert state["edit_url"] == ""


def test_the_form_shows_a_record_that_is_there_by_its_name(block):
    topic = TopicFactory()
    state = block.get_form_state(topic)
    assert state["id"] == topic.pk
    assert topic.label in state.values()


def test_a_deleted_record_is_refused_and_none_is_not(block):
    with pytest.raises(ValidationError):
        block.clean(DeletedRecord(GONE))
    assert block.clean(None) is None
    topic = TopicFactory()
    assert block.clean(topic) == topic
