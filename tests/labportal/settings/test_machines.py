"""Settings of what several machines share: uploads in a bucket, and a cache."""

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from labportal.settings import environment, uploads
from labportal.settings.caches import cache


def test_without_a_bucket_uploads_are_in_a_folder(monkeypatch):
    monkeypatch.delenv("S3_BUCKET", raising=False)
    assert "UploadStorage" in uploads.storages()["default"]["BACKEND"]


def test_a_bucket_of_another_service_is_named_in_the_path(monkeypatch):
    monkeypatch.setenv("S3_BUCKET", "uploads")
    options = uploads.storages()["default"]["OPTIONS"]
    assert (options["endpoint"], options["path_style"]) == ("", False)
    monkeypatch.setenv("S3_ENDPOINT", "https://s3.example.org/")
    options = uploads.storages()["renditions"]["OPTIONS"]
    assert (options["endpoint"], options["path_style"]) == ("https://s3.example.org", True)


def test_half_of_a_sign_in_is_refused(monkeypatch):
    monkeypatch.setenv("S3_BUCKET", "uploads")
    monkeypatch.setenv("S3_ACCESS_KEY", "name")
    with pytest.raises(ImproperlyConfigured, match="S3_ACCESS_KEY and S3_SECRET_KEY"):
        uploads.storages()


@pytest.mark.parametrize(
    ("variable", "value", "read"),
    [
        ("S3_BUCKET", "uploads", uploads.storages),
        ("CACHE_URL", "redis://localhost/0", cache),
    ],
)
def test_a_package_that_is_missing_is_told_with_what_to_install(monkeypatch, variable, value, read):
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=rf"{variable}.*requirements-machines\.txt"):
        read()


@pytest.mark.parametrize("url", ["memcached://:hunter2@localhost", "localhost:6379", "postgres"])
def test_a_cache_of_another_kind_is_refused_without_telling_its_password(monkeypatch, url):
    monkeypatch.setenv("CACHE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="redis://") as refusal:
        cache()
    assert "hunter2" not in str(refusal.value)


@pytest.mark.django_db
def test_a_cache_in_the_database_is_made_by_migrate_and_waited_for(monkeypatch, settings, client):
    monkeypatch.setenv("CACHE_URL", "database")
    settings.CACHES = {"default": cache()}
    assert client.get("/readyz").content == b"migrations pending\n"
    call_command("migrate", verbosity=0, interactive=False)
    assert "cached_value" in connection.introspection.table_names()
    assert client.get("/readyz").status_code == 200
    caches["default"].set("key", ["value"])
    assert caches["default"].get("key") == ["value"]
