"""The form of a publication."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from people.matching.roster import Roster
from people.names.parts import NameParts, parse_name
from people.names.surnames import surname_keys
from publications.models import Authorship, LinkOrigin, Publication
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
_PRINTED = (*NameParts._fields, "literal")


class PublicationForm(WagtailAdminModelForm):
    """The form of a publication, which links names that are typed as an import links them.

    Title and abstract are typed with their markup, each in one field.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        names = self.formsets["authorships"].forms if "authorships" in self.formsets else []
        to_find = [form.instance for form in names if _is_to_be_found(form)]
        roster = Roster.load() if to_find else Roster()
        for authorship in to_find:
            _take_apart(authorship, roster)
            found = authorship.family and roster.find(authorship.parts, authorship.orcid)
            authorship.person_id, authorship.linked_by = found or (None, "")
            # Or the row would take the link for a choice of the editor's.
            authorship.link_as_loaded = (authorship.person_id, authorship.linked_by)
        return super().save(commit)


def _take_apart(authorship: Authorship, roster: Roster) -> None:
    """Put a whole name that was typed into one field into its parts, if it may be a member's.

    "Daniel Rueckert" as family name, or as name in one piece, would be nobody's and sort under D.
    """
    whole = parse_name(authorship.literal or authorship.parts.surname)
    if authorship.given or not whole.given:
        return
    # A surname of two words, "Tayebi Arasteh", is suggested as it is and stays so.
    if roster.find(whole) or (roster.suggest(whole) and not roster.suggest(authorship.parts)):
        authorship.literal = ""
        for part, text in whole._asdict().items():
            setattr(authorship, part, text)


def _is_to_be_found(form: Any) -> bool:
    """Return whether the person of a name is to be looked up: it is typed, and nobody is chosen."""
    authorship, changed = form.instance, set(form.changed_data)
    if changed & {"person", "DELETE"} or not changed & {*_PRINTED}:
        return False
    match authorship.linked_by:
        case LinkOrigin.EDITOR:
            return False
        case LinkOrigin.REJECTED:
            # "D. M. Rueckert" in place of "D. Rueckert" is the same stranger.
            before = NameParts(*(form.initial.get(part) or "" for part in NameParts._fields))
            return surname_keys(before).isdisjoint(surname_keys(authorship.parts))
    return True
