"""The search of the admin's menu finds records and pages, and only what somebody may open."""

import pytest
from django.urls import reverse

from labportal.desk.find import found_by
from tests.factories import PersonFactory, PublicationFactory, TopicFactory
from tests.portal import makes_renditions

pytestmark = [pytest.mark.django_db, makes_renditions]


@pytest.fixture
def find(rf):
    def find_(user, text):
        # The addresses of the admin bring its kinds of records along.
        request = rf.get(reverse("desk:find"), {"q": text})
        request.user = user
        return {kind.name: kind for kind in found_by(request, text)}

    return find_


def _titles(kind):
    return [row.title for row in kind.rows]


def test_records_and_pages_are_found_by_any_of_their_words(world, admin_user, find):
    assert _titles(find(admin_user, "lovelace")["People"]) == ["Ada Lovelace"]
    assert _titles(find(admin_user, "maschin")["Research groups"]) == ["Machines"]
    assert _titles(find(admin_user, "10.1000/182")["Publications"]) == ["On engines"]
    assert _titles(find(admin_user, "datensch")["Topics"]) == ["Privacy"]
    assert "Imprint" in _titles(find(admin_user, "imprint")["Pages"])
    assert find(admin_user, "nothing of the kind") == {}


def test_of_many_the_first_are_shown_and_the_list_of_the_kind_has_all(admin_user, find):
    for number in range(12):
        PublicationFactory(title=f"Paper {number}")
    found = find(admin_user, "paper")["Publications"]
    assert len(found.rows) == 8
    assert found.more.endswith("publication/?q=paper")


def test_whoever_may_open_nothing_finds_nothing(world, django_user_model, find):
    nobody = django_user_model.objects.create_user("nobody")
    assert find(nobody, "lovelace") == {}
    assert find(nobody, "imprint") == {}


def test_the_page_asks_no_more_for_many_than_for_few(
    admin_client, django_assert_max_num_queries, world
):
    def ask():
        return admin_client.get("/admin/desk/find/", {"q": "engines"})

    ask()
    with django_assert_max_num_queries(40):
        page = ask().content.decode()
    assert "On engines" in page
    for number in range(30):
        PublicationFactory(title=f"On engines {number}", authors=[PersonFactory()])
        TopicFactory(name=f"Engines {number}", slug=f"e{number}")
    with django_assert_max_num_queries(40):
        assert "All that are found" in ask().content.decode()


@pytest.mark.parametrize("text", ["", "\0", "%", "' OR 1=1 --", "a" * 9000, "½ ()", "e"])
def test_no_text_is_too_odd_to_be_searched_for(admin_client, text):
    assert admin_client.get("/admin/desk/find/", {"q": text}).status_code == 200
