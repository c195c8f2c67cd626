"""Fingerprints: whether an entry says the same as when it was last imported."""

import hashlib

from publications.bibtex.entry import RawEntry

#: Part of every fingerprint. Raised when the same entry is read differently: it is read anew.
READER_VERSION = 7


def fingerprint(entry: RawEntry) -> str:
    """Return the hash of what a resolved entry says: type, citekey, fields.

    The order of fields, white space and the file's name and line do not count.
    """
    parts = [str(READER_VERSION), entry.entry_type, entry.citekey]
    for name in sorted(entry.fields):
        parts += [name, " ".join(entry.fields[name].split())]
    # No text holds a NUL (`decode`), so that no two entries are joined to one text.
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()
