"""The command that writes the search columns anew."""

import pytest

from publications.models import Authorship, Publication, PublicationIndex
from publications.search.index import search
from tests.factories import PublicationFactory
from tests.publications.management.called import call


@pytest.mark.django_db
def test_the_command_lets_every_publication_be_found_by_what_is_searched_today(monkeypatch):
    monkeypatch.setattr("publications.management.commands.refresh_search._AT_A_TIME", 2)
    made = [PublicationFactory(title=f"Engines {number}") for number in range(3)]
    columns = list(PublicationIndex.objects.order_by("pk").values())
    # As a version of the portal left them that searched nothing.
    PublicationIndex.objects.update(vector="", heading="", title_key="")
    assert not search(Publication.objects.all(), "engines")
    assert call("refresh_search") == (0, "3 publications\n", "")
    assert set(search(Publication.objects.all(), "engines")) == set(made)
    assert list(PublicationIndex.objects.order_by("pk").values()) == columns


@pytest.mark.django_db
def test_the_command_lets_names_be_found_by_the_keys_of_today():
    PublicationFactory(authors=["Thomas Schäfermann", "Schäfermann TA"])
    keys = list(Authorship.objects.order_by("pk").values_list("surname_keys", flat=True))
    Authorship.objects.update(surname_keys="ta")
    call("refresh_search")
    found = Authorship.objects.order_by("pk").values_list("surname_keys", flat=True)
    assert list(found) == keys
