"""Citekeys for records that bring none: the same ones each time, so that an import knows them."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from labportal.base.text.keys import slugify_ascii
from labportal.base.text.stop_words import STOP_WORDS
from publications.lookup.record import IDENTIFIERS, ServiceRecord

_WORDS = 3
_SHORTEST = 3
_DIGEST_LENGTH = 4
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]")


def with_citekeys(records: Iterable[ServiceRecord]) -> Iterator[tuple[str, ServiceRecord]]:
    """Yield each record behind its citekey, such as "schlemper2017deepcascadenetworks".

    What comes second under a citekey gets letters of its identifiers behind it.
    """
    given: set[str] = set()
    for record in records:
        citekey = _citekey(record)
        if citekey in given:
            citekey = f"{citekey}-{_digest(record)}"
        given.add(citekey)
        yield citekey, record


def _citekey(record: ServiceRecord) -> str:
    first = record.names[0] if record.names else {}
    family = slugify_ascii(first.get("family") or first.get("literal") or "")
    words = [
        word
        for word in slugify_ascii(record.title).split("-")
        if len(word) >= _SHORTEST and word not in STOP_WORDS
    ]
    year = record.values.get("issued_year", "")
    parts = (_NOT_ALPHANUMERIC.sub("", family)[:40], year, "".join(words[:_WORDS])[:60])
    return "".join(map(str, parts)) or f"record-{_digest(record)}"


def _digest(record: ServiceRecord) -> str:
    identifiers = " ".join(str(record.values.get(name, "")) for name in IDENTIFIERS)
    return hashlib.sha256(identifiers.encode()).hexdigest()[:_DIGEST_LENGTH]
