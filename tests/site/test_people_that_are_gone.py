"""The addresses of people who were merged or deleted, in both languages."""

import pytest

from groups.models import Membership
from publications.imports.removals.people.merging import delete, merge
from publications.imports.removals.people.taking_back import take_back
from tests.factories import PersonFactory
from tests.portal import makes_renditions

pytestmark = makes_renditions

PREFIXES = ("", "/de")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_an_old_address_leads_to_the_last_of_several_merges(world, client, prefix):
    between, last = PersonFactory(slug="between"), PersonFactory(slug="last")
    removal = merge(between.pk, world.lead.pk, {})
    merge(last.pk, between.pk, {})
    answer = client.get(f"{prefix}/people/ada-lovelace/")
    assert (answer.status_code, answer["Location"]) == (301, f"{prefix}/people/last/")
    take_back(removal.pk)
    assert client.get(f"{prefix}/people/ada-lovelace/").status_code == 200


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_address_of_who_was_deleted_is_gone_and_nothing_leads_there(world, client, prefix):
    was = world.lead.name
    removal = delete(world.lead.pk)
    answer = client.get(f"{prefix}/people/ada-lovelace/")
    assert answer.status_code == 410
    assert was not in answer.content.decode()
    for path in ("people/", "research/", "publications/", "sitemap.xml", "people/?by=group"):
        page = client.get(f"{prefix}/{path}" if path != "sitemap.xml" else "/sitemap.xml")
        assert "/people/ada-lovelace/" not in page.content.decode()
    take_back(removal.pk)
    assert client.get(f"{prefix}/people/ada-lovelace/").status_code == 200
    assert Membership.objects.filter(person=world.lead).exists()
