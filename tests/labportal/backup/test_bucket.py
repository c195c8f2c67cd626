"""Backup and restore of uploads in a bucket: all comes back, or all stays."""

import io

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from moto import mock_aws

from labportal.backup import database
from labportal.backup.errors import BackupError
from labportal.backup.run import back_up, restore, uploads
from labportal.serving.storages import StorageAwayError
from people.models import Role
from tests.factories import RoleFactory

pytestmark = pytest.mark.django_db(transaction=True)
BUCKET = "uploads-of-a-lab"


@pytest.fixture
def bucket(settings):
    """The storage of a portal whose uploads are in a bucket, below a prefix."""
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket=BUCKET)
        options = {
            "bucket": BUCKET,
            "region": "us-east-1",
            "prefix": "portal",
            "access_key": "name",
            "secret_key": "secret",
        }
        backend = "labportal.serving.object_storage.ObjectStorage"
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {"BACKEND": backend, "OPTIONS": options},
        }
        storage = storages["default"]
        storage.save("documents/a.pdf", ContentFile(b"a"))
        storage.save("documents/b.pdf", ContentFile(b"b"))
        yield storage


def contents(bucket):
    found = {}
    for name in bucket.names():
        with bucket.open(name) as file:
            found[name] = file.read()
    return found


@pytest.fixture
def changed(bucket, tmp_path):
    """An archive, and what rows and bucket became after it."""
    RoleFactory(slug="before")
    archive = back_up(tmp_path / "to", keep_days=14).archive
    bucket.delete("documents/a.pdf")
    bucket.put("documents/b.pdf", io.BytesIO(b"changed"))
    bucket.save("documents/c.pdf", ContentFile(b"c"))
    Role.objects.all().delete()
    return archive


def test_all_comes_back_and_nothing_is_left_beside_it(bucket, changed):
    restore(changed)
    assert contents(bucket) == {"documents/a.pdf": b"a", "documents/b.pdf": b"b"}
    assert Role.objects.filter(slug="before").exists()


def test_where_the_database_cannot_be_restored_the_bucket_is_as_it_was(
    bucket, changed, monkeypatch
):
    before = contents(bucket)

    def fail_at_the_end(dump, before_commit):
        before_commit()
        raise BackupError("The commit failed.")

    monkeypatch.setattr(database, "restore", fail_at_the_end)
    with pytest.raises(BackupError, match="The commit failed"):
        restore(changed)
    assert contents(bucket) == before


@pytest.mark.parametrize("copies", range(5))
def test_where_the_bucket_fails_in_the_middle_all_is_as_it_was(
    bucket, changed, monkeypatch, copies
):
    before, copy, left = contents(bucket), bucket.copy, iter(range(copies))

    def fail_once(source, target):
        # Of two files that are there and two that come, the copies of the way back included.
        if "new/" in source or "before/" in target:
            try:
                next(left)
            except StopIteration:
                raise StorageAwayError("The storage does not answer.") from None
        copy(source, target)

    monkeypatch.setattr(bucket, "copy", fail_once)
    if copies < 4:
        with pytest.raises(BackupError, match="could not be written"):
            restore(changed)
        assert contents(bucket) == before
        assert not Role.objects.exists()
    else:
        restore(changed)
        assert Role.objects.exists()


def test_a_bucket_that_does_not_answer_gives_no_archive(bucket, tmp_path, monkeypatch):
    def away(*_):
        raise StorageAwayError("The storage does not answer.")

    monkeypatch.setattr(bucket, "_open", away)
    with pytest.raises(BackupError, match="No backup was made"):
        back_up(tmp_path / "to", keep_days=14)
    assert not list((tmp_path / "to").glob("*.zip"))


def test_what_a_killed_restore_left_is_told_and_in_no_backup(bucket, changed, capsys):
    bucket.put(".restore-abc/before/documents/old.pdf", io.BytesIO(b"old"))
    assert uploads().abandoned() == [".restore-abc"]
    assert list(uploads().names()) == ["documents/b.pdf", "documents/c.pdf"]
    call_command("restore", str(changed), no_input=True)
    assert ".restore-abc" in capsys.readouterr().err


def test_uploads_move_from_a_folder_into_a_bucket_by_backup_and_restore(bucket, tmp_path, settings):
    in_bucket = settings.STORAGES
    settings.STORAGES = {
        **in_bucket,
        "default": {"BACKEND": "labportal.serving.storages.UploadStorage"},
    }
    storages["default"].save("documents/d.pdf", ContentFile(b"d"))
    archive = back_up(tmp_path / "to", keep_days=14).archive
    settings.STORAGES = in_bucket
    restore(archive)
    assert contents(storages["default"]) == {"documents/d.pdf": b"d"}
