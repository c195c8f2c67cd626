"""Ending the sessions of an account."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


def forget_old_sessions() -> None:
    """Delete sessions that have ended."""
    _store().clear_expired()


def _store() -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore()


def end_sessions(user_ids: set[Any]) -> int:
    """Delete the sessions of these accounts; return how many there were.

    Django does not let an inactive account in, but would again once it is active. A session tells
    only when it is read whose it is; visitors who only read have none, so that they are few.
    """
    keys = {str(one) for one in user_ids}
    store = _store()
    own = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if store.decode(session.session_data).get(SESSION_KEY) in keys
    ]
    return Session.objects.filter(pk__in=own).delete()[0]
