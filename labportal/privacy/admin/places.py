"""Records in which a name still stands after an erasure, each with the way to its form."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch
from wagtail.admin.admin_url_finder import AdminURLFinder

from labportal.privacy.prints import PossiblePrint
from labportal.privacy.sweep import Place, named


@dataclass
class RecordPlaces:
    """A record in words, the address of its form (or nothing), and the words around names."""

    label: str
    url: str
    words: list[str] = field(default_factory=list)


def places_by_record(places: Iterable[Place], user: Any) -> list[RecordPlaces]:
    """Return the records of places, each once, with the addresses that `user` may open."""
    forms = AdminURLFinder(user)
    found: dict[str, RecordPlaces] = {}
    for place in places:
        record = _edited(place.record)
        label = place.label if record is None else named(record)
        url = _url(forms, record)
        one = found.setdefault(url or label, RecordPlaces(label, url))
        if place.words not in one.words:
            one.words.append(place.words)
    return list(found.values())


@dataclass
class PrintBox:
    """A printed name, with a box to tick: its id, its work, and the address of the work's form."""

    pk: int
    name: str
    title: str
    url: str


def prints_with_forms(prints: Iterable[PossiblePrint], user: Any) -> list[PrintBox]:
    """Return printed names, with the addresses of their works' forms that `user` may open."""
    forms = AdminURLFinder(user)
    return [
        PrintBox(one.pk, one.name, one.publication.title, _url(forms, one.publication))
        for one in prints
    ]


def _edited(record: Any) -> Any:
    """Return the record in whose form somebody changes this one."""
    for name in ("record", "page", "content_object"):
        record = getattr(record, name, None) or record
    return getattr(record, "specific", record)


def _url(forms: AdminURLFinder, record: Any) -> str:
    try:
        return (record is not None and forms.get_edit_url(record)) or ""
    except NoReverseMatch:
        return ""
