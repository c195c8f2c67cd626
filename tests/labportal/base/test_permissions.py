"""Permission policies of records: by role for all of a kind, or by right to some of them."""

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User

from labportal.base.models import Topic
from labportal.base.permissions import RecordPermissionPolicy
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db


class _OwnTopics(RecordPermissionPolicy):
    """Topics are their namesakes'."""

    own_actions = frozenset({"change", "view"})

    def own(self, user):
        return Topic.objects.filter(name=user.username)


OWN = _OwnTopics(Topic)
NONE = RecordPermissionPolicy(Topic)


@pytest.fixture
def user():
    return User.objects.create_user("ada")


def _grant(user, codename):
    user.user_permissions.add(Permission.objects.get(codename=codename))
    return User.objects.get(pk=user.pk)


def test_an_own_record_may_be_changed_and_no_other(user):
    own, other = TopicFactory(name="ada"), TopicFactory()
    assert OWN.user_has_permission_for_instance(user, "change", own)
    assert not OWN.user_has_permission_for_instance(user, "change", other)
    assert not OWN.user_has_permission_for_instance(user, "delete", own)
    assert list(OWN.instances_user_has_any_permission_for(user, ["change"])) == [own]
    assert not OWN.instances_user_has_any_permission_for(user, ["delete"]).exists()


def test_who_has_a_record_may_change_records_in_general(user):
    assert not OWN.user_has_permission(user, "change")
    TopicFactory(name="ada")
    assert OWN.user_has_permission(user, "change")
    assert not OWN.user_has_permission(user, "add")


def test_one_of_several_actions_is_enough(user):
    own = TopicFactory(name="ada")
    found = OWN.instances_user_has_any_permission_for
    assert list(found(user, ["delete", "view"])) == [own]
    assert not found(user, []).exists()


def test_a_permission_on_the_model_is_one_on_every_record(user):
    records = {TopicFactory(name="ada"), TopicFactory()}
    user = _grant(user, "delete_topic")
    for policy in (OWN, NONE):
        assert policy.user_has_permission(user, "delete")
        for record in records:
            assert policy.user_has_permission_for_instance(user, "delete", record)
        assert set(policy.instances_user_has_any_permission_for(user, ["delete"])) == records
    assert len(OWN.instances_user_has_any_permission_for(user, ["change"])) == 1


def test_without_own_records_there_is_nothing_beside_the_models_permissions(user):
    record = TopicFactory(name="ada")
    assert not NONE.user_has_permission(user, "change")
    assert not NONE.user_has_permission_for_instance(user, "change", record)
    assert not NONE.instances_user_has_any_permission_for(user, ["change"]).exists()
    assert not NONE.own(user).exists()


def test_neither_strangers_nor_closed_accounts_have_records(user):
    record = TopicFactory(name="ada")
    user.is_active = False
    for nobody in (user, AnonymousUser()):
        assert not OWN.user_has_permission(nobody, "change")
        assert not OWN.user_has_permission_for_instance(nobody, "change", record)
        assert not OWN.instances_user_has_any_permission_for(nobody, ["change"]).exists()
