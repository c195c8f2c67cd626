"""Chores of the bibliography: names to review, imports to decide, gaps of publications."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext_lazy

from labportal.base.registries.chores import Chore, chores, of_gap
from people.models import Person
from publications.imports.removals.doubles import double_people, double_publications
from publications.models import ImportBatch, ImportStatus, Publication
from publications.name_links.review import number_of_all_to_review
from publications.records.gaps import WORK_GAPS
from publications.records.permissions import may_remove_any


def _may_import(user: Any) -> bool:
    return bool(user.has_perm("publications.add_importbatch"))


def _may_edit(user: Any) -> bool:
    return bool(user.has_perm("publications.change_publication"))


def _names(_user: Any) -> int:
    return number_of_all_to_review()


def _planned(_user: Any) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(status=ImportStatus.PLANNED)


def register_chores() -> None:
    """Register the chores."""
    chores.register(
        Chore(
            "names",
            ngettext_lazy(
                "%(count)d printed name may be a member’s",
                "%(count)d printed names may be members’",
                "count",
            ),
            _may_import,
            _names,
            "link_review:list",
            waits=True,
            icon="user",
            in_menu=True,
        ),
        Chore(
            "imports",
            ngettext_lazy(
                "%(count)d import waits for a decision",
                "%(count)d imports wait for a decision",
                "count",
            ),
            _may_import,
            _planned,
            "imports:list",
            (("status", ImportStatus.PLANNED.value),),
            waits=True,
            icon="download",
            in_menu=True,
        ),
        *(
            Chore(
                **of_gap(gap, Publication, _may_edit, lambda _user: Publication.objects.live()),
                icon="doc-full",
            )
            for gap in WORK_GAPS
        ),
        Chore(
            "double-publications",
            ngettext_lazy(
                "%(count)d pair of publications may be doubles",
                "%(count)d pairs of publications may be doubles",
                "count",
            ),
            lambda user: may_remove_any(user, Publication),
            lambda _user: double_publications(),
            "removals:doubles",
            icon="doc-full",
        ),
        Chore(
            "double-people",
            ngettext_lazy(
                "%(count)d pair of people may be doubles",
                "%(count)d pairs of people may be doubles",
                "count",
            ),
            lambda user: may_remove_any(user, Person),
            lambda _user: double_people(),
            "removals:doubles_people",
            icon="user",
        ),
    )
