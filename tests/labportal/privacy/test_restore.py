"""A restore of an archive that is older than an erasure."""

from io import StringIO

import pytest
from django.core.management import call_command

from labportal.backup import erased_people
from labportal.backup.errors import BackupError
from labportal.backup.run import back_up
from people.models import ErasedPerson, Person
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(tmp_path):
    PersonFactory(given="Zdeňka", family="Müßelkühn")
    PersonFactory(given="Emmy", family="Noether")
    return back_up(tmp_path / "backups", keep_days=14).archive


def erase():
    call_command(
        "erase_person", "zdenka-muesselkuehn", "--names", "keep", "--yes", stdout=StringIO()
    )


def restore(archive):
    out = StringIO()
    call_command("restore", archive, "--no-input", stdout=out)
    return out.getvalue()


def families():
    return [one.family for one in Person.objects.all()]


def test_who_was_erased_since_the_backup_is_erased_again(backup):
    erase()
    out = restore(backup)
    assert families() == ["Noether"]
    assert "People who were erased, and are erased again: 1." in out
    assert ErasedPerson.objects.filter(names_kept=True).exists()


def test_the_list_beside_the_archives_is_enough_where_the_database_was_lost(backup):
    erase()
    back_up(backup.parent, keep_days=14)
    ErasedPerson.objects.all().delete()
    restore(backup)
    assert families() == ["Noether"]


def test_the_list_is_there_as_soon_as_somebody_is_erased(backup, settings):
    settings.BACKUP_ROOT = backup.parent
    erase()
    ErasedPerson.objects.all().delete()
    restore(backup)
    assert families() == ["Noether"]


def test_a_look_at_the_archives_writes_the_list_that_an_erasure_could_not(backup):
    erase()
    assert not backup.with_name(erased_people.FILE).exists()
    call_command("backup", to=backup.parent, if_older_than=24, stdout=StringIO())
    assert len(erased_people.read_file(backup.with_name(erased_people.FILE))) == 1


def test_a_restore_without_erasures_tells_nothing_of_them(backup):
    assert "erased" not in restore(backup)
    assert len(families()) == 2


def test_the_list_tells_no_name_and_only_its_owner_reads_it(backup):
    erase()
    back_up(backup.parent, keep_days=14)
    path = backup.with_name(erased_people.FILE)
    assert "elk" not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["{", "{}", '[{"erased_at": 1}]', '["x"]'])
def test_a_list_that_is_none_stops_the_restore_before_anything_is_done(backup, content):
    backup.with_name(erased_people.FILE).write_text(content)
    with pytest.raises(BackupError):
        restore(backup)
    assert len(families()) == 2
