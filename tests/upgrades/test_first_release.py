"""The database of the first release, migrated to today's version."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client

from labportal.models import LabText
from people.models import Person
from publications.models import Publication
from tests.upgrades.release_data import FIRST, load

#: What a table is made of, as sentences of the server: order and generated names do not count.
_SCHEMA = {
    "columns": """
        SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
               column_default, is_identity, generation_expression
          FROM information_schema.columns WHERE table_schema = 'public'""",
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
    "triggers": """
        SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal""",
    "functions": """
        SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
           AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')""",
}
#: What migrations themselves fill or empty.
_OWN_ROWS = ("django_migrations", "base_contentchange", "auth_permission", "django_content_type")
# A dump that is read again has the same conditions with other casts and parentheses.
_NOTATION = re.compile(r"::[a-z ]+(?:\[\])?|[\s()]")
_WHAT_TO_DO = (
    f"The schema of a portal that came from {FIRST} is not that of a new one. Whoever changes "
    f"models adds a migration. Until {FIRST} is tagged, a change that is folded into 0001_schema "
    "needs `make release-data` (docs/releases.md)."
)


def schema() -> set[tuple[str, ...]]:
    """Return what the tables of the database are made of."""
    found = set()
    with connection.cursor() as cursor:
        for kind, sql in _SCHEMA.items():
            cursor.execute(sql)
            found |= {(kind, *(_NOTATION.sub("", str(part)) for part in row)) for row in cursor}
    return found


def row_numbers() -> dict[str, int]:
    """Return how many rows each table has."""
    with connection.cursor() as cursor:
        numbers = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - as the server names it
            numbers[table] = cursor.fetchone()[0]
    return numbers


@pytest.fixture(scope="module")
def upgraded(databases, django_db_blocker):
    """Migrate the first release's database; return its numbers of rows before."""
    with django_db_blocker.unblock():
        databases.open_unmigrated()
        load()
        before = row_numbers()
        call_command("migrate", verbosity=0, interactive=False)
        yield before
        databases.use()


@pytest.fixture
def upgraded_portal(upgraded, django_db_blocker):
    """Let a test ask the migrated database."""
    with django_db_blocker.unblock():
        yield upgraded


def test_a_portal_of_the_first_release_has_the_schema_of_a_new_one(
    databases, upgraded_portal, django_db_blocker
):
    migrated, name = schema(), connection.settings_dict["NAME"]
    databases.use()
    new = schema()
    connection.close()
    connection.settings_dict["NAME"] = name
    assert len(new) > 1000
    assert (migrated - new, new - migrated) == (set(), set()), _WHAT_TO_DO


def test_every_row_is_still_there(upgraded_portal):
    now = row_numbers()
    lost = {
        table: (number, now.get(table))
        for table, number in upgraded_portal.items()
        if table not in _OWN_ROWS and now.get(table, 0) < number
    }
    assert sum(upgraded_portal.values()) > 3000
    assert lost == {}, "Rows were lost: by table, before and now."


def test_every_record_of_every_kind_can_be_read(upgraded_portal):
    read = {model._meta.label: len(model._default_manager.all()) for model in apps.get_models()}
    assert min(read[label] for label in ("people.Person", "publications.Publication")) > 30


def test_pages_answer_in_both_languages_and_staff_can_sign_in(upgraded_portal):
    client, lab = Client(), LabText.objects.get(language="en").lab_name
    person, work = Person.objects.live().first(), Publication.objects.first()
    for path in ("/", "/de/", "/people/", f"/people/{person.slug}/", "/publications/"):
        answer = client.get(path)
        assert answer.status_code == 200, path
    assert lab in client.get("/").content.decode()
    assert work.title in client.get(f"/publications/{work.slug}/").content.decode()
    assert client.get("/readyz").status_code == 200
    assert client.get("/admin/login/").status_code == 200


def test_nothing_is_left_to_migrate(upgraded_portal):
    call_command("migrate", check_unapplied=True, verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
