"""Pages that are not one's own: no form and no address changes them."""

import pytest
from django.urls import reverse

from groups.models import ResearchGroupPage
from tests.staff.answers import (
    PAGE_FORM,
    answer,
    open_form,
    page_url,
)


def test_an_editor_edits_the_own_pages_in_every_language(world, signed_in):
    client = signed_in("editor")
    for language, page in world.vision.pages.items():
        fields = open_form(client, page_url(page), PAGE_FORM)
        fields |= {"lead": f"Seeing, {language}", "action-publish": "yes"}
        assert answer(client.post(page_url(page), fields)) == "yes"
        assert ResearchGroupPage.objects.get(pk=page.pk).lead == f"Seeing, {language}"


def test_an_editor_does_not_edit_the_pages_of_another_group(world, signed_in):
    for page in (*world.imaging.pages.values(), world.imaging.subpage):
        fields = open_form(signed_in("admin"), page_url(page), PAGE_FORM)
        fields |= {"title": "Ours", "action-publish": "yes"}
        assert answer(signed_in("editor").post(page_url(page), fields)) == "no"
        page.refresh_from_db()
        assert page.title != "Ours"
        assert page.revisions.count() == 1


def test_an_editor_does_not_give_the_own_page_to_another_group(world, signed_in):
    client, page = signed_in("editor"), world.vision.pages["en"]
    fields = open_form(client, page_url(page), PAGE_FORM)
    assert "group" not in fields
    fields |= {"group": world.imaging.group.pk, "lead": "Seeing", "action-publish": "yes"}
    assert answer(client.post(page_url(page), fields)) == "yes"
    stored = ResearchGroupPage.objects.get(pk=page.pk)
    assert (stored.group, stored.lead) == (world.vision.group, "Seeing")
    assert stored.get_latest_revision_as_object().group == world.vision.group


@pytest.mark.parametrize("role", ["bib", "other", "member"])
def test_pages_of_others_stay_where_and_as_they_are(role, world, signed_in):
    client = signed_in(role)
    for page in (world.vision.pages["de"], world.vision.subpage, world.imprint):
        before = type(page).objects.values().get(pk=page.pk)
        for view in ("lock", "unlock", "set_page_position", "delete", "unpublish"):
            assert answer(client.post(page_url(page, view))) == "no"
        assert type(page).objects.values().get(pk=page.pk) == before


def test_pages_are_moved_by_those_only_who_may(world, signed_in):
    page, target = world.imaging.subpage, world.vision.pages["en"]
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    target.get_children().delete()
    for role in ("bib", "editor", "other", "member"):
        assert answer(signed_in(role).post(url)) == "no"
    assert type(page).objects.get(pk=page.pk).get_parent().pk == world.imaging.pages["en"].pk
