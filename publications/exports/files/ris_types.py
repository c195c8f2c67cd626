"""RIS types of references (TY) by CSL type.

Types: the RIS format specification of Reference Manager as extended in 2011 by the makers of
EndNote. What it has no type for is GEN, generic.
"""

OTHER = "GEN"

RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    # Not UNPB, unpublished work, which Zotero does not know and takes for an article.
    "article": "MANSCPT",
    "paper-conference": "CPAPER",
    "chapter": "CHAP",
    "book": "BOOK",
    "thesis": "THES",
    "report": "RPRT",
    "dataset": "DATA",
    "software": "COMP",
    "patent": "PAT",
    "bill": "BILL",
    "broadcast": "MULTI",
    "classic": "CLSWK",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "periodical": "JFULL",
    "interview": "PCOMM",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "regulation": "LEGAL",
    "treaty": "LEGAL",
    "review": "JOUR",
    "review-book": "JOUR",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "webpage": "ELEC",
}

#: Types whose container is a periodical.
PERIODICALS = frozenset({"JOUR", "MGZN", "NEWS"})
