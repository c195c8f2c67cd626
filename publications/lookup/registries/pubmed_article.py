"""An article or a chapter of a book in PubMed's XML to a record.

https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/index.html
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from publications.lookup.answers.dates import Parts, sound_date
from publications.lookup.answers.names import corporate, person
from publications.lookup.answers.xml import inner_rich_text, inner_text, rich_text_of, text_of
from publications.lookup.record import ServiceRecord
from publications.vocabulary.dates import MONTHS
from publications.vocabulary.identifiers import find_doi, normalise_isbn
from publications.vocabulary.languages import language_tag
from publications.vocabulary.page_ranges import expand_pages, normalise_pages
from publications.vocabulary.rich_text.rich_text import PARAGRAPH
from publications.vocabulary.rich_text.stored import plain_as_stored, plain_of, to_stored

_MEDLINE_DATE = re.compile(r"([0-9]{4})(?:\s+([A-Za-z]{3})(?:\s+([0-9]{1,2})\b)?)?")
_TRANSLATED = re.compile(r"\[(.*)\]\.?", re.DOTALL)
_PREPRINTS = frozenset({"medrxiv", "biorxiv", "arxiv", "research square", "ssrn"})


def read_article(article: Element) -> ServiceRecord | None:
    """Return the record of a PubmedArticle; None if it has no title or id."""
    citation = article.find("MedlineCitation")
    inside = citation.find("Article") if citation is not None else None
    pmid = text_of(citation, "PMID")
    if inside is None or not (pmid.isascii() and pmid.isdigit()):
        return None
    issue = inside.find("Journal/JournalIssue")
    journal = text_of(inside, "Journal/Title")
    is_preprint = any(journal.lower().startswith(server) for server in _PREPRINTS)
    values = {
        "type": "article" if is_preprint else "article-journal",
        "status": "preprint" if is_preprint else "",
        "title": _title(inside),
        "container_title": journal,
        "container_title_short": text_of(inside, "Journal/ISOAbbreviation"),
        "volume": text_of(issue, "Volume"),
        "issue": text_of(issue, "Issue"),
        "page": _pages(inside),
        **_date(_pub_date(inside, issue)),
        "doi": _doi(article, inside),
        "pmid": pmid,
        "language": language_tag(text_of(inside, "Language")) or "",
        "abstract": _abstract(inside.find("Abstract")),
    }
    return _record(values, _authors(inside.find("AuthorList")))


def read_chapter(article: Element) -> ServiceRecord | None:
    """Return the record of a PubmedBookArticle: a book, or a chapter of one; None as above."""
    document = article.find("BookDocument")
    book = document.find("Book") if document is not None else None
    pmid = text_of(document, "PMID")
    if document is None or book is None or not (pmid.isascii() and pmid.isdigit()):
        return None
    title = to_stored(rich_text_of(document, "ArticleTitle"))
    name = to_stored(rich_text_of(book, "BookTitle"))
    lists = [*document.findall("AuthorList"), *book.findall("AuthorList")]
    names: list[dict[str, Any]] = []
    for listed in lists:
        role = "editor" if listed.get("Type") == "editors" else "author"
        names += _authors(listed, role)
    values = {
        "type": "chapter" if title else "book",
        "title": title or name,
        "container_title": plain_of(name) if title else "",
        "publisher": text_of(book, "Publisher/PublisherName"),
        "publisher_place": text_of(book, "Publisher/PublisherLocation"),
        "edition": text_of(book, "Edition"),
        **_date(_parts(book.find("PubDate"))),
        "isbn": _isbn(text_of(book, "Isbn")),
        "pmid": pmid,
        "language": language_tag(text_of(document, "Language")) or "",
        "abstract": _abstract(document.find("Abstract")),
    }
    return _record(values, names)


def _record(values: dict[str, Any], names: list[dict[str, Any]]) -> ServiceRecord | None:
    return ServiceRecord.of(values, names) if values["title"] else None


def _title(inside: Element) -> str:
    """Return the title as the work has it: PubMed puts its own translations into brackets."""
    title = to_stored(rich_text_of(inside, "ArticleTitle"))
    translated = _TRANSLATED.fullmatch(title)
    if translated:
        title = to_stored(rich_text_of(inside, "VernacularTitle")) or translated[1]
    # PubMed ends titles with a full stop; two or more are an ellipsis of the title's own.
    return title.removesuffix(".") if not title.endswith("..") else title


def _pages(inside: Element) -> str:
    pages = normalise_pages(text_of(inside, "Pagination/MedlinePgn"))
    if not pages:
        start, end = (text_of(inside, f"Pagination/{one}Page") for one in ("Start", "End"))
        pages = normalise_pages(f"{start}-{end}" if end else start)
    if pages:
        # PubMed leaves out what both ends have in common: "123-30".
        return expand_pages(pages)
    located = (one for one in inside.iter("ELocationID") if one.get("EIdType") == "pii")
    numbers = (inner_text(one) for one in located)
    # A publisher's item number such as S0140-6736(20)30183-5 is nothing that is cited.
    return next((one for one in numbers if re.fullmatch(r"e?[0-9]{1,8}", one)), "")


def _pub_date(inside: Element, issue: Element | None) -> Parts:
    parts = _parts(issue.find("PubDate") if issue is not None else None)
    return parts if parts[0] else _parts(inside.find("ArticleDate"))


def _parts(pub_date: Element | None) -> Parts:
    medline = _MEDLINE_DATE.search(text_of(pub_date, "MedlineDate"))
    if medline:
        # Of "2019 Jan-Feb" the first month counts, as in every range of dates.
        return sound_date(medline[1], _month(medline[2] or ""), medline[3])
    names = ("Year", "Month", "Day")
    year, month, day = (text_of(pub_date, name) for name in names)
    return sound_date(year, _month(month), day)


def _month(text: str) -> Any:
    name = text[:3].lower()
    return MONTHS.index(name) + 1 if name in MONTHS else text


def _date(parts: Parts) -> dict[str, int | None]:
    return dict(zip(("issued_year", "issued_month", "issued_day"), parts, strict=True))


def _doi(article: Element, inside: Element) -> str:
    # Not with `iter`: the works that it cites have lists of ids as well.
    ids = article.findall("PubmedData/ArticleIdList/ArticleId")
    found = [one for one in ids if one.get("IdType") == "doi"]
    found += [one for one in inside.findall("ELocationID") if one.get("EIdType") == "doi"]
    return next((doi for one in found if (doi := find_doi(inner_text(one)))), "")


def _isbn(text: str) -> str:
    try:
        return normalise_isbn(text)
    except ValueError:
        return ""


def _abstract(abstract: Element | None) -> str:
    parts = []
    for part in abstract.findall("AbstractText") if abstract is not None else ():
        label = part.get("Label", "").strip()
        named = label and label.upper() != "UNLABELLED"
        text = to_stored(inner_rich_text(part, paragraphs=True))
        parts.append(f"{plain_as_stored(label.capitalize())}: {text}" if named else text)
    return PARAGRAPH.join(part for part in parts if part)


def _authors(listed: Element | None, role: str = "author") -> list[dict[str, Any]]:
    if listed is None:
        return []
    valid = (author for author in listed.findall("Author") if author.get("ValidYN") != "N")
    names = [name for author in valid if (name := _author(author, role))]
    if names and listed.get("CompleteYN") == "N":
        names[-1]["elision_after"] = True
    return names


def _author(author: Element, role: str) -> dict[str, Any] | None:
    if collective := text_of(author, "CollectiveName"):
        return corporate(collective, role)
    orcids = (one for one in author.findall("Identifier") if one.get("Source") == "ORCID")
    name = person(
        text_of(author, "ForeName") or text_of(author, "Initials"),
        text_of(author, "LastName"),
        suffix=text_of(author, "Suffix"),
        orcid=next(map(inner_text, orcids), ""),
        role=role,
    )
    return name and name | {"equal_contribution": author.get("EqualContrib") == "Y"}
