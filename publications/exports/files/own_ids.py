"""Ids by which the portal knows entries again that it wrote itself, whatever became of their keys.

They are signed: another portal may have a record of the same address.
"""

from django.core.signing import BadSignature, Signer

# Part of every signature: other things that are signed are no ids.
_SALT = "publications.own_id"


def own_id(slug: str) -> str:
    """Return the id of a publication for entries that leave the portal."""
    return Signer(salt=_SALT).sign(slug)


def slug_of(own_id: str) -> str:
    """Return the slug in an id, "" if this portal did not write it."""
    try:
        return Signer(salt=_SALT).unsign("".join(own_id.split()))
    except BadSignature:
        return ""
