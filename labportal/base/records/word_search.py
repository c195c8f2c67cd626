"""Search of records by the words of some of their fields."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import models
from django.db.models.expressions import Combinable

from labportal.base.text.typed_words import TypedWords, best_matches, keys

_Records = TypeVar("_Records", bound="models.QuerySet[models.Model]")


def with_words(
    records: _Records,
    text: str,
    fields: Sequence[str | Combinable],
    *,
    forgive: bool = True,
    within: bool = False,
) -> _Records:
    """Return those of `records` in whose `fields` words begin with each of the words of `text`.

    Accents do not count, and umlauts do in either spelling. `within` finds a typed word inside of
    longer ones as well. If nothing is found, a letter or two may be wrong, unless that is not to be
    forgiven. Empty text finds nothing. `fields`, names or expressions, may
    lead to related rows.
    """
    typed = TypedWords.of(text)
    if not typed.words:
        return records.none()
    # These records are few: comparing them here takes one query and a few milliseconds. From the
    # manager, since the joins would spoil what `records` counts.
    rows = records.model._default_manager.order_by("pk").values_list("pk", *fields)
    words: dict[int, set[str]] = {}
    for pk, *texts in rows:
        words.setdefault(pk, set()).update(keys(*(one for one in texts if one)))
    return records.filter(pk__in=best_matches(typed, words, forgive=forgive, within=within))
