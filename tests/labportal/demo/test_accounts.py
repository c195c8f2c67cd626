"""Accounts with passwords that everybody knows do not get into production."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError
from django.db.models import QuerySet

from labportal import checks
from labportal.demo.accounts import create_accounts, sign_ins


def found():
    return [message.id for message in checks.demo_accounts_are_closed(None)]


def test_there_is_a_sign_in_for_every_role_with_a_name_and_a_password():
    roles, names, passwords = zip(*sign_ins(), strict=True)
    assert len(set(names)) == len(names) == len(passwords) >= 4
    for role in ("Administrator", "Bibliography admin", "Editor", "Member"):
        assert any(one.startswith(role) for one in roles)


@pytest.mark.django_db
def test_a_portal_without_demo_accounts_may_start():
    assert found() == []


@pytest.mark.django_db
def test_each_demo_account_with_its_demo_password_is_an_error():
    create_accounts()
    assert found() == ["labportal.E001"] * len(sign_ins())
    with pytest.raises(SystemCheckError, match="E001"):
        call_command("check", deploy=True, tags=["security"], fail_level="ERROR")


@pytest.mark.django_db
def test_a_plain_check_says_nothing_about_demo_accounts():
    create_accounts()
    call_command("check", tags=["security"], fail_level="ERROR")


@pytest.mark.django_db
def test_demo_accounts_that_were_closed_or_got_another_password_are_none():
    create_accounts()
    users = get_user_model().objects
    first, *others = sign_ins()
    users.filter(username__in=[one.username for one in others]).update(is_active=False)
    assert found() == ["labportal.E001"]
    user = users.get(username=first.username)
    user.set_password("something else entirely")
    user.save()
    assert found() == []
    create_accounts()
    assert found() == []


def test_a_database_that_is_away_is_a_warning(monkeypatch):
    def refuse(self, *fields):
        raise OperationalError("could not connect")

    monkeypatch.setattr(QuerySet, "values_list", refuse)
    assert found() == ["labportal.W001"]
