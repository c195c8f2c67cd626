"""Forms of the import."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from publications.bibtex.entry import SourceFile
from publications.bibtex.run import DEFAULT_SOURCE, SOURCE_LENGTH
from publications.models import Decision, ImportBatch

PASTED = "pasted.bib"
_NAME_LENGTH = 200


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; none if none is required."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=ManyFilesInput(attrs={"accept": ".bib,.bibtex,.txt"}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files if file]


class UploadForm(forms.Form):
    """What to import, and which bibliography it is."""

    files = ManyFilesField(
        label=_("Files"),
        required=False,
        help_text=_("BibTeX or biblatex. Files chosen together share abbreviations and crossrefs."),
    )
    text = forms.CharField(
        label=_("Or entries, pasted"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        strip=False,
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=SOURCE_LENGTH,
        initial=DEFAULT_SOURCE,
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
        help_text=_(
            "The bibliography that the entries come from, such as “group Zotero”. Choose the same "
            "name each time: changes are told by comparing with its last import."
        ),
    )

    @property
    def sources(self) -> list[str]:
        """The bibliographies imported so far."""
        names = ImportBatch.objects.order_by("source").values_list("source", flat=True)
        return list(names.distinct())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("files") and not cleaned.get("text", "").strip():
            raise forms.ValidationError(_("Choose a file or paste some entries."))
        return cleaned

    def source_files(self) -> list[SourceFile]:
        """Return the files and the pasted text, each under a name of its own."""
        named = [(file.name, file.read()) for file in self.cleaned_data["files"]]
        if self.cleaned_data["text"].strip():
            named.append((PASTED, self.cleaned_data["text"].encode()))
        names: list[str] = []
        for name, _content in named:
            short = name[:_NAME_LENGTH]
            names.append(f"{len(names) + 1}-{short}" if short in names else short)
        return [
            SourceFile(name, content) for name, (_, content) in zip(names, named, strict=True)
        ]


class BulkForm(forms.Form):
    """One decision about many entries of an import."""

    bulk = forms.ChoiceField(choices=[("", ""), *Decision.choices], required=False)
    outcome = forms.CharField(required=False)
