"""Filter of the review of printed names; every state has an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from labportal.base.list_state import ListState, number, search_words
from publications.models import Authorship
from publications.name_links.review import ReviewedName, of_import

ONE, SEVERAL = "one", "several"
FITS = {ONE: _("one member fits"), SEVERAL: _("several members fit")}
_SEARCHED = (
    *("given", "particle", "family", "suffix", "literal", "surname_keys"),
    *("publication__title", "publication__container_title"),
)


@dataclass(frozen=True, slots=True)
class ReviewFilter(ListState):
    """Filter of the printed names on a page of the review."""

    person: str = ""
    fits: str = ""
    batch: str = ""

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Self:
        """Return what an address asks for; what has no meaning there is left out."""
        fits = sent.get("fits", "")
        return cls(
            q=search_words(sent),
            fits=fits if fits in FITS else "",
            **{name: number(sent, name) for name in ("person", "batch", "p")},
        )

    @property
    def person_id(self) -> int | None:
        """The person whose names are shown; None for everybody's."""
        return int(self.person) if self.person else None

    @property
    def is_narrowed(self) -> bool:
        """Whether some names are left out."""
        return bool(self.q or self.person or self.fits or self.batch)

    def authorships(self, authorships: QuerySet[Authorship]) -> QuerySet[Authorship]:
        """Return those of `authorships` that the search finds, of the import that is asked for.

        Every word has to be in the printed name, the title or the venue.
        """
        if self.batch:
            authorships = of_import(authorships, int(self.batch))
        if self.q:
            parts: list[Any] = [part for name in _SEARCHED for part in (F(name), Value(" "))]
            authorships = authorships.alias(searched=Concat(*parts, output_field=CharField()))
            for word in self.q.split():
                authorships = authorships.filter(searched__unaccent__icontains=word)
        return authorships

    def names(self, names: Iterable[ReviewedName]) -> list[ReviewedName]:
        """Return those of `names` that may be the person, with as many members as asked for."""
        return [
            name
            for name in names
            if (not self.person or self.person_id in name.people)
            and (not self.fits or (len(name.people) == 1) == (self.fits == ONE))
        ]
