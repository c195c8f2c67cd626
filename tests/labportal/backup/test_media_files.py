"""Uploaded files that a backup finds, and what happens to them meanwhile."""

import os
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.images import get_image_model

from labportal.backup import database
from labportal.backup.archive import MEDIA
from labportal.backup.media import files_of
from labportal.backup.run import back_up, restore
from tests.factories import portrait

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def root(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.txt").write_text("a")
    return tmp_path / "media"


def names_of(root):
    return [path.relative_to(root).as_posix() for path in files_of(root)]


def test_links_to_folders_and_files_elsewhere_are_followed(root, tmp_path):
    (tmp_path / "disk" / "deep").mkdir(parents=True)
    (tmp_path / "disk" / "deep" / "b.txt").write_text("b")
    (root / "documents").symlink_to(tmp_path / "disk")
    (root / "c.txt").symlink_to(tmp_path / "disk" / "deep" / "b.txt")
    archive = back_up(tmp_path / "to", keep_days=14).archive
    with zipfile.ZipFile(archive) as written:
        assert written.read(f"{MEDIA}documents/deep/b.txt") == b"b"
        assert written.read(f"{MEDIA}c.txt") == b"b"
    restore(archive)
    assert (root / "documents" / "deep" / "b.txt").read_text() == "b"
    assert (tmp_path / "disk" / "deep" / "b.txt").exists()


def test_links_that_lead_in_a_circle_or_nowhere_and_what_is_no_file_are_left_out(root):
    (root / "deep").mkdir()
    (root / "deep" / "b.txt").touch()
    (root / "deep" / "up").symlink_to(root)
    (root / "deep" / "self").symlink_to(root / "deep" / "self")
    (root / "nowhere").symlink_to(root / "none")
    os.mkfifo(root / "pipe")
    assert names_of(root) == ["a.txt", "deep/b.txt"]


def test_only_a_restores_own_folder_is_left_out(root):
    for folder in (".restore-x", "documents/.restore-x"):
        (root / folder).mkdir(parents=True)
        (root / folder / "b.txt").touch()
    (root / ".restore-y").touch()
    assert names_of(root) == ["a.txt", "documents/.restore-x/b.txt"]


def test_a_file_whose_name_is_not_utf_8_is_told_and_left_out(root, tmp_path):
    Path(os.fsdecode(os.fsencode(root) + b"/\xff.jpg")).touch()
    out, errors = StringIO(), StringIO()
    call_command("backup", to=tmp_path / "to", stdout=out, stderr=errors)
    assert "\\xff.jpg" in errors.getvalue()
    with zipfile.ZipFile(out.getvalue().partition(" (")[0]) as written:
        assert f"{MEDIA}a.txt" in written.namelist()


def test_a_folder_that_cannot_be_read_ends_a_backup_with_its_name(root, tmp_path, monkeypatch):
    (root / "locked").mkdir()
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(CommandError, match=r"locked cannot be read: Permission denied"):
        back_up(tmp_path / "to", keep_days=14)


def test_no_restore_comes_between_the_rows_and_the_files_of_a_backup(tmp_path, monkeypatch):
    archive = back_up(tmp_path / "to", keep_days=14).archive
    dump, refused = database.dump, []

    def restore_meanwhile(*arguments):
        dump(*arguments)
        with pytest.raises(CommandError, match="backup is being made"):
            restore(archive)
        refused.append(archive)

    monkeypatch.setattr(database, "dump", restore_meanwhile)
    back_up(tmp_path / "to", keep_days=14)
    assert refused
    restore(archive)


def test_no_backup_is_made_during_a_restore(tmp_path, monkeypatch):
    archive = back_up(tmp_path / "to", keep_days=14).archive

    def back_up_meanwhile(*arguments):
        back_up(tmp_path / "elsewhere", keep_days=14)

    with monkeypatch.context() as during:
        during.setattr(database, "restore", back_up_meanwhile)
        with pytest.raises(CommandError, match="is being restored"):
            restore(archive)
    assert not list((tmp_path / "elsewhere").glob("*.zip"))
    back_up(tmp_path / "elsewhere", keep_days=14)


def test_a_file_is_missing_if_the_dump_names_it_whatever_happens_meanwhile(tmp_path, monkeypatch):
    image = portrait("Emmy")
    Path(image.file.path).unlink()
    dump = database.dump

    def forget_meanwhile(*arguments):
        dump(*arguments)
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute(f"UPDATE {get_image_model()._meta.db_table} SET file = ''")  # noqa: S608
        other.close()

    monkeypatch.setattr(database, "dump", forget_meanwhile)
    assert image.file.name in back_up(tmp_path / "to", keep_days=14).missing
