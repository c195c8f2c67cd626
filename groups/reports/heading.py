"""The head of a report: its title, of which works it is, and notes on them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override

from groups.reports.choices import BY_GROUP, ReportChoices
from groups.reports.selection import ReportSelection
from groups.works.words import narrowed_to
from publications.citations.styles import find_style
from publications.vocabulary.types import TYPES

#: Letters of the names in a title that nobody wrote; a title that somebody did has as many.
_LONGEST_NAMES = 200
#: The languages of the portal as office programs name them.
_LOCALES = {"en": "en-GB", "de": "de-DE"}


@dataclass(frozen=True)
class ReportHeading:
    """The lines and notes before the works, in the language of the report."""

    title: str
    lines: list[str]
    notes: list[str]
    lab: str
    locale: str
    written_at: datetime

    @classmethod
    def of(cls, selection: ReportSelection, lab: Any) -> "ReportHeading":
        """Return the head of a report of the lab, which may be None."""
        said, now = selection.choices, timezone.localtime()
        with override(said.language):
            name = lab.lab_name.strip() if lab else ""
            number = ngettext("One publication", "%(number)s publications", selection.total)
            number %= {"number": selection.total}
            day = gettext("As of %(day)s") % {"day": date_format(now, "DATE_FORMAT")}
            style = gettext("Citation style: %(style)s") % {"style": find_style(said.style).title}
            lines = [*_scope(said), f"{day} · {number} · {style}"]
            return cls(
                said.title or default_title(said),
                [line for line in (name, *lines) if line],
                _notes(selection),
                name,
                _LOCALES.get(said.language, said.language),
                now,
            )


def default_title(choices: ReportChoices) -> str:
    """Return the title of a report that was given none, in the active language."""
    names = _names_in_title(choices)
    parts = {"names": names, "years": choices.years}
    if names and choices.years:
        return gettext("Publications of %(names)s, %(years)s") % parts
    if names:
        return gettext("Publications of %(names)s") % parts
    return gettext("Publications %(years)s") % parts if choices.years else gettext("Publications")


def _names_in_title(choices: ReportChoices) -> str:
    """Return the names of the people in a title that was made of them; "" for too many."""
    names = ", ".join(str(one) for one in choices.people)
    return "" if choices.title or len(names) > _LONGEST_NAMES else names


def _scope(said: ReportChoices) -> list[str]:
    """Return in lines what the works have in common."""
    further = narrowed_to(said.further)
    words = gettext("“%(words)s”") % {"words": said.q} if said.q else ""
    narrowed = [
        *(str(TYPES[kind]) for kind in said.types),
        *(topic.label for topic in said.topics),
        *further,
        words,
        gettext("Open access") if said.open_access else "",
    ]
    # People and years stand in the title that a report has by itself.
    people = [] if _names_in_title(said) else [str(one) for one in said.people]
    years = said.years if said.title else ""
    groups = ", ".join(group.name for group in said.groups)
    return [groups, ", ".join(people), years, ", ".join(filter(None, narrowed))]


def _notes(selection: ReportSelection) -> list[str]:
    said = selection.choices
    notes = []
    if said.grouping == BY_GROUP:
        notes.append(
            gettext(
                "Each publication is printed once: one of several research groups stands under the "
                "first of them."
            )
        )
    if number := selection.without_year:
        text = ngettext(
            "%(number)s publication without a year, such as one to appear, is left out.",
            "%(number)s publications without a year, such as those to appear, are left out.",
            number,
        )
        notes.append(text % {"number": number})
    return notes
