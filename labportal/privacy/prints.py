"""Printed names of nobody that may be a person's: "K. Müller" for Kim Müller-Lüdenscheidt.

Nobody but a person can tell. One that is said to be theirs is replaced on its work, in all copies
of it, and in files that are imported later; the same name on other works stays.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import JSONField, Q
from wagtail.models import Revision

from labportal.base.text.keys import fold, fold_keys
from labportal.privacy.redaction import Redaction
from labportal.privacy.subject import Subject
from labportal.privacy.sweep import Sweep
from labportal.privacy.work_keys import neutral_keys
from labportal.privacy.works import erase_addresses, erase_prints, renew_index
from people.erasure.digests import SLUG, digest, digests_of_print, work_keys
from people.erasure.name_patterns import Identity
from people.erasure.spellings import spelled
from people.models import ErasedPerson
from people.names.parts import NameParts, parse_name
from publications.bibtex.entry import SourceFile
from publications.imports.erasure.files import without_erased
from publications.imports.erasure.name_lists import without_names
from publications.models import Authorship, ImportFile, Publication, SourceEntry

_SHORTEST_WORD = 3
_BETWEEN_WORDS = re.compile(r"[\s\u2010-\u2013-]+")


class PossiblePrint(NamedTuple):
    """A printed name that may be the person's, and its work."""

    pk: int
    name: str
    publication: Publication

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-serializable data."""
        work = self.publication
        return {"print": self.pk, "name": self.name, "work": work.slug, "title": work.title}


def possible_prints(subject: Subject, but: Collection[int]) -> list[PossiblePrint]:
    """Return the printed names of nobody that may be the person's, but those that surely are."""
    likeness = _Likeness(subject.names)
    expression = "|".join(sorted(map(spelled, likeness.surnames))) or "(?!)"
    alike = Q()
    for column in ("family", "given", "literal"):
        alike |= Q(**{f"{column}__iregex": expression})
    free = Authorship.objects.filter(alike, person=None, publication__retired_at=None)
    rows = free.exclude(pk__in=but).select_related("publication").order_by("publication", "pk")
    return [
        PossiblePrint(one.pk, one.name, one.publication)
        for one in rows
        if likeness.may_be(one.name)
    ]


class _Likeness:
    """The words of a person's names, and whether a printed name is made of nothing else."""

    def __init__(self, names: Iterable[NameParts]) -> None:
        #: Each part of a surname, since some print one of two.
        self.surnames = {
            word
            for name in names
            for word in _BETWEEN_WORDS.split(name.family)
            if len(word) >= _SHORTEST_WORD
        }
        self._parts = {key for word in self.surnames for key in fold_keys(word)}
        givens = {word for name in names for word in fold(name.given).split()}
        particles = {word for name in names for word in fold(name.particle).split()}
        self._words = givens | particles | self._parts
        self._letters = {word[0] for word in self._words}
        self._first = {word[0] for word in givens}

    def may_be(self, name: str) -> bool:
        """Return whether a printed name may be one of these, in any order and shortened."""
        words = [fold_keys(word) for word in re.split(r"[\s,.\u2010-\u2013-]+", name)]
        words = [keys for keys in words if keys]
        others = [keys for keys in words if not keys & self._parts]
        if len(others) == len(words):
            return False
        if not all(any(map(self._is_known, keys)) for keys in others):
            return False
        return not others or any(key[0] in self._first for keys in others for key in keys)

    def _is_known(self, word: str) -> bool:
        if word in self._words:
            return True
        # "K", "KM".
        return len(word) < _SHORTEST_WORD and set(word) <= self._letters


def free_prints(ids: Collection[int]) -> list[Authorship]:
    """Return those of the printed names with these ids that are nobody's."""
    found = Authorship.objects.filter(pk__in=ids, person=None)
    return list(found.select_related("publication").order_by("pk"))


def erase_possible(prints: Collection[Authorship], erased: ErasedPerson) -> None:
    """Replace printed names on their works and in all copies of these; let imports know them."""
    by_work: dict[Publication, set[NameParts]] = {}
    for one in prints:
        by_work.setdefault(one.publication, set()).add(_parts(one))
    names = {name for some in by_work.values() for name in some}
    redaction = Redaction(Identity(tuple(names)), (), erased.replacement, erased.printed)
    _erase_copies(by_work, erased)
    erase_prints(prints, redaction, names_kept=False)
    renew_index(names, [one.pk for one in by_work])


def _parts(one: Authorship) -> NameParts:
    return one.parts if one.family else parse_name(one.literal)


def _erase_copies(by_work: dict[Publication, set[NameParts]], erased: ErasedPerson) -> None:
    known = set(erased.digests)
    addresses: dict[str, str] = {}
    for work, names in by_work.items():
        keys = _keys_of(work)
        known |= {one for name in names for one in digests_of_print(name, keys)}
        addresses |= neutral_keys([work], names)
    erased.digests = sorted(known | {digest(SLUG, one) for one in addresses})
    erased.save(update_fields=["digests"])
    for work, names in by_work.items():
        _clear_rows(work, names, erased)
    _clear_files(by_work)
    erase_addresses(by_work, addresses)
    if addresses:
        Sweep(Redaction(Identity((), addresses), (), "", "")).run()


def _keys_of(work: Publication) -> set[str]:
    """Return the keys by which a work is known in files: titles and DOIs, also imported ones."""
    said = [work.title, work.doi]
    for fields in SourceEntry.objects.filter(publication=work).values_list("fields", flat=True):
        values = fields.get("values") or {}
        said += [str(values.get(name) or "") for name in ("title", "doi")]
    return work_keys(*said)


def _clear_rows(work: Publication, names: Collection[NameParts], erased: ErasedPerson) -> None:
    redaction = Redaction(Identity(tuple(names)), (), erased.replacement, erased.printed)
    for rows, columns in _copies(work):
        for row in rows:
            for column in columns:
                setattr(row, column, redaction.json(getattr(row, column)))
        rows.model._default_manager.bulk_update(rows, columns, batch_size=100)
    for entry in SourceEntry.objects.filter(publication=work):
        raw = without_names(entry.raw, names.__contains__, f"{{{erased.printed}}}")
        SourceEntry.objects.filter(pk=entry.pk).update(raw=raw)


def _copies(work: Publication) -> Iterator[tuple[models.QuerySet[Any], list[str]]]:
    """Yield rows that are of a work, with those of their columns that may hold a copy of it."""
    kind = ContentType.objects.get_for_model(Publication)
    yield Revision.objects.filter(content_type=kind, object_id=str(work.pk)), ["content"]
    for model in apps.get_models():
        fields = model._meta.local_concrete_fields
        columns = [one.name for one in fields if isinstance(one, JSONField)]
        named = Q()
        for one in fields:
            if one.related_model is Publication:
                named |= Q(**{one.name: work})
        if columns and named:
            yield model._default_manager.filter(named), columns


def _clear_files(works: Iterable[Publication]) -> None:
    """Clear the files of imports that had these works, as they would be cleared today."""
    batches = Q(batch__entries__publication__in=[one.pk for one in works])
    for file in ImportFile.objects.filter(batches).distinct():
        former = SourceFile(file.name, bytes(file.content))
        (cleared,), _source = without_erased([former], "")
        if cleared != former:
            file.name, file.content = cleared.name, cleared.content
            file.save(update_fields=["name", "content"])
