"""Entry types of BibTeX, biblatex and reference managers as item types of CSL 1.0.2."""

from publications.messages.message import Message

_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "document",
    "conference": "paper-conference",
    "dataset": "dataset",
    "data": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "presentation": "speech",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "softwareversion": "software",
    "softwaremodule": "software",
    "codefragment": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "talk": "speech",
    "techreport": "report",
    "thesis": "thesis",
    "bachelorthesis": "thesis",
    "bachelorsthesis": "thesis",
    "masterthesis": "thesis",
    "diplomathesis": "thesis",
    "habilitation": "thesis",
    "unpublished": "manuscript",
    "preprint": "article",
    "video": "motion_picture",
    "webpage": "webpage",
    "www": "webpage",
    "url": "webpage",
}
# biblatex's entrysubtype, and what people write into `type` of a @misc.
_SUBTYPES = {
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "poster": "speech",
    "presentation": "speech",
    "talk": "speech",
    "blog": "post-weblog",
    "blog post": "post-weblog",
    "dataset": "dataset",
    "software": "software",
    "preprint": "article",
    "bookreview": "review-book",
    "map": "map",
    "interview": "interview",
}
_SUBTYPED = frozenset({"article", "misc", "online", "unpublished", "inproceedings", "report"})


def csl_type(entry_type: str, fields: dict[str, str]) -> tuple[str, Message | None]:
    """Return the CSL type of an entry and, for one that is not known, a remark."""
    if entry_type in _SUBTYPED:
        for field in ("entrysubtype", "type"):
            subtype = _SUBTYPES.get(fields.get(field, "").strip(" {}").lower())
            if subtype:
                return subtype, None
    known = _TYPES.get(entry_type.removeprefix("mv"))
    if known:
        return known, None
    return "document", Message("entry-type-unknown", entry_type=entry_type[:60])
