"""People of the lab."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from people.models.name_variant import NameVariant
from people.models.person import Person, PersonLink, PersonText, PersonTopic
from people.names.parts import parse_name
from tests.factories import PersonFactory, PublicationFactory, TopicFactory
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db

ORCID = "0000-0002-1825-0097"


def test_a_name_is_read_with_the_preferred_given_name_in_parentheses():
    person = Person(
        academic_title="Prof. Dr.",
        given="Huaqi",
        preferred_given="Harvey",
        particle="van der",
        family="Qiu",
        suffix="Jr.",
    )
    assert str(person) == person.name == "Huaqi (Harvey) van der Qiu Jr."
    assert person.titled_name == "Prof. Dr. Huaqi (Harvey) van der Qiu Jr."
    assert person.parts == ("Huaqi", "van der", "Qiu", "Jr.")
    assert person.surname == "van der Qiu"
    assert person.initials == "HQ"


def test_a_name_may_be_a_family_name_alone():
    person = Person(family="Plato")
    assert person.name == person.titled_name == person.listed_name() == "Plato"
    assert person.initials == "P"


def test_initials_are_those_of_the_name_in_use():
    assert Person(given="Elisabeth", preferred_given="Sissi", family="Habsburg").initials == "SH"


def test_a_slug_is_made_of_the_name_in_use_once_and_kept():
    first = PersonFactory(given="Huaqi", preferred_given="Harvey", family="Qiu")
    second = PersonFactory(given="Harvey", family="Qiu")
    assert (first.slug, second.slug) == ("harvey-qiu", "harvey-qiu-2")
    first.family = "Smith"
    first.save()
    assert first.slug == "harvey-qiu"


def test_people_are_sorted_by_family_name_without_its_particle():
    for given, particle, family in (
        ("Zoe", "", "Ärzte"),
        ("Ada", "van der", "Berg"),
        ("Bob", "", "berg"),
        ("Ann", "", "Zuse"),
    ):
        PersonFactory(given=given, particle=particle, family=family)
    assert [person.given for person in Person.objects.all()] == ["Zoe", "Ada", "Bob", "Ann"]


def test_the_sort_key_follows_the_name():
    person = PersonFactory(family="Zuse")
    other = PersonFactory(family="Babbage")
    person.family = "Ada"
    person.save()
    assert list(Person.objects.all()) == [person, other]


@pytest.mark.parametrize("typed", [ORCID, f"https://orcid.org/{ORCID}"])
def test_an_orcid_id_is_kept_in_one_form(typed):
    person = PersonFactory.build(orcid=typed)
    person.clean()
    assert person.orcid == ORCID


@pytest.mark.parametrize("typed", ["0000-0002-1825-0098", "nobody"])
def test_what_is_no_orcid_id_is_refused_at_its_field(typed):
    with pytest.raises(ValidationError) as error:
        PersonFactory.build(orcid=typed).clean()
    assert list(error.value.message_dict) == ["orcid"]


def test_an_orcid_id_is_one_persons():
    PersonFactory(orcid=ORCID)
    PersonFactory()
    PersonFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(orcid=ORCID)
    with pytest.raises(ValidationError, match="Another person has this ORCID iD"):
        PersonFactory.build(orcid=ORCID).full_clean()


def test_nobody_is_merged_into_themselves():
    person = PersonFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(merged_into=person)


def test_a_record_outlives_the_account_of_its_user():
    user = User.objects.create_user("ada")
    person = PersonFactory(user=user)
    user.delete()
    person.refresh_from_db()
    assert person.user is None


def test_a_preview_shows_what_visitors_see_whoever_looks(rf):
    topic = TopicFactory()
    person = PersonFactory(email="ada@example.org", topics=[topic])
    request = rf.get("/")
    for user in (AnonymousUser(), User(username="ada")):
        request.user = user
        context = person.get_preview_context(request, "")
        assert (context["person"], list(context["topics"])) == (person, [topic])
        assert context["details"]["email"] is None
    assert person.get_preview_template(request, "") == "groups/person_page.html"


def test_a_text_is_called_after_its_language_and_a_link_by_its_label():
    assert str(PersonText(language="de")) == "German"
    with translation.override("de"):
        assert str(PersonText(language="de")) == "Deutsch"
    assert str(PersonLink(label="Blog", url="https://example.org/")) == "Blog"


def test_a_person_has_a_topic_once():
    topic = TopicFactory()
    person = PersonFactory(topics=[topic])
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonTopic.objects.create(content_object=person, tag=topic)
    topic.delete()
    assert not person.tagged_topics.exists()


@pytest.mark.parametrize(
    ("former", "now", "variants"),
    [
        ("Anna Krüger", "Anna Schmidt", ["Krüger, Anna"]),
        ("Anna Krüger", "Anna Krüger-Schmidt", ["Krüger, Anna"]),
        ("Anna Maria van der Berg", "Anna Maria Tal", ["van der Berg, Anna Maria"]),
        ("Krüger", "Schmidt", ["Krüger"]),
        ("Anna Krüger", "Hanna Schmidt", ["Krüger, Hanna"]),
        ("Anna Krüger", "Anna Krueger", []),
        ("Anna Krüger-Schmidt", "KRÜGER SCHMIDT, Anna", []),
        ("Anna Krüger", "Hanna Krüger", []),
    ],
)
def test_a_former_surname_is_kept_as_a_variant(former, now, variants):
    person = Person.objects.create(**parse_name(former)._asdict())
    PublicationFactory(authors=[person])
    for _ in range(2):
        for part, text in parse_name(now)._asdict().items():
            setattr(person, part, text)
        person.save()
    assert list(map(str, Person.objects.get(pk=person.pk).name_variants.all())) == variants


def test_a_former_surname_is_kept_when_the_form_is_saved(admin_client):
    person = Person.objects.create(given="Anna", family="Krüger")
    NameVariant.objects.create(person=person, name="A. Krüger")
    PublicationFactory(authors=[person, {"family": "Schmidt", "person": person}])
    url = record_url(person)
    for family in ("Schmidt", "Krüger", "Schmidt"):
        sent = open_form(admin_client, url) | {"family": family}
        assert admin_client.post(url, sent).status_code == 302
    person = Person.objects.get(pk=person.pk)
    assert person.family == "Schmidt"
    assert list(map(str, person.name_variants.all())) == [
        "A. Krüger",
        "Krüger, Anna",
        "Schmidt, Anna",
    ]
    # An editor may take it out again.
    sent = open_form(admin_client, url) | {"name_variants-1-DELETE": "on"}
    assert admin_client.post(url, sent).status_code == 302
    assert person.name_variants.count() == 2
