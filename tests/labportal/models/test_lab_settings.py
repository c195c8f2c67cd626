"""The lab's own particulars."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Page, Site

from labportal.models.lab_settings import LabSettings, LabText, SocialLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab():
    lab = LabSettings.for_site(Site.objects.get())
    lab.texts = [
        LabText(language="en", lab_name="Test Lab", university="University"),
        LabText(language="de", lab_name="Testlabor", university="Universität"),
    ]
    lab.save()
    return lab


def test_the_names_are_in_the_active_language(lab):
    assert (lab.lab_name, lab.text.university) == ("Test Lab", "University")
    with translation.override("de"):
        assert (lab.lab_name, lab.text.university) == ("Testlabor", "Universität")


def test_a_lab_without_a_name_is_called_after_its_site():
    lab = LabSettings.for_site(Site.objects.get())
    assert lab.text is None
    assert lab.lab_name == lab.site.hostname
    lab.site.site_name = "The site"
    assert lab.lab_name == "The site"


def test_a_legal_page_that_is_deleted_is_linked_no_more(lab):
    page = Page.objects.get(depth=2).add_child(instance=Page(title="Imprint", slug="imprint"))
    lab.imprint_page = page
    lab.save()
    page.delete()
    lab.refresh_from_db()
    assert lab.imprint_page is None


@pytest.mark.parametrize("colour", ["#ffff00", "red", "#12345"])
def test_an_accent_that_cannot_be_read_is_refused(lab, colour):
    lab.accent = colour
    with pytest.raises(ValidationError) as error:
        lab.full_clean()
    assert list(error.value.message_dict) == ["accent"]


def test_a_style_of_citations_that_was_removed_is_no_fault_of_the_lab(lab):
    lab.citation_style = "no-such-style"
    lab.full_clean()


def test_names_and_links_are_called_by_their_names(lab):
    assert [str(text) for text in lab.texts.order_by("-language")] == ["Test Lab", "Testlabor"]
    assert str(SocialLink(label="Mastodon", url="https://example.org/")) == "Mastodon"


def test_the_settings_come_with_their_pages(lab, rf, django_assert_num_queries):
    lab.imprint_page = Page.objects.get(depth=2)
    lab.save()
    site = Site.objects.get()
    site.hostname = "testserver"
    site.save()
    found = LabSettings.for_request(rf.get("/"))
    with django_assert_num_queries(0):
        assert found.imprint_page.title
        assert found.logo is None
