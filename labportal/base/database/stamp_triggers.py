"""Triggers that add a `ContentChange` for each statement that changed rows of a public table.

Statement triggers with transition tables (PostgreSQL's documentation, CREATE TRIGGER): they see all
rows of a statement at once, those of COPY and of raw SQL as well.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection

# Of more rows than this it is not asked whether any of them says something else now.
_COMPARED = 1000
# Conditions stand one in the other, since PostgreSQL parses each as a whole when it comes to it,
# and tables in it that an event does not have are an error.
_BODY = f"""
BEGIN
    IF TG_OP <> 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM rows_now) THEN
            RETURN NULL;
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM rows_now OFFSET {_COMPARED})
           AND NOT EXISTS (
               SELECT to_jsonb(rows_now) - coalesce(TG_ARGV, '{{}}') FROM rows_now
               EXCEPT
               SELECT to_jsonb(rows_before) - coalesce(TG_ARGV, '{{}}') FROM rows_before
           )
        THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO base_contentchange DEFAULT VALUES;
    RETURN NULL;
END
"""  # noqa: S608 - of a number
# With the schema of today, since whoever restores a dump has none in the path.
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION stamp_content() RETURNS trigger LANGUAGE plpgsql
SET search_path FROM CURRENT AS $${_BODY}$$
"""
_PRESENT_BODY = """
SELECT prosrc FROM pg_proc
 WHERE proname = 'stamp_content' AND pronamespace = current_schema()::regnamespace
"""
#: The rows of a statement by event: the name of each transition table is that in the function.
_ROWS = {
    "insert": "REFERENCING NEW TABLE AS rows_now",
    "update": "REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_now",
    "delete": "REFERENCING OLD TABLE AS rows_now",
    "truncate": "",
}
_PRESENT_TRIGGERS = """
SELECT table_.relname, trigger_.tgname, trigger_.tgargs
  FROM pg_trigger AS trigger_ JOIN pg_class AS table_ ON table_.oid = trigger_.tgrelid
 WHERE trigger_.tgname LIKE 'stamp\\_%' AND table_.relnamespace = current_schema()::regnamespace
"""


class _Trigger(NamedTuple):
    """A trigger of a table; `unseen` are the columns that no page shows."""

    table: str
    name: str
    unseen: tuple[str, ...]

    @property
    def sql(self) -> str:
        """The statement that makes it, or makes it anew."""
        event = self.name.removeprefix("stamp_")
        arguments = ", ".join(f"'{column}'" for column in self.unseen)
        return (
            f"CREATE OR REPLACE TRIGGER {self.name} AFTER {event} ON {self._quoted} {_ROWS[event]}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION stamp_content({arguments})"
        )

    @property
    def dropped_by(self) -> str:
        """The statement that takes it away."""
        return f"DROP TRIGGER {self.name} ON {self._quoted}"

    @property
    def _quoted(self) -> str:
        return connection.ops.quote_name(self.table)


def install_triggers(public: Mapping[str, tuple[str, ...]]) -> None:
    """Give the tables in `public` their triggers, and take those of other tables away.

    The values are the columns of the table that no page shows: a change of these alone is none.
    What is there already is left alone, since each trigger made locks its table.
    """
    with connection.cursor() as cursor:
        # An app that is migrated back to nothing has no tables any more.
        present_tables = set(connection.introspection.table_names(cursor))
        wanted = {
            _Trigger(table, f"stamp_{event}", unseen if event == "update" else ())
            for table, unseen in public.items()
            if table in present_tables
            for event in _ROWS
        }
        cursor.execute(_PRESENT_BODY)
        if cursor.fetchall() != [(_BODY,)]:
            cursor.execute(_FUNCTION)
        cursor.execute(_PRESENT_TRIGGERS)
        present = {
            # Arguments are ended by a NUL each.
            _Trigger(table, name, tuple(bytes(arguments).decode().split("\0")[:-1]))
            for table, name, arguments in cursor.fetchall()
        }
        for trigger in sorted(wanted - present):
            cursor.execute(trigger.sql)
        kept = {trigger[:2] for trigger in wanted}
        for trigger in sorted(present - wanted):
            if trigger[:2] not in kept:
                cursor.execute(trigger.dropped_by)
