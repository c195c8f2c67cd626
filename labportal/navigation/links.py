"""Links as templates show them."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Link:
    """A link to show. `language` is the target's, "" where it is that of the page shown."""

    label: str
    url: str
    language: str = ""
    current: str = ""


@dataclass(frozen=True)
class LanguageLink:
    """A link to a language. `is_same` where it leads to the same thing in that language.

    `path` is its address without what the visitor asked for.
    """

    code: str
    name: str
    url: str
    path: str
    is_current: bool
    is_same: bool

    @property
    def search_codes(self) -> list[str]:
        """The values of hreflang: the first language is that of whoever speaks none of them."""
        return [self.code, *(["x-default"] if self.code == settings.LANGUAGE_CODE else [])]
