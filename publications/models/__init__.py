"""The vocabulary of publications.

A `Publication` is one work, however many versions of it have an identifier. Its `Authorship`s are
the printed names, in order; some are linked to people. A `SourceEntry` is what a bibliography said
of the publication when it was last imported: the base on which the next import is merged. An
`ImportBatch` is one import, with the files as uploaded and an `ImportEntry` per entry: what was
done to it and what was there before. A `Removal` is a publication that somebody merged into another
one, or deleted.
"""

from publications.models.authorship import AuthorRole, Authorship, LinkOrigin
from publications.models.citations import CitationStyle, RenderedCitation
from publications.models.import_batch import (
    BulkDecision,
    ImportBatch,
    ImportFile,
    ImportProgress,
    ImportStatus,
    MendedBlock,
)
from publications.models.import_entry import (
    CHOICES,
    LEFT_OUT,
    MERGED,
    Decision,
    ImportEntry,
    Outcome,
    choices_about,
)
from publications.models.publication import Publication
from publications.models.publication_choices import (
    PdfLicence,
    PdfVersion,
    PublicationNotice,
    PublicationStatus,
    Season,
)
from publications.models.publication_index import IndexedWord, PublicationIndex
from publications.models.publication_pairs import PublicationIdentifier, PublicationLink
from publications.models.publication_topic import PublicationTopic
from publications.models.removal import (
    DistinctPeople,
    DistinctPublications,
    PersonRemoval,
    Removal,
)
from publications.models.skipped_entry import SkippedEntry
from publications.models.source_entry import Departure, SourceEntry

__all__ = [
    "CHOICES",
    "LEFT_OUT",
    "MERGED",
    "AuthorRole",
    "Authorship",
    "BulkDecision",
    "CitationStyle",
    "Decision",
    "Departure",
    "DistinctPeople",
    "DistinctPublications",
    "ImportBatch",
    "ImportEntry",
    "ImportFile",
    "ImportProgress",
    "ImportStatus",
    "IndexedWord",
    "LinkOrigin",
    "MendedBlock",
    "Outcome",
    "PdfLicence",
    "PdfVersion",
    "PersonRemoval",
    "Publication",
    "PublicationIdentifier",
    "PublicationIndex",
    "PublicationLink",
    "PublicationNotice",
    "PublicationStatus",
    "PublicationTopic",
    "Removal",
    "RenderedCitation",
    "Season",
    "SkippedEntry",
    "SourceEntry",
    "choices_about",
]
