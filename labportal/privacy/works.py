"""Works of a person who is erased: printed names, addresses, citekeys, the search index."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from labportal.base.records.former_slugs import FormerSlug
from labportal.base.text.keys import fold_keys
from labportal.privacy.redaction import Redaction
from labportal.privacy.subject import Subject
from people.erasure.name_patterns import WORD, NamePatterns
from people.names.parts import NameParts
from publications.models import (
    Authorship,
    IndexedWord,
    Publication,
    PublicationIndex,
    RenderedCitation,
)
from publications.search.index import refresh

_SHORTEST_PART = 4


def printed_names(subject: Subject) -> list[Authorship]:
    """Return the printed names that are the person's: linked, or of nobody and spelled so."""
    free = Authorship.objects.filter(person=None).exclude(pk__in=[one.pk for one in subject.prints])
    free = free.select_related("publication")
    patterns = NamePatterns(subject.name_identity, WORD)
    found: list[Authorship] = []
    # Family names first, or read as given names: "Li Wei", "Doe J.".
    alike = Q(family__iregex=patterns.skeleton) | Q(given__iregex=patterns.skeleton)
    # One letter is in most of them.
    alike |= Q(family__in=[name.family for name in subject.names if len(name.family) == 1])
    found += [one for one in free.filter(alike) if patterns.is_name(one.name)]
    literal = free.exclude(literal="").filter(literal__iregex=patterns.skeleton)
    found += [one for one in literal if patterns.redacted(one.literal) != one.literal]
    return [*subject.prints, *found]


def erase_prints(prints: Collection[Authorship], redaction: Redaction, *, names_kept: bool) -> None:
    """Unlink printed names, and print what stands for them unless names are kept."""
    for one in prints:
        one.person_id, one.linked_by, one.orcid = None, "", ""
        is_longer = one.literal and not redaction.patterns.is_name(one.literal)
        if names_kept:
            continue
        # A consortium that names the person keeps the rest of its name.
        one.literal = redaction.text(one.literal) if is_longer else redaction.print_as
        one.given = one.particle = one.family = one.suffix = ""
    fields = ["person", "linked_by", "orcid", "literal", "surname_keys", *NameParts._fields]
    for one in prints:
        Authorship.surname_keys.field.pre_save(one, add=False)
    Authorship.objects.bulk_update(prints, fields, batch_size=500)


def erase_addresses(works: Iterable[Publication], keys: Mapping[str, str]) -> None:
    """Give works whose slug or citekey is one of these keys others; forget former slugs."""
    for work in works:
        slug = keys.get(work.slug, work.slug)
        others = Publication.objects.exclude(pk=work.pk)
        # Two slugs may have the same hash as little as two files; a person may have typed it.
        if slug != work.slug and others.filter(slug=slug).exists():
            slug = f"{slug}-{work.pk}"
        # Not by `save`, which would keep the former slug.
        Publication.objects.filter(pk=work.pk).update(
            slug=slug, citekey=keys.get(work.citekey, work.citekey)
        )
    FormerSlug.objects.of(Publication).filter(slug__in=keys).delete()


def renew_index(names: Iterable[NameParts], works: Collection[int]) -> None:
    """Write search columns anew, and forget citations that were rendered and words of names."""
    RenderedCitation.objects.filter(publication__in=works).delete()
    refresh(works)
    # Words stay when no publication has them any more.
    written = _words(names)
    alike = Q(word__in=written)
    for one in written:
        # The parts of "Doe-Roe" are indexed as one word, too.
        if len(one) >= _SHORTEST_PART:
            alike |= Q(word__contains=one)
    for word in list(IndexedWord.objects.filter(alike).values_list("word", flat=True)):
        quoted = "'" + word.replace("'", "''") + "'"
        found = PublicationIndex.objects.extra(where=["vector @@ %s::tsquery"], params=[quoted])
        if not found.exists():
            IndexedWord.objects.filter(word=word).delete()


def _words(names: Iterable[NameParts]) -> set[str]:
    return {
        word
        for name in names
        for text in (name.given, name.surname)
        for spelled_ in (text.lower(), *fold_keys(text))
        for word in spelled_.split()
    }


def indexed_works(redaction: Redaction) -> list[int]:
    """Return the works whose search columns hold a name."""
    rows = PublicationIndex.objects.extra(
        where=["vector::text ~* %s"], params=[redaction.patterns.skeleton]
    )
    return list(rows.values_list("pk", flat=True))
