"""Listings of pages lead nobody to what is refused: each link on them opens."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page

from tests.staff.answers import answer, model_url, page_url, record_url


def links_of(client, address):
    """Return the addresses of the admin to which a page leads, none where it is refused."""
    response = client.get(address)
    if answer(response) != "yes":
        return set()
    page = BeautifulSoup(response.content, "html.parser")
    main = page.select_one("main") or page
    return {tag["href"] for tag in main.find_all("a", href=re.compile(r"^/admin/(pages|snip)"))}


@pytest.mark.parametrize("role", ["editor", "bib", "member"])
def test_every_link_of_listings_forms_and_histories_opens(role, world, signed_in):
    client, refused, seen = signed_in(role), {}, set()
    pages = list(Page.objects.all())
    records = [world.vision.group, world.imaging.group, world.ada, world.bob, world.publication]
    addresses = [reverse("wagtailadmin_explore_root")]
    addresses += [reverse("wagtailadmin_explore", args=[page.pk]) for page in pages]
    addresses += [page_url(page, view) for page in pages for view in ("edit", "history")]
    addresses += [model_url(type(one), "list") for one in records]
    addresses += [record_url(one, view) for one in records for view in ("edit", "history")]
    for address in addresses:
        for link in links_of(client, address) - seen:
            seen.add(link)
            said = answer(client.get(link))
            if said not in {"yes", "POST"}:
                refused[link] = (said, address)
    assert refused == {}
