"""A small lab with two groups, and somebody for every role."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from wagtail.models import Locale, Page, Site

from groups.models import (
    KeyPublication,
    Membership,
    PublicationReport,
    ResearchGroup,
    ResearchGroupPage,
    ResearchGroupText,
    ResearchIndexPage,
)
from labportal.base.models import Topic, TopicText
from labportal.base.roots import root_page
from labportal.models import (
    HomePage,
    Menu,
    NewsIndexPage,
    NewsPage,
    OpeningIndexPage,
    OpeningPage,
    StandardPage,
)
from labportal.roles import ADMINISTRATORS, BIBLIOGRAPHY_ADMINS, MEMBERS, make_roles
from labportal.setup.pages import add_translated
from people.models import NameVariant, Person, PersonText, Role, RoleText
from publications.models import Authorship, CitationStyle, ImportBatch, ImportFile, Publication
from tests.publications.citations.style_files.sources import style_source

LANGUAGES = [code for code, _ in settings.LANGUAGES]

#: The columns of the table: who visits, and in which auth groups they are.
ROLES = ("admin", "bib", "editor", "other", "member", "none", "anon")


@dataclass(frozen=True)
class Team:
    """A research group with what belongs to it."""

    group: ResearchGroup
    pages: dict[str, ResearchGroupPage]
    subpage: StandardPage
    membership: Membership
    key_publication: KeyPublication


@dataclass(frozen=True)
class World:
    """Records and pages to visit. `vision` is edited by "editor", `imaging` by "other"."""

    users: dict[str, User]
    site: Site
    home: dict[str, HomePage]
    index: dict[str, ResearchIndexPage]
    imprint: StandardPage
    vision: Team
    imaging: Team
    ada: Person
    bob: Person
    publication: Publication
    topic: Topic
    role: Role
    style: CitationStyle
    batch: ImportBatch
    menu: Menu
    news: dict[str, NewsIndexPage]
    openings: dict[str, OpeningIndexPage]
    own_news: NewsPage
    opening: OpeningPage
    report: PublicationReport


def build_world() -> World:
    """Make the lab; "member" is the user of Ada, nobody is that of Bob.

    The news are a draft of "editor"; the opening is nobody's, and public.
    """
    make_roles()
    home = add_translated(
        dict.fromkeys(LANGUAGES, root_page()),
        lambda language: HomePage(title="Home", slug=f"home-{language}"),
    )
    site = Site.objects.get(is_default_site=True)
    site.root_page = home["en"]
    site.save()
    index = add_translated(home, lambda _: ResearchIndexPage(title="Research", slug="research"))
    imprint = add_translated(home, lambda _: StandardPage(title="Imprint", slug="imprint"))["en"]
    news = add_translated(home, lambda _: NewsIndexPage(title="News", slug="news"))
    openings = add_translated(home, lambda _: OpeningIndexPage(title="Openings", slug="openings"))
    opening = add_translated(
        {"en": openings["en"]}, lambda _: OpeningPage(title="Count", slug="count", kind="phd")
    )["en"]
    topic = Topic(name="Segmentation", slug="segmentation")
    topic.texts = [TopicText(language="en", name="Segmentation")]
    topic.save()
    role = Role(slug="doctoral-researcher")
    role.texts = [RoleText(language="en", name="Doctoral researcher")]
    role.save()
    ada, bob = make_person("Ada", "Lovelace"), make_person("Bob", "Noyce")
    publication = make_publication("On engines")
    vision = make_team("vision", index, ada, role, publication)
    imaging = make_team("imaging", index, bob, role, make_publication("On images"))
    users = {role: make_user(role) for role in ROLES if role != "anon"}
    for name, group in (
        ("admin", Group.objects.get(name=ADMINISTRATORS)),
        ("bib", Group.objects.get(name=BIBLIOGRAPHY_ADMINS)),
        ("editor", Group.objects.get(name="Editors: vision")),
        ("other", Group.objects.get(name="Editors: imaging")),
        ("member", Group.objects.get(name=MEMBERS)),
    ):
        users[name].groups.add(group)
    ada.user = users["member"]
    ada.save()
    ada.save_revision()
    own_news = NewsPage(title="It runs", slug="it-runs", owner=users["editor"], live=False)
    news["en"].add_child(instance=own_news)
    own_news.save_revision()
    return World(
        users=users,
        site=site,
        home=home,
        index=index,
        imprint=imprint,
        vision=vision,
        imaging=imaging,
        ada=ada,
        bob=bob,
        publication=publication,
        topic=topic,
        role=role,
        style=CitationStyle.objects.create(key="engines", title="Engines", source=style_source()),
        batch=make_batch(),
        menu=Menu.objects.create(site=site, place=Menu.Place.MAIN, language="en"),
        news=news,
        openings=openings,
        own_news=own_news,
        opening=opening,
        report=PublicationReport.objects.create(name="Yearly report"),
    )


def make_user(name: str, **fields: Any) -> User:
    """Make somebody who can sign in, in no auth group."""
    return User.objects.create_user(name, f"{name}@example.org", "secret", **fields)


def make_person(given: str, family: str) -> Person:
    """Make a person with a biography, a name variant and a revision."""
    person = Person(given=given, family=family)
    person.texts = [PersonText(language="en", biography=f"<p>{given} computes.</p>")]
    person.name_variants = [NameVariant(name=f"{given[0]}. {family}")]
    person.save()
    person.save_revision()
    return person


def make_publication(title: str) -> Publication:
    """Make a publication with an author and two revisions."""
    publication = Publication(title=title, issued_year=1843)
    publication.authorships = [Authorship(given="C.", family="Babbage")]
    publication.save()
    publication.save_revision()
    publication.note = "Corrected"
    publication.save()
    publication.save_revision()
    return publication


def make_batch() -> ImportBatch:
    """Make an import of an empty file."""
    batch = ImportBatch.objects.create(source="Zotero")
    ImportFile.objects.create(batch=batch, position=0, name="empty.bib", content=b"")
    return batch


def make_team(
    slug: str,
    index: dict[str, ResearchIndexPage],
    person: Person,
    role: Role,
    publication: Publication,
) -> Team:
    """Make a group with a page per language, a page under it, a member and a key publication."""
    group = ResearchGroup(slug=slug)
    group.texts = [ResearchGroupText(language="en", name=slug.title())]
    group.save()
    group.save_revision()
    pages = add_translated(
        index, lambda _: ResearchGroupPage(title=slug.title(), slug=slug, group=group)
    )
    subpage = add_translated(
        {"en": pages["en"]}, lambda _: StandardPage(title="Data", slug="data")
    )["en"]
    return Team(
        group=group,
        pages=pages,
        subpage=subpage,
        membership=Membership.objects.create(person=person, group=group, role=role, start="2020"),
        key_publication=KeyPublication.objects.create(group=group, publication=publication),
    )


def locale(language: str) -> Locale:
    """Return the locale of a language."""
    return Locale.objects.get(language_code=language)


def fresh(page: Page) -> Page:
    """Return the page as it is stored now."""
    return type(page).objects.get(pk=page.pk)
