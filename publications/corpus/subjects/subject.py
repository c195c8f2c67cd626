"""A subject of research, as far as a synthetic bibliography needs one."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Subject:
    """The phrases that a subject's titles, abstracts and keywords are put together from.

    `qualities` come before a method, `methods` and `objects` are plural or uncountable, `settings`
    begin with a preposition. All are LaTeX and hold no two phrases that read the same.
    """

    name: str
    language: str
    share: float
    qualities: tuple[str, ...]
    methods: tuple[str, ...]
    objects: tuple[str, ...]
    settings: tuple[str, ...]

    @classmethod
    def of(cls, name: str, language: str, share: float, *lists: str) -> Self:
        """Return a subject whose four `lists` are texts of phrases with semicolons between."""
        return cls(name, language, share, *(phrases(text) for text in lists))


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of `text`, which semicolons separate."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))
