"""A portal with an empty page of every kind, in English and in German."""

from dataclasses import dataclass
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from groups.models import (
    PeopleIndexPage,
    PublicationIndexPage,
    ResearchGroup,
    ResearchGroupPage,
    ResearchIndexPage,
    TopicIndexPage,
)
from labportal.base.models import Topic
from labportal.models import (
    HomePage,
    LabSettings,
    LabText,
    NewsIndexPage,
    NewsPage,
    OpeningIndexPage,
    OpeningPage,
    StandardPage,
)
from people.models import Person
from publications.models import Publication
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
    portrait,
)
from tests.html import Html

#: Wagtail leaves the temporary files of new renditions to the garbage collector.
makes_renditions = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

INDEX_PAGES = {
    "research": (ResearchIndexPage, "Research", "Forschung"),
    "people": (PeopleIndexPage, "People", "Menschen"),
    "topics": (TopicIndexPage, "Topics", "Themen"),
    "publications": (PublicationIndexPage, "Publications", "Publikationen"),
    "news": (NewsIndexPage, "News", "Aktuelles"),
    "openings": (OpeningIndexPage, "Openings", "Ausschreibungen"),
}


@dataclass
class SiteTree:
    """The pages of the portal by kind and language."""

    site: Site
    pages: dict[str, dict[str, Any]]

    def __getitem__(self, kind: str) -> dict[str, Any]:
        return self.pages[kind]

    def add(self, parents: dict[str, Page], model: type[Page], **fields: Any) -> dict[str, Any]:
        """Add a page under its parent in every language; a tuple holds the value in each."""
        key, pages = uuid4(), {}
        for number, (language, parent) in enumerate(parents.items()):
            own = {k: v[number] if isinstance(v, tuple) else v for k, v in fields.items()}
            page = model(translation_key=key, locale=parent.locale, **own)
            pages[language] = parent.add_child(instance=page)
        return pages

    def add_group_pages(self, group: ResearchGroup, **fields: Any) -> dict[str, Any]:
        """Add the pages of a group."""
        titles = tuple(text.name for text in group.texts.order_by("-language"))
        fields = {"title": titles, "slug": group.slug, **fields}
        return self.add(self["research"], ResearchGroupPage, group=group, **fields)


@pytest.fixture
def site_tree(scene: Any) -> SiteTree:
    """Return the portal: a home page and an index page of every kind, in two languages."""
    tree: SiteTree = scene(build_site_tree)
    return tree


def build_site_tree() -> SiteTree:
    """Make the portal."""
    root = Page.get_first_root_node()
    assert root is not None
    key, homes = uuid4(), {}
    for language in ("en", "de"):
        locale, _ = Locale.objects.get_or_create(language_code=language)
        home = HomePage(
            title=("Home", "Start")[language == "de"],
            slug=f"home-{language}",
            translation_key=key,
            locale=locale,
        )
        homes[language] = root.add_child(instance=home)
    site = Site.objects.get(is_default_site=True)
    site.root_page = homes["en"]
    site.hostname = "testserver"
    site.save()
    # A page of the admin that was looked at before has made them.
    lab, _ = LabSettings.objects.update_or_create(
        site=site, defaults={"address": "Beispielallee 7"}
    )
    LabText.objects.create(record=lab, language="en", lab_name="Test Lab")
    LabText.objects.create(record=lab, language="de", lab_name="Testlabor")
    tree = SiteTree(site, {"home": homes})
    for kind, (model, *titles) in INDEX_PAGES.items():
        tree.pages[kind] = tree.add(homes, model, title=tuple(titles), slug=kind)
    return tree


def build_new_portal() -> None:
    """Make the portal as every lab begins."""
    call_command("init_lab", stdout=StringIO())


@pytest.fixture
def new_portal(scene: Any) -> None:
    """Let a test begin with what `manage.py init_lab` makes."""
    scene(build_new_portal)


@pytest.fixture
def get(client: Client) -> Any:
    """Return a function that fetches a path and returns the page, whose status must be right."""

    def fetch(path: str, status: int = 200, **headers: Any) -> Html:
        response = client.get(path, **headers)
        assert response.status_code == status, (path, response.status_code)
        return Html(response.content.decode())

    return fetch


@dataclass
class World:
    """A lab with one of everything, and where its pages are."""

    tree: SiteTree
    group: ResearchGroup
    lead: Person
    member: Person
    topic: Topic
    publication: Publication

    def add_news(self, **fields: Any) -> dict[str, Any]:
        """Add news that concern the group, its lead and the publication."""
        fields = {"title": ("It runs", "Sie läuft"), "slug": "it-runs", **fields}
        pages = self.tree.add(self.tree["news"], NewsPage, **fields)
        for page in pages.values():
            page.concerned_groups.create(group=self.group)
            page.concerned_people.create(person=self.lead)
            page.concerned_publications.create(publication=self.publication)
            page.save()
        return pages

    def add_opening(self, **fields: Any) -> dict[str, Any]:
        """Add an opening in the group, supervised by its lead."""
        titles = ("Count with engines", "Mit Maschinen zählen")
        fields = {"title": titles, "slug": "count", "kind": "phd", "group": self.group, **fields}
        pages = self.tree.add(self.tree["openings"], OpeningPage, **fields)
        for page in pages.values():
            page.supervisors.create(person=self.lead)
            page.save()
        return pages

    @property
    def paths(self) -> dict[str, str]:
        """The path of a page of every kind, in English."""
        return {
            "home": "/",
            "research": "/research/",
            "group": f"/research/{self.group.slug}/",
            "people": "/people/",
            "person": f"/people/{self.lead.slug}/",
            "topics": "/topics/",
            "topic": f"/topics/{self.topic.slug}/",
            "publications": "/publications/",
            "publication": f"/publications/{self.publication.slug}/",
            "news": "/news/",
            "openings": "/openings/",
            "standard": "/imprint/",
            "search": "/search/?q=Lovelace",
        }


@pytest.fixture
def world(scene: Any) -> World:
    """Return a lab with one of everything."""
    world: World = scene(build_world)
    return world


def build_world() -> World:
    """Make the portal, and a lab with one of everything in it."""
    site_tree = build_site_tree()
    topic = TopicFactory(
        name="Privacy",
        texts={"en": ("Privacy", "Keeping secrets."), "de": ("Datenschutz", "Geheimnisse.")},
    )
    group = ResearchGroupFactory(
        slug="machines", names={"en": "Machines", "de": "Maschinen"}, topics=[topic]
    )
    lead = PersonFactory(
        given="Ada",
        family="Lovelace",
        academic_title="Prof. Dr.",
        photo=portrait(),
        texts={
            "en": ("Professor of Engines", "<p>Writes notes.</p>"),
            "de": ("Professorin für Maschinen", "<p>Schreibt Notizen.</p>"),
        },
    )
    member = PersonFactory(given="Charles", family="Babbage")
    role = RoleFactory()
    MembershipFactory(person=lead, group=group, role=role, lead=True, start="2015-04")
    MembershipFactory(person=member, group=group, role=role)
    publication = PublicationFactory(
        title="On engines", authors=[lead, "Luigi Menabrea"], topics=[topic], doi="10.1000/182"
    )
    KeyPublicationFactory(group=group, publication=publication)
    body = [("section", {"heading": "Aims", "text": RichText("<h3>First</h3><p>To compute.</p>")})]
    site_tree.add_group_pages(group, lead="Engines that compute.", body=body)
    site_tree.add(
        site_tree["home"], StandardPage, title=("Imprint", "Impressum"), slug="imprint", body=body
    )
    return World(site_tree, group, lead, member, topic, publication)
