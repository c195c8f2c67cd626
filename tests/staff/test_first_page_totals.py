"""The numbers at the head of the first page are those of the listings that they lead to."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags
from wagtail.documents.models import Document
from wagtail.images.models import Image

from labportal.base.roots import root_collection
from labportal.demo.portraits import portrait
from labportal.roles import portraits_collection
from tests.portal import makes_renditions

pytestmark = makes_renditions


def numbers(client):
    """Return the numbers by what they count, each with its address."""
    content = client.get("/admin/").content.decode()
    found = {}
    for url, text in re.findall(r'<a href="([^"]+)">\s*(\d[^<]*<span.*?)</a>', content, re.DOTALL):
        number, kind = unescape(strip_tags(text)).split()[:2]
        found[kind.rstrip("s")] = (int(number), url)
    return found


def listed(client, address):
    return client.get(address).context["paginator"].count


def pages_below(client, address):
    """Return the pages that are met by opening one list of pages after the other."""
    context = client.get(address, follow=True).context
    met = {context["parent_page"].pk} if context["parent_page"].depth > 1 else set()
    for page in context["object_list"]:
        met.add(page.pk)
        if not page.is_leaf():
            met |= pages_below(client, f"/admin/pages/{page.pk}/")
    return met


@pytest.fixture
def files(world):
    """Put pictures and documents of others into the lab."""
    for collection in (portraits_collection(), root_collection()):
        for name in ("one", "two"):
            file = SimpleUploadedFile(f"{name}.png", portrait("AL", name))
            Image.objects.create(title=name, file=file, collection=collection)
        file = SimpleUploadedFile("a.txt", b"a")
        Document.objects.create(title="a", file=file, collection=collection)
    own = world.users["member"]
    file = SimpleUploadedFile("me.png", portrait("AL", "me"))
    Image.objects.create(
        title="me", file=file, collection=portraits_collection(), uploaded_by_user=own
    )


@pytest.mark.parametrize("role", ["admin", "bib", "editor", "other", "member"])
def test_every_number_is_that_of_the_listing_behind_it(world, files, signed_in, role):
    client = signed_in(role)
    found = numbers(client)
    for kind in ("Image", "Document"):
        if kind in found:
            number, address = found[kind]
            assert number == listed(client, address), kind
    if "Page" in found:
        number, address = found["Page"]
        # It leads to the tree of one language, from which one gets to those of others.
        assert client.get(address).status_code == 200
        assert number == len(pages_below(client, "/admin/pages/"))
    assert found or role == "bib"
