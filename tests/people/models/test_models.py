"""Roles of people, and the names under which they have published."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from people.models.name_variant import NameVariant
from people.models.role import Role, RoleText
from tests.factories import PersonFactory, RoleFactory

pytestmark = pytest.mark.django_db


def test_a_role_is_named_for_one_and_for_several_in_each_language():
    role = RoleFactory(names={"en": ("Postdoc", "Postdocs"), "de": ("Postdoktorand", "Postdocs!")})
    assert (str(role), role.heading) == ("Postdoc", "Postdocs")
    with translation.override("de"):
        assert (str(role), role.heading) == ("Postdoktorand", "Postdocs!")


def test_a_role_without_a_plural_is_headed_by_its_name_and_without_names_by_its_slug():
    assert RoleFactory(names={"en": ("Office", "")}).heading == "Office"
    role = Role.objects.create(slug="guest")
    assert (str(role), role.heading) == ("guest", "guest")


def test_roles_come_in_the_order_that_editors_chose():
    second, first = RoleFactory(order=2), RoleFactory(order=1, slug="b")
    also_first = RoleFactory(order=1, slug="a")
    assert list(Role.objects.all()) == [also_first, first, second]


def test_a_role_has_one_name_per_language():
    role = RoleFactory(names={"en": ("Office", "")})
    assert str(role.texts.get()) == "Office"
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleText.objects.create(record=role, language="en", name="Bureau")


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("D. Rueckert", ("D.", "", "Rueckert", "")),
        ("Rueckert, D.", ("D.", "", "Rueckert", "")),
        ("Rückert", ("", "", "Rückert", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
    ],
)
def test_a_variant_is_read_as_it_is_printed(printed, parts):
    assert NameVariant(name=printed).parts == parts
    assert str(NameVariant(name=printed)) == printed


def test_a_person_has_a_variant_once_and_another_may_have_it_too():
    person = PersonFactory()
    NameVariant.objects.create(person=person, name="D. Rueckert")
    NameVariant.objects.create(person=PersonFactory(), name="D. Rueckert")
    with pytest.raises(ValidationError, match="This variant is there already"):
        NameVariant(person=person, name="D. Rueckert").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        NameVariant.objects.create(person=person, name="D. Rueckert")


def test_variants_come_by_name():
    person = PersonFactory()
    for name in ("Zuse", "Ada"):
        NameVariant.objects.create(person=person, name=name)
    assert [str(one) for one in person.name_variants.all()] == ["Ada", "Zuse"]
