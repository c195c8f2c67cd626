"""Imports, edits and undos as steps of a sequence, and strategies that make them up."""

from typing import NamedTuple

from hypothesis import strategies as st

from publications.models import Decision

WORKS = (
    ("A first paper on many things", "10.5555/first"),
    ("Second results about other matters entirely", ""),
    ("Retinal ageing explored in depth", "10.5555/third"),
)
AUTHORS = ("Ann Bell and Cy Dole", "A. Bell and Cy Dole and Gus Hay", "Wei Wang and Wei Wang")
SOURCES = ("Zotero", "DBLP")
#: Values that an editor types. No file says any of them.
TYPED = {"volume": "97", "container_title": "Typed Journal", "note": "Typed note", "page": "7777"}


class Entry(NamedTuple):
    """One variant of what a source says of one of the works."""

    work: int
    authors: int = 0
    volume: str = ""
    journal: str = "Journal of Things"
    doi: bool = True
    remark: str = ""
    twin: bool = False

    def bibtex(self, source: str) -> str:
        """Return the entry as BibTeX; a twin is the same work under another citekey."""
        title, doi = WORKS[self.work]
        said = {
            "author": AUTHORS[self.authors],
            "title": title,
            "journal": self.journal,
            "year": "2020",
            "volume": self.volume,
            "doi": doi if self.doi else "",
            "x-remark": self.remark,
        }
        key = f"{source.lower()}-{self.work}{'-twin' if self.twin else ''}"
        fields = [f"  {name} = {{{value}}}" for name, value in said.items() if value]
        return f"@article{{{key},\n" + ",\n".join(fields) + "\n}\n"


class Import(NamedTuple):
    """Import a file into a source, of which it may be the whole."""

    source: str
    entries: tuple[Entry, ...]
    complete: bool = False


class Decide(NamedTuple):
    """Plan a file, decide the same about all entries that it can be decided about, and confirm."""

    source: str
    entries: tuple[Entry, ...]
    decision: Decision


class Again(NamedTuple):
    """Import the last file of a source once more."""

    source: str


class Edit(NamedTuple):
    """Type something into a record."""

    work: int
    field: str


class AddName(NamedTuple):
    """Type one more name."""

    work: int


class Link(NamedTuple):
    """Say who an author is, or that it is somebody else."""

    work: int
    position: int
    rejected: bool


class Undo(NamedTuple):
    """Undo one of the imports, counted from the latest."""

    back: int


_entries = st.builds(
    Entry,
    work=st.integers(0, len(WORKS) - 1),
    authors=st.integers(0, len(AUTHORS) - 1),
    volume=st.sampled_from(["", "1", "2"]),
    journal=st.sampled_from(["Journal of Things", "J. Things", ""]),
    doi=st.booleans(),
    remark=st.sampled_from(["", "x"]),
    twin=st.booleans(),
)
_works = st.integers(0, len(WORKS) - 1)
_sources = st.sampled_from(SOURCES)
_OF_GONE = (Decision.STAY, Decision.HIDE, Decision.TAKE_OUT)
_files = st.lists(_entries, min_size=1, max_size=4).map(tuple)
STEPS = st.one_of(
    st.builds(Import, _sources, _files),
    st.builds(Import, _sources, _files, st.booleans()),
    st.builds(Decide, _sources, _files, st.sampled_from(_OF_GONE)),
    st.builds(Decide, _sources, _files, st.sampled_from(Decision)),
    st.builds(Again, _sources),
    st.builds(Edit, _works, st.sampled_from(sorted(TYPED))),
    st.builds(AddName, _works),
    st.builds(Link, _works, st.integers(0, 2), st.booleans()),
    st.builds(Undo, st.integers(0, 3)),
)
