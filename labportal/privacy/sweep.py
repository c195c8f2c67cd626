"""The sweep: every text of every table without the person, and where a name still stands."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from labportal.privacy.columns import Column, Row, columns_by_table, matching_rows, model_of, write
from labportal.privacy.redaction import ADDRESSES, Redaction
from publications.bibtex.entry import SourceFile
from publications.bibtex.source.decode import UndecodableFile, decode

#: Texts that somebody wrote for others to read, by table: in them bare surnames are told of.
AUTHORED = frozenset(
    "people_persontext people_personlink base_topictext groups_researchgrouptext"
    " groups_peopleindexpage groups_publicationindexpage groups_researchindexpage"
    " groups_researchgrouppage groups_topicindexpage groups_keypublication groups_membership"
    " labportal_homepage labportal_standardpage labportal_newspage labportal_newsindexpage"
    " labportal_openingpage labportal_openingindexpage labportal_labsettings labportal_labtext"
    " labportal_menuitem labportal_sociallink publications_publication wagtailcore_page"
    " wagtailredirects_redirect publications_importbatch"
    " wagtailcore_comment wagtailcore_commentreply wagtailcore_taskstate wagtailimages_image"
    " wagtaildocs_document wagtailcore_collection auth_group".split()
)
#: Columns whose former values were addresses.
_ADDRESSES = ("slug", "url_path", "old_path")
#: Tables of what was read from files, and of addresses: keywords and names of files are small.
_OF_FILES = frozenset(
    "publications_importbatch publications_importentry publications_importfile"
    " publications_mendedblock publications_skippedentry publications_sourceentry"
    " wagtailredirects_redirect".split()
)
_IMPORTED_FILES = "publications_importfile"
#: Columns that hold entries as they were written.
_BIBTEX = {
    ("publications_sourceentry", "raw"),
    ("publications_mendedblock", "written"),
    ("publications_mendedblock", "text"),
}


class Place(NamedTuple):
    """A place where a name stands, with the words around it."""

    table: str
    key: Any
    column: str
    words: str

    @property
    def record(self) -> Any:
        """The record, None where a table holds none or it is gone."""
        model = model_of(self.table)
        return model._default_manager.filter(pk=self.key).first() if model else None

    @property
    def label(self) -> str:
        """The record in words."""
        if record := self.record:
            return named(record)
        model = model_of(self.table)
        return f"{model._meta.verbose_name if model else self.table} {self.key}"


def named(record: Any) -> str:
    """Return a record in words: its kind, what it is called, and its number."""
    parts = {"kind": record._meta.verbose_name, "record": record, "number": record.pk}
    return gettext("%(kind)s “%(record)s” (%(number)s)") % parts


@dataclass
class SweepResult:
    """The result of a sweep: rows by table, former addresses, texts, and places of names."""

    changed: dict[str, list[Any]] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    #: Texts that somebody wrote and that are others now, with the fields in place of words.
    rewritten: list[Place] = field(default_factory=list)
    left: list[Place] = field(default_factory=list)
    bare: list[Place] = field(default_factory=list)


class Sweep:
    """Redacts all tables. The caller holds the transaction."""

    def __init__(self, redaction: Redaction, kept_texts: Iterable[tuple[str, str]] = ()) -> None:
        self.redaction = redaction
        self._of_files = redaction.of_files
        #: Tables and columns that stay as they are, since printed names are kept.
        self.kept = frozenset(kept_texts)
        self.result = SweepResult()

    def run(self) -> SweepResult:
        """Redact every column, then look where a name still stands."""
        for table, columns in self._tables():
            for row in list(self._rows(table, columns)):
                self._redact(row, columns)
        return self.look()

    def look(self) -> SweepResult:
        """Look where a name stands; change nothing."""
        for table, columns in self._tables():
            for row in self._rows(table, columns):
                self._look(row, columns)
        return self.result

    def _tables(self) -> Iterator[tuple[str, list[Column]]]:
        for table, columns in columns_by_table().items():
            rest = [one for one in columns if (table, one.name) not in self.kept]
            if rest:
                yield table, rest

    def _rows(self, table: str, columns: list[Column]) -> Iterator[Row]:
        return matching_rows(table, columns, self.redaction.patterns.skeleton)

    def _redact(self, row: Row, columns: list[Column]) -> None:
        changed = {
            one.name: value
            for one in columns
            if (value := self.cleared(row, one)) != row.values[one.name]
        }
        if not changed:
            return
        for name in _ADDRESSES:
            if name in changed:
                self.result.addresses |= set(filter(None, row.values[name].split("/")))
        self._write(row, changed, columns)
        if row.table in AUTHORED:
            self.result.rewritten += [
                Place(row.table, row.key, name, _label(row.table, name)) for name in changed
            ]
        self.result.changed.setdefault(row.table, []).append(row.key)

    def _write(self, row: Row, changed: dict[str, Any], columns: list[Column]) -> None:
        try:
            with transaction.atomic():
                write(row, changed, columns)
        except IntegrityError:
            # Another row says the same now: addresses of their own, for they may not be alike.
            numbered = {
                name: f"{value}-{row.key}" if name in ("slug", "url_path") else value
                for name, value in changed.items()
            }
            with transaction.atomic():
                write(row, numbered, columns)

    def _redaction_of(self, row: Row, column: Column) -> Redaction:
        is_small = row.table in _OF_FILES or column.name in ADDRESSES
        return self._of_files if is_small else self.redaction

    def cleared(self, row: Row, column: Column) -> Any:
        """Return the value of a column without the person."""
        value = row.values[column.name]
        redaction = self._redaction_of(row, column)
        match column.kind:
            case "text" if value and (row.table, column.name) in _BIBTEX:
                return redaction.bibtex(value)
            case "text" if value:
                return self._fitting(redaction.text(value), column)
            case "json" if value:
                data = json.loads(value)
                cleared = redaction.json(data)
                return value if cleared == data else json.dumps(cleared, ensure_ascii=False)
            case "array" if value:
                return [redaction.text(one) if one else one for one in value]
            case "bytea" if value and row.table == _IMPORTED_FILES:
                return cleared_file(bytes(value), redaction)
        return value

    @staticmethod
    def _fitting(text: str, column: Column) -> str:
        return text[: column.longest] if column.longest else text

    def _look(self, row: Row, columns: list[Column]) -> None:
        for one in columns:
            patterns = self._redaction_of(row, one).patterns
            find_bare = patterns.find_bare if row.table in AUTHORED else patterns.find_own
            text = _read(row, one)
            for words in patterns.find(text):
                self.result.left.append(Place(row.table, row.key, one.name, words))
            for words in find_bare(text):
                self.result.bare.append(Place(row.table, row.key, one.name, words))


def _label(table: str, column: str) -> str:
    """Return what forms call a column."""
    model = model_of(table)
    fields = model._meta.local_concrete_fields if model else ()
    return next((str(one.verbose_name) for one in fields if one.column == column), column)


def _read(row: Row, column: Column) -> str:
    """Return the text of a column; nothing where it holds no text."""
    value = row.values[column.name]
    if value and column.kind == "array":
        return " ".join(filter(None, value))
    if value and column.kind == "bytea":
        return bytes(value).decode(errors="replace") if row.table == _IMPORTED_FILES else ""
    return str(value or "")


def cleared_file(content: bytes, redaction: Redaction) -> bytes:
    """Return the bytes of a .bib file without the person, as they were if there is nothing."""
    try:
        text = decode(SourceFile("", content)).text
    except UndecodableFile:
        return content
    cleared = redaction.bibtex(text)
    return content if cleared == text else cleared.encode()
