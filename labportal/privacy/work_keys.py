"""Slugs and citekeys of works that tell a name, and the neutral ones that stand for them."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType

from labportal.base.records.former_slugs import FormerSlug
from people.erasure.digests import neutral_key
from people.erasure.name_patterns import WORD, Identity, NamePatterns
from people.names.parts import NameParts
from publications.models import Publication, SourceEntry


def neutral_keys(works: Iterable[Publication], names: Iterable[NameParts]) -> dict[str, str]:
    """Return the neutral form of each slug and citekey of works that holds a surname."""
    patterns = NamePatterns(Identity(tuple(names)), WORD)
    works = list(works)
    ids = [one.pk for one in works]
    kind = ContentType.objects.get_for_model(Publication)
    former = FormerSlug.objects.filter(content_type=kind, record_id__in=ids)
    keys = {
        *(key for one in works for key in (one.slug, one.citekey)),
        *SourceEntry.objects.filter(publication__in=ids).values_list("citekey", flat=True),
        *former.values_list("slug", flat=True),
    }
    return {key: neutral_key(key) for key in sorted(keys) if key and patterns.holds_surname(key)}
