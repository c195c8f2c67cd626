"""Editors of research groups write news and openings; administrators publish them."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from groups.models import Membership, ResearchGroup
from labportal.models import ConcernedPerson, NewsIndexPage, NewsPage, OpeningPage
from tests.staff.answers import PAGE_FORM, answer, model_url, open_form, page_url
from tests.staff.world import fresh, locale

ROWS = ("concerned_groups", "concerned_people", "concerned_publications", "supervisors")


def on_index_pages(group, world):
    """Return what the editors of `group` may do, by index page."""
    pages = [*world.news.values(), *world.openings.values()]
    rows = GroupPagePermission.objects.filter(group=group.editors, page__in=pages)
    found = {page.pk: set() for page in pages}
    for row in rows.select_related("permission"):
        found[row.page_id].add(row.permission.codename)
    return list(found.values())


def form(client, url, **changed):
    """Return what a browser sends that saves the form at `url`; a list makes rows."""
    fields = open_form(client, url, PAGE_FORM)
    for name, value in changed.items():
        if name in ROWS:
            fields[f"{name}-TOTAL_FORMS"] = len(value)
            for number, row in enumerate(value):
                fields |= {f"{name}-{number}-{key}": one for key, one in row.items()}
                fields |= {f"{name}-{number}-ORDER": number + 1, f"{name}-{number}-id": ""}
        else:
            fields[name] = value
    return fields


def add_url(parent, model):
    return reverse("wagtailadmin_pages:add", args=["labportal", model, parent.pk])


def test_editors_may_add_under_the_index_pages_and_no_more(world):
    for team in (world.vision, world.imaging):
        assert on_index_pages(team.group, world) == [{"add_page"}] * 4


def test_editors_of_a_new_group_may_write_too(world):
    group = ResearchGroup.objects.create(slug="new")
    assert on_index_pages(group, world) == [{"add_page"}] * 4


def test_what_administrators_took_from_editors_stays_taken(world):
    group = world.vision.group
    GroupPagePermission.objects.filter(group=group.editors, page=world.news["en"]).delete()
    group.save()
    world.news["en"].save_revision().publish()
    assert sorted(map(len, on_index_pages(group, world))) == [0, 1, 1, 1]


def test_an_index_page_that_is_made_by_hand_is_open_to_all_editors(world):
    world.news["en"].delete()
    index = world.home["en"].add_child(instance=NewsIndexPage(title="News", slug="news"))
    may = GroupPagePermission.objects.filter(page=index)
    assert {row.group for row in may} == {world.vision.group.editors, world.imaging.group.editors}


def test_an_editor_writes_news_and_an_administrator_publishes_them(world, signed_in):
    client, url = signed_in("editor"), add_url(world.news["en"], "newspage")
    fields = form(
        client,
        url,
        title="We see",
        slug="we-see",
        concerned_groups=[{"group": world.vision.group.pk}],
        concerned_people=[{"person": world.ada.pk}],
        concerned_publications=[{"publication": world.publication.pk}],
    )
    fields["action-publish"] = "yes"
    client.post(url, fields)
    page = NewsPage.objects.get(slug="we-see")
    assert not page.live
    assert page.owner == world.users["editor"]
    assert answer(signed_in("other").get(page_url(page))) == "no"
    admin = signed_in("admin")
    sent = form(admin, page_url(page)) | {"action-publish": "yes"}
    assert answer(admin.post(page_url(page), sent)) == "yes"
    assert fresh(page).live
    assert [row.person for row in fresh(page).concerned_people.all()] == [world.ada]
    # A later edit waits for an administrator again.
    fields = form(client, page_url(page)) | {"title": "We saw", "action-publish": "yes"}
    client.post(page_url(page), fields)
    assert fresh(page).title == "We see"
    assert fresh(page).get_latest_revision_as_object().title == "We saw"


def test_an_editor_submits_an_opening_for_approval(world, signed_in):
    client, url = signed_in("editor"), add_url(world.openings["en"], "openingpage")
    fields = form(
        client,
        url,
        title="See",
        slug="see",
        kind="master",
        deadline="2027-01-31",
        group=world.vision.group.pk,
        supervisors=[{"person": world.ada.pk}],
    )
    fields["action-submit"] = "yes"
    assert answer(client.post(url, fields)) == "yes"
    page = OpeningPage.objects.get(slug="see")
    assert page.workflow_in_progress
    draft = page.get_latest_revision_as_object()
    assert (draft.kind, str(draft.deadline)) == ("master", "2027-01-31")
    assert draft.group == world.vision.group


def test_an_editor_translates_the_own_news_and_goes_on_with_them(world, signed_in):
    client, page = signed_in("editor"), world.own_news
    url = reverse("simple_translation:submit_page_translation", args=[page.pk])
    assert answer(client.post(url, {"locales": [locale("de").pk]})) == "yes"
    copy = NewsPage.objects.get(locale=locale("de"))
    assert copy.get_parent().pk == world.news["de"].pk
    assert answer(client.get(page_url(copy))) == "yes"


def test_somebody_who_is_named_twice_is_told_and_not_stored(world, signed_in):
    client, url = signed_in("admin"), page_url(world.own_news)
    twice = [{"person": world.ada.pk}, {"person": world.ada.pk}]
    fields = form(client, url, concerned_people=twice) | {"action-publish": "yes"}
    response = client.post(url, fields)
    assert response.status_code == 200
    assert "duplicate" in response.content.decode()
    assert not ConcernedPerson.objects.exists()


@pytest.mark.parametrize("role", ["bib", "member", "none"])
def test_nobody_else_writes_news(role, world, signed_in):
    url = add_url(world.news["en"], "newspage")
    assert answer(signed_in(role).get(url)) in {"no", "login"}
    assert Page.objects.filter(path__startswith=world.news["en"].path).count() == 2


def test_editors_go_with_all_they_may_do(world):
    group = ResearchGroup.objects.create(slug="short-lived")
    editors = group.editors
    group.delete()
    assert not Group.objects.filter(pk=editors.pk).exists()
    assert not GroupPagePermission.objects.filter(group_id=editors.pk).exists()


def test_what_an_editor_begins_to_write_names_the_own_group_which_may_be_taken_out(
    world, signed_in
):
    client, url = signed_in("editor"), add_url(world.news["en"], "newspage")
    opening_url = add_url(world.openings["de"], "openingpage")
    fields = open_form(client, url, PAGE_FORM)
    assert fields["concerned_groups-0-group"] == str(world.vision.group.pk)
    assert open_form(client, opening_url, PAGE_FORM)["group"] == str(world.vision.group.pk)
    client.post(url, {**fields, "title": "With it", "slug": "with-it"})
    kept = NewsPage.objects.get(slug="with-it").get_latest_revision_as_object()
    assert [row.group for row in kept.concerned_groups.all()] == [world.vision.group]
    gone = {"concerned_groups-0-DELETE": "1", "title": "Without", "slug": "without"}
    client.post(url, {**fields, **gone})
    kept = NewsPage.objects.get(slug="without").get_latest_revision_as_object()
    assert not kept.concerned_groups.all()


def test_no_group_is_chosen_in_passing_for_who_edits_several_or_none(world, signed_in):
    url, member_url = add_url(world.news["en"], "newspage"), model_url(Membership, "add")
    client = signed_in("admin")
    assert open_form(client, url, PAGE_FORM)["concerned_groups-TOTAL_FORMS"] == "0"
    client = signed_in("editor")
    assert open_form(client, member_url)["group"] == str(world.vision.group.pk)
    world.users["editor"].groups.add(world.imaging.group.editors)
    client = signed_in("editor")
    assert open_form(client, url, PAGE_FORM)["concerned_groups-TOTAL_FORMS"] == "0"
    assert open_form(client, member_url)["group"] == ""
