"""Editor groups follow their research groups and pages."""

import pytest
from django.contrib.auth.models import Group
from django.core import serializers
from wagtail.models import Collection, GroupPagePermission, Page

from groups.editors.auth_groups import PAGE_PERMISSIONS, keep_editors
from groups.models import KeyPublication, Membership, ResearchGroup, ResearchGroupPage
from labportal.base.grants import permissions_named
from tests.staff.answers import PAGE_FORM, answer, open_form, page_url
from tests.staff.world import locale

pytestmark = pytest.mark.django_db


def on_pages(group):
    """Return what the editors of `group` may do, by page of a research group."""
    rows = GroupPagePermission.objects.filter(
        group=group.editors, page__in=ResearchGroupPage.objects.values("pk")
    )
    found: dict[int, set[str]] = {}
    for row in rows.select_related("permission"):
        found.setdefault(row.page_id, set()).add(f"wagtailcore.{row.permission.codename}")
    return found


def all_of(*pages):
    return {page.pk: set(PAGE_PERMISSIONS) for page in pages}


def test_a_research_group_gets_editors_with_its_first_save():
    group = ResearchGroup.objects.create(slug="vision")
    assert group.editors.name == "Editors: vision"
    assert ResearchGroup.objects.get(pk=group.pk).editors == group.editors
    assert group.editors.permissions.filter(codename="access_admin").exists()
    in_collections = group.editors.collection_permissions.select_related("permission")
    assert {row.permission.codename for row in in_collections} == {
        "add_image",
        "choose_image",
        "add_document",
        "choose_document",
    }
    assert {row.collection for row in in_collections} == {Collection.get_first_root_node()}


def test_editors_are_renamed_with_the_slug_unless_they_have_a_name_of_their_own():
    group = ResearchGroup.objects.create(slug="vision")
    group.slug = "sight"
    group.save()
    assert Group.objects.get(pk=group.editors.pk).name == "Editors: sight"
    Group.objects.filter(pk=group.editors.pk).update(name="The seers")
    group = ResearchGroup.objects.get(pk=group.pk)
    group.slug = "view"
    group.save()
    assert Group.objects.get(pk=group.editors.pk).name == "The seers"


def test_editors_never_take_over_an_auth_group_that_happens_to_have_their_name(django_user_model):
    stranger = django_user_model.objects.create_user("stranger")
    stranger.groups.add(Group.objects.create(name="Editors: vision"))
    group = ResearchGroup.objects.create(slug="vision")
    assert group.editors.name == "Editors: vision-2"
    assert not group.editors.user_set.exists()
    group.save()
    assert group.editors.name == "Editors: vision-2"


def test_editors_go_with_their_research_group():
    group = ResearchGroup.objects.create(slug="vision")
    ResearchGroup.objects.filter(pk=group.pk).delete()
    assert not Group.objects.filter(pk=group.editors.pk).exists()


def test_a_fixture_brings_its_own_editors():
    group = ResearchGroup.objects.create(slug="vision")
    fixture = serializers.serialize("json", [group.editors, group])
    group.delete()
    for row in serializers.deserialize("json", fixture):
        row.save()
    assert Group.objects.filter(name__startswith="Editors: ").count() == 1


def test_editors_work_on_the_pages_of_their_group_in_every_language(world):
    for team in (world.vision, world.imaging):
        assert on_pages(team.group) == all_of(*team.pages.values())


def test_editors_made_late_get_the_pages_that_are_there(world):
    group = world.vision.group
    old = group.editors
    ResearchGroup.objects.filter(pk=group.pk).update(editors=None)
    old.delete()
    group = ResearchGroup.objects.get(pk=group.pk)
    keep_editors(group)
    assert on_pages(group) == all_of(*world.vision.pages.values())


def test_a_translated_page_gets_the_editors_permissions(world):
    world.vision.pages["de"].delete()
    copy = world.vision.pages["en"].copy_for_translation(locale("de"))
    assert on_pages(world.vision.group) == all_of(world.vision.pages["en"], copy)


def test_an_editor_translates_the_own_page_in_the_admin_and_goes_on_with_it(world, signed_in):
    world.vision.pages["de"].delete()
    client = signed_in("editor")
    url = f"/admin/translation/submit/page/{world.vision.pages['en'].pk}/"
    assert answer(client.get(url)) == "yes"
    assert answer(client.post(url, {"locales": [locale("de").pk]})) == "yes"
    page = ResearchGroupPage.objects.get(group=world.vision.group, locale=locale("de"))
    fields = open_form(client, page_url(page), PAGE_FORM)
    fields |= {"title": "Sehen", "action-publish": "yes"}
    assert answer(client.post(page_url(page), fields)) == "yes"
    page.refresh_from_db()
    assert (page.title, page.live) == ("Sehen", True)


def test_a_page_given_to_another_group_changes_hands_when_it_is_published(world):
    page = world.vision.pages["en"]
    page.group = world.imaging.group
    world.imaging.pages["en"].delete()
    revision = page.save_revision()
    assert page.pk in on_pages(world.vision.group)
    assert page.pk not in on_pages(world.imaging.group)
    revision.publish()
    assert on_pages(world.vision.group) == all_of(world.vision.pages["de"])
    assert on_pages(world.imaging.group) == all_of(world.imaging.pages["de"], page)


def test_permissions_that_administrators_changed_stay_as_they_are(world):
    page = world.vision.pages["en"]
    editors = world.vision.group.editors
    mine = GroupPagePermission.objects.filter(group=editors, page_id=page.pk)
    mine.filter(permission__codename="publish_page").delete()
    guests = Group.objects.create(name="Guests")
    (change,) = permissions_named(["wagtailcore.change_page"])
    GroupPagePermission.objects.create(group=guests, page_id=page.pk, permission=change)
    page.save_revision().publish()
    world.vision.group.save()
    assert on_pages(world.vision.group)[page.pk] == {
        "wagtailcore.add_page",
        "wagtailcore.change_page",
    }
    assert GroupPagePermission.objects.filter(group=guests).count() == 1


def test_a_deleted_page_takes_its_permissions_along(world):
    Page.objects.get(pk=world.vision.pages["en"].pk).delete()
    assert on_pages(world.vision.group) == all_of(world.vision.pages["de"])


def test_a_name_that_no_permission_has_is_told():
    with pytest.raises(LookupError, match=r"people\.fly_person.*migrate"):
        permissions_named(["people.fly_person", "people.choose_person"])


def test_translating_a_group_page_and_restoring_a_revision_changes_no_members(world, signed_in):
    def records():
        models = (Membership, KeyPublication)
        return [list(model.objects.order_by("pk").values()) for model in models]

    page = world.vision.pages["en"]
    first = page.revisions.earliest("pk")
    Membership.objects.create(person=world.bob, group=world.vision.group, role=world.role)
    before = records()
    world.vision.pages["de"].delete()
    translated = page.copy_for_translation(locale("de"))
    page.lead = "Newer"
    page.save_revision().publish()
    client = signed_in("editor")
    url = f"/admin/pages/{page.pk}/revisions/{first.pk}/revert/"
    fields = open_form(client, url, PAGE_FORM)
    fields |= {"revision": first.pk, "action-publish": "yes"}
    assert answer(client.post(page_url(page), fields)) == "yes"
    assert ResearchGroupPage.objects.get(pk=page.pk).lead == ""
    assert records() == before
    translated.delete()
    assert records() == before
