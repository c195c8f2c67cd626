"""Personal details with a visibility each."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError

from people.models import Person
from people.models.personal_details import DETAILS, Visibility, valid_phone
from tests.factories import PersonFactory, portrait
from tests.portal import makes_renditions

STRANGER, MEMBER = AnonymousUser(), User(username="ada")


@pytest.mark.parametrize("detail", ["email", "phone", "room"])
@pytest.mark.parametrize(
    ("visibility", "to_strangers", "to_members"),
    [("public", True, True), ("members", False, True), ("hidden", False, False)],
)
def test_each_detail_is_shown_to_its_audience(detail, visibility, to_strangers, to_members):
    person = Person(**{detail: "x", f"{detail}_visibility": visibility})
    assert person.shown_to(STRANGER)[detail] == ("x" if to_strangers else None)
    assert person.shown_to(MEMBER)[detail] == ("x" if to_members else None)


def test_what_nobody_wrote_down_is_shown_to_nobody():
    person = Person(**{f"{detail}_visibility": Visibility.PUBLIC for detail in DETAILS})
    assert person.shown_to(MEMBER) == dict.fromkeys(DETAILS)


def test_a_portrait_is_public_and_the_rest_for_members_unless_somebody_says_otherwise():
    person = Person()
    defaults = {detail: getattr(person, f"{detail}_visibility") for detail in DETAILS}
    assert defaults == {
        "photo": "public",
        "email": "members",
        "phone": "members",
        "room": "members",
    }


def test_an_e_mail_address_is_public_if_everybody_may_see_it():
    person = Person(email="ada@example.org")
    assert person.public_email is None
    person.email_visibility = Visibility.PUBLIC
    assert person.public_email == "ada@example.org"


@pytest.mark.parametrize(
    ("phone", "uri"),
    [
        ("+49 89 1234-567", "tel:+49891234567"),
        ("+49 (0) 89 1234", "tel:+49891234"),
        ("089/1234.5", "tel:08912345"),
    ],
)
def test_a_phone_number_is_dialled_without_what_is_not(phone, uri):
    assert Person(phone=phone).phone_uri == uri
    valid_phone(phone)


@pytest.mark.parametrize("phone", ["call me", "+49 89 1234 ext. 5x", "123-", "++49"])
def test_what_is_no_phone_number_is_refused(phone):
    with pytest.raises(ValidationError):
        valid_phone(phone)


@makes_renditions
@pytest.mark.django_db
@pytest.mark.parametrize("visibility", ["members", "hidden"])
def test_the_files_of_a_portrait_that_is_withdrawn_are_deleted(
    visibility, django_capture_on_commit_callbacks
):
    person = PersonFactory(photo=portrait())
    assert person.public_photo == person.photo
    files = [rendition.file for rendition in person.photo.renditions.all()]
    assert files
    person.photo_visibility = visibility
    with django_capture_on_commit_callbacks(execute=True):
        person.save()
    assert person.public_photo is None
    assert not person.photo.renditions.exists()
    assert not any(file.storage.exists(file.name) for file in files)
    assert person.photo.file.storage.exists(person.photo.file.name)


@makes_renditions
@pytest.mark.django_db
def test_the_files_of_a_public_portrait_stay():
    person = PersonFactory(photo=portrait())
    number = person.photo.renditions.count()
    person.save()
    assert person.photo.renditions.count() == number > 0
