"""Content files: TOML in which a text stands once per language (`title.en`, `title.de`)."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, TypeVar

from django.conf import settings

Text = TypeVar("Text")


def read_content(package: str, name: str) -> dict[str, Any]:
    """Return what `name`.toml in `package` holds."""
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def text_in(texts: Mapping[str, Text], language: str) -> Text:
    """Return the text in `language`, or in the site's first language where there is none."""
    return texts[language] if language in texts else texts[settings.LANGUAGE_CODE]


def languages() -> list[str]:
    """Return the codes of the site's languages, its first language first."""
    codes = [code for code, _ in settings.LANGUAGES]
    return sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE)
