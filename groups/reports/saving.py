"""Saving the choices of a report under a name, and those of the year after."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from groups.records.publication_report import PublicationReport, keeps_bibliography
from groups.reports.fields import line_field
from groups.reports.form import SENT

Stored = Mapping[str, list[str]]
WRITE = "reports:write"
_YEARS = ("first_year", "last_year")


class SavingError(Exception):
    """A report that is not saved; the message says why, and what to do."""


class NameForm(forms.Form):
    """The name of a report, and whether it is the chair's."""

    name = line_field(_("Name"), help_text=_("By which you find it again, such as Yearly report."))
    shared = forms.BooleanField(
        label=_("For all who keep the bibliography"),
        required=False,
        help_text=_("They may open, change and delete it. Otherwise only you see it."),
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].widget.attrs["autofocus"] = True
        if not keeps_bibliography(user):
            del self.fields["shared"]


def save_report(
    user: Any,
    name: str,
    choices: Stored,
    *,
    shared: bool,
    opened: PublicationReport | None = None,
    state: str = "",
) -> PublicationReport:
    """Save choices under a name: into the report that was opened if it has it, else a new one.

    Raises SavingError for a name that another report has, and where somebody saved the opened one
    after `state`.
    """
    try:
        with transaction.atomic():
            report = PublicationReport()
            if opened and opened.name == name:
                held = PublicationReport.objects.of(user).select_for_update()
                report = held.filter(pk=opened.pk).first() or report
                if report.pk and report.state != state:
                    raise SavingError(
                        gettext(
                            "Somebody saved this report meanwhile. Choose another name, or open it "
                            "anew."
                        )
                    )
            report.name, report.choices = name, dict(choices)
            report.owner = None if shared else user
            report.save()
    except IntegrityError as error:
        text = gettext("There is a report of this name. Choose another name, or open that one.")
        raise SavingError(text) from error
    return report


def reports_by_style(key: str) -> Iterable[PublicationReport]:
    """Return the reports of the chair in the style with this key; others' are nobody's to read."""
    return PublicationReport.objects.filter(owner=None, choices__style=[key])


def write_address(choices: Stored, **more: Any) -> str:
    """Return the address of the form with some choices."""
    asked = {SENT: ["1"], **choices, **{name: [value] for name, value in more.items()}}
    return f"{reverse(WRITE)}?{urlencode(asked, doseq=True)}"


def file_address(choices: Stored, kind: str) -> str:
    """Return the address of the file of a kind with some choices."""
    query = urlencode({SENT: ["1"], **choices}, doseq=True)
    return f"{reverse('reports:file', args=[kind])}?{query}"


def year_later(report: PublicationReport) -> tuple[str, dict[str, list[str]], str] | None:
    """Return years, choices and name of a report for one year later; None where it has no years.

    The years in its name and its title move along; a name without them gets them at its end, for
    it would be that of the report which is there.
    """
    choices = {name: list(values) for name, values in report.choices.items()}
    years = {name: int(choices[name][0]) for name in _YEARS if choices.get(name)}
    if len(years) != len(_YEARS) or max(years.values()) >= 9999:
        return None
    for name, year in years.items():
        choices[name] = [str(year + 1)]
    if choices.get("title"):
        choices["title"] = [_moved(choices["title"][0], set(years.values()))]
    first, last = (years[name] + 1 for name in _YEARS)
    label = str(first) if first == last else f"{first}–{last}"
    name = _moved(report.name, set(years.values()))
    return label, choices, name if name != report.name else f"{name} {label}"


def _moved(text: str, years: set[int]) -> str:
    """Return a text with the year after in place of each of some years."""

    def later(match: re.Match[str]) -> str:
        year = int(match[0])
        return str(year + 1) if year in years else match[0]

    return re.sub(r"(?<![0-9])[0-9]{4}(?![0-9])", later, text)
