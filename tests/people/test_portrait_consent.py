"""Consent to a portrait."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from labportal.privacy.expiry.portraits import withdraw_portraits
from people.models import Person
from tests.factories import PersonFactory, portrait
from tests.portal import makes_renditions

pytestmark = makes_renditions
DAY = date(2024, 5, 1)


@pytest.fixture
def person(db):
    return PersonFactory(photo=portrait())


@pytest.mark.parametrize(
    ("needed", "given", "withdrawn", "shown"),
    [
        (False, None, None, True),
        (True, None, None, False),
        (True, DAY, None, True),
        (False, DAY, DAY, False),
        (True, DAY, DAY, False),
        (False, None, DAY, False),
    ],
)
def test_a_portrait_is_shown_as_far_as_the_person_agrees(
    person, settings, needed, given, withdrawn, shown
):
    settings.PORTRAITS_NEED_CONSENT = needed
    person.photo_consent_on, person.photo_consent_withdrawn_on = given, withdrawn
    assert bool(person.public_photo) is shown
    assert bool(person.shown_to(User(username="member"))["photo"]) is shown


def test_a_portrait_whose_consent_is_withdrawn_loses_the_files_that_pages_have_shown(person):
    assert person.photo.renditions.exists()
    person.photo_consent_withdrawn_on = DAY
    person.save()
    assert not person.photo.renditions.exists()
    assert person.photo.file.storage.exists(person.photo.file.name)


def test_the_clock_removes_files_that_a_changed_setting_lets_nobody_see(person, settings):
    assert withdraw_portraits() == 0
    settings.PORTRAITS_NEED_CONSENT = True
    assert withdraw_portraits() == 1
    assert not person.photo.renditions.exists()


def test_people_without_a_noted_consent_are_a_gap(person):
    agreed = PersonFactory(photo=person.photo, photo_consent_on=DAY)
    PersonFactory()
    assert list(Person.objects.all().without_consent()) == [person]
    agreed.photo_consent_withdrawn_on = DAY
    agreed.save()
    assert set(Person.objects.all().without_consent()) == {person, agreed}


@pytest.mark.parametrize(
    "fields",
    [
        {"photo_consent_on": timezone.localdate() + timedelta(days=2)},
        {"photo_consent_withdrawn_on": timezone.localdate() + timedelta(days=2)},
        {"photo_consent_on": DAY, "photo_consent_withdrawn_on": DAY - timedelta(days=1)},
    ],
)
def test_days_that_cannot_be_are_refused(person, fields):
    for name, value in fields.items():
        setattr(person, name, value)
    with pytest.raises(ValidationError):
        person.full_clean()
