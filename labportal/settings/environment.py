"""Typed readers of environment variables: the only place where the settings meet the outside."""

import os
import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
#: The variables that settings have read, with what they said or the default.
read: dict[str, str] = {}
_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:/[^\s?#]*)?", re.ASCII)


def text(name: str, default: str | None = None) -> str:
    """Return the variable, or the default where it is unset or empty.

    Raises ImproperlyConfigured if there is neither.
    """
    value = os.environ.get(name, "").strip()
    read[name] = value or default or ""
    if value:
        return value
    if default is None:
        message = f"The environment variable {name} must be set (see docs/operators.md)."
        raise ImproperlyConfigured(message)
    return default


def secret(name: str, default: str | None = None) -> str:
    """Return the variable, or what is in the file that the variable with `_FILE` names.

    Raises ImproperlyConfigured if the file cannot be read or is empty, or if there is neither and
    no default.
    """
    path = text(f"{name}_FILE", "")
    if not path:
        return text(name, default)
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE cannot be read: {error.strerror} ({path})."
        ) from error
    except UnicodeDecodeError as error:
        raise ImproperlyConfigured(f"{name}_FILE is no text in UTF-8: {path}.") from error
    if not value:
        raise ImproperlyConfigured(f"{name}_FILE is empty: {path}.")
    return value


def require_package(variable: str, package: str) -> None:
    """Raise ImproperlyConfigured unless a package is there that a variable asks for."""
    if find_spec(package) is None:
        message = (
            f"{variable} needs the package {package}: install requirements-machines.txt instead of "
            "requirements.txt (see docs/operators.md)."
        )
        raise ImproperlyConfigured(message)


def flag(name: str, *, default: bool) -> bool:
    """Return the variable read as yes or no; raises ImproperlyConfigured on any other word."""
    value = text(name, "yes" if default else "no").lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in TRUE


def number(name: str, default: int) -> int:
    """Return the variable as a whole number; raises ImproperlyConfigured on anything else."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def address(name: str, default: str) -> str:
    """Return the variable as the address of a service, without slash at its end; "" if it is "off".

    Raises ImproperlyConfigured if it is no http or https address.
    """
    value = text(name, default).rstrip("/")
    if value.lower() in FALSE:
        return ""
    if not _ADDRESS.fullmatch(value):
        raise ImproperlyConfigured(f"{name} must be an http or https address, or off.")
    return value


def own_address(name: str, default: str) -> str:
    """Return the variable as the address of this portal, which has no path, without a slash.

    Raises ImproperlyConfigured for any other.
    """
    value = address(name, default)
    if not value or urlsplit(value).path or urlsplit(value).query:
        message = f"{name} must be scheme and host alone, such as https://lab.example.org."
        raise ImproperlyConfigured(message)
    return value


def choices(name: str, default: str, among: Iterable[str]) -> list[str]:
    """Return the parts of a comma separated variable, each once, at least one.

    Raises ImproperlyConfigured for one that is not `among` those there are.
    """
    chosen, known = list(dict.fromkeys(words(name, default))), list(among)
    if not chosen or not set(chosen) <= set(known):
        raise ImproperlyConfigured(f"{name} must name some of {', '.join(known)}.")
    return chosen


def words(name: str, default: str | None = None) -> list[str]:
    """Return the parts of a comma separated variable, without blanks around them.

    Raises ImproperlyConfigured if it is unset or empty and there is no default.
    """
    parts = [part.strip() for part in text(name, default).split(",")]
    if default is None and not any(parts):
        raise ImproperlyConfigured(f"{name} must name at least one.")
    return [part for part in parts if part]
