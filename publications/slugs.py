"""Slugs of publications: from the citekey, or family-year-word."""

from typing import Any

from labportal.base.records.former_slugs import unique_slug
from labportal.base.text.keys import slugify_ascii
from labportal.base.text.slugs import SLUG_MAX_LENGTH
from labportal.base.text.stop_words import STOP_WORDS

RESERVED_SLUGS = ("export", "feed")


def slug_stem(citekey: str, family: str, year: int | None, title: str) -> str:
    """Return the slug for a citekey, or without one for a work's first family name, year, title.

    It holds `[a-z0-9-]` only, is never empty and never reserved.
    """
    stem = slugify_ascii(citekey, max_length=SLUG_MAX_LENGTH)
    if not stem:
        words = slugify_ascii(title).split("-")
        word = next((w for w in words if w and w not in STOP_WORDS), words[0])
        stem = slugify_ascii(family, str(year or ""), word, max_length=SLUG_MAX_LENGTH)
    if not stem:
        stem = "publication"
    return f"{stem}-publication" if stem in RESERVED_SLUGS else stem


def publication_slug(publication: Any) -> str:
    """Return a free slug for a publication that has none."""
    first = next(iter(publication.authors), None)
    family = (first.family or first.literal) if first else ""
    return unique_slug(
        publication,
        slug_stem(publication.citekey, family, publication.issued_year, publication.title),
    )
