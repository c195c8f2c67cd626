"""`manage.py demo` loads the demo lab into a database that holds nothing of anybody's."""

import io
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from labportal.demo.accounts import sign_ins
from labportal.management.commands import demo
from labportal.models import HomePage, StandardPage
from publications.models import ImportBatch
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory

pytestmark = pytest.mark.django_db


def _document():
    get_document_model().objects.create(title="a", file=ContentFile(b"a", name="a.txt"))


def _page(parent, **fields):
    page = parent.add_child(instance=StandardPage(title="Ours", **{"slug": "ours", **fields}))
    page.save_revision().publish()


def _draft_of_a_page():
    page = Page.objects.get(slug="imprint", locale__language_code="en").specific
    page.lead = "Written by us."
    page.save_revision()


SOMEBODYS = {
    "person": PersonFactory,
    "person_who_was_merged": lambda: PersonFactory(merged_into=PersonFactory()),
    "publication": PublicationFactory,
    "publication_that_is_hidden": lambda: PublicationFactory(public=False),
    "publication_that_was_removed": lambda: PublicationFactory(retired_at="2024-01-01T00:00Z"),
    "research_group": ResearchGroupFactory,
    "topic": TopicFactory,
    "image": lambda: get_image_model().objects.create(title="a", file=get_test_image_file("a.png")),
    "document": _document,
    "import": lambda: ImportBatch.objects.create(source="Zotero"),
    "page": lambda: _page(HomePage.objects.get(slug="home-en")),
    "page_that_is_not_public": lambda: _page(HomePage.objects.get(slug="home-en"), live=False),
    "page_below_a_page_of_the_portal": lambda: _page(Page.objects.filter(slug="imprint").first()),
    "page_beside_home": lambda: _page(Page.objects.get(depth=1), slug="imprint"),
    "text_on_a_page_of_the_portal": _draft_of_a_page,
}


@pytest.fixture
def prepare():
    """Return a function that prepares the database as a start does, and returns what it loaded."""

    def prepare_():
        output = io.StringIO()
        with patch.object(demo, "call_command") as called:
            demo.Command(stdout=output)._prepare()
        return [call.args[0] for call in called.call_args_list], output.getvalue()

    return prepare_


@pytest.mark.parametrize("set_up", [False, True])
def test_a_portal_with_nothing_in_it_gets_the_demo_lab(prepare, set_up):
    if set_up:
        call_command("init_lab", verbosity=0, stdout=io.StringIO())
    assert prepare()[0] == ["init_lab", "load_demo"]


@pytest.mark.parametrize("what", SOMEBODYS)
def test_a_portal_that_is_somebodys_is_left_alone(new_portal, prepare, what):
    SOMEBODYS[what]()
    loaded, said = prepare()
    assert loaded == []
    assert "not loaded" in said


def test_what_is_somebodys_counts_before_the_portal_is_set_up_as_well(prepare):
    PublicationFactory()
    assert prepare()[0] == []


def test_the_second_start_finds_the_demo_lab_and_says_nothing(
    new_portal, prepare, django_user_model
):
    PersonFactory()
    django_user_model.objects.create_user(sign_ins()[0].username)
    assert prepare() == ([], "")


def test_only_accounts_that_there_are_are_told(django_user_model):
    output = io.StringIO()
    django_user_model.objects.create_user("demo-member")
    demo.Command(stdout=output)._welcome(8000)
    assert "demo-member / demo-member" in output.getvalue()
    assert "demo-admin" not in output.getvalue()
