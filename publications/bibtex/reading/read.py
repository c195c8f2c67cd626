"""A resolved entry to what a publication record holds: fields mapped, LaTeX decoded, names read."""

import re
from typing import Any

from publications.bibtex.entry import Failure, PrintedName, RawEntry, ReadEntry
from publications.bibtex.latex.text import to_rich_text, to_text
from publications.bibtex.names.annotations import annotate
from publications.bibtex.names.collaborations import collaborations
from publications.bibtex.names.printed_names import read_names, without_academic_titles
from publications.bibtex.reading.dates import read_date, read_day_of
from publications.bibtex.reading.exact import with_exact_values
from publications.bibtex.reading.identify import identify
from publications.bibtex.reading.keywords import read_keywords
from publications.bibtex.reading.notes import read_note
from publications.bibtex.reading.notices import read_notice
from publications.bibtex.reading.numbering import numbering, read_genre, read_pages
from publications.bibtex.reading.pairs import read_links
from publications.bibtex.reading.placeless import placeless
from publications.bibtex.reading.preprints import is_preprint, names_arxiv
from publications.bibtex.reading.titles import (
    CONTAINERS,
    OTHER_CONTAINERS,
    join_title,
    without_full_stop,
)
from publications.bibtex.reading.types import csl_type
from publications.messages.message import Message
from publications.vocabulary.fields import FIELDS_BY_NAME, MAY_HOLD_ADDRESSES
from publications.vocabulary.languages import language_tag
from publications.vocabulary.local_addresses import is_local
from publications.vocabulary.notices import split_notice
from publications.vocabulary.rich_text.rich_text import RichText, plain_text
from publications.vocabulary.rich_text.stored import plain_of, to_stored
from publications.vocabulary.statuses import PREPRINT, status_of_pubstate, status_within
from publications.vocabulary.text import hyphenated

#: Fields whose value is the first text of their BibTeX fields.
_PLAIN = ("event_title", "publisher_place", "edition", "version", "award")
_PUBLISHERS = {
    "article-journal": ("publisher",),
    "report": ("institution", "organization", "publisher", "school"),
    "thesis": ("school", "institution", "university", "publisher", "organization"),
    "webpage": ("publisher", "organization", "institution"),
}
_OTHER_PUBLISHERS = ("publisher", "organization", "institution", "school", "howpublished")
#: The fields that name who supervised a thesis, the one that is written first.
SUPERVISOR_FIELDS = ("supervisor", "supervisors", "advisor", "advisors", "adviser")
#: All fields of the page but `pages` itself.
_ARTICLE_NUMBERS = FIELDS_BY_NAME["page"].bibtex[1:]
_VOLUME_LABEL = re.compile(r"\A(?:vol(?:ume)?|band|bd)\b\.?\s*", re.IGNORECASE)


def read(entry: RawEntry) -> ReadEntry | Failure:
    """Return a resolved entry in terms of Publication, or the reason why it cannot be taken in."""
    return _Reader(entry).read()


