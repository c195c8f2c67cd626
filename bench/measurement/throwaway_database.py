"""A database for the benchmarks alone, made anew and thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection
from django.test.utils import setup_databases, teardown_databases


@contextmanager
def throwaway_database() -> Iterator[None]:
    """Connect to an empty, migrated database, as the tests do, and drop it in the end."""
    before = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(before, verbosity=0)


def remove_publications() -> None:
    """Empty the tables of publications and imports, and whatever refers to them."""
    tables = ", ".join(
        connection.ops.quote_name(model._meta.db_table)
        for model in apps.get_app_config("publications").get_models()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")


def update_statistics() -> None:
    """Let PostgreSQL look at its tables, as it does by itself some time after a large import."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
