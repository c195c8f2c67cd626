"""The names that are on record for a person: the own ones, the variants, and what follows."""

from collections.abc import Iterable
from typing import NamedTuple

from people.names.form import Likeness, NameForm
from people.names.given_names import fit_given_names, given_name_keys
from people.names.parts import NameParts
from people.names.surnames import surname_keys

EXACT, VARIANT = "exact", "variant"


class NameMatch(NamedTuple):
    """The likeness of a printed name to a person's most similar name, and the kind of that name."""

    likeness: Likeness
    origin: str


class KnownName(NamedTuple):
    """A name that a person has; initials may count only where they are printed as on record."""

    form: NameForm
    origin: str
    only_as_recorded: bool = False

    def found_in(self, printed: NameForm) -> NameMatch | None:
        """Return the likeness of `printed` to this name; None if they contradict."""
        likeness = printed.likeness(self.form)
        if likeness is None or (self.only_as_recorded and not likeness.is_recorded):
            return None
        return NameMatch(likeness, self.origin)


def known_names(
    name: NameParts, preferred_given: str = "", variants: Iterable[NameParts] = ()
) -> list[KnownName]:
    """Return the names of a person called `name`, the own name first.

    The surname of a variant without a given name, or with initials that fit, goes with the
    person's given names. Initials on record are no reason to think of another given name.
    """
    given = f"{name.given} ({preferred_given})" if preferred_given else name.given
    own = NameForm.of(name._replace(given=given))
    known = [KnownName(own, EXACT)]
    for variant in map(NameForm.of, variants):
        if variant.name.given:
            # "J. Doe" on record for Jane Doe must not fit John.
            only_as_recorded = own.is_full and not variant.is_full
            known.append(KnownName(variant, VARIANT, only_as_recorded))
        if not variant.is_full and _given_names_fit(variant, own):
            with_own_given = NameForm.of(variant.name._replace(given=given))
            known.append(KnownName(with_own_given, VARIANT))
    return known


def _given_names_fit(variant: NameForm, own: NameForm) -> bool:
    initials = variant.given[0]
    return not initials or any(fit_given_names(initials, names) for names in own.given)


def most_alike(printed: NameForm, known: Iterable[KnownName]) -> NameMatch | None:
    """Return the match of `printed` with the most like of these names; None if all contradict."""
    found = filter(None, (name.found_in(printed) for name in known))
    return max(found, key=lambda one: (one.likeness.score, one.origin == EXACT), default=None)


def search_keys(known: Iterable[KnownName]) -> frozenset[str]:
    """Return keys of which `surname_keys` has one for every name that may be one of these."""
    return frozenset[str]().union(
        *(surname_keys(name.form.name) for name in known),
        *(given_name_keys(given) for name in known for given in name.form.given),
    )
