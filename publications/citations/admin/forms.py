"""The form that adds a citation style."""

from typing import Any

from django import forms
from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from publications.citations.csl.elements import LARGEST
from publications.citations.style_files import package
from publications.citations.style_files.style_file import (
    StyleFile,
    StyleFileError,
    address_of,
    read_style,
)
from publications.citations.styles import STYLES
from publications.models import CitationStyle
from publications.models.citations import KEY_LENGTH

# "cslstyle" in ASCII: keys of advisory locks are shared by the whole database.
_ADDING = 0x63736C7374796C65


class StyleForm(forms.Form):
    """A style: a file, or the name of one in the package; `source` is what was looked at before."""

    file = forms.FileField(
        label=gettext_lazy("Style file (.csl)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csl,.xml"}),
    )
    name = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    source = forms.CharField(
        required=False, strip=False, widget=forms.Textarea(attrs={"hidden": True})
    )

    def clean(self) -> dict[str, Any]:
        """Read the style; what is wrong with it is said at the file."""
        cleaned = super().clean() or {}
        # Of the fields that nobody sees, faults are told at the one that is seen.
        for hidden in {"name", "source"} & {*self.errors}:
            self.add_error("file", self.errors.pop(hidden).as_data())
        content = self._content(cleaned)
        if content is None:
            if not self.errors:
                self.add_error("file", _("Choose a file."))
            return cleaned
        try:
            cleaned["style"] = read_style(content, source_at)
        except StyleFileError as error:
            self.add_error("file", str(error))
        return {**cleaned, "source": content.decode("utf-8", "replace")}

    def _content(self, cleaned: dict[str, Any]) -> bytes | None:
        if file := cleaned.get("file"):
            # One byte more than is allowed is enough to be refused for.
            return bytes(file.read(LARGEST + 1))
        if name := cleaned.get("name"):
            if (content := package.content_of(name)) is None:
                self.add_error("file", _("There is no style of this name."))
            return content
        return str(cleaned["source"]).encode() if cleaned.get("source") else None


def source_at(address: str) -> bytes | None:
    """Return the file of the style with an identifier: the portal's, an added one, a package's."""
    for style in STYLES.values():
        content = style.path.read_bytes()
        if _name_in(address_of(content)) == _name_in(address):
            return content
    for added in CitationStyle.objects.exclude(address=""):
        if not added.parent and _name_in(added.address) == _name_in(address):
            return added.source.encode()
    return package.content_of(_name_in(address))


def replaced_by(style: StyleFile) -> CitationStyle | None:
    """Return the added style whose place a file takes: that of the same identifier."""
    return CitationStyle.objects.filter(address=style.address).first() if style.address else None


@transaction.atomic
def add_style(style: StyleFile) -> CitationStyle:
    """Save a style, in the place of the one with its identifier if there is any."""
    with connection.cursor() as cursor:
        # One after the other: a button that is pressed twice adds the style once.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADDING])
    added = replaced_by(style) or CitationStyle(key=_free_key(style))
    for name in ("title", "address", "source", "parent", "language", "rights"):
        setattr(added, name, getattr(style, name))
    added.save()
    return added


def _name_in(address: str) -> str:
    # Identifiers differ in http and https, in the host, in the ending: the name is the last part.
    return address.rstrip("/").rpartition("/")[2].removesuffix(".csl")


def _free_key(style: StyleFile) -> str:
    wanted = slugify(_name_in(style.address) or style.title)[: KEY_LENGTH - 4] or "style"
    taken = {*STYLES, *CitationStyle.objects.values_list("key", flat=True)}
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (wanted, *numbered) if key not in taken)
