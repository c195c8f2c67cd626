"""The drill: fill, back up, destroy, restore, and compare rows and files."""

import shutil
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from labportal.backup.run import back_up, restore
from labportal.base.database.content_stamp import read_stamp
from labportal.base.models import Heartbeat
from people.models import Person
from tests.factories import PersonFactory, PublicationFactory, portrait

pytestmark = pytest.mark.django_db(transaction=True)
#: Tables that a backup leaves out, or that tell of the backup and the restore themselves.
OTHERS = {"django_session", "base_contentchange", "base_heartbeat"}


def rows():
    """Return the rows of all tables of the portal, as text, in order."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')  # noqa: S608
            found[table] = cursor.fetchall()
    return {table: found[table] for table in found.keys() - OTHERS}


def schema():
    """Return columns, names of constraints and indexes, triggers and extensions.

    PostgreSQL writes conditions in other words once it has read its own.
    """
    asked = (
        (
            "SELECT table_name, column_name, data_type, column_default"
            " FROM information_schema.columns"
            " WHERE table_schema = 'public'"
        ),
        (
            "SELECT conname, conrelid::regclass, contype, convalidated FROM pg_constraint"
            " WHERE connamespace = 'public'::regnamespace"
        ),
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT indexname, tablename FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT extname FROM pg_extension",
    )
    with connection.cursor() as cursor:
        found = []
        for sql in asked:
            cursor.execute(sql)
            found += map(str, cursor.fetchall())
    return sorted(found)


def files():
    root = Path(settings.MEDIA_ROOT)
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def lab():
    """Rows and files of a lab."""
    PersonFactory(family="Noether")
    PublicationFactory()
    portrait("Emmy at the blackboard")
    (Path(settings.MEDIA_ROOT) / "documents").mkdir()
    (Path(settings.MEDIA_ROOT) / "documents" / "Prüfung – 1.pdf").write_bytes(b"%PDF")
    Session.objects.create(session_key="secret-key-of-somebody", expire_date=timezone.now())


@pytest.fixture
def backup(lab, tmp_path):
    return back_up(tmp_path / "backups", keep_days=14).archive


def destroy():
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    shutil.rmtree(settings.MEDIA_ROOT)


def test_what_was_destroyed_is_back_row_by_row_and_file_by_file(backup):
    before = rows(), schema(), files()
    assert before[0]["people_person"]
    assert len(before[2]) > 1
    destroy()
    restore(backup)
    assert rows() == before[0]
    assert set(schema()) ^ set(before[1]) == set()
    assert files() == before[2]


def test_what_came_after_the_backup_is_gone_and_new_rows_can_be_added(backup):
    PersonFactory(family="Later")
    late = Path(settings.MEDIA_ROOT) / "images" / "later.png"
    late.parent.mkdir(exist_ok=True)
    late.write_bytes(b"png")
    restore(backup)
    assert not Person.objects.filter(family="Later").exists()
    assert not late.exists()
    assert not list(Path(settings.MEDIA_ROOT).glob(".restore-*"))
    assert PersonFactory(family="Next").pk


def test_no_stamp_of_a_restored_portal_is_one_that_pages_are_kept_under(backup):
    at_backup = read_stamp()
    for _ in range(2):
        PersonFactory()
    stamps = {at_backup, read_stamp()}
    for _ in range(2):
        restore(backup)
        assert read_stamp() not in stamps
        stamps.add(read_stamp())


def test_an_archive_is_its_owners_alone_and_holds_no_key_of_a_session(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    with zipfile.ZipFile(backup) as archive:
        names = archive.namelist()
        manifest = archive.read("manifest.json").decode()
    assert {name.partition("/")[0] for name in names} == {"database.dump", "media", "manifest.json"}
    assert settings.SECRET_KEY not in manifest
    restore(backup)
    assert not Session.objects.exists()


def test_the_moment_of_the_last_good_backup_is_noted_and_outlives_a_restore(backup):
    noted = Heartbeat.moments()["backup"]
    assert noted
    restore(backup)
    restored = Heartbeat.moments()["backup"]
    assert restored
    assert restored <= noted


def test_files_that_records_name_and_nobody_has_are_told(lab, tmp_path):
    picture = next(name for name in files() if name.startswith("original_images/"))
    (Path(settings.MEDIA_ROOT) / picture).unlink()
    errors = StringIO()
    call_command("backup", to=tmp_path / "to", stdout=StringIO(), stderr=errors)
    assert picture in errors.getvalue()


def test_commands_back_up_check_and_restore(lab, tmp_path, settings):
    settings.BACKUP_ROOT = tmp_path
    out = StringIO()
    call_command("backup", to=tmp_path, stdout=out)
    archive = Path(out.getvalue().partition(" (")[0])
    call_command("restore", archive, check=True, stdout=out)
    assert "is whole" in out.getvalue()
    PersonFactory(family="Later")
    call_command("restore", archive, no_input=True, stdout=out)
    assert "sign in again" in out.getvalue()
    assert not Person.objects.filter(family="Later").exists()


def test_whoever_uses_the_portal_meanwhile_makes_a_restore_give_up_and_loses_nothing(
    backup, monkeypatch
):
    monkeypatch.setattr("labportal.backup.database._LOCK_SECONDS", 1)
    before = rows(), files()
    reader = connection.copy()
    try:
        with reader.cursor() as cursor:
            cursor.execute("BEGIN; SELECT FROM people_person")
            with pytest.raises(CommandError, match="stop web server and worker first"):
                restore(backup)
    finally:
        reader.close()
    assert (rows(), files()) == before
