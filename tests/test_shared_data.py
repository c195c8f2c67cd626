"""What tests share, none of them changes for another."""

from pathlib import Path

import pytest
from django.db import connection

from people.models import Person
from tests.databases import code_digest


@pytest.mark.parametrize("turn", [1, 2])
def test_shared_data_is_as_it_was_built_whatever_a_test_did_to_it(world, turn, settings):
    photo = Path(settings.MEDIA_ROOT, world.lead.photo.file.name)
    assert world.lead.family == Person.objects.get(pk=world.lead.pk).family == "Lovelace"
    assert photo.exists()
    assert world.tree.site.root_page.numchild == len(world.tree.pages)
    world.lead.family = "Byron"
    world.lead.save()
    world.tree.site.root_page.numchild = 0
    photo.unlink()


def test_shared_data_is_there_for_those_who_ask_for_it_only(db):
    assert not Person.objects.exists()


def test_part_of_shared_data_does_not_bring_what_builds_upon_it(site_tree):
    assert site_tree.site.root_page.get_children().exists()
    assert not Person.objects.exists()


def test_the_demo_lab_is_in_a_database_of_its_own(demo_lab, settings):
    assert connection.settings_dict["NAME"].endswith("_demo")
    photo = Person.objects.exclude(photo=None).first().photo
    assert Path(settings.MEDIA_ROOT, photo.file.name).exists()


def test_databases_are_made_anew_after_any_change_of_the_code(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    module = tmp_path / "people" / "models" / "person.py"
    module.parent.mkdir(parents=True)
    (tmp_path / "requirements-dev.txt").touch()
    digests = {code_digest()}
    for text in ("", "a = 1", "a = 2"):
        module.write_text(text)
        digests.add(code_digest())
    module.rename(module.with_stem("persons"))
    digests.add(code_digest())
    assert len(digests) == 5
