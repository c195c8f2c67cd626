"""Portraits by file name: whose a picture is, writing them as told, and taking them back."""

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from labportal.base.text.keys import fold, fold_keys
from labportal.models import PeopleImport, PeopleImportKind
from labportal.roles import portraits_collection
from labportal.staffing.changes import ChangeRefusedError, merged_sentence
from labportal.staffing.tables.archive import name_by_format, pictures_of
from labportal.staffing.tables.people import write_photos
from people.models import Person
from publications.imports.run import lock

# A name in its parts may be longer than the title of a picture.
_LONGEST_TITLE: int = get_image_model()._meta.get_field("title").max_length


@dataclass(frozen=True, slots=True)
class Portrait:
    """A file of an archive: the person whose portrait it becomes, or why it is left out."""

    file: str
    content: bytes
    person: Person | None
    fault: str
    same: bool = False
    file_hash: str = ""

    @property
    def replaces(self) -> bool:
        """Whether the person has another portrait already."""
        return bool(self.person and self.person.photo_id and not self.same)


@dataclass(frozen=True)
class PortraitPlan:
    """All that importing an archive would do."""

    portraits: list[Portrait]

    @property
    def written(self) -> list[Portrait]:
        """The pictures that become portraits."""
        return [one for one in self.portraits if one.person and not one.same]

    @property
    def left_out(self) -> list[Portrait]:
        """The files that are nobody's, or no pictures."""
        return [one for one in self.portraits if one.fault]

    @property
    def digest(self) -> str:
        """The hash of all that would be written."""
        said = [
            [one.file, one.person and one.person.pk, one.person and one.person.photo_id, one.same]
            for one in self.portraits
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def plan_portraits(content: bytes) -> PortraitPlan:
    """Return the plan of an archive. Raises UnreadableTableError if it is none."""
    people = Person.objects.live().select_related("photo").prefetch_related("former_slugs")
    by_key: dict[str, dict[int, Person]] = defaultdict(dict)
    for person in people:
        for key in _keys_of(person):
            by_key[key][person.pk] = person
    taken: dict[int, str] = {}
    portraits = []
    for picture in pictures_of(content):
        stem = picture.name.rpartition(".")[0] or picture.name
        found: dict[int, Person] = {}
        for key in fold_keys(stem):
            found |= by_key.get(key, {})
        fault = picture.fault
        person = next(iter(found.values())) if len(found) == 1 else None
        if not fault and person is None:
            fault = (
                _("Several people fit this name: use the id (%(ids)s).")
                % {"ids": ", ".join(one.slug for one in found.values())}
                if found
                else _("Nobody fits this name.")
            )
        if not fault and person and person.pk in taken:
            text = _("“%(file)s” is of the same person.")
            fault = text % {"file": taken[person.pk]}
        if fault or person is None:
            portraits.append(Portrait(picture.name, b"", None, fault))
            continue
        taken[person.pk] = picture.name
        digest = hashlib.sha1(picture.content, usedforsecurity=False).hexdigest()
        same = bool(person.photo and person.photo.file_hash == digest)
        portraits.append(Portrait(picture.name, picture.content, person, "", same, digest))
    return PortraitPlan(portraits)


def _keys_of(person: Person) -> set[str]:
    """Return the folded file names under which the portrait of a person is found."""
    slugs = [person.slug, *(former.slug for former in person.former_slugs.all())]
    keys = {*map(fold, slugs), fold(person.orcid), *fold_keys(person.email.partition("@")[0])}
    for given in filter(None, (person.given, person.preferred_given)):
        keys |= fold_keys(f"{person.surname} {given}") | fold_keys(f"{given} {person.surname}")
    return keys - {""}


def write_portraits(kept: PeopleImport, told: str, by: Any) -> PortraitPlan:
    """Import a kept archive, all of it or nothing, if its plan still has the digest `told`.

    Raises ChangeRefusedError if it is another, or was imported already.
    """
    with transaction.atomic():
        lock()
        held = PeopleImport.objects.select_for_update(of=["self"]).get(pk=kept.pk)
        if held.imported_at:
            raise ChangeRefusedError(_("This archive was imported already."))
        plan = plan_portraits(bytes(held.content))
        if plan.digest != told or not plan.written:
            raise ChangeRefusedError(
                _("Nothing was done yet. Read what would happen now, and confirm it.")
            )
        collection = portraits_collection()
        traces = []
        for portrait in plan.written:
            person: Any = portrait.person
            before = person.photo_id
            name = name_by_format(portrait.file, portrait.content)
            person.photo = get_image_model().objects.create(
                title=str(person)[:_LONGEST_TITLE],
                file=ContentFile(portrait.content, name=name),
                file_hash=portrait.file_hash,
                collection=collection,
                uploaded_by_user=by,
            )
            person.save()
            person.save_revision(user=by, log_action="wagtail.edit")
            traces.append([person.pk, str(person), before, person.photo_id])
        held.trace = {"portraits": traces, "counts": {"changed": len(traces)}}
        held.content = b""
        held.imported_at = timezone.now()
        held.save()
    return plan


def take_back_portraits(pk: int, by: Any) -> list[str]:
    """Give people the portraits that they had; return sentences about whose stays.

    Raises ChangeRefusedError if it was taken back already.
    """
    left = []
    with transaction.atomic():
        lock()
        held = PeopleImport.objects.select_for_update(of=["self"]).get(pk=pk)
        if held.taken_back_at or held.kind != PeopleImportKind.PORTRAITS:
            raise ChangeRefusedError(_("That was taken back already."))
        traces = held.trace["portraits"]
        ids = [person_pk for person_pk, *_rest in traces]
        people = Person.objects.select_for_update(of=["self"]).in_bulk(ids)
        former = get_image_model().objects.in_bulk([before for *_rest, before, _now in traces])
        changed, gone = [], []
        for person_pk, name, before, after in traces:
            person = people.get(person_pk)
            if person is None:
                left.append(_("%(name)s is gone.") % {"name": name})
                continue
            if person.photo_id != after:
                left.append(_("%(name)s has another portrait since, which stays.") % {"name": name})
                continue
            if person.merged_into_id:
                left.append(merged_sentence(person))
            person.photo = former.get(before)
            if before and person.photo is None:
                text = _("The former portrait of %(name)s was deleted since, so there is none.")
                left.append(text % {"name": name})
            changed.append(person)
            gone.append(after)
        write_photos(changed, by)
        _delete_unused(gone)
        held.taken_back_at, held.taken_back_by = timezone.now(), by
        held.save()
    return left


def _delete_unused(image_ids: list[int]) -> None:
    """Delete pictures that nothing refers to."""
    kind = ContentType.objects.get_for_model(get_image_model())
    references = ReferenceIndex.objects.filter(
        to_content_type=kind, to_object_id__in=map(str, image_ids)
    )
    used = set(references.values_list("to_object_id", flat=True))
    unused = [pk for pk in image_ids if str(pk) not in used]
    with disable_reference_index_auto_update():
        get_image_model().objects.filter(pk__in=unused).delete()
