"""The form of a publication."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from publications.editing.author_list import AuthorListField, authorships_of, rows_of, write
from publications.editing.author_list_panel import AuthorListWidget
from publications.models import Authorship, Publication
from publications.search.index import refresh
from publications.slugs import publication_slug
from publications.vocabulary.fields import MARKUP
from publications.vocabulary.rich_text.stored import to_stored
from publications.vocabulary.rich_text.typed import (
    UnknownFormulaError,
    UnknownTagError,
    read_typed,
)

MARKUP_HELP = _(
    "May hold <i>italics</i>, <sub>lowered</sub> and <sup>raised</sup> text, "
    "<sc>small capitals</sc>, and formulas in LaTeX: $x^2$."
)
UNKNOWN_TAG = _(
    "%(tag)s cannot stand here. There may be <i>, <sub>, <sup>, <sc> and <math>, each with its "
    "end, such as </i>. Where the sign itself is meant, write &lt; for it."
)
UNKNOWN_FORMULA = _(
    "The formula $%(formula)s$ cannot be shown. Check its braces, and whether its commands are "
    "those of LaTeX."
)


class PublicationForm(WagtailAdminModelForm):
    """The form of a publication, which links names that are typed as an import links them.

    Title and abstract are typed with their markup, each in one field.
    """

    authorships = AuthorListField(required=False, label=_("Names"), widget=AuthorListWidget)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["authorships"] = rows_of(self.instance)
        for name in MARKUP.keys() & self.fields.keys():
            self.initial[name] = self.instance.stored(name)
            self.fields[name].help_text = MARKUP_HELP

    def clean_title(self) -> str:
        """Return the plain title; its markup goes to the record by itself."""
        if title := self._plain("title"):
            return title
        raise ValidationError(self.fields["title"].error_messages["required"], code="required")

    def clean_abstract(self) -> str:
        """Return the plain abstract; its markup goes to the record by itself."""
        return self._plain("abstract", paragraphs=True)

    def _plain(self, name: str, *, paragraphs: bool = False) -> str:
        try:
            text = read_typed(self.cleaned_data[name], paragraphs=paragraphs)
        except UnknownTagError as error:
            raise ValidationError(UNKNOWN_TAG, params={"tag": error.args[0]}) from error
        except UnknownFormulaError as error:
            raise ValidationError(UNKNOWN_FORMULA, params={"formula": error.args[0]}) from error
        setattr(self.instance, MARKUP[name], to_stored(text) if text.has_markup else "")
        return text.plain

    def save(self, commit: bool = True) -> Publication:
        publication = self.instance
        present = Authorship.objects.filter(publication=publication.pk) if publication.pk else ()
        names = authorships_of(self.cleaned_data["authorships"], present)
        if not commit:
            publication.authorships = names
            return super().save(commit=False)
        if publication.authorships.is_deferring:
            # Of a former revision: what the form says of it is in `names`.
            publication.authorships = list(present)
        publication.slug = publication.slug or self._new_slug(names)
        with transaction.atomic():
            super().save()
            # All at once, which the record itself would do one by one.
            write(publication, names)
            refresh([publication.pk])
        return publication

    def _new_slug(self, names: list[Authorship]) -> str:
        """Return a free slug, before the names are written that it is made of."""
        said = {name: getattr(self.instance, name) for name in ("citekey", "issued_year", "title")}
        draft = Publication(pk=self.instance.pk, **said)
        draft.authorships = names
        return publication_slug(draft)
