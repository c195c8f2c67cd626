"""The records of research groups: names, dates, and what the database refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from groups.records.group_publication import GroupPublication
from groups.records.key_publication import KeyPublication
from groups.records.membership import Membership
from groups.records.research_group import GroupTopic, ResearchGroup, ResearchGroupText
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def _refuses(write, *args, **fields):
    """Return whether the database refuses a write, which it is spared otherwise."""
    try:
        with transaction.atomic():
            write(*args, **fields)
    except IntegrityError:
        return True
    return False


def test_a_group_has_a_name_in_each_language_or_the_nearest():
    group = ResearchGroupFactory(names={"en": "Machines", "de": "Maschinen"})
    only_german = ResearchGroupFactory(names={"de": "Maschinen"})
    assert str(group) == "Machines"
    assert only_german.name == "Maschinen"
    with translation.override("de"):
        assert group.name == "Maschinen"
    group.texts.all().delete()
    assert ResearchGroup.objects.get(pk=group.pk).name == group.slug


def test_a_slug_is_made_of_the_name_once_and_kept():
    groups = []
    for _ in range(2):
        group = ResearchGroup()
        group.texts = [ResearchGroupText(language="en", name="Analytical Engines")]
        group.save()
        groups.append(group)
    assert [group.slug for group in groups] == ["analytical-engines", "analytical-engines-2"]
    groups[0].texts = [ResearchGroupText(language="en", name="Difference Engines")]
    groups[0].save()
    assert groups[0].slug == "analytical-engines"


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2001-04", "2012-03", "2001–2012"),
        ("2001", "2001-12", "2001"),
        ("2001", "", "since 2001"),
        ("", "2012", "until 2012"),
        ("", "", ""),
    ],
)
def test_the_years_of_a_group_are_as_far_as_known(start, end, years):
    assert ResearchGroup(start=start, end=end).years == years


@pytest.mark.parametrize(
    ("end", "ended"), [("2021-04-14", True), ("2021-04-15", False), ("2021", False), ("", False)]
)
def test_a_group_has_ended_the_day_after_its_last(end, ended):
    assert ResearchGroup(end=end).has_ended(date(2021, 4, 15)) == ended


def test_without_a_day_a_group_has_ended_by_today():
    today = timezone.localdate()
    assert not ResearchGroup(end=today.isoformat()).has_ended()
    assert ResearchGroup(end=(today - timezone.timedelta(days=1)).isoformat()).has_ended()


@pytest.mark.parametrize("make", [ResearchGroupFactory, MembershipFactory])
@pytest.mark.parametrize(
    ("start", "end", "refused"),
    [
        ("2021", "2020", True),
        ("2021-04-15", "2021-04-14", True),
        ("2021-04", "2021", False),
        ("2021", "2021-01", False),
        ("", "2021", False),
        ("2021", "", False),
    ],
)
def test_dates_are_in_order(make, start, end, refused):
    assert _refuses(make, start=start, end=end) == refused


@pytest.mark.parametrize(
    ("start", "end", "english", "german"),
    [
        ("2021", "2022", "2021 – 2022", "2021 – 2022"),
        ("2021", "2021", "2021", "2021"),
        ("2021", "", "since 2021", "seit 2021"),
        ("2999-12-01", "", "from 1 December 2999", "ab 1. Dezember 2999"),
        ("", "2022", "until 2022", "bis 2022"),
        ("", "", "", ""),
    ],
)
def test_the_period_of_a_membership_is_told_as_far_as_known(start, end, english, german):
    membership = Membership(start=start, end=end)
    assert membership.period == english
    with translation.override("de"):
        assert membership.period == german


def test_a_membership_is_called_after_person_and_role():
    role = RoleFactory(names={"en": ("Postdoc", ""), "de": ("Postdoktorand", "")})
    membership = MembershipFactory(person=PersonFactory(given="Ada", family="King"), role=role)
    assert str(membership) == "Ada King, Postdoc"
    with translation.override("de"):
        assert str(membership) == "Ada King, Postdoktorand"


@pytest.mark.parametrize("at_the_chair", [True, False])
def test_a_membership_is_there_once(at_the_chair):
    group = None if at_the_chair else ResearchGroupFactory()
    first = MembershipFactory(group=group, start="2020")
    same = {"person": first.person, "role": first.role, "group": group, "start": "2020"}
    with pytest.raises(ValidationError, match="This membership is there already"):
        Membership(**same).full_clean()
    assert _refuses(MembershipFactory, **same)
    assert not _refuses(MembershipFactory, **{**same, "start": "2021"})
    assert not _refuses(MembershipFactory, **{**same, "role": RoleFactory()})


def test_a_role_that_somebody_has_cannot_be_deleted():
    membership = MembershipFactory()
    assert _refuses(membership.role.delete)
    membership.delete()
    assert not _refuses(membership.role.delete)


@pytest.mark.parametrize("model", [KeyPublication, GroupPublication])
def test_a_publication_is_in_a_list_once_and_goes_with_its_record(model):
    group, publication = ResearchGroupFactory(), PublicationFactory(title="On engines")
    row = model.objects.create(group=group, publication=publication)
    assert str(row) == "On engines"
    with pytest.raises(ValidationError, match="This publication is in the list already"):
        model(group=group, publication=publication).full_clean()
    assert _refuses(model.objects.create, group=group, publication=publication)
    publication.delete()
    assert not model.objects.exists()


def test_key_publications_come_in_the_groups_own_order():
    group = ResearchGroupFactory()
    last = KeyPublicationFactory(group=group, order=2)
    first = KeyPublicationFactory(group=group, order=1)
    assert list(group.key_publications.all()) == [first, last]


def test_a_publication_is_added_unless_it_is_to_be_taken_out():
    exception = GroupPublication(group=ResearchGroupFactory(), publication=PublicationFactory())
    assert exception.included


def test_a_group_has_a_topic_and_a_name_per_language_once():
    topic = TopicFactory()
    group = ResearchGroupFactory(topics=[topic], names={"en": "Machines"})
    topics, texts = GroupTopic.objects.create, ResearchGroupText.objects.create
    assert _refuses(topics, content_object=group, tag=topic)
    assert not _refuses(topics, content_object=group, tag=TopicFactory())
    assert _refuses(texts, record=group, language="en", name="Engines")
    assert not _refuses(texts, record=group, language="de", name="Maschinen")
