"""Two people who review the same names at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from people.models import NameVariant, Person
from publications.models import Authorship
from publications.name_links.decisions import add_variants, link, reject
from tests.factories import PublicationFactory
from tests.publications.imports.admin.wizard import make_librarian

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def printed():
    """The ids of names on as many publications, and the person they may be."""
    person = Person.objects.create(given="Daniel", family="Rueckert")
    for _ in range(8):
        PublicationFactory(authors=["D. Rueckert"])
    return list(Authorship.objects.values_list("pk", flat=True)), person


def _at_once(*tasks):
    def run(task):
        try:
            return task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def test_each_name_is_decided_once(printed):
    ids, person = printed
    user = make_librarian()
    linked, rejected = _at_once(
        lambda: link(dict.fromkeys(ids, person.pk), user),
        lambda: reject(list(reversed(ids)), user),
    )
    assert linked + rejected == len(ids)
    assert Authorship.objects.filter(linked_by="editor", person=person).count() == linked
    assert Authorship.objects.filter(linked_by="rejected", person=None).count() == rejected


def test_a_variant_that_two_add_is_there_once(printed):
    ids, person = printed
    user = make_librarian()
    done = _at_once(*[lambda: add_variants(dict.fromkeys(ids, person.pk), user)] * 2)
    assert NameVariant.objects.count() == 1
    assert sum(one.added for one in done) == 1
    assert not [one.refused for one in done if one.refused]
    assert Authorship.objects.filter(linked_by="variant", person=person).count() == len(ids)
