"""Migrations: one per app, which says what the models say and needs nothing of the project."""

import ast
from collections import defaultdict
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext

#: How many migrations each app had before they were replaced by one.
FORMER = {"base": 1, "people": 2, "publications": 14, "groups": 5, "labportal": 4}


def own_migrations():
    """The project's migrations by app."""
    found = defaultdict(list)
    for (app, _), migration in sorted(MigrationLoader(None).disk_migrations.items()):
        if app in FORMER:
            found[app].append(migration)
    return found


def project_imports(source):
    """The modules of the project that a Python source imports, relative ones included."""
    packages = {path.parent.name for path in Path(settings.BASE_DIR).glob("*/__init__.py")}
    modules = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules.append("." * node.level + (node.module or ""))
    return [name for name in modules if name.split(".")[0] in packages | {""}]


def replaced_migrations():
    return [key for (migration,) in own_migrations().values() for key in migration.replaces]


@pytest.fixture
def recorder(db):
    """The record of a database that the former migrations made."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app__in=FORMER).delete()
    for key in replaced_migrations():
        recorder.record_applied(*key)
    return recorder


def pending_migrations():
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("app", FORMER)
def test_each_app_has_one_migration_that_replaces_all_former_ones(app):
    (migration,) = own_migrations()[app]
    assert migration.initial
    assert {label for label, _ in migration.replaces} == {app}
    numbers = [int(name.partition("_")[0]) for _, name in migration.replaces]
    assert numbers == list(range(1, FORMER[app] + 1))


@pytest.mark.parametrize("app", FORMER)
def test_migrations_import_nothing_of_the_project(app):
    folder = Path(apps.get_app_config(app).path) / "migrations"
    for path in folder.rglob("*.py"):
        assert project_imports(path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("import people.names", "people.names"),
        ("import os, labportal.base.fields as fields", "labportal.base.fields"),
        (
            "def fill(apps, editor):\n    from publications.search import refresh",
            "publications.search",
        ),
        ("from .. import models", ".."),
    ],
)
def test_an_import_of_the_project_is_found_wherever_it_stands(source, module):
    assert project_imports(f"from django.db import migrations\n{source}\n") == [module]


def test_streams_are_plain_json_in_migrations():
    state = MigrationLoader(None).project_state().apps
    body = state.get_model("labportal", "StandardPage")._meta.get_field("body")
    assert type(body) is models.JSONField


@pytest.mark.parametrize(
    ("model", "field", "wrong"),
    [
        ("labportal.LabSettings", "accent", "#ffcc00"),
        ("labportal.Menu", "language", "tlh"),
        ("people.RoleText", "language", "tlh"),
    ],
)
def test_choices_and_validators_that_are_code_hold_in_models_and_not_in_migrations(
    model, field, wrong
):
    state = MigrationLoader(None).project_state().apps
    assert state.get_model(model)._meta.get_field(field).clean(wrong, None) == wrong
    with pytest.raises(ValidationError):
        apps.get_model(model)._meta.get_field(field).clean(wrong, None)


@pytest.mark.django_db
def test_database_of_the_former_migrations_has_nothing_to_migrate(recorder):
    assert pending_migrations() == []
    with CaptureQueriesContext(
        connection,
    ) as queries:
        call_command("migrate", verbosity=0, skip_checks=False)
    verbs = {query["sql"].split(maxsplit=1)[0] for query in queries}
    assert not verbs & {"CREATE", "ALTER", "DROP"}
    call_command("migrate", check_unapplied=True, verbosity=0)


@pytest.mark.django_db
def test_database_that_was_migrated_once_more_needs_no_former_migrations(recorder, monkeypatch):
    call_command("migrate", verbosity=0)
    for (migration,) in own_migrations().values():
        monkeypatch.setattr(type(migration), "replaces", [])
    assert replaced_migrations() == []
    assert pending_migrations() == []


@pytest.mark.django_db
@pytest.mark.parametrize("app", [app for app, number in FORMER.items() if number > 1])
def test_database_of_some_former_migrations_is_refused(recorder, app):
    key = next(key for key in reversed(replaced_migrations()) if key[0] == app)
    recorder.record_unapplied(*key)
    (error,) = run_checks(databases=["default"], tags=["database"])
    assert error.id == "labportal.E002"
    assert ".".join(key) in error.msg
    with pytest.raises(CommandError, match="last version"):
        call_command("migrate", skip_checks=False, verbosity=0, stdout=StringIO())


@pytest.mark.django_db
def test_empty_database_and_a_migrated_one_are_not_refused(recorder):
    assert run_checks(databases=["default"], tags=["database"]) == []
    recorder.migration_qs.all().delete()
    assert run_checks(databases=["default"], tags=["database"]) == []


def test_every_own_app_is_installed():
    assert {config.label for config in apps.get_app_configs()} >= FORMER.keys()
