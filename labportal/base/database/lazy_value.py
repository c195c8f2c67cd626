"""Values of a page that are asked of the database only where a part of it is made."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import SimpleLazyObject


class LazyValue(SimpleLazyObject):  # type: ignore[type-arg]
    """A value of a page's context, made when it is first looked at."""


def fetch(values: Iterable[Any]) -> None:
    """Make those of `values` that are lazy, so that what goes wrong is raised here.

    Django's `{% if a or b %}` takes any error for false: a section would be missing without a word.
    """
    for value in values:
        # Not by `isinstance`, which would look at the lazy values of others, such as the user.
        if issubclass(type(value), LazyValue | QuerySet):
            bool(value)
