"""The subject of an erasure: a person with all names, addresses, works, and the account."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision

from labportal.base.models import TopicText
from labportal.base.records.former_slugs import FormerSlug
from labportal.base.records.merged_records import and_merged
from labportal.base.text.keys import fold, fold_keys
from labportal.privacy.work_keys import neutral_keys
from people.erasure.digests import (
    EMAIL,
    NAME,
    ORCID,
    SLUG,
    digest,
    digests,
    keys_of_person,
    name_keys,
)
from people.erasure.name_patterns import ADDRESS, WORD, Identity, NamePatterns
from people.erasure.spellings import spelled
from people.models import Person
from people.names.parts import NameParts, parse_name
from publications.models import Authorship, Publication

_SHORTEST_PHONE = 6
_SHORTEST_OWN_SURNAME = 5
_NAME = ("given", "preferred_given", "particle", "family", "suffix")


@dataclass
class Subject:
    """A person, with those who were merged into them."""

    person: Person
    people: list[Person] = field(default_factory=list)
    #: Works that print the name without being linked; set before anything asks for `works`.
    further_works: frozenset[int] = frozenset()

    @classmethod
    def of(cls, person: Person) -> "Subject":
        """Return the subject that a person is."""
        people = Person.objects.filter(pk__in=and_merged(person)).order_by("pk")
        return cls(person, list(people.prefetch_related("name_variants", "links")))

    @cached_property
    def ids(self) -> list[int]:
        """The ids of the records."""
        return [one.pk for one in self.people]

    @cached_property
    def accounts(self) -> list[Any]:
        """The accounts of the records."""
        ids = [one.user_id for one in self.people if one.user_id]
        return list(get_user_model().objects.filter(pk__in=ids))

    @cached_property
    def prints(self) -> list[Authorship]:
        """The printed names that are the person's."""
        linked = Authorship.objects.filter(person__in=self.ids)
        return list(linked.select_related("publication").order_by("pk"))

    @cached_property
    def works(self) -> list[Publication]:
        """The works that name the person, hidden and retired ones as well."""
        ids = {one.publication_id for one in self.prints} | self.further_works
        return list(Publication.objects.filter(pk__in=ids).order_by("pk"))

    @cached_property
    def versions(self) -> list[dict[str, Any]]:
        """The contents of former versions of the records."""
        kind = ContentType.objects.get_for_model(Person)
        ids = [str(pk) for pk in self.ids]
        found = Revision.objects.filter(content_type=kind, object_id__in=ids)
        return [one for one in found.values_list("content", flat=True) if isinstance(one, dict)]

    @cached_property
    def names(self) -> tuple[NameParts, ...]:
        """All names: present and former ones, variants, and those that are printed."""
        own = dict.fromkeys(self._own_names())
        givens = list(dict.fromkeys(name.given for name in own if name.given))
        for variant in self._variants():
            for given in [variant.given] if variant.given else givens:
                own[variant._replace(given=given)] = None
        for one in self.prints:
            own[one.parts if one.family else parse_name(one.literal)] = None
        return tuple(name for name in own if name.family)

    def _own_names(self) -> Iterator[NameParts]:
        said = [{name: getattr(one, name) for name in _NAME} for one in self.people]
        for values in (*said, *self.versions):
            given, preferred, particle, family, suffix = (
                str(values.get(name) or "") for name in _NAME
            )
            both = f"{given} {preferred}".strip()
            for one in dict.fromkeys([given, preferred or given, both]):
                yield NameParts(one, particle, family, suffix)

    def _variants(self) -> Iterator[NameParts]:
        for one in self.people:
            yield from (variant.parts for variant in one.name_variants.all())
        for version in self.versions:
            rows = version.get("name_variants") or ()
            yield from (parse_name(str(row.get("name") or "")) for row in rows)

    def _all(self, column: str) -> set[str]:
        said = [getattr(one, column) for one in self.people]
        said += [str(version.get(column) or "") for version in self.versions]
        return {one for one in said if one}

    @cached_property
    def emails(self) -> set[str]:
        """The e-mail addresses of records and accounts."""
        names = {one.get_username() for one in self.accounts}
        return {
            *self._all("email"),
            *(one.email for one in self.accounts if one.email),
            *(name for name in names if "@" in name),
        }

    @cached_property
    def orcids(self) -> set[str]:
        """The ORCID iDs."""
        return {*self._all("orcid"), *(one.orcid for one in self.prints if one.orcid)}

    @cached_property
    def slugs(self) -> set[str]:
        """The slugs, former ones as well."""
        former = FormerSlug.objects.of(Person).filter(record_id__in=self.ids)
        return {*self._all("slug"), *former.values_list("slug", flat=True)}

    @cached_property
    def namesakes(self) -> list[Person]:
        """Other people of the portal with the same given names and surname."""
        keys = keys_of_person(self.names, by_initials=False)
        others = Person.objects.live().exclude(pk__in=self.ids).prefetch_related("name_variants")
        return [one for one in others if keys & keys_of_person([one.parts], by_initials=False)]

    @cached_property
    def _others(self) -> list[NameParts]:
        """The names of others who share a surname: people, and prints linked to nobody or them."""
        surnames = {key for name in self.names for key in fold_keys(name.family)}
        found: list[NameParts] = []
        for one in Person.objects.exclude(pk__in=self.ids).prefetch_related("name_variants"):
            found += [one.parts, *(variant.parts for variant in one.name_variants.all())]
        prints = Authorship.objects.exclude(person__in=self.ids).exclude(family="").order_by()
        # Whoever is printed by a surname alone may be anybody, and so is nobody else.
        prints = prints.exclude(person=None, given="")
        found += [NameParts(*row) for row in prints.values_list(*NameParts._fields).distinct()]
        full = NamePatterns(Identity(self.names), WORD)
        return [
            one
            for one in found
            if surnames & fold_keys(one.family) and (self.namesakes or not full.is_name(one.full))
        ]

    @cached_property
    def initials_are_theirs(self) -> bool:
        """Whether nobody else with the surname has a given name with the same first letter."""
        letters = {fold(name.given)[:1] for name in self.names if name.given}
        return not any(
            fold(one.given)[:1] in letters and len(fold(one.given).split(" ")[0]) > 1
            for one in self._others
        )

    @cached_property
    def own_surnames(self) -> frozenset[str]:
        """The surnames that nobody else has, and that are no words of any title or topic."""
        # "A. Doe" is no other where nobody else's initials are those.
        full = NamePatterns(Identity(self.names, {}, self.initials_are_theirs), WORD)
        others = [one for one in self._others if self.namesakes or not full.is_name(one.full)]
        taken = {key for one in others for key in fold_keys(one.family)}
        return frozenset(
            name.family
            for name in self.names
            if len(name.family) >= _SHORTEST_OWN_SURNAME
            and not fold_keys(name.family) & taken
            and not _is_a_word(name.family)
        )

    @cached_property
    def _genitives(self) -> frozenset[str]:
        """The surnames that with an s behind them are nobody's: "Does" for Doe, unless there is."""
        surnames = {name.family for name in self.names}
        longer = Q()
        for one in surnames:
            longer |= Q(family__iregex=rf"^{spelled(one)}s$")
        taken = {
            key
            for model in (Person, Authorship)
            for family in model._default_manager.filter(longer).values_list("family", flat=True)
            for key in fold_keys(family)
        }
        return frozenset(
            one for one in surnames if not {f"{key}s" for key in fold_keys(one)} & taken
        )

    def holds_name(self, text: str) -> bool:
        """Return whether a slug or citekey of a work of theirs tells the name."""
        return self._patterns_of_names.holds_surname(text)

    @cached_property
    def _patterns_of_names(self) -> NamePatterns:
        return NamePatterns(Identity(self.names), WORD)

    @cached_property
    def work_keys(self) -> dict[str, str]:
        """The neutral form of each slug and citekey of their works that tells the name."""
        return neutral_keys(self.works, self.names)

    @cached_property
    def identity(self) -> Identity:
        """All by which they are found in texts; names that others have, too, are not."""
        exact = {
            **dict.fromkeys(self.slugs, WORD),
            **dict.fromkeys(self.emails, ADDRESS),
            **dict.fromkeys(self.orcids, WORD),
            **dict.fromkeys(self._phones(), WORD),
            **{
                name: WORD
                for one in self.accounts
                if (name := one.get_username()) and "@" not in name and self.holds_name(name)
            },
            **self.work_keys,
        }
        return replace(self.name_identity, exact=exact)

    @cached_property
    def name_identity(self) -> Identity:
        """The names by which they are found, none if somebody else has them as well."""
        if self.namesakes:
            return Identity(())
        return Identity(
            self.names,
            {},
            self.initials_are_theirs,
            self.own_surnames,
            self._genitives,
            tuple(self._others),
        )

    def _phones(self) -> Iterator[str]:
        for phone in self._all("phone"):
            if len(re.sub(r"\D", "", phone)) >= _SHORTEST_PHONE:
                yield phone

    def strong_digests(self) -> set[str]:
        """Return the keyed hashes of what is one person's alone, under all keys."""
        return {
            *digests(ORCID, self.orcids),
            *digests(EMAIL, self.emails),
            *digests(SLUG, self.slugs),
        }

    def digests(self) -> list[str]:
        """Return the keyed hashes by which they are known again."""
        # A name that somebody else here has would keep theirs out of print.
        names = () if self.namesakes else self.names
        keys = keys_of_person(names, by_initials=self.initials_are_theirs)
        if names:
            keys |= {key for one in self.own_surnames for key in name_keys(NameParts(family=one))}
        return sorted(
            {
                *(digest(NAME, key) for key in keys),
                *(digest(ORCID, one) for one in self.orcids),
                *(digest(EMAIL, one) for one in self.emails),
                *(digest(SLUG, one) for one in (*self.slugs, *self.work_keys)),
            }
        )


def _is_a_word(name: str) -> bool:
    word = rf"\y{spelled(name)}\y"
    condition = Q(title__iregex=word) | Q(abstract__iregex=word) | Q(container_title__iregex=word)
    texts: Iterable[Any] = (
        Publication.objects.filter(condition),
        TopicText.objects.filter(Q(name__iregex=word) | Q(description__iregex=word)),
    )
    return any(found.exists() for found in texts)
