"""Publications that everybody may read, in every list."""

from io import StringIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from publications.models import Publication
from tests.factories import (
    PublicationFactory,
)
from tests.groups.works.facet_numbers import counts
from tests.portal import World


def test_open_access_is_what_everybody_may_read(db: None) -> None:
    root = Collection.get_first_root_node()
    assert root is not None
    closed = root.add_child(instance=Collection(name="Staff"))
    under_closed = closed.add_child(instance=Collection(name="Drafts"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")

    def pdf(name: str, collection: Collection) -> Document:
        file = ContentFile(b"%PDF", name=name)
        return Document.objects.create(title="x", file=file, collection=collection)

    PublicationFactory(title="by the publisher", open_access=True)
    PublicationFactory(title="preprint", arxiv_id="2501.04284")
    PublicationFactory(title="here", pdf=pdf("a.PDF", root))
    PublicationFactory(title="for staff", pdf=pdf("b.pdf", closed))
    PublicationFactory(title="for staff below", pdf=pdf("c.pdf", under_closed))
    PublicationFactory(title="no PDF", pdf=pdf("d.zip", root))
    PublicationFactory(title="nothing", doi="10.1000/1")
    readable = Publication.objects.open_access().order_by("title")
    assert [one.title for one in readable] == ["by the publisher", "here", "preprint"]
    assert counts("access") == {"open": 3}


def test_what_is_open_access_says_so_in_every_list(world: World, get: Any) -> None:
    def told(path: str) -> list[Any]:
        main = get(path).main
        return [*main.all("li", "badge-open"), *main.all("span", "badge-open")]

    assert not told("/publications/")
    world.publication.open_access = True
    world.publication.save()
    for name in ("publications", "publication", "person", "topic", "group"):
        assert told(world.paths[name]), name
    assert told("/publications/?view=citations")


def test_access_narrows_exports_and_feed(world: World, client: Client) -> None:
    PublicationFactory(title="Behind a wall")
    world.publication.open_access = True
    world.publication.save()
    for ending in ("export.bib", "export.ris", "export.json", "feed.atom"):
        response = client.get(f"/publications/{ending}?access=open")
        text = b"".join(response) if response.streaming else response.content
        assert b"On engines" in text, ending
        assert b"Behind a wall" not in text, ending
    assert b"Publications, Open access" in client.get("/publications/feed.atom?access=open").content
    written = StringIO()
    call_command("export_publications", "--access", "open", stdout=written)
    assert "On engines" in written.getvalue()
    assert "Behind a wall" not in written.getvalue()
