"""`manage.py load_demo` fills a portal with an invented lab, and leaves alone what is there."""

import gc
import io
import socket

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from wagtail.images.models import Image
from wagtail.models import Site

from groups.models import Membership, ResearchGroup, ResearchGroupPage
from labportal.base.models import Topic
from labportal.demo.accounts import sign_ins
from labportal.demo.site_texts import fill_site
from labportal.models import HomePage, LabSettings
from people.models import Person
from publications.models import Authorship, ImportBatch, Publication
from tests.staff.answers import answer, record_url
from tests.staff.dump import dump

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def _files_are_collected_within_the_test():
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    """Let nothing reach another machine; the database listens on a socket of this one."""
    connect = socket.socket.connect

    def connect_here(self, address):
        assert self.family == socket.AF_UNIX, f"connects to {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


def load_demo():
    output = io.StringIO()
    call_command("load_demo", stdout=output)
    return output.getvalue()


def surnames(group):
    key_publications = ResearchGroup.objects.get(slug=group).key_publications.all()
    return [one.publication.authors[0].family for one in key_publications]


def test_the_demo_lab_is_complete(db):
    assert "Demo Lab" in load_demo()
    # Publications come through the import, and are linked to people and topics.
    batch = ImportBatch.objects.get()
    assert batch.counts == {"new": 39}
    assert Publication.objects.visible().count() == 39
    assert [
        ResearchGroup.objects.get(slug=slug).key_publications.count()
        for slug in (
            "biomedical-image-analysis",
            "inverse-problems",
            "privacy-preserving-trustworthy-ai",
            "ai-for-vision",
            "opportunistic-cardiac-mri",
        )
    ] == [10, 11, 12, 7, 0]
    assert surnames("ai-for-vision")[:3] == ["Holland", "Kreitner", "Menten"]
    assert all(1 <= one.topics.count() <= 3 for one in Publication.objects.all())
    assert not Publication.objects.filter(latest_revision=None).exists()
    linked = Authorship.objects.filter(person__slug="daniel-rueckert")
    assert {one.family for one in linked} == {"Rueckert", "Rückert"}
    # People have portraits in their collection, and memberships.
    assert Person.objects.count() == 38
    portraits = Image.objects.filter(collection__name="Portraits")
    assert portraits.count() == Person.objects.exclude(photo=None).count() == 38
    assert Membership.objects.filter(group=None).count() == 6
    # Group pages are there in both languages, with their sections, in the order of the groups.
    for language in ("en", "de"):
        pages = ResearchGroupPage.objects.filter(locale__language_code=language).listed()
        assert [len(page.body) for page in pages] == [1, 2, 3, 3, 0]
        assert all(page.introduction for page in pages)
    assert all(topic.texts.count() == 2 for topic in Topic.objects.all())


def test_everybody_signs_in_to_what_their_role_may_do(demo_lab):
    own = Person.objects.get(user__username="demo-member")
    groups = {
        slug: ResearchGroup.objects.get(slug=slug) for slug in ("inverse-problems", "ai-for-vision")
    }
    publication = Publication.objects.first()
    may = {
        "demo-admin": {own, publication, *groups.values()},
        "demo-bibliography": {publication},
        "demo-editor": {groups["inverse-problems"]},
        "demo-editor-2": {groups["ai-for-vision"]},
        "demo-member": {own},
    }
    for sign_in in sign_ins():
        client = Client()
        form = {"username": sign_in.username, "password": sign_in.password}
        assert client.post("/admin/login/", form).status_code == 302
        records = may["demo-admin"]
        opened = {one for one in records if answer(client.get(record_url(one))) == "yes"}
        assert opened == may[sign_in.username], sign_in.username
    assert not User.objects.filter(is_superuser=True).exists()
    assert all(user.email.endswith("@example.org") for user in User.objects.all())


def edit_here_and_there():
    """Do what an editor would rather not find undone."""
    home = HomePage.objects.get(locale__language_code="en")
    home.headline, home.lead, home.body = "", "", []
    home.save_revision().publish()
    lab = LabSettings.for_site(Site.objects.get())
    lab.email = ""
    lab.texts.filter(language="en").update(lab_name="Better name")
    lab.save()
    person = Person.objects.get(slug="lotte-van-der-meersch")
    person.texts.all().delete()
    person.memberships.first().delete()
    person.photo = None
    person.save()
    group = ResearchGroup.objects.get(slug="inverse-problems")
    group.key_publications.first().delete()
    group.pages.first().delete()
    first, *_, last = Publication.objects.all()
    first.topics.clear()
    last.delete()
    User.objects.filter(username="demo-admin").update(password="unusable")


def test_a_second_run_makes_what_is_missing_and_changes_nothing_else(demo_lab):
    before = dump()
    assert "nothing to do" in load_demo()
    assert dump() == before
    edit_here_and_there()
    before = dump()
    assert "nothing to do" in load_demo()
    assert dump() == before
    Person.objects.get(slug="henrike-postelmann").delete()
    Topic.objects.get(slug="segmentation").delete()
    User.objects.get(username="demo-editor").delete()
    load_demo()
    person = Person.objects.get(slug="henrike-postelmann")
    assert person.memberships.count() == 2
    assert [topic.slug for topic in person.topics.all()] == ["segmentation"]
    assert User.objects.get(username="demo-editor").groups.count() == 1


def test_a_lab_with_a_name_keeps_it(db):
    call_command("init_lab", "--lab-name", "Ångström Lab", stdout=io.StringIO())
    site = Site.objects.get()
    fill_site(site)
    lab = LabSettings.for_site(site)
    assert {text.lab_name for text in lab.texts.all()} == {"Ångström Lab"}
    assert (lab.email, lab.logo) == ("", None)
