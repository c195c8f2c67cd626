"""Archives that are refused, and faults on the way: the portal stays as it was, and says why."""

import hashlib
import json
import resource
import shutil
import zipfile
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from labportal.backup import database, media
from labportal.backup.folder import archives
from labportal.backup.run import back_up, check, restore
from labportal.base.models import Heartbeat
from labportal.postgres import programs
from labportal.postgres.errors import ServerError
from people.models import Person
from tests.factories import PersonFactory, portrait

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(tmp_path):
    portrait("Emmy")
    archive = back_up(tmp_path / "backups", keep_days=14).archive
    PersonFactory(family="Later")
    return archive


@contextmanager
def nothing_changes():
    """Let nothing of rows and files be lost, or left behind."""
    root = Path(settings.MEDIA_ROOT)
    before = sorted(root.rglob("*"))
    yield
    assert Person.objects.filter(family="Later").exists()
    assert sorted(root.rglob("*")) == before


def rewritten(archive: Path, change=lambda manifest: None, leave_out=(), add=()) -> Path:
    """Return a copy of an archive whose manifest and members are changed."""
    path = archive.with_name("changed.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                manifest = json.loads(content)
                change(manifest)
                content = json.dumps(manifest)
            if name not in leave_out:
                new.writestr(name, content)
        for name in add:
            new.writestr(name, b"")
    return path


@pytest.mark.parametrize("place", [0.01, 0.5, 0.9])
def test_an_archive_with_one_wrong_bit_is_refused(backup, place):
    content = bytearray(backup.read_bytes())
    content[int(len(content) * place)] ^= 1
    backup.write_bytes(content)
    with nothing_changes(), pytest.raises(CommandError, match="is damaged"):
        restore(backup)


def test_an_archive_that_was_cut_off_is_refused(backup):
    backup.write_bytes(backup.read_bytes()[:-100])
    with nothing_changes(), pytest.raises(CommandError, match="is damaged"):
        restore(backup)


def test_a_file_that_is_none_or_not_there_is_refused(backup, tmp_path):
    (tmp_path / "notes.zip").write_text("No archive.")
    for path, reason in ((tmp_path / "notes.zip", "is damaged"), (tmp_path / "no.zip", "no arch")):
        with nothing_changes(), pytest.raises(CommandError, match=reason):
            restore(path)


def test_an_archive_that_lacks_a_picture_is_refused(backup):
    with zipfile.ZipFile(backup) as archive:
        picture = next(name for name in archive.namelist() if name.startswith("media/"))
    with nothing_changes(), pytest.raises(CommandError, match="is missing in it"):
        restore(rewritten(backup, leave_out=[picture]))


def test_a_changed_file_is_found_by_its_checksum(backup):
    def change(manifest):
        manifest["files"]["database.dump"]["sha256"] = "0" * 64

    with nothing_changes(), pytest.raises(CommandError, match="is not what was stored"):
        check(rewritten(backup, change))


@pytest.mark.parametrize("name", ["media/../settings.py", "/etc/passwd", "media//x", "other/x"])
def test_names_that_lead_out_of_the_folder_are_refused(backup, name):
    def change(manifest):
        manifest["files"][name] = {"size": 0, "sha256": ""}

    with nothing_changes(), pytest.raises(CommandError, match="is no name of an uploaded file"):
        restore(rewritten(backup, change, add=[name]))


@pytest.mark.parametrize("key", ["format", "migrations"])
def test_an_archive_of_a_newer_portal_is_refused(backup, key):
    def change(manifest):
        newer = {"format": 99, "migrations": [*manifest["migrations"], ["people", "0999_more"]]}
        manifest[key] = newer[key]

    with nothing_changes(), pytest.raises(CommandError, match="newer version of the portal"):
        restore(rewritten(backup, change))


def test_a_dump_that_breaks_off_changes_nothing(backup, monkeypatch):
    stored = media.StagedFiles._copy

    def cut(self, archive):
        stored(self, archive)
        self.dump.write_bytes(self.dump.read_bytes()[:-5000])

    monkeypatch.setattr(media.StagedFiles, "_copy", cut)
    with nothing_changes(), pytest.raises(CommandError, match=r"cannot be read|could not be rest"):
        restore(backup)


def test_files_that_cannot_be_moved_take_the_rows_back_too(backup, monkeypatch):
    def move_one(self, source, target):
        first = min(path for path in source.iterdir() if path.name[0] != ".")
        self._moves.append((first, first.rename(target / first.name)))
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(media.StagedFiles, "_move_all", move_one)
    with nothing_changes(), pytest.raises(CommandError, match="Input/output error"):
        restore(backup)


def test_a_commit_that_fails_takes_the_files_back_too(backup, monkeypatch):
    monkeypatch.setattr(database, "_COMMIT", "SELECT 1/0;\n")
    with nothing_changes(), pytest.raises(CommandError, match="division by zero"):
        restore(backup)


@contextmanager
def full_after(size):
    """Let no file of this process grow beyond `size`, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_no_half_archive_and_the_last_one_is_the_newest(backup):
    noted = Heartbeat.moments()["backup"]
    with full_after(20_000), pytest.raises(CommandError, match="Earlier ones are as they were"):
        back_up(backup.parent, keep_days=14)
    assert [path.name for path in backup.parent.iterdir() if path.name != ".lock"] == [backup.name]
    assert Heartbeat.moments()["backup"] == noted


def test_a_full_disk_while_restoring_changes_nothing(backup):
    with nothing_changes(), full_after(1000), pytest.raises(CommandError, match="could not be wri"):
        restore(backup)


def test_a_database_that_cannot_be_dumped_leaves_no_archive(backup, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setitem(connection.settings_dict, "NAME", "not-there")
        with pytest.raises(CommandError, match="cannot be reached"):
            back_up(backup.parent, keep_days=14)
    monkeypatch.setattr(database, "_EXTENSIONS", ["not-there"])
    with pytest.raises(CommandError, match="could not be dumped"):
        back_up(backup.parent, keep_days=14)
    assert archives(backup.parent) == [backup]


def test_two_backups_into_one_folder_do_not_meet(backup, monkeypatch):
    def once_more(*arguments):
        back_up(backup.parent, keep_days=14)

    monkeypatch.setattr(database, "dump", once_more)
    with pytest.raises(CommandError, match="Another backup"):
        back_up(backup.parent, keep_days=14)


def test_what_a_killed_backup_left_goes_with_the_next(backup):
    left = backup.with_name("labportal-2020-01-01T000000.000000Z.zip.unfinished")
    left.write_bytes(b"PK")
    assert archives(backup.parent) == [backup]
    back_up(backup.parent, keep_days=14)
    assert not left.exists()


def test_old_archives_go_but_never_the_newest_and_nothing_else(backup, monkeypatch):
    folder, now = backup.parent, timezone.now()
    old = folder / "labportal-2020-01-01T000000.000000Z.zip"
    shutil.copy(backup, old)
    (folder / "notes.zip").touch()
    backup.rename(folder / "labportal-2020-01-02T000000.000000Z.zip")
    made = back_up(folder, keep_days=14)
    assert len(made.removed) == 2
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=100))
    with pytest.raises(CommandError), full_after(20_000):
        back_up(folder, keep_days=14)
    assert archives(folder) == [made.archive]
    assert (folder / "notes.zip").exists()


def test_a_missing_or_older_program_is_told_with_its_package(monkeypatch):
    monkeypatch.setattr(programs, "_major", lambda path: 12)
    with pytest.raises(ServerError, match="apt-get install postgresql-client-18"):
        programs.client_program("pg_dump", 18)


EMPTY = {"size": 0, "sha256": hashlib.sha256().hexdigest()}
MANIFESTS = [
    ({"files": None}, "list of its files"),
    ({"files": ["database.dump"]}, "list of its files"),
    ({"files": {"database.dump": "x"}}, "list of its files"),
    ({"files": {"database.dump": {"size": 1}}}, "list of its files"),
    ({"files": {"database.dump": {"size": "1", "sha256": ""}}}, "list of its files"),
    ({"migrations": None}, "list of migrations"),
    ({"migrations": [["people"]]}, "list of migrations"),
    ({"migrations": [["people", 1]]}, "list of migrations"),
    ({"migrations": "people"}, "list of migrations"),
    ({"made_at": "never"}, "moment"),
    ({"made_at": None}, "moment"),
    ({"made_at": "2026-01-01"}, "moment"),
    ({"format": 0}, "format"),
    ({"format": -1}, "format"),
]
LISTED = [
    (["media/a", "media/a/b"], "media/a"),
    (["media/" + "x" * 300], "no name of an uploaded file"),
    (["media/" + "ü" * 128], "no name of an uploaded file"),
    (["media/" + "/".join(["x" * 200] * 25)], "no name of an uploaded file"),
    (["media/.restore-x/b"], "no name of an uploaded file"),
    (["media/.restore-x"], "no name of an uploaded file"),
    (["media/"], "no name of an uploaded file"),
    (["media"], "no name of an uploaded file"),
]


def refused(archive, reason):
    for options in ({"check": True}, {"no_input": True}):
        with nothing_changes(), pytest.raises(CommandError, match=f"is damaged: .*{reason}"):
            call_command("restore", archive, **options)


def test_a_manifest_that_lacks_something_or_has_something_else_is_refused(backup):
    for changed, reason in MANIFESTS:
        refused(rewritten(backup, lambda manifest, new=changed: manifest.update(new)), reason)
    for key in ("files", "migrations", "made_at", "format"):
        refused(rewritten(backup, lambda manifest, key=key: manifest.pop(key)), "")


def test_names_that_no_folder_can_hold_are_refused(backup):
    for names, reason in LISTED:

        def change(manifest, names=names):
            manifest["files"] |= dict.fromkeys(names, EMPTY)

        refused(rewritten(backup, change, add=names), reason)
