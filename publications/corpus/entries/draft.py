"""The part of an entry that its kind decides on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """Entry type, a short name of where it appeared, its own fields.

    `edited` says that the people are editors; `has_arxiv_id` that the fields name the preprint.
    """

    entry_type: str
    venue: str
    fields: dict[str, str]
    edited: bool = False
    has_arxiv_id: bool = False
