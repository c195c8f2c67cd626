"""Visibility: hidden records are nowhere for visitors to see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from publications.models import Publication
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)
from tests.portal import SiteTree, World

SECRET = "Unheard-of findings"


def not_public() -> dict[str, Any]:
    """Return the field of a publication that is not to be seen yet."""
    return {"public": False}


def retired() -> dict[str, Any]:
    """Return the field of a publication that was undone."""
    return {"retired_at": timezone.now()}


@pytest.mark.parametrize(("hidden", "status"), [(not_public, 404), (retired, 410)])
def test_a_hidden_publication_is_nowhere(
    world: World, get: Any, hidden: Callable[[], dict[str, Any]], status: int
) -> None:
    publication = PublicationFactory(
        title=SECRET, slug="secret", authors=[world.lead], topics=[world.topic], **hidden()
    )
    KeyPublicationFactory(group=world.group, publication=publication)
    searches = ["/search/?q=findings", "/publications/?q=findings", "/publications/?topic=privacy"]
    for path in [*world.paths.values(), *searches]:
        for prefix in ("", "/de"):
            page = get(prefix + path)
            assert SECRET not in page.source, path
            assert "/publications/secret/" not in page.source, path
    assert "secret" not in get("/sitemap.xml").source
    for prefix in ("", "/de"):
        assert SECRET not in get(f"{prefix}/publications/secret/", status=status).source


def test_a_withdrawn_publication_leaves_a_page_that_says_so(world: World, get: Any) -> None:
    PublicationFactory(slug="gone", **retired())
    page = get("/publications/gone/", status=410)
    assert page.headings == [(1, "This publication is no longer listed")]
    assert page.links["Show all publications"] == "/publications/"
    assert get("/de/publications/gone/", status=410).one("html")["lang"] == "de"


def test_a_merged_publication_leads_to_the_one_that_holds_it(world: World, client: Client) -> None:
    PublicationFactory(slug="old", merged_into=world.publication, **retired())
    for prefix in ("", "/de"):
        response = client.get(f"{prefix}/publications/old/")
        assert response.status_code == 301
        assert response["Location"] == f"{prefix}{world.paths['publication']}"


def test_a_merged_person_leads_to_the_one_that_holds_them(world: World, client: Client) -> None:
    PersonFactory(slug="old", family="Old", merged_into=world.lead)
    response = client.get("/people/old/")
    assert response.status_code == 301
    assert response["Location"] == "/people/ada-lovelace/"
    for path in ("/people/", "/search/?q=Old", "/sitemap.xml", "/topics/privacy/"):
        assert "/people/old/" not in client.get(path).content.decode()


@pytest.mark.parametrize("kind", ["people", "topics", "publications"])
@pytest.mark.parametrize("private", [True, False])
def test_records_have_no_address_where_visitors_have_no_index_page_to_see(
    world: World, get: Any, client: Client, kind: str, private: bool
) -> None:
    for page in world.tree[kind].values():
        if private:
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
        else:
            page.unpublish()
    assert client.get(f"/{kind}/").status_code in {302, 404}
    seen = {path for name, path in world.paths.items() if not path.startswith(f"/{kind}/")}
    for path in [*seen, "/search/?q=privacy", "/search/?q=engines", "/sitemap.xml"]:
        assert f'"/{kind}/' not in get(path).source, path
        assert f"/{kind}/</loc>" not in get(path).source
    assert "Ada Lovelace" in get("/research/machines/").main.text


def test_unpublished_and_private_pages_are_nowhere(world: World, get: Any, client: Client) -> None:
    draft, private = ResearchGroupFactory(slug="draft"), ResearchGroupFactory(slug="private")
    for group, title in ((draft, "Draftlings"), (private, "Privateers")):
        MembershipFactory(group=group, person=world.member)
        group.topics.add(world.topic)
        group.save()
        world.tree.add_group_pages(group, title=title)
    for page in Page.objects.filter(slug="draft"):
        page.unpublish()
    for page in Page.objects.filter(slug="private"):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    searches = ["/search/?q=Draftlings", "/search/?q=Privateers", "/sitemap.xml"]
    for path in [*world.paths.values(), *searches]:
        source = get(path).source
        for url in ("/research/draft/", "/research/private/"):
            assert url not in source, path
    for query, title in (("draftlings", "Draftlings"), ("privateers", "Privateers")):
        assert title not in get(f"/search/?q={query}").main.text
    assert client.get("/research/draft/").status_code == 404
    assert client.get("/research/private/").status_code == 302


def test_a_page_under_a_private_page_is_private(world: World, get: Any) -> None:
    research = world.tree["research"]["en"]
    PageViewRestriction.objects.create(page=research, restriction_type=PageViewRestriction.LOGIN)
    assert "/research/machines/" not in get("/people/ada-lovelace/").source
    assert get("/de/people/ada-lovelace/").links["Maschinen"] == "/de/research/machines/"


@pytest.mark.parametrize(
    ("visibility", "to_everybody", "to_members"),
    [("public", True, True), ("members", False, True), ("hidden", False, False)],
)
def test_an_e_mail_address_is_shown_to_those_it_is_meant_for(
    site_tree: SiteTree,
    client: Client,
    get: Any,
    visibility: str,
    to_everybody: bool,
    to_members: bool,
) -> None:
    person = PersonFactory(slug="ada", email="ada@example.org", email_visibility=visibility)
    MembershipFactory(person=person)
    paths = ["/people/", "/people/ada/", "/search/?q=Lovelace", "/search/?q=ada@example.org"]
    assert any("mailto:ada@" in get(path).source for path in paths) is to_everybody
    client.force_login(User.objects.create(username="member"))
    assert ("mailto:ada@" in get("/people/ada/").source) is to_members


def test_only_topics_that_there_are_have_a_page(site_tree: SiteTree, get: Any) -> None:
    TopicFactory(name="There")
    get("/topics/there/")
    for path in ("/topics/elsewhere/", "/people/nobody/", "/publications/none/", "/nowhere/"):
        assert get(path, status=404).headings == [(1, "Page not found")]


def test_a_publication_of_nobody_in_the_group_is_not_in_its_list(world: World, get: Any) -> None:
    PublicationFactory(title="By others", authors=["Grace Hopper"])
    assert Publication.objects.visible().count() == 2
    assert "By others" not in get("/research/machines/").main.text
