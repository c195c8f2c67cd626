"""The number of printed names to review is that of the review, whatever was written since."""

import pytest

from publications.models import Authorship, LinkOrigin
from publications.name_links.review import (
    Lab,
    number_of_all_to_review,
    to_review,
    unlinked,
)
from tests.factories import PersonFactory, PublicationFactory


@pytest.mark.django_db(transaction=True)
def test_the_number_is_that_of_the_review():
    def number_of_rows():
        lab = Lab.load()
        return len(to_review(unlinked(lab), lab))

    PersonFactory(given="Ada", family="Lovelace")
    assert number_of_all_to_review() == number_of_rows() == 0
    for given in ("A.", "A.", "Augusta", "B."):
        PublicationFactory(authors=[{"given": given, "family": "Lovelace"}])
    found = number_of_all_to_review()
    assert found == number_of_rows() > 0
    Authorship.objects.filter(given="A.").update(linked_by=LinkOrigin.REJECTED)
    assert number_of_all_to_review() == number_of_rows() == found - 1
    PersonFactory(given="Bo", family="Lovelace")
    assert number_of_all_to_review() == number_of_rows() == found
