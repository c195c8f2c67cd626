"""Publications, people, groups and topics at random."""

from itertools import product
from random import Random

import pytest
from django.db import connection

from groups.models import GroupPublication
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
)
from tests.groups.works.facet_numbers import TYPES


@pytest.fixture
def many(db: None) -> Random:
    """Make publications, people, groups and topics at random, the same in each run."""
    random = Random(5)  # noqa: S311 - no secret
    people = [PersonFactory(given=f"P{n}", slug=f"p{n}") for n in range(4)]
    topics = [TopicFactory(name=f"T{n}", slug=f"t{n}") for n in range(3)]
    groups = [ResearchGroupFactory(slug=f"g{n}") for n in range(3)]
    for person, group in product(people, groups):
        if random.random() < 0.6:
            start, end = random.choice(
                [("", ""), ("2020", "2021-03"), ("2021-06", ""), ("", "2019")]
            )
            MembershipFactory(person=person, group=group, start=start, end=end)
    for number in range(60):
        publication = PublicationFactory(
            title=f"Paper {'odd' if number % 2 else 'even'} {number}",
            type=random.choice(TYPES),
            issued_year=random.choice([None, 2019, 2020, 2021, 2022]),
            authors=["Some Body", *random.sample(people, random.randint(0, 3))],
            topics=random.sample(topics, random.randint(0, 2)),
            open_access=random.random() < 0.3,
            public=number % 10 > 0,
        )
        if random.random() < 0.3:
            publication.authorships.create(
                position=9, role="editor", person=people[0], family="Twice", linked_by="editor"
            )
        if random.random() < 0.2:
            KeyPublicationFactory(group=random.choice(groups), publication=publication)
        if random.random() < 0.4:
            GroupPublication.objects.create(
                group=random.choice(groups),
                publication=publication,
                included=random.random() < 0.5,
            )
    with connection.cursor() as cursor:
        # What PostgreSQL knows of these tables is from other tests, often that they are empty: a
        # query that is planned for that takes a tenth of a second.
        cursor.execute("ANALYZE")
    return random
