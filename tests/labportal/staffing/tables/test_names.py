"""Names of groups and roles in tables: one that is not there, and one that several have."""

import pytest
from django.utils.translation import override

from labportal.staffing.tables.columns import ROLE
from labportal.staffing.tables.download import template
from labportal.staffing.tables.records import UnclearError, named_groups, named_roles
from tests.factories import ResearchGroupFactory, RoleFactory

pytestmark = pytest.mark.django_db


def test_a_role_that_is_not_there_is_told_with_those_that_are():
    RoleFactory(slug="postdoc", names={"en": ("Postdoc", "Postdocs")})
    with pytest.raises(UnclearError, match=r"There is no role “Janitor”\. Roles: Postdoc\."):
        named_roles().find("Janitor")


def test_of_several_groups_of_one_name_those_are_told_by_their_short_names():
    ResearchGroupFactory(slug="vision", names={"en": "Vision"})
    ResearchGroupFactory(slug="seeing", names={"en": "Vision"})
    ResearchGroupFactory(slug="optics", names={"en": "Optics"})
    with pytest.raises(UnclearError) as refused:
        named_groups().find("Vision")
    said = str(refused.value)
    assert said.startswith("Several groups are called “Vision”. Write one of these: ")
    assert ("seeing" in said, "vision" in said, "Optics" in said) == (True, True, False)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_example_in_the_template_has_a_role_of_the_portal_in_the_readers_language(language):
    names = {"en": ("Clerk", "Clerks"), "de": ("Sachbearbeitung", "Sachbearbeitungen")}
    role = RoleFactory(slug="clerk", names=names)
    with override(language):
        headings, example = template()
        said = dict(zip(headings, example, strict=True))[ROLE.heading]
    assert said == names[language][0]
    assert named_roles().find(said) == role
