"""Listings and side panels lead nobody to a history or usage that is refused."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.staff.answers import answer, record_url


def links_of(client, address):
    """Return the addresses of histories and usages to which a page leads, none if refused."""
    response = client.get(address)
    if answer(response) != "yes":
        return set()
    page = BeautifulSoup(response.content, "html.parser")
    links = page.find_all("a", href=re.compile(r"^/admin/.*/(history|usage)/"))
    return {link["href"].partition("?")[0] for link in links}


@pytest.mark.parametrize("role", ["editor", "bib", "member"])
def test_every_history_and_usage_that_is_offered_opens(role, world, signed_in):
    client = signed_in(role)
    pages = [world.home["en"], world.index["en"], world.news["en"]]
    pages += [world.vision.pages["en"], world.imaging.pages["en"], world.own_news]
    records = [world.vision.group, world.imaging.group, world.ada, world.bob, world.publication]
    addresses = [reverse("wagtailadmin_explore", args=[page.pk]) for page in pages]
    addresses += [record_url(one) for one in records]
    links = set().union(*(links_of(client, address) for address in addresses))
    assert {link for link in links if answer(client.get(link)) != "yes"} == set()
    if role == "editor":
        own, other = (reverse("wagtailadmin_pages:history", args=[page.pk]) for page in pages[3:5])
        assert own in links
        assert other not in links
