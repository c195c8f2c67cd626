"""Pictures in the sizes that pages show, made before the first visitor comes."""

from collections import defaultdict
from collections.abc import Iterator
from time import monotonic

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, get_page_models

from labportal.base.database.content_stamp import read_stamp
from labportal.base.pictures import SHAPES, SHARED, SHARED_PORTRAIT, renditions
from labportal.models import LabSettings
from people.models import Person

#: Of a picture on a page: in its text, in lists of pages, and where the page is shared.
_OF_PEOPLE = (*SHAPES["portrait"], SHARED_PORTRAIT)
_OF_PAGES = (*SHAPES["wide"], *SHAPES["thumbnail"], SHARED)


class RenditionRound:
    """Rounds over all pictures that pages show, for the worker: each makes what is missing.

    A round without a change of content since the last is none, but for what could not be made:
    that is tried again after `PATIENCE` seconds.
    """

    #: Seconds until a picture that cannot be made is tried again.
    PATIENCE = 600

    def __init__(self) -> None:
        self._stamp: str | None = None
        self._failed_at: dict[int, float] = {}

    def go(self) -> int:
        """Make what is missing, picture by picture; return how many were made."""
        stamp = read_stamp()
        if stamp == self._stamp and not any(map(self._is_due, self._failed_at)):
            return 0
        found = dict(missing())
        self._stamp = stamp
        # Others are gone, shown nowhere any more, or made by a visitor.
        self._failed_at = {pk: then for pk, then in self._failed_at.items() if pk in found}
        return sum(self._make(pk, specs) for pk, specs in found.items() if self._is_due(pk))

    def _is_due(self, pk: int) -> bool:
        failed_at = self._failed_at.get(pk)
        return failed_at is None or monotonic() - failed_at >= self.PATIENCE

    def _make(self, pk: int, specs: set[str]) -> int:
        image = get_image_model().objects.filter(pk=pk).first()
        if image is None:
            return 0
        self._failed_at.pop(pk, None)
        # One by one: a picture that cannot be a JPEG may be all the others.
        made = sum(len(renditions(image, spec)) for spec in sorted(specs))
        if made < len(specs):
            self._failed_at[pk] = monotonic()
        return made


def missing() -> Iterator[tuple[int, set[str]]]:
    """Yield the ids of pictures that pages show, each with the specs of what is not made yet."""
    wanted = _wanted()
    pictures = get_image_model().objects.filter(pk__in=wanted)
    made: dict[int, set[str]] = defaultdict(set)
    for pk, spec in pictures.values_list("pk", "renditions__filter_spec"):
        made[pk].add(spec)
    for pk, specs in made.items():
        if left := wanted[pk] - specs:
            yield pk, left


def _wanted() -> dict[int, set[str]]:
    """Return the specs in which each picture is shown, by its id."""
    wanted: dict[int, set[str]] = defaultdict(set)
    for specs, ids in (
        (_OF_PEOPLE, Person.objects.live().values_list("photo", flat=True)),
        (SHAPES["logo"], LabSettings.objects.values_list("logo", flat=True)),
        (_OF_PAGES, map(int, _on_pages())),
    ):
        for pk in ids:
            if pk is not None:
                wanted[pk].update(specs)
    return wanted


def _on_pages() -> Iterator[str]:
    """Yield the ids of the pictures that pages name, as the index of references has them."""
    kinds = ContentType.objects.get_for_models(Page, *get_page_models()).values()
    yield from (
        ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(get_image_model()),
            base_content_type__in=kinds,
        )
        .values_list("to_object_id", flat=True)
        .distinct()
    )
