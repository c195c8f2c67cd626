"""Files without the names of people who were erased, before anything of them is kept.

Who was erased is known by keyed hashes of printed names, iDs and e-mail addresses; a file that
holds such a name tells it, so that it is found in all of the file. Where printed names are kept,
lists of names stay as they are, and all else becomes neutral, as it is in the records. A name that
was the person's on one work alone is known together with that work.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from django.conf import settings

from labportal.base.text.keys import fold_keys
from people.erasure.digests import (
    EMAIL,
    ORCID,
    digests,
    digests_of_name,
    digests_of_print,
    neutral_key,
    work_keys,
)
from people.erasure.name_patterns import ADDRESS, WORD, Identity, NamePatterns
from people.matching.roster import Roster
from people.models import ErasedPerson
from people.names.parts import NameParts
from publications.bibtex.entry import RawEntry, SourceFile
from publications.bibtex.latex.text import to_text
from publications.bibtex.names.printed_names import read_names
from publications.bibtex.source.decode import UndecodableFile, decode
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.imports.erasure.name_lists import (
    NAME_FIELDS,
    outside_of_names,
    read_name,
    without_names,
)
from publications.messages.message import Message
from publications.vocabulary.text import printable

#: The code of the message on a file in which somebody was named who was erased.
REDACTED = "erased-person-in-file"

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass
class _Traces:
    """Traces of a person who was erased in the files of one import."""

    names: set[NameParts] = field(default_factory=set)
    exact: dict[str, str] = field(default_factory=dict)
    #: Surnames with which an s behind them is nobody's surname in these files.
    genitives: set[str] = field(default_factory=set)
    #: Entries as they are written, with the names that are the person's in them alone.
    entries: dict[str, set[NameParts]] = field(default_factory=lambda: defaultdict(set))


def without_erased(files: Sequence[SourceFile], source: str) -> tuple[list[SourceFile], str]:
    """Return files and the name of their source without people who were erased.

    Where nobody is named they are as they were. A source is named as an erasure has renamed it.
    """
    by_digest = {one: person for person in ErasedPerson.objects.all() for one in person.digests}
    texts = {place: text for place, file in enumerate(files) if (text := _text(file))}
    traces = _traces(list(texts.values()), by_digest) if by_digest else {}
    cleared = {place: _without_prints(text, traces) for place, text in texts.items()}
    titles = [file.name for file in files]
    for person, trace in traces.items():
        identity = _identity(person, trace)
        cleared = {
            place: _cleared(text, person, identity, trace) for place, text in cleared.items()
        }
        named = NamePatterns(identity, "", in_any_case=True)
        titles = [
            f"file-{place}.bib" if named.redacted(_words(title)) != _words(title) else title
            for place, title in enumerate(titles, start=1)
        ]
        source = NamePatterns(identity, person.replacement, in_any_case=True).redacted(source)
    return [
        SourceFile(
            titles[place],
            file.content if cleared.get(place) == texts.get(place) else cleared[place].encode(),
        )
        for place, file in enumerate(files)
    ], source


def _without_prints(text: str, traces: dict[ErasedPerson, _Traces]) -> str:
    """Return a text without the names that are somebody's in one entry alone."""
    for person, trace in traces.items():
        for entry, names in trace.entries.items():
            text = text.replace(
                entry, without_names(entry, names.__contains__, f"{{{person.replacement}}}")
            )
    return text


def _cleared(text: str, person: ErasedPerson, identity: Identity, trace: _Traces) -> str:
    # In braces it is a name in one piece.
    print_as = f"{{{person.replacement}}}"
    patterns = NamePatterns(identity, print_as, in_any_case=True)
    if person.names_kept:
        return outside_of_names(text, patterns.redacted)
    # A surname alone is the person's where it is all that is printed.
    return without_names(patterns.redacted(text), trace.names.__contains__, print_as)


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
    return Identity(
        tuple(sorted(trace.names)),
        trace.exact,
        by_initials,
        frozenset(own),
        frozenset(own & trace.genitives),
    )


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
    entries = resolve(parse([("", text) for text in texts])).entries
    named: dict[NameParts, set[str]] = defaultdict(set)
    for entry in entries:
        names = set(_names(entry))
        for name in names:
            named[name].add(entry.citekey)
        for name, person in _prints(entry, names, by_digest):
            found[person].entries[entry.raw].add(name)
            found[person].exact |= _neutral_keys(name, {entry.citekey})
    whose = {name: person for name in named if (person := _known(digests_of_name(name), by_digest))}
    if whose:
        # Somebody who is here by this name is not who was erased.
        roster = Roster.load()
        whose = {name: person for name, person in whose.items() if not roster.find(name)}
    surnames = {key for name in named for key in fold_keys(name.family)} if whose else set()
    for name, person in whose.items():
        found[person].names.add(name)
        if not {f"{key}s" for key in fold_keys(name.family)} & surnames:
            found[person].genitives.add(name.family)
        found[person].exact |= _neutral_keys(name, named[name])
    return found


def _neutral_keys(name: NameParts, citekeys: Iterable[str]) -> dict[str, str]:
    """Return what stands for each of these citekeys that holds the surname."""
    patterns = NamePatterns(Identity((name,)), "")
    return {key: neutral_key(key) for key in citekeys if patterns.holds_surname(key)}


def _prints(
    entry: RawEntry, names: Iterable[NameParts], by_digest: dict[str, ErasedPerson]
) -> Iterator[tuple[NameParts, ErasedPerson]]:
    """Yield the names that are somebody's in this entry, as far as it is that work."""
    works = work_keys(to_text(entry.fields.get("title", "")), entry.fields.get("doi", ""))
    for name in names:
        if person := _known(digests_of_print(name, works), by_digest):
            yield name, person


def _known(hashes: Iterable[str], by_digest: dict[str, ErasedPerson]) -> ErasedPerson | None:
    return next((by_digest[one] for one in hashes if one in by_digest), None)


def _names(entry: RawEntry) -> Iterator[NameParts]:
    """Yield the printed names of an entry."""
    for name in NAME_FIELDS:
        if written := entry.fields.get(name):
            yield from map(read_name, read_names(written, "author", [])[0])
