"""Splitting text at separators that stand outside braces."""

import re

AND = re.compile(r"[{}]|(?<!\S)and(?!\S)", re.IGNORECASE)
_SEPARATORS = {
    separator: re.compile(rf"[{{}}]|{re.escape(separator)}") for separator in ",; &/|；，、"
}


def split_top_level(text: str, separator: str) -> list[str]:
    """Split at one of `, ; & / |` or a space outside braces; empty parts are left out."""
    if "{" not in text:
        return [part.strip() for part in text.split(separator) if part.strip()]
    return split_at(text, _SEPARATORS[separator])


def split_at(text: str, mark: re.Pattern[str]) -> list[str]:
    """Split at what `mark` matches besides braces, outside braces; empty parts are left out."""
    parts = []
    depth = start = 0
    for match in mark.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            # A surplus brace must not keep all that follows from being split.
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]
