"""Kinds of theses and reports, as the field calls them, whatever a bibliography writes.

A record holds the English name, which is what CSL-JSON is to hold (`genre`); a kind that is not
known here stays as it is written. The words of biblatex are those of its manual, section 4.9.2.12.
"""

import re

from django.utils.translation import gettext, gettext_noop

PHD_THESIS = gettext_noop("PhD thesis")
MASTERS_THESIS = gettext_noop("Master's thesis")
_NAMES = {
    PHD_THESIS: "phd|ph d|phd thesis|phdthesis|phd dissertation",
    gettext_noop("Doctoral thesis"): (
        "doctoral thesis|doctoral dissertation|doktorarbeit|inauguraldissertation|these de doctorat"
        "|thesis doctoral|tesis doctoral"
    ),
    gettext_noop("Dissertation"): "dissertation|diss",
    MASTERS_THESIS: (
        "masters thesis|master thesis|mastersthesis|masterthesis|mathesis|msc thesis|ma thesis"
        "|master of science thesis|masterarbeit|memoire de master"
    ),
    gettext_noop("Bachelor's thesis"): (
        "bachelors thesis|bachelor thesis|bachelorthesis|bachelorsthesis|bathesis|bsc thesis"
        "|ba thesis|bachelorarbeit"
    ),
    gettext_noop("Diploma thesis"): "diploma thesis|diplomathesis|diplomarbeit",
    gettext_noop("Habilitation thesis"): "habilitation thesis|habilitation|habilitationsschrift",
    gettext_noop("Candidate thesis"): "candidate thesis|candthesis",
    gettext_noop("Student research project"): "student research project|studienarbeit",
    gettext_noop("Technical report"): "technical report|techreport|technischer bericht",
    gettext_noop("Research report"): "research report|resreport|forschungsbericht",
    gettext_noop("Working paper"): "working paper|arbeitspapier",
    gettext_noop("Patent"): "patent",
    gettext_noop("Patent application"): "patent application|patreq|patentanmeldung",
}
_OF_WORDS = {words: name for name, forms in _NAMES.items() for words in forms.split("|")}
_PATENTS = {
    f"{kind}{office}": f"{country} {word}"
    for kind, word in (("patent", "patent"), ("patreq", "patent application"))
    for office, country in (
        ("de", "German"),
        ("eu", "European"),
        ("fr", "French"),
        ("uk", "British"),
        ("us", "U.S."),
    )
}
#: Kinds of theses by the entry types that name them.
_OF_ENTRY_TYPES = {
    "phdthesis": PHD_THESIS,
    "mastersthesis": MASTERS_THESIS,
    "masterthesis": MASTERS_THESIS,
    "bachelorthesis": "Bachelor's thesis",
    "bachelorsthesis": "Bachelor's thesis",
    "diplomathesis": "Diploma thesis",
    "habilitation": "Habilitation thesis",
}


def canonical_genre(text: str) -> str:
    """Return the name of a kind of work that is known under `text`; else `text`."""
    plain = text.casefold().replace("è", "e").replace("é", "e")
    words = " ".join(re.sub(r"[^a-z]+", " ", re.sub(r"['’.]", "", plain)).split())
    return _OF_WORDS.get(words) or _PATENTS.get(words) or text


def genre_of_entry_type(entry_type: str) -> str:
    """Return the kind of thesis that an entry type of BibTeX names, or ""."""
    return _OF_ENTRY_TYPES.get(entry_type, "")


def genre_label(genre: str) -> str:
    """Return a kind of work in the active language, as it is written if it is not known here."""
    return gettext(genre) if genre in _NAMES else genre
