"""Former slugs of records: an address that was given out leads to the record ever after."""

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from labportal.base.text.keys import slugify_ascii
from labportal.base.text.slugs import SLUG_MAX_LENGTH, numbered


class FormerSlugQuerySet(models.QuerySet["FormerSlug"]):
    """Queries over former slugs."""

    def of(self, model: type[models.Model]) -> "FormerSlugQuerySet":
        """Former slugs of the records of a model."""
        return self.filter(content_type=ContentType.objects.get_for_model(model))


class FormerSlug(models.Model):
    """A slug that a record had before, and that no record of its kind has now."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    record_id = models.BigIntegerField()
    record = GenericForeignKey("content_type", "record_id")
    slug = models.SlugField(_("slug"), max_length=SLUG_MAX_LENGTH, db_index=False)

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        ordering = ["slug"]
        indexes = [models.Index(fields=["record_id"], name="base_formerslug_record")]
        constraints = [
            models.UniqueConstraint(fields=["content_type", "slug"], name="base_formerslug_once")
        ]

    def __str__(self) -> str:
        return self.slug


class SluggedRecord(ClusterableModel):
    """A record whose former slugs are kept, abstract. Its model has a unique `slug`."""

    former_slugs = GenericRelation(
        FormerSlug, object_id_field="record_id", content_type_field="content_type"
    )

    slug: Any
    #: The slug that the database has, as far as this object knows.
    slug_as_stored: str | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        before, written = self._slug_before(), kwargs.get("update_fields")
        if before == self.slug or (written is not None and "slug" not in written):
            super().save(*args, **kwargs)
            return
        # A new record has no slug to lose, and needs no savepoint.
        with transaction.atomic() if before else nullcontext():
            super().save(*args, **kwargs)
            self._note_change(before)
        self.slug_as_stored = self.slug

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Any:
        record = super().from_db(*args, **kwargs)
        record.slug_as_stored = record.__dict__.get("slug")
        return record

    def _slug_before(self) -> str | None:
        # One made of a revision does not know.
        if self.slug_as_stored is None and self.pk:
            records = type(self)._default_manager.filter(pk=self.pk)
            return records.values_list("slug", flat=True).first()
        return self.slug_as_stored

    def _note_change(self, before: str | None) -> None:
        """Keep the slug before, and let go of one that is a record's again."""
        former = FormerSlug.objects.of(type(self))
        former.filter(slug=self.slug).delete()
        if before:
            FormerSlug.objects.update_or_create(
                content_type=ContentType.objects.get_for_model(self),
                slug=before,
                defaults={"record_id": self.pk},
            )


class FreeSlugs:
    """Slugs that no record of a model has, or had before, many at a time in two queries."""

    def __init__(self, model: type[models.Model]) -> None:
        slugs = model._default_manager.values_list("slug", flat=True)
        self._taken = {*slugs, *FormerSlug.objects.of(model).values_list("slug", flat=True)}
        self._else = model._meta.model_name or "record"
        self._numbered: dict[str, Iterator[str]] = {}

    def take(self, text: str) -> str:
        """Return a free slug of a text, and count it as taken."""
        return self.take_stem(slugify_ascii(text, max_length=SLUG_MAX_LENGTH) or self._else)

    def take_stem(self, stem: str) -> str:
        """Return a slug, free by a number if need be, and count it as taken."""
        slugs = self._numbered.setdefault(stem, numbered(stem))
        slug = next(slug for slug in slugs if slug not in self._taken)
        self._taken.add(slug)
        return slug


def unique_slug(record: models.Model, *parts: str) -> str:
    """Return a slug from `parts` that no other record of the model has, or had before."""
    stem = slugify_ascii(*parts, max_length=SLUG_MAX_LENGTH) or record._meta.model_name or "record"
    others = type(record)._default_manager.exclude(pk=record.pk)
    former = FormerSlug.objects.of(type(record)).exclude(record_id=record.pk or 0)
    return next(
        slug
        for slug in numbered(stem)
        if not others.filter(slug=slug).exists() and not former.filter(slug=slug).exists()
    )


def record_with_slug(records: "models.QuerySet[Any]", slug: str) -> Any:
    """Return the one of `records` that has a slug, or else that had it. Raises Http404."""
    if record := records.filter(slug=slug).first():
        return record
    former = FormerSlug.objects.of(records.model).filter(slug=slug)
    return get_object_or_404(records, pk__in=former.values("record_id"))


def records_by_former_slug(
    models_: Iterable[type[models.Model]], slugs: Iterable[str]
) -> dict[tuple[type[models.Model], str], Any]:
    """Return the records of some models that had one of these slugs, by model and slug.

    It takes one query if there are none.
    """
    kinds = ContentType.objects.get_for_models(*models_).values()
    former = FormerSlug.objects.filter(content_type__in=kinds, slug__in=list(slugs))
    rows = former.prefetch_related("record")
    return {(type(one.record), one.slug): one.record for one in rows if one.record}
