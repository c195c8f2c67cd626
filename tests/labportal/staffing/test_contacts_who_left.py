"""Contacts of openings who left: told before they go, and counted until somebody follows them."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from labportal.desk.pages import openings_of_former_contacts
from labportal.models import LabSettings, OpeningPage, OpeningSupervisor
from tests.factories import MembershipFactory, PersonFactory
from tests.labportal.staffing.sent import plan_of

pytestmark = pytest.mark.django_db


def _opening(index, title, *people, **fields):
    page = OpeningPage(title=title, slug=title.lower(), kind="phd", **fields)
    index.add_child(instance=page)
    for person in people:
        OpeningSupervisor.objects.create(page=page, person=person)
    return page


def test_an_opening_waits_whose_contact_left_or_was_deleted(site_tree):
    root = User.objects.create_superuser("root", password="secret")
    index = site_tree["openings"]["en"]
    here = MembershipFactory().person
    left, back = MembershipFactory(end="2020").person, MembershipFactory(end="2020").person
    MembershipFactory(person=back, start="2999")
    merged = PersonFactory(merged_into=here)
    _opening(index, "Left", here, left)
    _opening(index, "Deleted", PersonFactory(deleted_at=timezone.now()))
    _opening(index, "Here", here, back, merged, PersonFactory())
    _opening(index, "Past", left, deadline="2020-01-01")
    _opening(index, "Draft", left, live=False)
    assert [page.title for page in openings_of_former_contacts(root)] == ["Left", "Deleted"]


def test_the_listing_leads_to_the_opening(world, admin):
    left = MembershipFactory(end="2020").person
    OpeningSupervisor.objects.create(page=world.opening, person=left)
    first = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "1 opening names a contact who left" in first
    page = admin.get(reverse("desk:records", args=["contacts"])).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[world.opening.pk]) in page


def test_who_leaves_is_told_to_be_the_labs_contact(world, admin):
    lab = LabSettings.for_site(world.site)
    lab.email, lab.phone = "ada@example.org", "1"
    lab.save()
    type(world.ada).objects.filter(pk=world.ada.pk).update(email="ada@example.org", phone="2")
    plan = plan_of(admin, "leave", person=world.ada.pk, last="2026-03-31", account="off")
    notes = [note.text for note in plan.notes]
    assert "The lab’s e-mail is that of Ada Lovelace: see to it." in notes
    assert not any("phone" in note for note in notes)
