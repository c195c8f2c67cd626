"""People of the lab whose names are printed on a publication."""

import pytest

from publications.lists.people import people_of
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


def test_people_come_in_the_order_of_their_names_and_each_once():
    ada, grace = PersonFactory(), PersonFactory()
    merged = PersonFactory(merged_into=ada)
    publication = PublicationFactory(authors=[grace, "Nobody Known", ada, merged, grace])
    PublicationFactory(authors=[PersonFactory()])
    assert list(people_of(publication)) == [grace, ada]
    assert not people_of(Publication.objects.create(title="Nobody's", slug="a")).exists()
