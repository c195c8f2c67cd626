"""The printed names of a publication as one value of its form: read, checked, and written at once.

A row per name would be thousands of fields; as one field, a paper of any size opens and saves.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from labportal.base.records.row_list import Row, RowListField, line_of, number_or_none, rows_in
from people.matching.roster import Roster
from people.models import Person
from people.names.parts import NameParts, parse_name
from people.names.surnames import surname_keys
from people.orcid import normalise_orcid
from publications.models import AuthorRole, Authorship, LinkOrigin, Publication
from publications.surname_keys import keys_text
from publications.vocabulary.snapshot import NAME_FIELDS

_FLAGS = ("equal_contribution", "corresponding", "elision_after")
_TEXTS = tuple(name for name in NAME_FIELDS if name not in _FLAGS)
_COLUMNS = (*NAME_FIELDS, "position", "person", "linked_by", "surname_keys")
_COLUMNS_OF = {field.name: field for field in Authorship._meta.concrete_fields}


def row_of(authorship: Authorship) -> Row:
    """Return a printed name as the form has it: its fields, the person and how that was found."""
    return {
        **{name: getattr(authorship, name) for name in NAME_FIELDS},
        "id": authorship.pk,
        "person": authorship.person_id,
        "person_name": str(authorship.person) if authorship.person_id else "",
        "linked_by": authorship.linked_by,
    }


def rows_of(publication: Publication) -> list[Row]:
    """Return the printed names of a publication, which need not be saved."""
    authorships = publication.authorships.all()
    if publication.pk and hasattr(authorships, "select_related"):
        authorships = authorships.select_related("person")
    return [row_of(authorship) for authorship in authorships]


class AuthorListField(RowListField):
    """A list of printed names; an error names the place of the name that it is about."""

    model = Authorship
    compared = (*NAME_FIELDS, "person", "linked_by")

    default_error_messages = {
        "damaged": gettext_lazy("The list of names cannot be read. Open the form anew."),
    }

    def checked(self, rows: list[Row]) -> list[Row]:
        errors: list[ValidationError] = []
        cleaned = [_checked(place, row, errors) for place, row in enumerate(rows, 1)]
        chosen = {row["person"] for row in cleaned} - {None}
        missing = chosen - set(
            Person.objects.live().filter(pk__in=chosen).values_list("pk", flat=True)
        )
        errors += [
            _fault(place, row, _("The person chosen for it is not there any more."))
            for place, row in enumerate(cleaned, 1)
            if row["person"] in missing and row["linked_by"] == LinkOrigin.EDITOR
        ]
        if errors:
            raise ValidationError(errors)
        return cleaned


def sound_rows(sent: Any) -> tuple[list[Row], list[str]]:
    """Return those names of a list that can stand as they are, and why others cannot."""
    sound: list[Row] = []
    faults: list[str] = []
    for place, row in enumerate(rows_in(sent) or [], 1):
        errors: list[ValidationError] = []
        cleaned = _checked(place, row, errors)
        faults += [message for error in errors for message in error.messages]
        if not errors:
            sound.append(cleaned)
    return sound, faults


def _checked(place: int, sent: Mapping[str, Any], errors: list[ValidationError]) -> Row:
    """Return a row of known keys and types; what is wrong with it goes to `errors`."""
    row: Row = {name: line_of(sent.get(name)) for name in _TEXTS}
    row |= {name: bool(sent.get(name)) for name in _FLAGS}
    row["role"] = row["role"] or AuthorRole.AUTHOR
    row["linked_by"] = str(sent.get("linked_by") or "")
    row |= {name: number_or_none(sent.get(name)) for name in ("id", "person")}
    if row["role"] not in AuthorRole.values or row["linked_by"] not in {"", *LinkOrigin.values}:
        errors.append(_fault(place, row, _("Its role or link is none of those there are.")))
    for name in _TEXTS:
        column = _COLUMNS_OF[name]
        # An ORCID iD may be typed as an address, which is longer.
        if name != "orcid" and len(row[name]) > (column.max_length or 0):
            text = _("%(field)s: at most %(number)s characters.")
            label = {"field": column.verbose_name, "number": column.max_length}
            errors.append(_fault(place, row, text % label, name))
    if bool(row["literal"]) == bool(row["family"]) or (row["literal"] and _has_parts(row)):
        errors.append(
            _fault(place, row, _("Give a family name, or the name in one piece, and not both."))
        )
    if row["orcid"]:
        try:
            row["orcid"] = normalise_orcid(row["orcid"])
        except ValueError as error:
            errors.append(_fault(place, row, str(error), "orcid"))
    return row


def _has_parts(row: Row) -> bool:
    return any(row[part] for part in NameParts._fields)


def _fault(place: int, row: Row, text: str, column: str = "") -> ValidationError:
    name = row["literal"] or NameParts(*(row[part] for part in NameParts._fields)).full
    return ValidationError(
        _("Name %(place)s (%(name)s): %(text)s"),
        code="name",
        params={
            "place": place,
            "name": name or "–",
            "text": text,
            "row": place - 1,
            "column": column,
        },
    )


def authorships_of(rows: Sequence[Row], present: Iterable[Authorship]) -> list[Authorship]:
    """Return the authorships that the rows of a form say, unsaved, linked to people.

    Those of `present` stay rows of the database. What an editor chose, or rejected, holds; a name
    that is new, or printed otherwise than before, is looked up among the people of the lab.
    """
    by_id = {authorship.pk: authorship for authorship in present}
    found: list[Authorship] = []
    to_find: list[Authorship] = []
    for position, row in enumerate(rows):
        authorship = by_id.pop(row["id"], None) or Authorship()
        before = authorship.parts, authorship.literal
        for name in NAME_FIELDS:
            setattr(authorship, name, row[name])
        authorship.position = position
        if _is_to_be_found(authorship, row, *before):
            to_find.append(authorship)
        found.append(authorship)
    roster = Roster.load() if to_find else Roster()
    for authorship in to_find:
        _take_apart(authorship, roster)
        person = authorship.family and roster.find(authorship.parts, authorship.orcid)
        authorship.person_id, authorship.linked_by = person or (None, "")
    for authorship in found:
        authorship.surname_keys = keys_text(authorship.parts)
        # Or the row would take a link that was found for a choice of the editor's.
        authorship.link_as_loaded = (authorship.person_id, authorship.linked_by)
    return found


def _is_to_be_found(authorship: Authorship, row: Row, parts: NameParts, literal: str) -> bool:
    """Take over what the editor says of the person; return whether it is to be looked up instead.

    `parts` and `literal` are the name as it was printed before.
    """
    is_printed_anew = (parts, literal) != (authorship.parts, authorship.literal)
    if row["linked_by"] == LinkOrigin.EDITOR and row["person"]:
        authorship.person_id, authorship.linked_by = row["person"], LinkOrigin.EDITOR
        return False
    if row["linked_by"] == LinkOrigin.REJECTED:
        was_rejected = authorship.linked_by == LinkOrigin.REJECTED
        # "D. M. Rueckert" in place of "D. Rueckert" is the same stranger.
        if was_rejected and surname_keys(parts).isdisjoint(surname_keys(authorship.parts)):
            return True
        authorship.person_id, authorship.linked_by = None, LinkOrigin.REJECTED
        return False
    # A choice that was taken back is looked up as if nobody had chosen.
    is_freed = authorship.linked_by in (LinkOrigin.EDITOR, LinkOrigin.REJECTED)
    return is_printed_anew or is_freed


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


def write(publication: Publication, authorships: Sequence[Authorship]) -> None:
    """Write the names of a saved publication, in place of those it has, in a few queries."""
    kept = [one for one in authorships if one.pk]
    gone = Authorship.objects.filter(publication=publication)
    gone.exclude(pk__in=[one.pk for one in kept]).delete()
    for one in authorships:
        one.publication = publication
    Authorship.objects.bulk_update(kept, _COLUMNS, batch_size=500)
    Authorship.objects.bulk_create([one for one in authorships if not one.pk], batch_size=500)
