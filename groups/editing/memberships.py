"""The memberships of a group, or of a person, as one list of its form."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.editing.related_rows import ROW_SCRIPTS, RelatedRowsField
from groups.models import Membership, ResearchGroup
from labportal.base.dates import are_in_order
from labportal.base.records.row_list import Row, RowListWidget, line_of, number_or_none
from labportal.base.text.typed_dates import read_typed_date
from people.models import Person, Role

_LONGEST = Membership._meta.get_field("destination").max_length or 0


class MembershipsWidget(RowListWidget):
    """The memberships as compact rows: those of today, and former ones folded."""

    template_name = "groups/admin/membership_list.html"
    #: By which the rows name the record of the form.
    owner = "group"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        roles = Role.objects.prefetch_related("texts")
        groups = ResearchGroup.objects.with_texts() if self.owner == "person" else ()
        context["widget"] |= {
            "owner": self.owner,
            "find_url": reverse("group_lists:people"),
            "choose_url": reverse("wagtailsnippetchoosers_people_person:choose"),
            "roles": [[one.pk, str(one)] for one in roles],
            "groups": [[one.pk, str(one)] for one in groups],
        }
        return context

    class Media:
        css = {"all": ["groups/admin/row-lists.css"]}
        js = ROW_SCRIPTS


class MembershipsField(RelatedRowsField):
    """The memberships of the record that `owner` names: a group or a person."""

    model = Membership
    columns = ("role", "lead", "start", "end", "former", "destination")
    widget = MembershipsWidget

    def __init__(self, owner: str, **kwargs: Any) -> None:
        super().__init__(owner, **kwargs)
        self.widget.owner = owner
        self.other = "person" if owner == "group" else "group"

    def open(self, stored: Iterable[Any]) -> list[Row]:
        rows = super().open(stored)
        # Former members last, as they are shown; the order is compared with that when it is sent.
        rows.sort(key=lambda row: row["over"])
        self.present = {row["id"]: self.present[row["id"]] for row in rows}
        return rows

    def row_of(self, one: Any) -> Row:
        other = getattr(one, self.other)
        return {
            **super().row_of(one),
            self.other: other.pk if other else None,
            "name": str(other) if other else _("the chair itself"),
            "over": one.has_ended(timezone.localdate()),
        }

    def name_of(self, row: Row) -> str:
        stored = self.present.get(row["id"])
        return str(getattr(stored, self.other)) if stored else line_of(row.get("name"))

    def values(self, row: Row) -> Row:
        return {
            "role": number_or_none(row.get("role")),
            "lead": bool(row.get("lead")),
            "former": bool(row.get("former")),
            self.other: number_or_none(row.get(self.other)),
            "name": line_of(row.get("name"))[:100],
            **{name: line_of(row.get(name)) for name in ("start", "end", "destination")},
        }

    def faults(self, rows: list[Row]) -> Iterable[ValidationError]:
        roles = set(Role.objects.values_list("pk", flat=True))
        others = self._others(rows)
        said = set()
        for row in rows:
            if row["id"]:
                row[self.other] = getattr(self.present[row["id"]], f"{self.other}_id")
            elif row[self.other] not in others:
                yield self.fault(row, _("This record is not there any more."))
            if row["role"] not in roles:
                yield self.fault(row, _("Choose a role."), "role")
            for name in ("start", "end"):
                try:
                    row[name] = read_typed_date(row[name])
                except ValidationError as error:
                    yield self.fault(row, error.messages[0], name)
                    row[name] = ""
            if not are_in_order(row["start"], row["end"]):
                yield self.fault(row, _("The end is before the start."), "end")
            yield from self._faults_of_end(row)
            key = (row[self.other], row["role"], row["start"])
            if key in said:
                yield self.fault(row, _("This membership is there already."))
            said.add(key)

    def _faults_of_end(self, row: Row) -> Iterable[ValidationError]:
        if row["former"] and row["end"]:
            text = _("Give the end, or say that it is unknown, not both.")
            yield self.fault(row, text, "former")
        if len(row["destination"]) > _LONGEST:
            text = _("%(field)s: at most %(number)s characters.")
            said = text % {"field": _("went to"), "number": _LONGEST}
            yield self.fault(row, said, "destination")

    def _others(self, rows: list[Row]) -> set[int | None]:
        new = {row[self.other] for row in rows if not row["id"]}
        if self.other == "person":
            return set(Person.objects.live().filter(pk__in=new).values_list("pk", flat=True))
        # None is the chair itself.
        return {
            None,
            *ResearchGroup.objects.filter(pk__in=new - {None}).values_list("pk", flat=True),
        }

    def new(self, record: Any, row: Row) -> Membership:
        return Membership(**{self.owner: record, f"{self.other}_id": row[self.other]})

    def renumbered(self, kept: Sequence[Any]) -> list[Any]:
        """Number the members of a group if any was moved: otherwise they stand by their names."""
        if self.owner != "group":
            return []
        stored = [one.pk for one in kept if one.pk]
        if stored != [pk for pk in self.present if pk in set(stored)]:
            return super().renumbered(kept)
        last = max((one.order for one in self.present.values()), default=0)
        for one in kept:
            one.order = one.order if one.pk else last
        return []
