"""Certainty that a possible duplicate is one, by the reasons that the matcher gave."""

from typing import Any

from django.db.models import Case, Q, TextField, Value, When
from django.utils.translation import gettext_lazy as _

HIGH, MIDDLE, LOW = "high", "middle", "low"

#: By level, the surest first: what it is called, and what it means.
LABELS = {
    HIGH: (
        _("high"),
        _("the same title at the same place or by the same people, or the same pages"),
    ),
    MIDDLE: (_("middle"), _("an identifier in common but another title, or a title that is near")),
    LOW: (_("low"), _("titles alike, but years between, or no names to compare")),
}
#: By level, the codes of the messages that give the reason.
REASONS = {
    HIGH: ("same-pages", "same-title-and-venue", "same-title-and-authors"),
    MIDDLE: (
        "same-identifier-other-title",
        "same-identifier-other-book",
        "same-identifier-other-kind",
        "same-citekey-other-title",
        "part-of-title-and-authors",
        "near-title-and-authors",
        "similar-title-and-authors",
        "preprint-of-article",
    ),
    LOW: (
        "same-title-other-names",
        "similar-title-alone",
        "same-title-without-names",
        "part-of-title-without-names",
        "near-title-without-names",
        "same-title-years-apart",
        "part-of-title-years-apart",
        "near-title-years-apart",
    ),
}
_LEVEL_OF = {code: level for level, codes in REASONS.items() for code in codes}


def certainty(codes: Any) -> str:
    """Return the level that one of the codes of an entry's messages stands for, or ""."""
    return next((_LEVEL_OF[code] for code in codes if code in _LEVEL_OF), "")


def has_reason(*codes: str) -> Q:
    """Return the condition that an entry has a message with one of these codes."""
    condition = Q()
    for code in codes:
        condition |= Q(messages__contains=[{"code": code}])
    return condition


def certainty_order() -> Case:
    """Return the expression that orders entries by certainty, the surest first, others last."""
    cases = [
        When(has_reason(*codes), then=Value(str(number)))
        for number, codes in enumerate(REASONS.values())
    ]
    return Case(*cases, default=Value("9"), output_field=TextField())
