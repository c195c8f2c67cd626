"""Former names of people, which are kept as name variants when a surname changes."""

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages

from people.matching.roster import Roster
from people.models import NameVariant, Person
from people.names.parts import parse_name
from tests.factories import PersonFactory, PublicationFactory
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db


def _rename(person: Person, name: str) -> list[str]:
    for part, text in parse_name(name)._asdict().items():
        setattr(person, part, text)
    person.save()
    return _variants(person)


def _variants(person: Person) -> list[str]:
    return [str(one) for one in NameVariant.objects.filter(person=person)]


def _send(client, person, **typed):
    url = record_url(person)
    answer = client.post(url, open_form(client, url) | typed)
    assert answer.status_code == 302
    return " ".join(map(str, get_messages(answer.wsgi_request)))


def test_the_form_keeps_a_former_surname_under_which_nothing_is_printed_and_says_so(admin_client):
    person = PersonFactory(given="Anna", family="Krüger")
    said = _send(admin_client, person, family="Schmidt")
    assert "“Krüger, Anna” is kept as a name variant" in said
    assert _variants(person) == ["Krüger, Anna"]
    assert list(Person.objects.matching("kruger", by_every_name=True)) == [person]
    assert Roster.load().find(parse_name("Anna Krüger")) == (person.pk, "variant")
    assert "kept" not in _send(admin_client, person, given="Hanna")


def test_the_own_profile_keeps_it_too(client):
    user = User.objects.create_user("anna", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    person = PersonFactory(given="Anna", particle="van", family="Krüger", user=user)
    client.force_login(user)
    assert "van Krüger, Anna" in _send(client, person, particle="", family="Schmidt")
    assert _variants(person) == ["van Krüger, Anna"]


def test_a_former_surname_that_is_typed_as_a_variant_at_once_is_there_once(admin_client):
    person = PersonFactory(given="Anna", family="Krüger")
    row = {
        "name_variants-TOTAL_FORMS": "1",
        "name_variants-0-name": "Krüger, Anna",
        "name_variants-0-id": "",
    }
    _send(admin_client, person, family="Schmidt", **row)
    assert _variants(person) == ["Krüger, Anna"]


def test_each_given_name_in_use_goes_with_the_former_surname():
    person = PersonFactory(given="Huaqi", preferred_given="Harvey", family="Qiu")
    assert _rename(person, "Huaqi Smith") == ["Qiu, Harvey", "Qiu, Huaqi"]


def test_a_variant_that_is_spelled_alike_is_enough():
    person = PersonFactory(given="Anna", family="Krüger")
    NameVariant.objects.create(person=person, name="Anna Krueger")
    assert _rename(person, "Anna Schmidt") == ["Anna Krueger"]


def test_a_slip_that_is_mended_leaves_nothing_unless_works_are_printed_so():
    person = PersonFactory(given="Anna", family="Krgüer")
    assert _rename(person, "Anna Krüger") == []
    assert _rename(person, "Anna Krügel") == []
    PublicationFactory(authors=[person])
    assert _rename(person, "Anna Krüger") == ["Krügel, Anna"]


def test_a_change_that_is_taken_back_leaves_no_second_variant():
    person = PersonFactory(given="Anna", family="Krüger")
    _rename(person, "Anna Test")
    assert _rename(person, "Anna Krüger") == ["Krüger, Anna"]


def test_a_name_too_long_for_a_variant_is_kept_without_the_given_name():
    person = PersonFactory(given="A" * 100, particle="von " * 9 + "zu", family="B" * 100)
    assert _rename(person, f"{'A' * 100} Schmidt") == [f"{'von ' * 9}zu {'B' * 100}"]


def test_an_older_revision_brings_the_name_back_and_keeps_the_variants_of_today(admin_client):
    person = PersonFactory(given="Anna", family="Krüger")
    _send(admin_client, person, family="Schmidt")
    PublicationFactory(authors=[Person.objects.get(pk=person.pk)])
    _send(admin_client, person, family="Meier")
    first = person.revisions.earliest("pk")
    url = record_url(person, "revisions_revert", first.pk)
    sent = open_form(admin_client, url)
    assert sent["family"] == "Krüger"
    assert admin_client.post(url, sent).status_code == 302
    person.refresh_from_db()
    assert person.family == "Krüger"
    assert _variants(person) == ["Krüger, Anna", "Schmidt, Anna"]
