"""Types of schema.org by CSL type."""

OTHER = "CreativeWork"

SCHEMA_TYPES = {
    "article-journal": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "entry": "Article",
    "entry-dictionary": "Article",
    "entry-encyclopedia": "Article",
    "chapter": "Chapter",
    "book": "Book",
    "thesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
    "collection": "Collection",
    "bill": "Legislation",
    "legislation": "Legislation",
    "regulation": "Legislation",
    "treaty": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "musical_score": "SheetMusic",
    "periodical": "Periodical",
    "personal_communication": "Message",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "review": "Review",
    "review-book": "Review",
    "song": "AudioObject",
    "speech": "PresentationDigitalDocument",
    "webpage": "WebPage",
}

#: Types whose container appears in volumes and issues.
IN_PERIODICALS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}
)
#: Types whose container is a book; the ISBN is the container's.
IN_BOOKS = frozenset(
    {"paper-conference", "chapter", "entry", "entry-dictionary", "entry-encyclopedia"}
)
#: The types that know pages.
WITH_PAGES = frozenset(
    {"ScholarlyArticle", "Article", "NewsArticle", "Chapter", "BlogPosting", "Report"}
)
