"""Migrations say what the models say."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

OWN_APPS = ("base", "people", "publications", "groups", "labportal")


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_block_definitions_stay_out_of_migrations():
    loader = MigrationLoader(None)
    for (app, name), migration in loader.disk_migrations.items():
        if app in OWN_APPS:
            for operation in migration.operations:
                fields = [field for _, field in getattr(operation, "fields", [])]
                fields += [operation.field] if hasattr(operation, "field") else []
                for field in fields:
                    blocks = getattr(field, "block_types_arg", ())
                    assert not blocks, f"{app}.{name} holds block definitions"


def test_every_own_app_is_installed():
    assert {config.label for config in apps.get_app_configs()} >= set(OWN_APPS)
