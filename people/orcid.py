"""ORCID iDs: https://support.orcid.org, "Structure of the ORCID Identifier"."""

import re

from django.utils.translation import gettext as _

#: The iD as it is written, for use within other patterns; its last character may be small.
ORCID_PATTERN = r"(?:[0-9]{4}-){3}[0-9]{3}[0-9Xx]"
_WRITTEN = re.compile(rf"\b{ORCID_PATTERN}\b")
_ORCID = re.compile(
    r"(?:https?://(?:www\.)?orcid\.org/)?([0-9]{4})-?([0-9]{4})-?([0-9]{4})"
    r"-?([0-9]{3}[0-9Xx])/?"
)


def normalise_orcid(text: str) -> str:
    """Return the iD in `text` (bare or as a URL) as "0000-0002-1825-0097".

    Raises ValueError, saying what is wrong, when the form or the check character (ISO 7064
    MOD 11-2) is not that of an ORCID iD.
    """
    match = _ORCID.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            _("An ORCID iD has four groups of four digits, as in 0000-0002-1825-0097.")
        )
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[-1] != ("X" if check == 10 else str(check)):
        raise ValueError(_("The last character of this ORCID iD does not fit the others: a typo?"))
    return "-".join(digits[start : start + 4] for start in (0, 4, 8, 12))


def find_orcids(text: str) -> list[str]:
    """Return the valid ORCID iDs in `text`, in order."""
    return [orcid for written in _WRITTEN.findall(text) if (orcid := checked_orcid(written))]


def checked_orcid(text: str) -> str:
    """Return the ORCID iD in `text` (bare or as a URL), or "" where there is no valid one."""
    try:
        return normalise_orcid(text)
    except ValueError:
        return ""


def orcid_url(orcid: str) -> str:
    """Return the address of an ORCID record; "" for what has not the form of an iD.

    Records keep the iDs that were imported, valid or not.
    """
    return f"https://orcid.org/{orcid.upper()}" if _WRITTEN.fullmatch(orcid) else ""
