"""Scenes of tests: what is put back is what was made."""

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.models import Page, Site

from labportal.models import HomePage
from people.models import Person
from tests.factories import PersonFactory
from tests.portal import build_world
from tests.scenes import _contents


def test_what_is_put_back_is_what_was_made(scene):
    built = {}

    def build():
        world = build_world()
        built.update(_contents())
        return world

    empty = _contents()
    world = scene(build)
    assert built != empty
    assert {table: sorted(rows) for table, rows in _contents().items()} == {
        table: sorted(rows) for table, rows in built.items()
    }
    assert Site.objects.get().root_page.specific == HomePage.objects.get(slug="home-en")
    assert Page.objects.get(depth=1).numchild == len(world.tree["home"]) + 1
    assert default_storage.exists(world.lead.photo.file.name)


def test_what_a_test_does_to_a_scene_is_not_there_for_the_next(scene):
    with transaction.atomic():
        first = scene(build_world)
        first.lead.family = "Byron"
        first.lead.save()
        first.tree.pages.clear()
        transaction.set_rollback(True)
    second = scene(build_world)
    assert second.lead.family == Person.objects.get(pk=first.lead.pk).family == "Lovelace"
    assert set(second.tree.pages) > {"home", "people"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("copy", ["first", "second"])
def test_in_a_copy_of_the_database_new_rows_come_behind_those_of_the_scene(scene, copy):
    world = scene(build_world)
    assert PersonFactory(family="Newcomer").pk > world.member.pk
