"""Works that show a former name in their address or citekey."""

import pytest
from django.contrib.messages import get_messages

from people.models import NameVariant
from publications.name_links.former_names import works_with_former_names
from tests.factories import PersonFactory, PublicationFactory
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    person = PersonFactory(given="Anna", family="Schmidt")
    NameVariant.objects.create(person=person, name="Krüger, Anna")
    return person


@pytest.mark.parametrize(
    ("slug", "citekey", "shown"),
    [
        ("krueger-2020-hearts", "", True),
        ("2020-hearts", "Kruger2020", True),
        ("2020-hearts", "krugerHearts", True),
        ("2020-krugerrand", "", False),
        ("schmidt-2020-hearts", "schmidt2020", False),
    ],
)
def test_a_former_surname_is_found_as_a_word_of_slug_or_citekey(anna, slug, citekey, shown):
    work = PublicationFactory(slug=slug, citekey=citekey, authors=[anna])
    PublicationFactory(slug="krueger-of-somebody-else")
    assert works_with_former_names(anna) == [work] * shown


def test_a_name_that_is_printed_but_no_variant_counts_too(anna):
    work = PublicationFactory(
        slug="meier-2020", authors=[{"given": "Anna", "family": "Meier", "person": anna}]
    )
    assert works_with_former_names(anna) == [work]


def test_the_form_names_them_with_links_once_the_present_name_is_to_be_printed(
    admin_client, anna, django_assert_max_num_queries
):
    work = PublicationFactory(title="Of hearts", slug="krueger-2020", authors=[anna])
    url = record_url(anna)
    sent = open_form(admin_client, url) | {"present_name_everywhere": "on"}
    said = " ".join(map(str, get_messages(admin_client.post(url, sent).wsgi_request)))
    assert "holds a former name still" in said
    assert f'<a href="{record_url(work)}">Of hearts</a>' in said
    sent = open_form(admin_client, url) | {"phone": "1"}
    said = " ".join(map(str, get_messages(admin_client.post(url, sent).wsgi_request)))
    assert "former name" not in said
    with django_assert_max_num_queries(2):
        works_with_former_names(anna)