class _Reader:
    def __init__(self, entry: RawEntry) -> None:
        self.entry = entry
        self.fields = entry.fields
        self.messages = list(entry.messages)
        self._texts: dict[str, str] = {}
        self.type, remark = csl_type(entry.entry_type, entry.fields)
        self.messages += [remark] if remark else []

    def read(self) -> ReadEntry | Failure:
        # As it is stored: the notice is set as the rest of the title, or not at all.
        notice, title = split_notice(to_stored(self._title()))
        if not title:
            return self._without_title()
        identifiers, remarks = identify(self.fields)
        self.messages += remarks
        container = self._container(plain_of(title))
        event = self._event_beside(container)
        publisher = self._publisher()
        preprint = is_preprint(self.type, container, publisher, identifiers)
        if preprint:
            self.type = "article"
        values: dict[str, Any] = {
            "type": self.type,
            "title": title,
            "abstract": to_stored(self._rich_text("abstract", paragraphs=True)),
            **identifiers,
            **{name: self._first(FIELDS_BY_NAME[name].bibtex) for name in _PLAIN},
            **self._date_and_notes(preprint),
            **self._container_values(container, on_arxiv="arxiv_id" in identifiers),
            **({"event_title": event} if event else {}),
            "publisher": publisher,
            "page": self._pages(),
            "language": self._language(),
            "genre": read_genre(self.type, self.entry.entry_type, self._text("type")),
            "links": self._links(),
            **read_notice(self.fields, notice, self.messages),
        }
        self.messages += placeless(self.fields, values, self._text)
        entry = self.entry
        entry_read = ReadEntry(
            file=entry.file,
            line=entry.line,
            citekey=entry.citekey,
            raw=entry.raw,
            fields=entry.fields,
            values={
                name: value
                for name, value in values.items()
                if value and (name not in MAY_HOLD_ADDRESSES or self._is_for_all(name, value))
            },
            names=tuple(self._printed_names()),
            keywords=self._keywords(),
            messages=tuple(self.messages),
        )
        return with_exact_values(entry_read)

    def _is_for_all(self, name: str, value: Any) -> bool:
        """Return whether a value holds no address of somebody's computer; the entry keeps these."""
        if is_local(str(value)):
            self.messages.append(Message("address-local", record_field=name))
            return False
        return True

    def _text(self, name: str) -> str:
        if name not in self.fields:
            return ""
        # Kept, since a field that is asked for twice is to be remarked on once.
        if name not in self._texts:
            unknown: list[str] = []
            self._texts[name] = to_text(self.fields[name], unknown=unknown)
            self._remark_on_commands(name, unknown)
        return self._texts[name]

    def _rich_text(self, name: str, *, paragraphs: bool = False) -> RichText:
        """Return the text of a field that may have markup."""
        unknown: list[str] = []
        text = to_rich_text(self.fields.get(name, ""), unknown=unknown, paragraphs=paragraphs)
        self._remark_on_commands(name, unknown)
        return text

    def _remark_on_commands(self, name: str, unknown: list[str]) -> None:
        """Say which LaTeX commands are not known and so stay in the value of a field."""
        for command in dict.fromkeys(unknown):
            self.messages.append(Message("command-unknown", field=name, command=command))

    def _first(self, names: tuple[str, ...]) -> str:
        # Most are not there, and this is asked some forty times per entry.
        found = (self._text(name) for name in names if name in self.fields)
        return next(filter(None, found), "")

    def _title(self) -> RichText:
        title = self._rich_text("title")
        if not title and self.type in {"book", "chapter"}:
            # BibTeX's @inbook names the book in `title`, so a part without one has the book's.
            title = plain_text(self._first(("booktitle", "maintitle")))
        return without_full_stop(join_title(title, self._rich_text("subtitle")))

    def _without_title(self) -> Failure:
        entry = self.entry
        return Failure(
            entry.file,
            entry.line,
            entry.citekey or None,
            Message("title-missing"),
            Message("title-remedy"),
            entry.raw,
            tuple(one for one in entry.messages if ("field", "title") in one.params),
        )

    def _container(self, title: str) -> str:
        containers = CONTAINERS.get(self.type, OTHER_CONTAINERS)
        if self._is_in_journal():
            containers = OTHER_CONTAINERS
        for name in containers:
            if text := self._text(name):
                subtitle = self._text(name.removesuffix("title") + "subtitle")
                container = join_title(plain_text(text), plain_text(subtitle)).plain
                return "" if container == title else container
        return ""

    def _is_in_journal(self) -> bool:
        """Return whether a paper of a conference is in a journal, as INSPIRE says of many.

        Volume and pages are those of the journal then, and the proceedings name the conference.
        """
        if self.type != "paper-conference" or not self._text("booktitle"):
            return False
        journal = self._first(("journaltitle", "journal"))
        return bool(journal) and not names_arxiv(journal)

    def _event_beside(self, container: str) -> str:
        """Return the conference of a paper in a journal, if no other field names it."""
        booktitle = self._text("booktitle") if self._is_in_journal() else ""
        named = self._first(FIELDS_BY_NAME["event_title"].bibtex)
        return "" if named or booktitle == container else booktitle

    def _container_values(self, container: str, *, on_arxiv: bool) -> dict[str, str]:
        volume, number = self._volume(), self._text("number") or self._text("issue")
        if on_arxiv:
            # "arXiv preprint arXiv:2501.04284" and "CoRR abs/2501.04284" repeat the id.
            container, volume, number = (
                "" if names_arxiv(text) else text for text in (container, volume, number)
            )
        return {
            "container_title": container,
            "volume": volume,
            **numbering(
                self.type,
                number,
                series=self._text("series"),
                short=self._first(FIELDS_BY_NAME["container_title_short"].bibtex),
                report_number=self._text("reportnumber"),
            ),
        }

    def _volume(self) -> str:
        volume = hyphenated(_VOLUME_LABEL.sub("", self._text("volume"), count=1))
        return "" if self._volume_status() else volume

    def _volume_status(self) -> str | None:
        """Return the status that a publisher's export gives in place of the volume."""
        volume = self._text("volume")
        return None if any(map(str.isdigit, volume)) else status_within(volume)

    def _publisher(self) -> str:
        for name in _PUBLISHERS.get(self.type, _OTHER_PUBLISHERS):
            text = self._text(name)
            # `howpublished` holds an address more often than a publisher.
            if text and not names_arxiv(text) and "://" not in text:
                return text
        return ""

    def _pages(self) -> str:
        article_number = self._first(_ARTICLE_NUMBERS)
        return read_pages(self.type, self._text("pages"), article_number, self.messages)

    def _date_and_notes(self, preprint: bool) -> dict[str, str | int | None]:
        date = read_date(self.fields)
        self.messages += date.messages
        note = read_note(self._text("note"))
        accessed = read_day_of(self.fields, FIELDS_BY_NAME["accessed"].bibtex, self.messages)
        status = status_of_pubstate(self.fields.get("pubstate", "")) or note.status
        return {
            "issued_year": date.year,
            "issued_month": date.month,
            "issued_day": date.day,
            "issued_season": date.season,
            "accessed": accessed or note.accessed,
            "status": status
            or date.status
            or self._volume_status()
            or (PREPRINT if preprint else ""),
            "note": note.text,
            **({"award": note.award} if note.award else {}),
        }

    def _links(self) -> list[list[str]]:
        links, remarks = read_links(self.fields)
        self.messages += remarks
        return links

    def _language(self) -> str:
        written = self._first(FIELDS_BY_NAME["language"].bibtex)
        tag = language_tag(written) if written else None
        if written and tag is None:
            self.messages.append(Message("language-unknown", text=written[:60]))
        return tag or ""

    def _printed_names(self) -> list[PrintedName]:
        authors = self._names("author")
        return [
            *authors,
            *collaborations(self._text("collaboration"), authors),
            *self._names("editor"),
            *self._names("translator"),
            *(one for name in SUPERVISOR_FIELDS for one in self._names("supervisor", name)),
        ]

    def _names(self, role: str, field: str = "") -> list[PrintedName]:
        field = field or role
        if not self.fields.get(field):
            return []
        unknown: list[str] = []
        written = self.fields[field]
        if role == "supervisor":
            written = without_academic_titles(written)
        names, remarks = read_names(written, role, unknown)
        self._remark_on_commands(field, unknown)
        self.messages += remarks
        return annotate(names, self.fields, role)

    def _keywords(self) -> tuple[str, ...]:
        unknown: list[str] = []
        field, words = read_keywords(self.fields, unknown)
        self._remark_on_commands(field, unknown)
        return words
