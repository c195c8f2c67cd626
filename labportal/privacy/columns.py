"""All columns of all tables that may hold a text, and rows of them that match an expression."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils.translation import gettext

#: Tables that hold no text of anybody, are written anew, or are seen to by themselves.
SEEN_TO = {
    "the person's own records, and those of namesakes": (
        "people_person people_namevariant people_erasedperson auth_user"
    ),
    "printed names": "publications_authorship",
    "made of other rows": (
        "publications_publicationindex publications_indexedword publications_renderedcitation"
        " modelsearch_indexentry wagtailsearch_indexentry wagtailimages_rendition"
        " groups_harvest groups_harvestedpublication"
    ),
    "words of the programs": (
        "django_migrations django_content_type auth_permission base_contentchange base_heartbeat"
    ),
    "signed and compressed": "django_session",
}
_LEFT_OUT = {table for tables in SEEN_TO.values() for table in tables.split()}
_TEXT, _JSON, _BYTES, _ARRAY = "text", "json", "bytea", "array"
_KINDS = {"text": _TEXT, "varchar": _TEXT, "bpchar": _TEXT, "json": _JSON, "jsonb": _JSON}
_KINDS |= {"bytea": _BYTES, "_text": _ARRAY, "_varchar": _ARRAY}


class RowChangedError(Exception):
    """A row that was read is another one by now; the message says in which table."""


@dataclass(frozen=True)
class Column:
    """A column of a table: its kind, and how many letters it takes."""

    name: str
    kind: str
    longest: int | None


@dataclass(frozen=True)
class Row:
    """A row that matches: its place in the table, and the values of its columns by name."""

    table: str
    place: str
    key: Any
    values: dict[str, Any]


def file_columns() -> dict[str, set[str]]:
    """Return the columns that name uploaded files, by table."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, models.FileField):
                found.setdefault(model._meta.db_table, set()).add(str(field.column))
    return found


def columns_by_table() -> dict[str, list[Column]]:
    """Return the columns with texts of all tables that are not seen to elsewhere, by table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, udt_name, character_maximum_length"
            " FROM information_schema.columns JOIN information_schema.tables"
            " USING (table_schema, table_name)"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            " ORDER BY table_name, ordinal_position"
        )
        rows = cursor.fetchall()
    files = file_columns()
    found: dict[str, list[Column]] = {}
    for table, name, kind, longest in rows:
        if table not in _LEFT_OUT and kind in _KINDS and name not in files.get(table, ()):
            found.setdefault(table, []).append(Column(name, _KINDS[kind], longest))
    return found


def matching_rows(table: str, columns: list[Column], expression: str) -> Iterator[Row]:
    """Yield the rows of a table of which a column matches; bytes match in any case."""
    quote = connection.ops.quote_name
    texts = [one for one in columns if one.kind != _BYTES]
    conditions = [f"{quote(one.name)}::text ~* %s" for one in texts]
    conditions += [f"length({quote(one.name)}) > 0" for one in columns if one.kind == _BYTES]
    names = ", ".join(
        # As text, so that what is written back is as it was but for the name.
        f"{quote(one.name)}::text" if one.kind == _JSON else quote(one.name)
        for one in columns
    )
    key = _key_of(table)
    sql = (
        f"SELECT ctid::text, {quote(key) if key else 'NULL'}, {names} "  # noqa: S608 - names of columns
        f"FROM {quote(table)} WHERE {' OR '.join(conditions)} FOR UPDATE"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [expression] * len(texts))
        while found := cursor.fetchmany(500):
            for place, key_value, *values in found:
                # So that bytes are equal to bytes.
                plain = [bytes(one) if isinstance(one, memoryview) else one for one in values]
                by_name = dict(zip([one.name for one in columns], plain, strict=True))
                yield Row(table, place, key_value, by_name)


def write(row: Row, changed: dict[str, Any], columns: list[Column]) -> None:
    """Write changed values of a row; raises RowChangedError if somebody else did."""
    quote = connection.ops.quote_name
    casts = {one.name: "::jsonb" for one in columns if one.kind == _JSON}
    said = ", ".join(f"{quote(name)} = %s{casts.get(name, '')}" for name in changed)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(row.table)} SET {said} WHERE ctid = %s::tid",  # noqa: S608
            [*changed.values(), row.place],
        )
        if cursor.rowcount != 1:
            text = gettext("Somebody changed a row of %(table)s meanwhile. Try again.")
            raise RowChangedError(text % {"table": row.table})


def _key_of(table: str) -> str | None:
    model = model_of(table)
    return str(model._meta.pk.column) if model and model._meta.pk else None


def model_of(table: str) -> type[models.Model] | None:
    """Return the model whose rows a table holds."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table == table:
            return model
    return None
