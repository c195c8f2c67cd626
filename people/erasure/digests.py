"""Keyed hashes of names, iDs and addresses: by them a person who was erased is known again.

The key is made of SECRET_KEY, which no dump holds: without it, all names there are could be tried.
"""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.utils.crypto import salted_hmac

from labportal.base.text.keys import fold, spell_out
from people.names.parts import NameParts

NAME, ORCID, EMAIL, SLUG, CITEKEY, PRINT = "name", "orcid", "email", "slug", "citekey", "print"
_SALT = "people.erasure"


def digest(kind: str, text: str) -> str:
    """Return the keyed hash of a text of a kind."""
    return _hash(kind, text, settings.SECRET_KEY)


def digests(kind: str, texts: Iterable[str]) -> set[str]:
    """Return the hashes of texts under the key, and under those that it has replaced."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return {_hash(kind, text, key) for text in texts for key in keys}


def _hash(kind: str, text: str, key: str | bytes) -> str:
    data = f"{kind}:{text.strip().lower()}"
    return salted_hmac(_SALT, data, secret=key, algorithm="sha256").hexdigest()[:40]


def neutral_key(text: str) -> str:
    """Return what stands for a slug or citekey with a name in it, the same each time."""
    return f"work-{digest(CITEKEY, text)[:10]}"


def name_keys(name: NameParts) -> set[str]:
    """Return the keys of one printed name: umlauts in either spelling, the suffix not at all."""
    if not name.family:
        return set()
    return {f"{fold_(name.given)}|{fold_(name.surname)}" for fold_ in (fold, spell_out)}


def keys_of_person(names: Iterable[NameParts], *, by_initials: bool) -> set[str]:
    """Return the keys of all ways in which a person of these names is printed.

    `by_initials` says that initials with the surname are nobody else's.
    """
    return {
        key
        for name in names
        for given in _givens(name.given, by_initials=by_initials)
        for surname in ({name.family, name.surname} if name.family else ())
        for key in name_keys(NameParts(given, "", surname))
    }


def _givens(given: str, *, by_initials: bool) -> Iterator[str]:
    yield given
    words = given.replace("-", " ").split()
    if not words:
        return
    if len(words[0].strip(".")) > 1:
        yield words[0]
        yield " ".join([words[0], *(word[0] for word in words[1:])])
    if by_initials:
        letters = [word[0] for word in words]
        yield " ".join(letters)
        yield "".join(letters)
        yield letters[0]


def digests_of_name(name: NameParts) -> set[str]:
    """Return the hashes by which a printed name is looked for."""
    return digests(NAME, name_keys(name))


def work_keys(*texts: str) -> set[str]:
    """Return the keys of a work of which these are titles and DOIs."""
    return {fold(text) for text in texts} - {""}


def digests_of_print(name: NameParts, works: Iterable[str]) -> set[str]:
    """Return the hashes by which a printed name is known on the works of these keys alone."""
    return digests(PRINT, {f"{key}@{work}" for key in name_keys(name) for work in works})
