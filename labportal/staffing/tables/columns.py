"""The columns of a table of people and memberships: headings, and values as records hold them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from groups.models import Membership
from labportal.base.text.keys import fold_keys
from labportal.base.text.typed_dates import read_typed_date
from people.models import Person, PersonLink

#: Words for yes and no in a table, folded.
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "j", "wahr"})
_NO = frozenset({"no", "n", "false", "0", "nein", "falsch"})
#: The labels of a link that is somebody's homepage, folded; the first is given to a new one.
_HOMEPAGES = ("homepage", "website", "web site", "webseite", "home page", "personal page")
#: The word in the column of ids for a person of the same name as another, folded.
NEW = frozenset({"new", "neu"})
#: The word in the column of ids for a row of the template, folded.
EXAMPLE = frozenset({"example", "beispiel"})

Converter = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `read` returns the value of a cell that is not empty, or raises ValidationError."""

    key: str
    label: Any
    read: Converter
    names: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The heading in the active language."""
        return str(capfirst(self.label))

    def known_as(self) -> set[str]:
        """The folded headings by which it is known, in every language of the portal."""
        known = set(self.names)
        known |= fold_keys(self.key.replace("_", " "))
        for language, _name in settings.LANGUAGES:
            with override(language):
                known |= fold_keys(str(self.label))
        return known


def _field(model: Any, name: str) -> Converter:
    field: Any = model._meta.get_field(name)

    def read(text: str) -> Any:
        return field.formfield().clean(text)

    return read


def yes_or_no(text: str) -> bool:
    """Return what "yes" or "no" means. Raises ValidationError for anything else."""
    keys = fold_keys(text)
    if keys & _YES:
        return True
    if keys & _NO:
        return False
    raise ValidationError(_("“%(value)s” is neither yes nor no.") % {"value": text})


def cell_of(value: Any) -> str:
    """Return a value as a cell shows it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _address(text: str) -> str:
    longest = PersonLink._meta.get_field("url").max_length
    return forms.URLField(assume_scheme="https", max_length=longest).clean(text)


def homepage_of(links: Iterable[PersonLink]) -> PersonLink | None:
    """Return the link among a person's that is the homepage."""
    return next((one for one in links if fold_keys(one.label) & set(_HOMEPAGES)), None)


def _of_person(name: str, *names: str) -> Column:
    label: Any = Person._meta.get_field(name).verbose_name
    return Column(name, label, _field(Person, name), names)


def _of_membership(name: str, read: Converter, *names: str) -> Column:
    label: Any = Membership._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return Column(name, label, read, names)


SLUG = Column("slug", gettext_lazy("id"), str, ("slug", "kennung"))
#: The columns whose values a person has.
PERSON_COLUMNS = (
    _of_person("academic_title", "title", "titel", "akad titel"),
    _of_person("given", "given name", "first name", "first names", "vorname", "vornamen"),
    _of_person("preferred_given", "preferred name", "rufname"),
    _of_person("particle"),
    _of_person("family", "family", "surname", "last name", "nachname", "familienname"),
    _of_person("suffix"),
    _of_person("email", "email", "e mail address", "mail", "e mail adresse"),
    _of_person("orcid", "orcid", "orcid id"),
    _of_person("phone", "telephone", "telefon", "telefonnummer"),
    _of_person("room", "office", "raum", "buro", "zimmer"),
    Column("homepage", gettext_lazy("homepage"), _address, _HOMEPAGES),
)
ROLE = _of_membership("role", str, "position", "funktion")
GROUP = _of_membership("group", str, "group", "gruppe", "arbeitsgruppe")
#: The columns whose values a membership has, beside its group and role.
MEMBERSHIP_COLUMNS = (
    _of_membership("lead", yes_or_no, "lead", "leitung", "leiter", "leiterin"),
    _of_membership("start", read_typed_date, "from", "since", "begin", "von", "seit", "ab"),
    _of_membership("end", read_typed_date, "until", "to", "bis"),
    _of_membership("former", yes_or_no, "former", "ehemalig", "ausgeschieden"),
    _of_membership("destination", _field(Membership, "destination"), "destination", "verbleib"),
)
#: A name as one text, where given and family name have no columns of their own.
NAME = Column("name", gettext_lazy("name"), str, ("full name", "person"))

#: The columns of a table, in the order in which it is downloaded.
COLUMNS = (SLUG, *PERSON_COLUMNS, GROUP, ROLE, *MEMBERSHIP_COLUMNS)
_BY_KEY = {column.key: column for column in COLUMNS}


def known_columns(headings: Iterable[str]) -> tuple[dict[int, Column], list[str], list[str]]:
    """Return the columns by their places, headings that are not known, and those that repeat."""
    known: dict[str, Column] = {}
    for column in (*COLUMNS, NAME):
        for key in column.known_as():
            known.setdefault(key, column)
    places: dict[int, Column] = {}
    unknown, repeated = [], []
    for place, heading in enumerate(headings):
        found = next((known[key] for key in sorted(fold_keys(heading)) if key in known), None)
        if found is None:
            unknown += [heading] if heading.strip() else []
        elif found in places.values():
            repeated.append(heading)
        else:
            places[place] = found
    # “Name; Vorname” is how German tables head a family name.
    keys = {column.key for column in places.values()}
    if "name" in keys and "given" in keys and "family" not in keys:
        places = {
            place: _BY_KEY["family"] if column.key == "name" else column
            for place, column in places.items()
        }
    return places, unknown, repeated
