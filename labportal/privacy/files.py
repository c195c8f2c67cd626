"""Uploaded files of a person who is erased: portraits go, names of other files become neutral.

Files are written before the transaction ends and removed after it: where it fails, the former ones
are there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex, Revision

from labportal.privacy.redaction import Redaction
from labportal.privacy.subject import Subject


@dataclass
class FileChanges:
    """Files to remove once all is committed, those to remove if it is not, and remarks."""

    remove: list[tuple[Any, str]] = field(default_factory=list)
    written: list[tuple[Any, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def commit(self) -> None:
        """Remove the former files."""
        for storage, name in self.remove:
            storage.delete(name)

    def roll_back(self) -> None:
        """Remove the files under new names."""
        for storage, name in self.written:
            storage.delete(name)


def portraits(subject: Subject) -> list[Any]:
    """Return the pictures that are, or were in former versions, portraits of the person alone."""
    ids = {one.photo_id for one in subject.people if one.photo_id}
    ids |= {version["photo"] for version in subject.versions if version.get("photo")}
    others = type(subject.person).objects.exclude(pk__in=subject.ids).filter(photo__in=ids)
    return list(
        get_image_model().objects.filter(pk__in=ids - set(others.values_list("photo", flat=True)))
    )


def pages_with(picture: Any, subject: Subject) -> list[str]:
    """Return what else shows a picture, in words."""
    kind = ContentType.objects.get_for_model(subject.person)
    rows = ReferenceIndex.get_references_to(picture).exclude(
        base_content_type=kind, object_id__in=[str(pk) for pk in subject.ids]
    )
    found = {(row.base_content_type_id, row.object_id) for row in rows}
    return [_named(*one) for one in sorted(found)]


def _named(kind: int, object_id: str) -> str:
    model = ContentType.objects.get_for_id(kind).model_class()
    record = model._default_manager.filter(pk=object_id).first() if model else None
    return str(record or f"{kind} {object_id}")


def delete_pictures(pictures: Iterable[Any], changes: FileChanges) -> None:
    """Delete pictures with their renditions."""
    for picture in pictures:
        files = [picture.file, *(one.file for one in picture.renditions.all())]
        changes.remove += [(file.storage, file.name) for file in files]
        # Wagtail removes the files of these by itself, too; whoever comes second finds none.
        picture.renditions.all().delete()
        picture.delete()


def rename_files(redaction: Redaction, changes: FileChanges) -> None:
    """Give every uploaded file whose name tells the person another name."""
    for model in apps.get_models():
        for one in model._meta.local_concrete_fields:
            if isinstance(one, models.FileField) and not _is_rendition(model):
                _rename(model, one, redaction, changes)


def _is_rendition(model: type[models.Model]) -> bool:
    return issubclass(model, get_image_model().get_rendition_model())


def _rename(model: Any, column: Any, redaction: Redaction, changes: FileChanges) -> None:
    patterns = redaction.of_files.patterns
    named = model._default_manager.exclude(**{column.name: ""})
    expression = {f"{column.name}__iregex": patterns.skeleton}
    for record in named.filter(**expression):
        file = getattr(record, column.name)
        former, storage = file.name, file.storage
        path = PurePosixPath(former)
        stem = path.stem.replace("_", " ")
        if patterns.redacted(stem) == stem and patterns.redacted(path.stem) == path.stem:
            continue
        wanted = str(path.with_name(f"{model._meta.model_name}-{record.pk}{path.suffix}"))
        if storage.exists(former):
            with storage.open(former) as content:
                name = storage.save(wanted, content)
            changes.written.append((storage, name))
            changes.remove.append((storage, former))
        else:
            name = wanted
        model._default_manager.filter(pk=record.pk).update(**{column.name: name})
        _in_versions(former, name)
        if isinstance(record, get_image_model()):
            for rendition in record.renditions.all():
                changes.remove.append((rendition.file.storage, rendition.file.name))
            record.renditions.all().delete()
        if isinstance(record, get_document_model()):
            text = gettext("The file name of document %(number)s told the person: look into it.")
            changes.remarks.append(text % {"number": record.pk})


def _in_versions(former: str, name: str) -> None:
    """Name a file as it is named now in versions of its record."""
    for revision in Revision.objects.filter(content__icontains=PurePosixPath(former).name):
        content = _replaced(revision.content, former, name)
        Revision.objects.filter(pk=revision.pk).update(content=content)


def _replaced(data: Any, former: str, name: str) -> Any:
    if isinstance(data, dict):
        return {key: _replaced(value, former, name) for key, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, former, name) for value in data]
    return name if data == former else data
