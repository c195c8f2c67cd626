"""Every kind of statement on every public table, in the demo lab, which has rows in most."""

import pytest
from django.apps import apps
from django.db import transaction

from labportal.page_cache.public_tables import is_public
from tests.labportal.page_cache.changes import run


@pytest.mark.usefixtures("demo_lab")
def test_every_statement_on_a_public_table_with_rows_is_a_change():
    walked = 0
    for model in apps.get_models(include_auto_created=True):
        if not is_public(model) or not model._base_manager.exists():
            continue
        table, key = model._meta.db_table, model._meta.pk.column
        columns = ", ".join(
            f'"{field.column}"'
            for field in model._meta.local_concrete_fields
            if not field.generated
        )
        with transaction.atomic():
            assert run(f"DELETE FROM {table} WHERE false") == 0, table  # noqa: S608
            same = f"UPDATE {table} SET {key} = {key} WHERE {key} < 100"  # noqa: S608
            assert run(same) == 0, table
            assert run(f"UPDATE {table} SET {key} = {key} + 1000000") == 1, table  # noqa: S608
            aside = f"CREATE TEMP TABLE aside AS SELECT {columns} FROM {table}"  # noqa: S608
            assert run(aside) == 0, table
            assert run(f"DELETE FROM {table}") == 1, table  # noqa: S608
            back = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM aside"  # noqa: S608
            assert run(back) == 1, table
            transaction.set_rollback(True)
        with transaction.atomic():
            assert run(f"TRUNCATE {table} CASCADE") >= 1, table
            transaction.set_rollback(True)
        walked += 1
    assert walked >= 30
