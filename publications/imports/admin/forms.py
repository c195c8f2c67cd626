"""The upload form of an import."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from publications.bibtex.entry import SourceFile
from publications.bibtex.source.decode import refusal
from publications.imports.run import DEFAULT_SOURCE, SOURCE_LENGTH
from publications.imports.sources import known_sources
from publications.messages.message import Message

PASTED = "pasted.bib"
# Room for a number before it within the 255 characters that are stored.
_NAME_LENGTH = 200


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; none if none is required."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=ManyFilesInput(attrs={"accept": ".bib,.bibtex,.txt"}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        for file in files:
            if not file.size:
                # As the import itself says it; Django would refuse the file without its name.
                raise forms.ValidationError(str(Message("file-empty", file=file.name)))
        # Before any of them is read: together they are one import.
        if sum(file.size for file in files) > settings.IMPORT_MAX_BYTES:
            raise forms.ValidationError(too_large())
        return [super(ManyFilesField, self).clean(file, initial) for file in files]


class SourceForm(forms.Form):
    """The choice of the bibliography that an import belongs to."""

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
        return known_sources()

    def clean_source(self) -> str:
        """Return the name of the source with single blanks, in characters that can be seen."""
        source = " ".join(self.cleaned_data["source"].split())
        if not source.isprintable():
            raise forms.ValidationError(_("This name has characters that cannot be seen."))
        return source


class UploadForm(SourceForm):
    """The upload of files or pasted entries, with the bibliography they belong to."""

    files = ManyFilesField(  # type: ignore[assignment]  # the name of a bound form's files
        label=_("Files"),
        required=False,
        help_text=_("BibTeX or biblatex. Files chosen together share abbreviations and crossrefs."),
    )
    text = forms.CharField(
        label=_("Or entries, pasted"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        strip=False,
    )
    complete = forms.BooleanField(
        label=_("Complete: what is missing here is gone"),
        required=False,
        help_text=_(
            "Tick this if it is the whole of the source. What an earlier import had and this one "
            "has no more is listed as gone. You decide what becomes of it; nothing happens by "
            "itself."
        ),
    )
    field_order = ("files", "text", "source", "complete")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if not cleaned["files"] and not cleaned["text"].strip():
            raise forms.ValidationError(_("Choose a file or paste some entries."))
        if len(cleaned["text"].encode(errors="replace")) > settings.IMPORT_MAX_BYTES:
            raise forms.ValidationError(too_large())
        self._source_files = self._named_files()
        if refused := [message for file in self._source_files if (message := refusal(file))]:
            raise forms.ValidationError([str(message) for message in refused])
        return cleaned

    def source_files(self) -> list[SourceFile]:
        """Return the files and the pasted text, each under a name of its own."""
        return self._source_files

    def _named_files(self) -> list[SourceFile]:
        named = [(file.name, file.read()) for file in self.cleaned_data["files"]]
        if self.cleaned_data["text"].strip():
            named.append((PASTED, self.cleaned_data["text"].encode(errors="replace")))
        names: list[str] = []
        for name, _content in named:
            short = name[-_NAME_LENGTH:]
            # File, line and citekey tell entries apart, so no two files may have one name.
            names.append(f"{len(names) + 1}-{short}" if short in names else short)
        return [SourceFile(name, content) for name, (_, content) in zip(names, named, strict=True)]


def too_large() -> str:
    """Return the message for more bytes than one import takes."""
    message = _(
        "This is more than the %(limit)s MB that one import takes. Nothing was read. Split it into "
        "smaller files and import them one after the other."
    )
    return str(message % {"limit": settings.IMPORT_MAX_BYTES // 1_000_000})
