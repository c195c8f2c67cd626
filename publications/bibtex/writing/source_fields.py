r"""Source fields: those of the imported entries that no field of the record holds.

They are taken from the entry as it stood in its file, LaTeX and all. An abbreviation in one of
them, whose definition stood elsewhere in the file, is given by its name.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from publications.bibtex.latex.encoder import has_balanced_braces
from publications.bibtex.latex.text import to_text
from publications.bibtex.reading.exact import EXACT_FIELD
from publications.bibtex.source.own_id import OWN_ID_FIELD
from publications.bibtex.source.parse import parse
from publications.bibtex.source.values import pieces
from publications.vocabulary.fields import FIELDS
from publications.vocabulary.local_addresses import is_local
from publications.vocabulary.text import UNSEEN

# Fields of BibTeX that a field of the record supersedes where it has a value.
_SAY_THE_SAME = {field.name: field.bibtex for field in FIELDS if field.name != "title"}
# Fields that the record always has, and those that refer to entries that are not exported along.
_NEVER_TAKEN = re.compile(
    rf"title|subtitle|pubstate|(?:author|editor|translator|supervisor)(?:\+an.*)?|supervisors"
    rf"|advisors?|adviser|collaboration|orcid[-_]?numbers|orcid"
    rf"|crossref|xref|xdata|entryset|{EXACT_FIELD}|{OWN_ID_FIELD}"
)
# Fields that may hold the record's publisher or award, and are taken if they hold something else.
_MAY_SAY_THE_SAME = {
    "publisher": ("publisher", "organization", "institution", "school", "university"),
    "award": ("note",),
}
#: Addresses, which have to be ones of the web.
_ADDRESSES = frozenset({"url", "adsurl", "ee"})
#: The fields that everybody gets, those of a publication. All others are of one reader: files,
#: notes, ratings, groups, and what reference managers add with every version. They are from
#: - Patashnik, "BibTeXing" (1988), section 3.2;
#: - the biblatex manual 3.20, section 2.2.2, without `annotation`, `file`, `label` and `library`,
#:   and of 2.2.3 without what is told to LaTeX (`execute`, `options`, `sortkey`) or leads to other
#:   entries (`ids`, `related`);
#: - natbib, REVTeX and IEEEtran: what their styles print beyond these;
#: - arXiv, PubMed, MathSciNet, zbMATH, ADS, ACM, Crossref and DBLP: what their exports add.
#: `keywords` are among them though readers add some of their own: authors and publishers give them.
_BIBLIOGRAPHIC = frozenset(
    """
    address author booktitle chapter crossmark edition editor howpublished institution journal key
    month note number organization pages publisher school series title type volume year

    abstract addendum afterword annotator authortype bookauthor bookpagination booksubtitle
    booktitleaddon commentator date day doi editora editorb editorc editortype editoratype
    editorbtype editorctype eid entrysubtype eprint eprintclass eprinttype eventdate eventtitle
    eventtitleaddon foreword holder introduction isan isbn ismn isrn issn issue issuesubtitle
    issuetitle issuetitleaddon iswc journalsubtitle journaltitle journaltitleaddon keywords langid
    language hyphenation location mainsubtitle maintitle maintitleaddon nameaddon origdate
    origlanguage origlocation origpublisher origtitle pagetotal pagination part pubstate
    reprinttitle shortauthor shorteditor shorthand shortjournal shortseries shorttitle subtitle
    titleaddon url urldate venue version volumes

    numpages reportnumber assignee dayfiled monthfiled yearfiled nationality revision
    intype paper

    archive archiveprefix primaryclass arxivid pmid pmcid pmc mrnumber mrclass mrreviewer fjournal
    zblnumber zbl jfm lccn adsurl bibcode articleno article-number issue_date acmid issn-l eissn
    conference shortbooktitle copyright license ee handle hdl urn jstor hal_id preprintdoi
    furtherdoi furtherarxiv notice noticedoi noticedate
    """.split()
)
#: Fields that hold names, or letters of them, beside those that the record has.
OF_NAMES = frozenset(
    """
    key shorthand shortauthor shorteditor nameaddon bookauthor editora editorb editorc holder
    annotator commentator introduction foreword afterword assignee mrreviewer
    """.split()
)
_WEB_ADDRESS = re.compile(r"(?:\\url\s*\{)?\s*(?:https?://|www\.)\S", re.IGNORECASE)
_FIELD_NAME = re.compile(r"[a-z][^\s\"#%'(),={}]*")
_ESCAPED_BRACE = re.compile(r"\\([{}])")
_BRACE_COMMANDS = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_UNSEEN_IN_LINE = re.compile(rf"(?![\t\n])[{UNSEEN}]")


class SourceFields(NamedTuple):
    """Entry type and fields (LaTeX, without delimiters) of an entry as imported."""

    entry_type: str
    fields: dict[str, str]


def source_fields(raws: Iterable[str]) -> list[SourceFields]:
    """Return type and fields of each entry in `raws`; one that cannot be read is left out."""
    found = []
    for raw in raws:
        for entry in parse([("", raw)]).entries[:1]:
            fields = {name: _value(written) for name, written in entry.fields.items()}
            found.append(SourceFields(entry.entry_type, fields))
    return found


def holds_local_address(value: str) -> bool:
    """Return whether a value in LaTeX holds an address that leads nobody else anywhere."""
    written = value.replace(r"\:", ":")
    # LaTeX may hide one.
    return is_local(written) or is_local(to_text(written))


def _is_public(name: str, value: str) -> bool:
    return (
        name in _BIBLIOGRAPHIC
        and (name not in _ADDRESSES or _WEB_ADDRESS.match(value) is not None)
        and not holds_local_address(value)
    )


def other_fields(
    sources: Iterable[SourceFields],
    values: Mapping[str, object],
    taken: Mapping[str, str],
    *,
    private: bool,
) -> dict[str, str]:
    """Return the fields of `sources` that neither `values` nor the fields `taken` supersede.

    Of a field that several sources have the first counts. Without `private`, there are those only
    that describe the publication, and none with an address of somebody's computer.
    """
    superseded = {
        alias for name, said in _SAY_THE_SAME.items() if values.get(name) for alias in said
    }
    others: dict[str, str] = {}
    for source in sources:
        for name, value in source.fields.items():
            if (
                name in superseded
                or name in taken
                or not value
                or not _FIELD_NAME.fullmatch(name)
                or _NEVER_TAKEN.fullmatch(name)
                or not (private or _is_public(name, value))
                or _is_said(name, value, values)
            ):
                continue
            others.setdefault(name, value)
    return others


def _is_said(name: str, value: str, values: Mapping[str, object]) -> bool:
    return any(
        name in aliases and to_text(value) == values.get(said)
        for said, aliases in _MAY_SAY_THE_SAME.items()
    )


def _value(expression: str) -> str:
    value = _UNSEEN_IN_LINE.sub("", "".join(piece.text for piece in pieces(expression))).strip()
    # To BibTeX a brace behind a backslash is a brace, and would end the field too early or late.
    if not has_balanced_braces(value):
        value = _ESCAPED_BRACE.sub(lambda brace: _BRACE_COMMANDS[brace[1]], value)
    return value if has_balanced_braces(value) else ""
