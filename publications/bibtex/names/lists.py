"""Splitting of lists of names: at `and` outside braces, or at the signs that stand in its place."""

import re

from people.names.parts import is_suffix
from publications.bibtex.source.top_level import AND, split_at, split_top_level
from publications.messages.message import Message

_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]?)+\s?[^\W\d_]{2,}.*")
_PAIR = 2


def split_names(text: str) -> tuple[list[str], list[Message]]:
    """Return the names in a decoded list, braces in place, and remarks on how it was split."""
    names = split_at(text, AND)
    if len(names) == 1:
        return _split_without_and(names[0])
    messages: list[Message] = []
    found = []
    for name in names:
        parts = split_top_level(name, ",") if "," in name else [name]
        several = len(parts) > 1 and all(_INITIALS_FIRST.fullmatch(part) for part in parts)
        listed = parts if several else _split_at_commas(parts)
        found += listed or [name]
        if listed and not messages:
            messages.append(Message("names-with-commas"))
    return found, messages


def _split_without_and(name: str) -> tuple[list[str], list[Message]]:
    inner = name[1:-1]
    if name.startswith("{") and name.endswith("}") and "{" not in inner:
        names = split_at(inner, AND)
        if len(names) > 1 and all(part.count(",") == 1 for part in names):
            return names, [Message("names-in-braces")]
    for separator in (";", "&"):
        names = split_top_level(name, separator)
        if len(names) > 1 and all(_looks_personal(part) for part in names):
            return names, [Message("names-with-sign", sign=separator)]
    listed = _split_at_commas(split_top_level(name, ","))
    if listed:
        return listed, [Message("names-with-commas")]
    return [name], []


def _split_at_commas(parts: list[str]) -> list[str]:
    """Take "A. Doe, B. Roe, C. Poe" or "Doe, A., Roe, B." apart; no names if it is neither."""
    if len(parts) <= _PAIR or any(is_suffix(part) for part in parts):
        return []
    if all(len(part.split()) > 1 and not _INITIALS.fullmatch(part) for part in parts):
        return parts
    families, givens = parts[::2], parts[1::2]
    if len(families) == len(givens) and all(_INITIALS.fullmatch(given) for given in givens):
        return [f"{family}, {given}" for family, given in zip(families, givens, strict=True)]
    return []


def _looks_personal(part: str) -> bool:
    return "," in part or _INITIALS_FIRST.fullmatch(part) is not None or len(part.split()) == _PAIR
