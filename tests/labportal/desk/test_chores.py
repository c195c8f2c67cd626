"""Chores of pages, pictures, accounts and memberships: what counts, and what does not."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Page

from groups.models import Membership
from labportal.base.registries.chores import chores
from labportal.desk.accounts import accounts_of_alumni
from labportal.desk.pages import (
    closing_openings,
    drafts_of,
    outdated_translations,
    to_review,
    untouched_pages,
    untranslated_pages,
)
from labportal.desk.pictures import undescribed_pictures
from labportal.models import NewsPage, OpeningPage, StandardPage
from labportal.templatetags.page_translations import page_translations
from people.models import Person
from tests.factories import MembershipFactory, PersonFactory, portrait

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    """Somebody who may do everything."""
    return User.objects.create_superuser("root", password="secret")


def day(number):
    """Return the day that is `number` days from today, as ISO text."""
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def numbers(user):
    """Return the number of each open chore, by code."""
    return {one.chore.code: one.number for one in chores.open_to(user)}


def test_a_membership_that_ends_within_thirty_days_waits(root):
    for end in (day(-1), day(0), day(30), day(31), ""):
        MembershipFactory(end=end)
    merged = PersonFactory()
    MembershipFactory(end=day(5), person=merged)
    Person.objects.filter(pk=merged.pk).update(merged_into=PersonFactory())
    assert numbers(root)["membership-end"] == 2


def test_an_end_of_which_only_the_year_is_known_is_its_last_day():
    MembershipFactory(end="2026")
    found = {
        on: Membership.objects.ending(30, date.fromisoformat(on)).count()
        for on in ("2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01")
    }
    assert found == {"2026-11-30": 0, "2026-12-01": 1, "2026-12-31": 1, "2027-01-01": 0}


def test_a_person_who_never_was_a_member_waits(root):
    PersonFactory(family="Neu")
    MembershipFactory(end="2021")
    assert numbers(root)["person-membership"] == 1


def test_rights_wait_of_those_all_of_whose_memberships_have_ended():
    role = Group.objects.create(name="Some role")

    def make(name, *ends, groups=(role,), **fields):
        user = User.objects.create_user(name, **fields)
        user.groups.set(groups)
        person = PersonFactory(user=user)
        for end in ends:
            MembershipFactory(person=person, end=end)
        return person

    make("left", "2021", "2022")
    make("stayed", "2021", "")
    MembershipFactory(person=make("comes back", "2021"), start=day(40))
    make("never a member")
    make("has no rights", "2021", groups=())
    make("switched off", "2021", is_active=False)
    make("superuser", "2021", groups=(), is_superuser=True)
    assert [one.username for one in accounts_of_alumni()] == ["left", "superuser"]


def test_a_picture_without_a_description_waits_unless_it_is_a_portrait(root):
    undescribed = portrait("chart")
    Image.objects.filter(pk=portrait("laboratory").pk).update(description="Two benches.")
    PersonFactory(photo=portrait("face"))
    assert list(undescribed_pictures(root)) == [undescribed]


def test_an_opening_waits_in_its_last_seven_days(site_tree, root):
    index = site_tree["openings"]["en"]
    for number, fields in enumerate(
        (
            {"deadline": day(-1)},
            {"deadline": day(0)},
            {"deadline": day(6)},
            {"deadline": day(7)},
            {"deadline": day(3), "filled": True},
            {"deadline": day(3), "live": False},
            {},
        )
    ):
        title = f"Opening {number}"
        index.add_child(instance=OpeningPage(title=title, slug=f"o{number}", kind="phd", **fields))
    assert [page.title for page in closing_openings(root)] == ["Opening 1", "Opening 2"]


def test_a_page_without_its_translation_waits_but_no_draft_and_no_past_opening(site_tree, root):
    home = site_tree["home"]["en"]
    home.add_child(instance=StandardPage(title="Only English", slug="only"))
    home.add_child(instance=StandardPage(title="Draft", slug="draft", live=False))
    past = OpeningPage(title="Past", slug="past", kind="phd", deadline=day(-9))
    site_tree["openings"]["en"].add_child(instance=past)
    assert [page.title for page in untranslated_pages(root)] == ["Only English"]


def test_a_translation_waits_from_when_its_original_is_published_until_it_is_itself(
    site_tree, root
):
    english = StandardPage(title="Engines", slug="engines")
    site_tree["home"]["en"].add_child(instance=english)
    english.save_revision().publish()
    german = english.copy_for_translation(site_tree["home"]["de"].locale)
    assert page_translations(english, root).older == []
    assert not outdated_translations(root)
    german.save_revision().publish()
    assert not outdated_translations(root)
    # Whoever begins in the translation does not make the original wait.
    english = Page.objects.get(pk=english.pk).specific
    assert page_translations(english, root) == ([], "", [], None)
    english.save_revision().publish()
    english, german = (Page.objects.get(pk=one.pk).specific for one in (english, german))
    assert list(outdated_translations(root)) == [german.page_ptr]
    assert numbers(root)["outdated-translations"] == 1
    (language, address) = page_translations(english, root).older[0]
    assert (language, address) == ("German", f"/admin/pages/{german.pk}/edit/")
    assert page_translations(german, root).original == (
        "English",
        f"/admin/pages/{english.pk}/edit/",
    )
    german.save_revision().publish()
    assert not outdated_translations(root)
    german.unpublish()
    english.save_revision().publish()
    assert not outdated_translations(root)


def test_the_panel_beside_a_page_says_which_language_is_missing(site_tree, root, client):
    page = StandardPage(title="Engines", slug="engines")
    site_tree["home"]["en"].add_child(instance=page)
    client.force_login(root)
    shown = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Missing: German." in shown
    assert f"/admin/translation/submit/page/{page.pk}/" in shown
    form = client.get(f"/admin/translation/submit/page/{page.pk}/").content.decode()
    assert re.search(r'name="locales"[^>]*\bchecked\b', form)
    page.copy_for_translation(site_tree["home"]["de"].locale)
    assert "Missing:" not in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_a_page_that_nobody_touched_for_a_year_waits_but_no_news(site_tree, root):
    home = site_tree["home"]["en"]
    for title, days in (("Old", 366), ("Young", 364)):
        page = StandardPage(title=title, slug=title.lower())
        home.add_child(instance=page)
        revised = timezone.now() - timedelta(days=days)
        Page.objects.filter(pk=page.pk).update(latest_revision_created_at=revised)
    news = NewsPage(title="Of old", slug="of-old")
    site_tree["news"]["en"].add_child(instance=news)
    Page.objects.filter(pk=news.pk).update(
        latest_revision_created_at=timezone.now() - timedelta(days=999)
    )
    assert [page.title for page in untouched_pages(root)] == ["Old"]


def test_drafts_are_those_that_one_saved_oneself(site_tree, root):
    other = User.objects.create_superuser("other", password="secret")
    home = site_tree["home"]["en"]
    for user in (root, other):
        page = StandardPage(title=f"Of {user}", slug=str(user))
        home.add_child(instance=page)
        page.save_revision(user=user)
    assert [page.title for page in drafts_of(root)] == ["Of root"]


def test_a_page_in_review_waits_for_those_who_may_approve_it(site_tree, root):
    page = StandardPage(title="New", slug="new", live=False)
    site_tree["home"]["en"].add_child(instance=page)
    page.save_revision(user=root)
    page.get_workflow().start(page, root)
    assert to_review(root).count() == 1
    nobody = User.objects.create_user("nobody")
    assert to_review(nobody).count() == 0
