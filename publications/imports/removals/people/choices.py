"""The choices of a merge of two people: where they differ, and what is chosen beforehand."""

from functools import cached_property

from django.db.models import Count

from people.models import Person
from people.names.form import NameForm
from people.names.parts import NameParts
from people.names.surnames import SurnameFit
from publications.imports.removals.choices import Choice
from publications.imports.removals.people.values import CHOICES, NAME, rank, says, values_of
from publications.imports.removals.record_values import is_same
from publications.models import Authorship, Publication


class PersonComparison:
    """Two people side by side: who is to stay, and where they differ."""

    def __init__(self, first: Person, second: Person) -> None:
        self.pair = (first, second)
        self.values = {one.pk: values_of(one) for one in self.pair}

    @cached_property
    def survivor(self) -> Person:
        """The person who stays unless another is chosen: named on more works, or there longer."""
        rows = Authorship.objects.filter(person__in=self.pair).order_by().values_list("person")
        works = dict(rows.annotate(number=Count("pk")))
        return min(self.pair, key=lambda one: (-works.get(one.pk, 0), one.pk))

    def choices(self) -> list[Choice]:
        """Return the choices where the two differ."""
        found = []
        for names in CHOICES:
            values = {pk: tuple(said[name] for name in names) for pk, said in self.values.items()}
            differ = not all(map(is_same, *values.values()))
            if differ and any(says(names, one) for one in values.values()):
                found.append(Choice(names, values, self._chosen(names, values)))
        return found

    def _chosen(self, names: tuple[str, ...], values: dict[int, tuple[str, ...]]) -> int:
        stays = self.survivor.pk
        other = next(one.pk for one in self.pair if one.pk != stays)
        mine, others = values[stays], values[other]
        wishing = [one.pk for one in self.pair if one.present_name_everywhere]
        if names == NAME and len(wishing) == 1:
            # Or a former name would be the one that is printed everywhere.
            return wishing[0]
        if names == NAME and not _is_one_name(mine, others):
            # Or a survivor would be called as somebody else is.
            return stays
        return other if rank(names, others, mine) > rank(names, mine, others) else stays

    def joint_works(self) -> list[Publication]:
        """Return the publications that name both, who are two there."""
        first, second = self.pair
        works = Publication.objects.live().filter(authorships__person=first)
        return list(works.filter(authorships__person=second).distinct().order_by("pk"))


def _is_one_name(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Return whether one name is a shorter form of the other, or another spelling: A. Bell."""
    forms = [NameForm.of(NameParts(given, *rest)) for given, _preferred, *rest in (first, second)]
    likeness = forms[0].likeness(forms[1])
    return likeness is not None and likeness.surname is SurnameFit.SAME
