"""People, memberships, groups and roles that are there, as the rows of a table find them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from groups.models import Membership, ResearchGroup
from labportal.base.records.merged_records import heir
from labportal.base.text.keys import fold_keys
from labportal.staffing.planning.plan import place_of
from labportal.staffing.tables.columns import NEW, homepage_of
from labportal.staffing.tables.rows import Row
from people.models import Person, Role
from people.names.parts import NameParts, comparison_keys


class UnclearError(Exception):
    """A row of which cannot be told what it is about; its text says what to do."""


#: The words by which the chair itself is named in the column of groups, beside its translations.
_CHAIR = ("chair", "the chair", "the chair itself", "lehrstuhl", "der lehrstuhl selbst")


class Named:
    """Records by the names that they have in any language."""

    def __init__(
        self, records: Iterable[Any], unknown: str, several: str, beside: str = ""
    ) -> None:
        """Know records by name; `beside` is what may be written in place of a name."""
        self._by_key: dict[str, set[Any]] = defaultdict(set)
        self._records = list(records)
        self._by_slug = {one.slug: one for one in self._records}
        self._unknown, self._several, self._beside = unknown, several, beside
        for one in self._records:
            names = [one.slug, *(text.name for text in one.texts.all())]
            names += [getattr(text, "plural", "") for text in one.texts.all()]
            for key in {key for name in names for key in fold_keys(name)}:
                self._by_key[key].add(one)

    def _called(self, text: str) -> set[Any]:
        if text in self._by_slug:
            return {self._by_slug[text]}
        return set[Any]().union(*(self._by_key.get(key, ()) for key in fold_keys(text)))

    def name_of(self, record: Any) -> str:
        """Return the name by which a record is found: its short name where others are called so."""
        name = str(record)
        return name if len(self._called(name)) == 1 else record.slug

    def example(self) -> str:
        """Return a name by which one of them is found; nothing if there are none."""
        return self.name_of(self._records[-1]) if self._records else ""

    def find(self, text: str) -> Any:
        """Return the one record of a name. Raises UnclearError for none, and for several."""
        found = self._called(text)
        if len(found) == 1:
            return found.pop()
        text_of_fault = self._several if found else self._unknown
        known = [self.name_of(one) for one in self._records if not found or one in found]
        known += [self._beside] if self._beside and not found else []
        raise UnclearError(text_of_fault % {"name": text, "known": "; ".join(known) or "–"})


def named_groups() -> Named:
    """Return the groups by their names."""
    unknown = _("There is no group “%(name)s”. Groups: %(known)s.")
    several = _("Several groups are called “%(name)s”. Write one of these: %(known)s.")
    groups = ResearchGroup.objects.with_texts()
    return Named(groups, unknown, several, beside=place_of(None))


def named_roles() -> Named:
    """Return the roles by their names."""
    unknown = _("There is no role “%(name)s”. Roles: %(known)s.")
    several = _("Several roles are called “%(name)s”. Write one of these: %(known)s.")
    return Named(Role.objects.prefetch_related("texts"), unknown, several)


class PresentRecords:
    """All that is there, fetched in a fixed number of queries."""

    def __init__(self) -> None:
        memberships = Membership.objects.in_order()
        people = Person.objects.live().prefetch_related(
            "links", "name_variants", "former_slugs", Prefetch("memberships", memberships)
        )
        self.people: dict[int, Person] = {one.pk: one for one in people}
        self.groups, self.roles = named_groups(), named_roles()
        self._by_slug = {
            former.slug: one for one in self.people.values() for former in one.former_slugs.all()
        }
        #: The ids of those who are not there any more; of a merged one, the survivor has it.
        self._gone: set[str] = set()
        gone = Person.objects.exclude(pk__in=self.people)
        for one in gone.select_related("merged_into").prefetch_related("former_slugs"):
            slugs = [one.slug, *(former.slug for former in one.former_slugs.all())]
            if survivor := self.people.get(heir(one).pk):
                self._by_slug |= dict.fromkeys(slugs, survivor)
            else:
                self._gone |= {*slugs}
        self._by_slug |= {one.slug: one for one in self.people.values()}
        self._by_orcid = {one.orcid: one for one in self.people.values() if one.orcid}
        self._by_email: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[str, dict[int, Person]] = defaultdict(dict)
        self._by_variant: dict[str, dict[int, Person]] = defaultdict(dict)
        for one in self.people.values():
            if one.email:
                self._by_email[one.email.lower()].append(one)
            for key in name_keys(one.parts, one.preferred_given):
                self._by_name[key][one.pk] = one
            for variant in one.name_variants.all():
                for key in comparison_keys(variant.parts) if variant.parts.given else ():
                    self._by_variant[key][one.pk] = one

    def group(self, text: str) -> ResearchGroup | None:
        """Return a group by its name, None for the chair itself. Raises UnclearError."""
        if fold_keys(text) & {*_CHAIR, *fold_keys(place_of(None))}:
            return None
        return self.groups.find(text)

    def person(self, row: Row) -> Person | None:
        """Return the person whom a row is about, None for a new one.

        Found by ORCID iD, then by e-mail, then by id, then by a name that only one has. Raises
        UnclearError where these are not of one person.
        """
        slug, orcid = row.slug, row.values.get("orcid", "")
        email = row.values.get("email", "").lower()
        found: dict[str, Person] = {}
        if orcid in self._by_orcid:
            found["ORCID"] = self._by_orcid[orcid]
        owners = self._by_email.get(email, [])
        if len(owners) == 1:
            found[_("e-mail")] = owners[0]
        if slug in self._by_slug:
            found[_("id")] = self._by_slug[slug]
        if len({one.pk for one in found.values()}) > 1:
            said = ", ".join(f"{what}: {one}" for what, one in found.items())
            text = _("This row names several people (%(people)s). Mend what is wrong.")
            raise UnclearError(text % {"people": said})
        person = next(iter(found.values()), None) or self._named(row)
        if person is None:
            if slug in self._gone:
                text = _("“%(slug)s” is the id of somebody who was deleted: leave it empty.")
                raise UnclearError(text % {"slug": slug})
            return None
        if slug and slug not in self._by_slug and not fold_keys(slug) & NEW:
            text = _(
                "There is no id “%(slug)s”, but %(name)s has the id “%(id)s”: write that, or "
                "“new” for somebody else."
            )
            raise UnclearError(text % {"slug": slug, "name": person, "id": person.slug})
        return person

    def _named(self, row: Row) -> Person | None:
        if fold_keys(row.slug) & NEW:
            return None
        keys = name_keys(parts_of(row))
        named = _of_keys(self._by_name, keys)
        called_so_before = False
        if not named:
            named, called_so_before = _of_keys(self._by_variant, keys), True
        if not named:
            return None
        ids = ", ".join(sorted(f"{one} ({one.slug})" for one in named))
        if len(named) > 1:
            text = _("Several people are called so: %(people)s. Write the id, the ORCID or e-mail.")
            raise UnclearError(text % {"people": ids})
        person = named[0]
        other = row.values.get("orcid")
        if called_so_before or (other and person.orcid and other != person.orcid):
            text = _(
                "May be %(people)s, who has another name or ORCID: write this id, or “new” for "
                "somebody else."
            )
            raise UnclearError(text % {"people": ids})
        return person


def parts_of(row: Row) -> NameParts:
    """Return the name that a row gives."""
    return NameParts(*(row.values.get(name, "") for name in NameParts._fields))


def name_keys(parts: NameParts, preferred_given: str = "") -> frozenset[str]:
    """Return the keys under which a whole name is found; none without a family name."""
    if not parts.family:
        return frozenset()
    keys = comparison_keys(parts)
    return (
        keys | comparison_keys(parts._replace(given=preferred_given)) if preferred_given else keys
    )


def _of_keys(people: dict[str, dict[int, Person]], keys: Iterable[str]) -> list[Person]:
    found: dict[int, Person] = {}
    for key in keys:
        found |= people.get(key, {})
    return list(found.values())


def stored_value(person: Person, name: str) -> str:
    """Return what a person has in a column of the table."""
    if name == "homepage":
        link = homepage_of(person.links.all())
        return link.url if link else ""
    return str(getattr(person, name))
