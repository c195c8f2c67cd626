"""Suggestions of people for a printed name, with the reasons as remarks for editors."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from people.names.form import Likeness
from people.names.given_names import GivenFit
from people.names.surnames import SurnameFit

_SURNAME = {
    SurnameFit.SAME: _("same surname"),
    SurnameFit.PARTICLE: _("same surname but for the particle"),
    SurnameFit.PART: _("one of several surnames is the same"),
    SurnameFit.NEAR: _("surname spelled nearly the same"),
}
_GIVEN = {
    GivenFit.FULL: _("same given name"),
    GivenFit.SHORT: _("given name in a short form"),
    GivenFit.UMLAUT: _("same given name but for an umlaut"),
    GivenFit.OTHER: _("a further given name is the same"),
    GivenFit.HALF: _("half of a given name is the same"),
    GivenFit.ABSENT: _("no given name to compare"),
}


class Suggestion(NamedTuple):
    """A person whom a printed name may mean; `score` is between 0 and 1.

    `evidence` are remarks that stand for themselves, to be listed.
    """

    person_id: int
    evidence: tuple[str, ...]
    score: float


def suggestions(likenesses: Mapping[int, Likeness]) -> list[Suggestion]:
    """Return a suggestion for each person in `likenesses`, best first.

    The score is shared among all whom the name fits as well or better.
    """
    found = []
    for person_id, likeness in likenesses.items():
        # A person whom the name fits less well takes nothing from the score.
        rivals = sum(other.score >= likeness.score for other in likenesses.values())
        evidence = (*remarks_on(likeness), _rivals(rivals, len(likenesses)))
        found.append(Suggestion(person_id, evidence, round(likeness.score / rivals, 3)))
    return sorted(found, key=lambda suggestion: (-suggestion.score, suggestion.person_id))


def remarks_on(likeness: Likeness) -> tuple[str, ...]:
    """Return in which ways a printed name is that of a person."""
    surname, given, agreed = likeness
    if surname is SurnameFit.SWAPPED:
        return (gettext("family and given name swapped"),)
    if given is GivenFit.RECORDED:
        return (gettext("printed as on record"),)
    if given is GivenFit.INITIALS:
        initials = ngettext("same initial", "%(number)s initials the same", agreed)
        return str(_SURNAME[surname]), initials % {"number": agreed}
    return str(_SURNAME[surname]), str(_GIVEN[given])


def _rivals(number: int, of_all: int) -> str:
    if of_all == 1:
        return gettext("the only member with it")
    if number == 1:
        return gettext("the likeliest of %(number)s members") % {"number": of_all}
    return gettext("fits %(number)s members") % {"number": number}
