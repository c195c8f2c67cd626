"""Hands: the habits of tools and people that write bibliographies."""

from dataclasses import dataclass
from enum import Enum, auto

from publications.corpus.notation.accents import Spelling
from publications.corpus.notation.layout import Layout
from publications.corpus.people.printed_name import NameNotation


class KeyForm(Enum):
    """The form of citekeys."""

    AUTHOR_YEAR_WORD = auto()
    AUTHOR_YEAR = auto()
    CAMEL_CASE = auto()
    DBLP = auto()


class MonthForm(Enum):
    """The form of months."""

    NONE = auto()
    MACRO = auto()
    MACRO_WITH_DAY = auto()
    WORD = auto()
    SHORT_WORD = auto()
    TWO_WORDS = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares are of the entries that this habits writes and that could have the thing at all."""

    share: float
    layout: Layout
    key: KeyForm
    name_forms: tuple[NameNotation, ...]
    spellings: tuple[Spelling, ...]
    months: tuple[MonthForm, ...]
    doi_share: float
    doi_prefixes: tuple[str, ...] = ("",)
    journal_macros: float = 0.0
    short_journals: float = 0.2
    title_case: bool = False
    braced_titles: float = 0.0
    abstracts: float = 0.0
    keywords: float = 0.0
    keyword_separator: str = ", "
    publisher_of_articles: bool = False
    crossrefs: float = 0.0
    extras: tuple[tuple[str, str], ...] = ()


_REFERENCE_MANAGER = Habits(
    share=0.30,
    layout=Layout(capital_types=True, aligned=True),
    key=KeyForm.AUTHOR_YEAR_WORD,
    name_forms=(NameNotation.FAMILY_FIRST, NameNotation.FAMILY_FIRST, NameNotation.GIVEN_FIRST),
    spellings=(Spelling.UNICODE, Spelling.BRACED, Spelling.TWICE_BRACED),
    months=(MonthForm.MACRO, MonthForm.MACRO, MonthForm.NONE),
    doi_share=0.8,
    journal_macros=0.25,
    abstracts=0.45,
    keywords=0.5,
    crossrefs=0.15,
    extras=(("timestamp", "2021-03-09"), ("owner", "lab"), ("groups", "reading list")),
)
_BROWSER_PLUGIN = Habits(
    share=0.30,
    layout=Layout(indent="\t", wrapped=True),
    key=KeyForm.CAMEL_CASE,
    name_forms=(NameNotation.FAMILY_FIRST,),
    spellings=(Spelling.UNICODE, Spelling.UNICODE, Spelling.BRACED),
    months=(MonthForm.MACRO, MonthForm.NUMBER, MonthForm.NONE),
    doi_share=0.9,
    braced_titles=0.15,
    abstracts=0.55,
    keywords=0.4,
    publisher_of_articles=True,
    extras=(("urldate", "2023-11-02"), ("file", "Full Text:files/paper.pdf:application/pdf")),
)
_INDEX = Habits(
    share=0.12,
    layout=Layout(aligned=True, one_author_a_line=True, last_comma=False),
    key=KeyForm.DBLP,
    name_forms=(NameNotation.GIVEN_FIRST,),
    spellings=(Spelling.TWICE_BRACED,),
    months=(MonthForm.NONE,),
    doi_share=0.85,
    doi_prefixes=("", "", "https://doi.org/"),
    short_journals=0.8,
    title_case=True,
    crossrefs=0.1,
    extras=(("bibsource", "index of invented papers, https://index.example.org"),),
)
_SEARCH_ENGINE = Habits(
    share=0.13,
    layout=Layout(equals="=", last_comma=False),
    key=KeyForm.AUTHOR_YEAR_WORD,
    name_forms=(NameNotation.FAMILY_FIRST, NameNotation.FAMILY_FIRST_INITIALS),
    spellings=(Spelling.BRACED,),
    months=(MonthForm.NONE,),
    doi_share=0.0,
    title_case=True,
    publisher_of_articles=True,
)
_BY_HAND = Habits(
    share=0.15,
    layout=Layout(
        indent="    ",
        capital_types=True,
        capital_fields=True,
        quotes=True,
        last_comma=False,
        closing_indent="  ",
    ),
    key=KeyForm.AUTHOR_YEAR,
    name_forms=(
        NameNotation.GIVEN_FIRST_INITIALS,
        NameNotation.GIVEN_FIRST,
        NameNotation.FAMILY_FIRST_INITIALS,
    ),
    spellings=(Spelling.BARE, Spelling.ARGUMENT, Spelling.BRACED, Spelling.UNICODE),
    months=tuple(MonthForm),
    doi_share=0.4,
    doi_prefixes=("", "doi:", "https://doi.org/"),
    journal_macros=0.7,
    title_case=True,
    abstracts=0.15,
    keywords=0.2,
    keyword_separator="; ",
    crossrefs=0.2,
)

HABITS = (_REFERENCE_MANAGER, _BROWSER_PLUGIN, _INDEX, _SEARCH_ENGINE, _BY_HAND)
