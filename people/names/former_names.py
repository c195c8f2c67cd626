"""Former names of a person, as name variants say them, when the surname changes."""

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from labportal.base.text.keys import fold
from people.names.parts import NameParts, comparison_keys
from people.names.surnames import same_surname


def former_names(
    before: NameParts,
    after: NameParts,
    given_names: Iterable[str],
    *,
    variants: Iterable[NameParts],
    longest: int,
    is_printed: bool,
) -> list[str]:
    """Return the variants by which the surname of `before` is found once the person is `after`.

    `given_names` are those in use now: who changes them may have reasons not to be found by the
    old. Without works printed under it (`is_printed`), a slip that is mended, or a change that is
    taken back, leaves none; nor does a name that is among `variants` already.
    """
    if same_surname(before, after):
        return []
    known = [comparison_keys(variant._replace(suffix="")) for variant in variants]

    def is_known(name: NameParts) -> bool:
        keys = comparison_keys(name._replace(suffix=""))
        return any(not keys.isdisjoint(one) for one in known)

    if not is_printed and (_is_slip(before, after) or is_known(after)):
        return []
    if is_known(before):
        return []
    names = [before._replace(given=given) for given in dict.fromkeys(given_names)]
    found = [_as_variant(name, longest) for name in names if not is_known(name)]
    return list(dict.fromkeys(found))


def _as_variant(name: NameParts, longest: int) -> str:
    text = ", ".join(filter(None, [name.surname, name.given]))
    # A surname alone goes with each given name, and always fits.
    return text if len(text) <= longest else name.surname


def _is_slip(before: NameParts, after: NameParts) -> bool:
    return DamerauLevenshtein.distance(fold(before.surname), fold(after.surname)) <= 1
