"""Writing very many new rows by PostgreSQL's COPY.

Ten thousand rows take a fraction of the time of `bulk_create`, which makes an object and a piece
of SQL of every row. There are no signals, and no `save` or `pre_save` of models and fields.
"""

from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from typing import Any

import orjson
from django.db import connection, models

ROWS_AT_ONCE = 5000
# COPY's text format ends fields at tabs and rows at line ends, and escapes by backslashes.
_ESCAPED = {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}


def reserve_ids(model: type[models.Model], number: int) -> list[int]:
    """Return as many primary keys for new rows of `model`, which nobody else is given."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, number],
        )
        return [row[0] for row in cursor.fetchall()]


def copy_rows(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, given by attribute name; what a row does not name has its field's default.

    Without a primary key, a row is given the next one.
    """
    pk = model._meta.pk.attname
    chunk: list[Mapping[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == ROWS_AT_ONCE:
            _copy(model, pk, chunk)
            chunk = []
    if chunk:
        _copy(model, pk, chunk)


def _copy(model: type[models.Model], pk: str, rows: list[Mapping[str, Any]]) -> None:
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.generated and (field.attname != pk or pk in rows[0])
    ]
    writers = {field.attname: _writer(field) for field in fields}
    defaults = {field.attname: _writer(field)(field.get_default()) for field in fields}
    text = StringIO()
    for row in rows:
        # Most rows say little: what they say is put over the defaults, in whose order it stays.
        said = {name: writers[name](value) for name, value in row.items()}
        text.write("\t".join((defaults | said).values()) + "\n")
    text.seek(0)
    quote = connection.ops.quote_name
    # Columns by name: their order in the table is that of migrations, not of the model.
    names = ", ".join(quote(field.column or "") for field in fields)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN", text)


def _writer(field: "models.Field[Any, Any]") -> Callable[[Any], str]:
    if isinstance(field, models.JSONField):
        return lambda value: _json(field.get_prep_value(value))
    return _text


def _text(value: Any) -> str:
    if value is None:
        return r"\N"
    text = str(value)
    # Most are: replacing takes longer than asking.
    if not text.isprintable() or "\\" in text:
        # The backslash first, or those of the others would be escaped again.
        for sign, written in _ESCAPED.items():
            text = text.replace(sign, written)
    return text


def _json(value: Any) -> str:
    if value is None:
        return r"\N"
    # JSON escapes tabs and line ends itself; COPY would take its backslashes for its own.
    return orjson.dumps(value).decode().replace("\\", r"\\")
