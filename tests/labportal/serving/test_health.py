"""The portal's answers to those who watch it."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from labportal.base.models import Heartbeat


def test_health_asks_nothing_of_the_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-cache" in response["Cache-Control"]


@pytest.mark.django_db
def test_portal_is_ready_when_everything_is_migrated(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.content.splitlines()[0] == b"ok"


@pytest.mark.django_db
def test_readiness_tells_how_long_ago_worker_and_backup_gave_a_sign_of_life(client: Client) -> None:
    assert client.get("/readyz").content.decode().splitlines() == [
        "ok",
        "worker: never (overdue)",
        "backup: never (overdue)",
    ]
    now = timezone.now()
    Heartbeat.objects.create(name="worker", at=now - timedelta(minutes=10))
    Heartbeat.objects.create(name="backup", at=now - timedelta(hours=10))
    lines = client.get("/readyz").content.decode().splitlines()
    assert lines[1].startswith("worker: 60")
    assert lines[1].endswith("seconds ago (overdue)")
    assert lines[2].startswith("backup: 3600")
    assert lines[2].endswith("seconds ago")


@pytest.mark.django_db
def test_pending_migration_is_told(client: Client) -> None:
    MigrationRecorder(connection).migration_qs.filter(app="people").delete()
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"migrations pending\n")


@pytest.mark.django_db
def test_database_that_is_away_is_told_without_its_address(client: Client) -> None:
    error = DatabaseError("could not connect to db.example.org as labportal")
    with patch.object(MigrationRecorder, "applied_migrations", side_effect=error):
        response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"database unavailable\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_read_only(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
