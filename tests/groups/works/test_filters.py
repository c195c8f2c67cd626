"""The filter of publication lists, with research groups."""

import pytest

from groups.works.filters import LabPublicationFilter
from publications.models import Publication
from tests.factories import MembershipFactory, PublicationFactory, ResearchGroupFactory

pytestmark = pytest.mark.django_db


def test_the_filter_of_lists_narrows_to_a_group_and_no_such_group_has_any():
    group = ResearchGroupFactory()
    member = MembershipFactory(group=group).person
    publication = PublicationFactory(authors=[member])
    PublicationFactory(authors=[member, member])
    PublicationFactory()
    everything = Publication.objects.all()
    assert LabPublicationFilter().apply(everything).count() == 3
    of_group = LabPublicationFilter(group=group.slug)
    assert of_group.apply(everything).count() == 2
    assert publication in of_group.apply(everything)
    assert of_group.query == f"group={group.slug}"
    assert not LabPublicationFilter(group="no-such-group").apply(everything).exists()
