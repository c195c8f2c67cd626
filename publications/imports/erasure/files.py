"""Files without the names of people who were erased, before anything of them is kept.

Who was erased is known by keyed hashes of printed names, iDs and e-mail addresses; a file that
holds such a name tells it, so that it is found in all of the file. Where printed names are kept,
only citekeys become neutral, as they are in the records.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from django.conf import settings

from people.erasure.digests import EMAIL, ORCID, digests, digests_of_name, neutral_key
from people.erasure.name_patterns import ADDRESS, WORD, Identity, NamePatterns
from people.matching.roster import Roster
from people.models import ErasedPerson
from people.names.parts import NameParts, parse_name
from publications.bibtex.entry import RawEntry, SourceFile
from publications.bibtex.names.printed_names import read_names
from publications.bibtex.reading.read import SUPERVISOR_FIELDS
from publications.bibtex.source.decode import UndecodableFile, decode
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.messages.message import Message
from publications.vocabulary.text import printable

#: The code of the message on a file in which somebody was named who was erased.
REDACTED = "erased-person-in-file"

_NAME_FIELDS = ("author", "editor", "translator", "bookauthor", *SUPERVISOR_FIELDS)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass
class _Traces:
    """Traces of a person who was erased in the files of one import."""

    names: set[NameParts] = field(default_factory=set)
    exact: dict[str, str] = field(default_factory=dict)


def without_erased(files: Sequence[SourceFile]) -> list[SourceFile]:
    """Return files in which no name of somebody who was erased stands; others as they are."""
    by_digest = {one: person for person in ErasedPerson.objects.all() for one in person.digests}
    texts = {place: text for place, file in enumerate(files) if (text := _text(file))}
    traces = _traces(list(texts.values()), by_digest) if by_digest else {}
    cleared = dict(texts)
    titles = [file.name for file in files]
    for person, trace in traces.items():
        identity = _identity(person, trace)
        # In braces it is a name in one piece.
        patterns = NamePatterns(
            Identity((), trace.exact) if person.names_kept else identity,
            f"{{{person.replacement}}}",
            in_any_case=True,
        )
        cleared = {place: patterns.redacted(text) for place, text in cleared.items()}
        named = NamePatterns(identity, "", in_any_case=True)
        titles = [
            f"file-{place}.bib" if named.redacted(_words(title)) != _words(title) else title
            for place, title in enumerate(titles, start=1)
        ]
    return [
        SourceFile(
            titles[place],
            file.content if cleared.get(place) == texts.get(place) else cleared[place].encode(),
        )
        for place, file in enumerate(files)
    ]


def _words(title: str) -> str:
    """Return the name of a file as words."""
    return PurePath(title).stem.replace("_", " ")


def redactions(before: Sequence[SourceFile], after: Sequence[SourceFile]) -> list[Message]:
    """Return a message on each file that is another one than before."""
    pairs = zip(before, after, strict=True)
    return [Message(REDACTED, file=printable(new.name)) for old, new in pairs if old != new]


def _identity(person: ErasedPerson, trace: _Traces) -> Identity:
    """Return all by which a person is found in files, as far as it was theirs alone."""
    known = set(person.digests)
    by_initials = any(
        name.given and known & digests_of_name(NameParts(name.given[0], "", name.family))
        for name in trace.names
    )
    own = {
        name.family
        for name in trace.names
        if known & digests_of_name(NameParts(family=name.family))
    }
    return Identity(tuple(sorted(trace.names)), trace.exact, by_initials, frozenset(own))


def _text(file: SourceFile) -> str:
    """Return the text of a file; none of one that is refused anyhow."""
    if len(file.content) > settings.IMPORT_MAX_BYTES:
        return ""
    try:
        return decode(file).text
    except UndecodableFile:
        return ""


def _traces(
    texts: Sequence[str], by_digest: dict[str, ErasedPerson]
) -> dict[ErasedPerson, _Traces]:
    found: dict[ErasedPerson, _Traces] = defaultdict(_Traces)
    for kind, pattern, said in ((ORCID, _ORCID, WORD), (EMAIL, _EMAIL, ADDRESS)):
        for one in dict.fromkeys(one for text in texts for one in pattern.findall(text)):
            if person := _known(digests(kind, [one]), by_digest):
                found[person].exact[one] = said
    # Macros and parents of entries may stand in another file.
    named = _names(resolve(parse([("", text) for text in texts])).entries)
    whose = {name: person for name in named if (person := _known(digests_of_name(name), by_digest))}
    if whose:
        # Somebody who is here by this name is not who was erased.
        roster = Roster.load()
        whose = {name: person for name, person in whose.items() if not roster.find(name)}
    for name, person in whose.items():
        found[person].names.add(name)
        patterns = NamePatterns(Identity((name,)), "")
        for citekey in named[name]:
            if patterns.holds_surname(citekey):
                found[person].exact[citekey] = neutral_key(citekey)
    return found


def _known(hashes: Iterable[str], by_digest: dict[str, ErasedPerson]) -> ErasedPerson | None:
    return next((by_digest[one] for one in hashes if one in by_digest), None)


def _names(entries: Iterable[RawEntry]) -> dict[NameParts, set[str]]:
    """Return the printed names of entries, each with the citekeys of its entries."""
    found: dict[NameParts, set[str]] = defaultdict(set)
    for entry in entries:
        for name in _NAME_FIELDS:
            if written := entry.fields.get(name):
                for one in read_names(written, "author", [])[0]:
                    parts = NameParts(one.given, one.particle, one.family, one.suffix)
                    parts = parts if parts.family else parse_name(one.literal)
                    found[parts].add(entry.citekey)
    return found
