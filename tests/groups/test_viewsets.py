"""Research groups and memberships in the admin."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from groups.models import Membership, ResearchGroup
from groups.viewsets import MembershipViewSet, ResearchGroupViewSet
from labportal.base.records.open_forms.state import LOADED_STATE
from tests.factories import MembershipFactory, PersonFactory, ResearchGroupFactory, RoleFactory

pytestmark = pytest.mark.django_db

ROWS = ("memberships", "key_publications", "publication_exceptions")


@pytest.fixture
def group():
    return ResearchGroupFactory(names={"en": "Machines", "de": "Maschinen"})


@pytest.fixture
def as_editor(client, group):
    user = User.objects.create_user("editor")
    user.groups.add(group.editors)
    client.force_login(user)
    return client


@pytest.fixture
def as_administrator(client):
    client.force_login(User.objects.create_superuser("administrator"))
    return client


def _listed(client, model):
    response = client.get(reverse(f"wagtailsnippets_groups_{model._meta.model_name}:list"))
    assert response.status_code == 200
    return list(response.context["object_list"])


def test_the_listing_of_groups_brings_names_and_leads_along(group, django_assert_num_queries):
    ResearchGroupFactory(names={"en": "Nobody's"}, order=99)
    lead = MembershipFactory(group=group, lead=True)
    found = list(ResearchGroupViewSet().listed(ResearchGroup.objects.all()))
    with django_assert_num_queries(0):
        shown = [(str(one), one.lead_names) for one in found]
    assert sorted(shown) == [("Machines", lead.person.name), ("Nobody's", "")]


def test_the_listing_of_memberships_brings_what_its_columns_show(django_assert_num_queries):
    MembershipFactory(
        person=PersonFactory(given="Ada", family="King"),
        group=ResearchGroupFactory(names={"en": "Machines"}),
        role=RoleFactory(names={"en": ("Postdoc", "")}),
    )
    (found,) = MembershipViewSet().listed(Membership.objects.all())
    with django_assert_num_queries(0):
        shown = (str(found.person), str(found.group), str(found.role))
    assert shown == ("Ada King", "Machines", "Postdoc")


def test_memberships_are_listed_by_the_names_of_people(as_administrator):
    last = MembershipFactory(person=PersonFactory(family="Zuse"))
    first = MembershipFactory(person=PersonFactory(family="Ada"), role=RoleFactory(order=9))
    assert _listed(as_administrator, Membership) == [first, last]


def test_editors_see_their_own_group_and_its_memberships(as_editor, group):
    own = MembershipFactory(group=group)
    MembershipFactory()
    assert _listed(as_editor, ResearchGroup) == [group]
    assert _listed(as_editor, Membership) == [own]


def test_administrators_see_all_of_them(as_administrator, group):
    memberships = {MembershipFactory(group=group), MembershipFactory(group=None)}
    assert set(_listed(as_administrator, Membership)) == memberships
    assert _listed(as_administrator, ResearchGroup) == [group]


def _fields(client, group):
    response = client.get(reverse("wagtailsnippets_groups_researchgroup:edit", args=[group.pk]))
    form = response.context["form"]
    return set(form.fields) - {LOADED_STATE}, set(form.formsets)


def test_editors_edit_members_and_publications_and_not_the_group_itself(as_editor, group):
    fields, formsets = _fields(as_editor, group)
    assert fields == {"citation_style", *ROWS}
    assert formsets == set()


def test_administrators_edit_the_whole_group(as_administrator, group):
    fields, formsets = _fields(as_administrator, group)
    assert {"slug", "start", "end", "topics", "citation_style", *ROWS} <= fields
    assert formsets == {"texts"}
