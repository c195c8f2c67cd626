"""The form that takes identifiers of publications."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from publications.imports.admin.forms import SourceForm
from publications.lookup.request import Identifier, IdentifierKind, read_requested
from publications.lookup.services import NAMES, is_on

# A look-up happens in the request, which has thirty seconds for all of them.
MOST = 50
DEFAULT_SOURCE = "DOI, arXiv, PubMed"
# Room for far more than 50 addresses.
_LONGEST = 20_000
_MOST_PROBLEMS = 10


class LookupForm(SourceForm):
    """The identifiers of publications to look up, with the bibliography they are for."""

    text = forms.CharField(
        label=_("DOIs, arXiv ids and PubMed ids"),
        max_length=_LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": _("Paste at least one DOI, arXiv id or PubMed id.")},
        help_text=_(
            "One on each line, at most 50. For example 10.1000/182, https://doi.org/10.1000/182, "
            "arXiv:2501.04284, hep-th/9901001, PMID: 31452104, "
            "https://pubmed.ncbi.nlm.nih.gov/31452104/. A number alone is a PubMed id."
        ),
    )
    field_order = ("text", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not in the class: the field is the parent's, whose initial source is that of files.
        self.fields["source"].initial = DEFAULT_SOURCE
        self.identifiers: list[Identifier] = []

    @property
    def switched_off(self) -> list[str]:
        """The remark on services that the operator has switched off."""
        text = _("Looking up at %(service)s is switched off here. Paste its BibTeX instead.")
        return [str(text % {"service": NAMES[kind]}) for kind in IdentifierKind if not is_on(kind)]

    def clean_text(self) -> str:
        """Keep the identifiers of the text; every line that holds something else is an error."""
        text: str = self.cleaned_data["text"]
        requested = read_requested(text)
        self.identifiers = requested.identifiers
        problems = list(_shortened(requested.problems))
        if not problems and not self.identifiers:
            problems = [str(self.fields["text"].error_messages["required"])]
        if len(self.identifiers) > MOST:
            message = _("These are %(count)d identifiers. Look up at most %(most)d at a time.")
            problems.append(str(message) % {"count": len(self.identifiers), "most": MOST})
        if problems:
            raise forms.ValidationError(problems)
        return text


def _shortened(problems: list[str]) -> Iterator[str]:
    yield from problems[:_MOST_PROBLEMS]
    more = len(problems) - _MOST_PROBLEMS
    if more > 0:
        message = ngettext(
            "%(count)d more line cannot be read.", "%(count)d more lines cannot be read.", more
        )
        yield message % {"count": more}
