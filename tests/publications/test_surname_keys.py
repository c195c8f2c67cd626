"""The column of keys by which printed names are looked up."""

import pytest

from people.names.parts import NameParts
from people.names.surnames import surname_keys
from publications.models import Authorship
from publications.surname_keys import SurnameKeysField, key_array, keys_text
from tests.factories import PublicationFactory

RUECKERT = NameParts("Daniel", "", "Rückert")


def test_the_text_holds_every_key_once_and_always_in_one_order():
    assert set(keys_text(RUECKERT).split()) == surname_keys(RUECKERT)
    assert keys_text(RUECKERT).split() == sorted(surname_keys(RUECKERT))
    assert keys_text(NameParts()) == ""


def test_migrations_know_plain_text():
    _name, path, _args, kwargs = SurnameKeysField().deconstruct()
    assert path == "django.db.models.TextField"
    assert kwargs == {"editable": False, "default": ""}


@pytest.mark.django_db
def test_keys_are_written_whenever_the_row_is_in_bulk_as_well():
    publication = PublicationFactory(authors=[])
    saved = Authorship(publication=publication, position=0, given="Daniel", family="Rückert")
    saved.save()
    assert saved.surname_keys == keys_text(RUECKERT)
    bulk = Authorship(publication=publication, position=1, given="Daniel", family="Rückert")
    Authorship.objects.bulk_create([bulk])
    rows = Authorship.objects.values_list("surname_keys", flat=True)
    assert set(rows) == {keys_text(RUECKERT)}
    saved.family = "Hopper"
    saved.save()
    saved.refresh_from_db()
    assert saved.surname_keys == keys_text(NameParts("Daniel", "", "Hopper"))


@pytest.mark.django_db
def test_an_update_of_other_fields_leaves_the_column_as_it_is():
    authorship = PublicationFactory(authors=["Grace Hopper"]).authorships.get()
    Authorship.objects.update(family="King")
    authorship.refresh_from_db()
    assert authorship.surname_keys == keys_text(NameParts("Grace", "", "Hopper"))


@pytest.mark.django_db
def test_the_database_has_the_keys_as_an_array():
    PublicationFactory(authors=["Daniel Rückert"])
    (keys,) = Authorship.objects.values_list(key_array("surname_keys"), flat=True)
    assert set(keys) == surname_keys(RUECKERT)
