"""Publications by citekey: their own, or one of a bibliography that they were imported from."""

import re

from django.db.models import Q

from publications.querysets import PublicationQuerySet

_NAME_AND_YEAR = re.compile(r"[^\W0-9].*(?<![0-9])[0-9]{4}")


def with_citekey(publications: PublicationQuerySet, text: str) -> PublicationQuerySet:
    """Return those of `publications` whose citekey is `text`, or begins with it, newest first.

    A beginning has to have letters and a year, as "rueckert2020" has: any word may begin a citekey.
    """
    key = text.replace("\0", "").strip()
    if not key or any(sign.isspace() for sign in key):
        return publications.none()
    lookup = "istartswith" if _NAME_AND_YEAR.match(key) else "iexact"
    everything = publications.model._default_manager
    own = everything.filter(**{f"citekey__{lookup}": key})
    imported = everything.filter(**{f"source_entries__citekey__{lookup}": key})
    found = Q(pk__in=own.values("pk")) | Q(pk__in=imported.values("pk"))
    return publications.filter(found).newest_first()
