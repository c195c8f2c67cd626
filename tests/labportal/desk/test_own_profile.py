"""The gaps of the own profile on the first page: who sees them, and where each leads."""

import pytest
from django.contrib.auth.models import User

from labportal.desk.own.profile import profile_gaps
from people.models import PersonLink
from tests.factories import MembershipFactory, PersonFactory, portrait
from tests.portal import makes_renditions

pytestmark = [pytest.mark.django_db, makes_renditions]

EVERYTHING = {
    "a portrait": "id_photo-chooser",
    "an e-mail address": "id_email",
    "an ORCID iD": "id_orcid",
    "a biography in English": "id_texts-ADD",
    "a biography in German": "id_texts-ADD",
    "a link, such as to a page elsewhere": "id_links-ADD",
}


def _gaps(person, **options):
    gaps = profile_gaps(person, **{"may_join": False, **options})
    return {gap.text: gap.address.partition("#")[2] for gap in gaps}


def _whole_profile(**fields):
    texts = {"en": ("", "<p>She computes.</p>"), "de": ("", "<p>Sie rechnet.</p>")}
    given = {"email": "ada@example.org", "orcid": "0000-0002-1825-0097", "texts": texts, **fields}
    person = PersonFactory(photo=portrait(), **given)
    PersonLink.objects.create(person=person, label="Blog", url="https://example.org")
    MembershipFactory(person=person, end="2020")
    return person


def test_each_thing_that_is_missing_leads_to_its_field():
    gaps = _gaps(PersonFactory())
    assert gaps == {**EVERYTHING, "a membership, which administrators enter": ""}


def test_who_may_enter_memberships_is_led_to_them():
    gaps = _gaps(PersonFactory(), may_join=True)
    assert gaps == {**EVERYTHING, "a membership": "id_memberships-add"}


def test_a_whole_profile_lacks_nothing():
    assert _gaps(_whole_profile()) == {}


def test_an_empty_biography_is_none_and_who_hides_an_address_means_it():
    texts = {"en": ("Professor", "<p> </p>"), "de": ("", "<p>Sie rechnet.</p>")}
    assert _gaps(_whole_profile(texts=texts, email_visibility="hidden")) == {
        "a biography in English": "id_texts-FORMS",
    }


def test_a_portal_of_one_language_names_none(settings):
    settings.LANGUAGES = [("en", "English")]
    assert "a biography" in _gaps(PersonFactory())


def test_the_number_of_queries_does_not_depend_on_what_is_there(django_assert_num_queries):
    for person in (PersonFactory(), _whole_profile()):
        with django_assert_num_queries(3):
            profile_gaps(person, may_join=False)


def test_only_the_own_profile_is_told_and_nothing_of_a_whole_one(client):
    ada = PersonFactory(user=User.objects.create_superuser("ada"))
    PersonFactory(family="Hopper")
    client.force_login(ada.user)
    content = client.get("/admin/").content.decode()
    assert f'href="/admin/snippets/people/person/edit/{ada.pk}/#id_orcid"' in content
    assert content.count("an ORCID iD") == 1
    ada.delete()
    whole = _whole_profile(user=ada.user)
    assert "My profile lacks" not in client.get("/admin/").content.decode()
    whole.delete()
    assert "My profile lacks" not in client.get("/admin/").content.decode()
