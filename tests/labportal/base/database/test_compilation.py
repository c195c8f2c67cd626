"""Queries are interpreted, not compiled."""

import pytest
from django.db import connection


@pytest.mark.django_db(transaction=True)
def test_no_connection_compiles_its_queries():
    connection.close()
    for _ in range(2):
        with connection.cursor() as cursor:
            cursor.execute("SHOW jit")
            assert cursor.fetchone() == ("off",)
