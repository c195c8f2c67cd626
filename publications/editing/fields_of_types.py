"""The fields that the form of a publication shows for its type; the rest is folded.

After the variables that CSL 1.0.2 (appendix IV) and biblatex (manual, "Entry Types") give a type.
"""

_ARTICLES = ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")
_PARTS = ("paper-conference", "chapter")
_BOOKS = ("book", "collection")
_ALONE = ("thesis", "report")

#: By field, the types that have it. Fields that are not named here are of every type.
TYPES_OF_FIELDS: dict[str, tuple[str, ...]] = {
    "genre": (*_ALONE, "manuscript"),
    "issued_season": ("article-journal", "article-magazine"),
    "container_title": (*_ARTICLES, *_PARTS, "webpage"),
    "container_title_short": (*_ARTICLES, "paper-conference"),
    "volume": (*_ARTICLES, *_PARTS, *_BOOKS),
    "issue": _ARTICLES,
    "page": (*_ARTICLES, *_PARTS),
    "collection_title": (*_PARTS, *_BOOKS, *_ALONE),
    "collection_number": (*_PARTS, *_BOOKS, *_ALONE),
    "event_title": ("paper-conference", "speech"),
    "publisher": (*_PARTS, *_BOOKS, *_ALONE, "dataset", "software", "webpage"),
    "publisher_place": (*_PARTS, *_BOOKS, *_ALONE),
    "edition": (*_BOOKS, "chapter"),
    "version": ("software", "dataset"),
    "number": ("report", "patent", "standard"),
    "arxiv_id": ("article", *_ARTICLES, *_PARTS, *_ALONE),
    "pmid": ("article", *_ARTICLES),
    "isbn": (*_PARTS, *_BOOKS, "thesis"),
}
#: The types of which this is known; of others, all fields are shown.
KNOWN_TYPES = frozenset(type_ for types in TYPES_OF_FIELDS.values() for type_ in types)
