"""Counts of changes of content."""

from django.db import connection

from labportal.base.models import ContentChange


def changes():
    """Count the changes that this connection sees."""
    return sum(ContentChange.objects.values_list("number", flat=True))


def run(*statements):
    """Return how many changes SQL statements make."""
    before = changes()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    return changes() - before
