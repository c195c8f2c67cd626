"""Gaps of records: what is missing or to be looked at, as a filter of the records' listing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db import models
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Gap:
    """A gap that records of one kind may have.

    `label` names it in the listing's filter, `sentence` counts the records that have it: an
    `ngettext_lazy` by `count`. `of` returns those of a queryset that have it.
    """

    code: str
    label: Any
    sentence: Any
    of: Callable[[Any], models.QuerySet[Any]]


class GapFilter(django_filters.ChoiceFilter):
    """The filter of a listing by one of the gaps that its records may have."""

    #: The parameter of the address.
    NAME = "gap"

    def __init__(self, gaps: Iterable[Gap]) -> None:
        self._gaps = {gap.code: gap for gap in gaps}
        super().__init__(
            label=_("To mend"),
            choices=[(gap.code, gap.label) for gap in self._gaps.values()],
            empty_label=_("All"),
            widget=RadioSelect,
        )

    def filter(self, records: models.QuerySet[Any], code: str) -> models.QuerySet[Any]:
        """Return those of `records` that have the gap; all of them without one."""
        return self._gaps[code].of(records) if code in self._gaps else records
