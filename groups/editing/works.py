"""Publications that a group shows, adds or leaves out, as lists of its form."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groups.editing.related_rows import ROW_SCRIPTS, RelatedRowsField
from groups.models import GroupPublication, KeyPublication
from labportal.base.records.row_list import Row, RowListWidget, line_of, number_or_none
from publications.citations.cache import citations
from publications.citations.links import with_links
from publications.models import Publication

_LONGEST = KeyPublication._meta.get_field("remark").max_length or 0


def printed(publications: Iterable[Publication], style: str) -> list[tuple[int, str]]:
    """Return id and citation, as HTML without links, of publications fetched `with_citation`."""
    listed = list(publications)
    made = citations(listed, style, get_language() or settings.LANGUAGE_CODE)
    return [
        (one.pk, with_links(citation.html, {})) for one, citation in zip(listed, made, strict=True)
    ]


class WorksWidget(RowListWidget):
    """Publications as compact rows with their citations."""

    template_name = "groups/admin/work_list.html"
    #: The style in which they are printed.
    style = ""
    #: Whether a row may leave a publication out, in place of a remark.
    excepts = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        works = Publication.objects.filter(pk__in=_named_in(value)).with_citation()
        context["widget"] |= {
            "excepts": self.excepts,
            "style": self.style,
            "find_url": reverse("group_lists:works"),
            "choose_url": reverse("wagtailsnippetchoosers_publications_publication:choose"),
            "citations": dict(printed(works, self.style)),
        }
        return context

    class Media:
        css = {"all": ["groups/admin/row-lists.css"]}
        js = ROW_SCRIPTS


def _named_in(value: str) -> set[int]:
    """Return the ids of publications in what was sent, which may be anything."""
    try:
        rows = json.loads(value or "[]")
    except ValueError:
        return set()
    rows = rows if isinstance(rows, list) else []
    named = {number_or_none(row.get("publication")) for row in rows if isinstance(row, dict)}
    return {pk for pk in named if pk}


class WorksField(RelatedRowsField):
    """Publications of a group, each once."""

    widget = WorksWidget

    def new(self, record: Any, row: Row) -> Any:
        return self.model(group=record, publication_id=row["publication"])

    def row_of(self, one: Any) -> Row:
        return {**super().row_of(one), "publication": one.publication_id}

    def name_of(self, row: Row) -> str:
        found = Publication.objects.filter(pk=row["publication"]).first()
        return str(found) if found else ""

    def values(self, row: Row) -> Row:
        return {"publication": number_or_none(row.get("publication"))}

    def faults(self, rows: list[Row]) -> Iterable[ValidationError]:
        new = [row["publication"] for row in rows if not row["id"]]
        there = set(Publication.objects.live().filter(pk__in=new).values_list("pk", flat=True))
        said = set()
        for row in rows:
            if row["id"]:
                row["publication"] = self.present[row["id"]].publication_id
            elif row["publication"] not in there:
                yield self.fault(row, _("This record is not there any more."))
            if row["publication"] in said:
                yield self.fault(row, _("This publication is in the list already."))
            said.add(row["publication"])


class KeyPublicationsField(WorksField):
    """The key publications of a group, in its order."""

    model = KeyPublication
    columns = ("remark",)

    def values(self, row: Row) -> Row:
        return {**super().values(row), "remark": line_of(row.get("remark"))}

    def faults(self, rows: list[Row]) -> Iterable[ValidationError]:
        yield from super().faults(rows)
        for row in rows:
            if len(row["remark"]) > _LONGEST:
                text = _("%(field)s: at most %(number)s characters.")
                said = text % {"field": _("remark"), "number": _LONGEST}
                yield self.fault(row, said, "remark")


class ExceptionsField(WorksField):
    """The publications that a group adds to its list, or takes out of it."""

    model = GroupPublication
    columns = ("included",)

    def __init__(self, owner: str, **kwargs: Any) -> None:
        super().__init__(owner, **kwargs)
        self.widget.excepts = True

    def values(self, row: Row) -> Row:
        return {**super().values(row), "included": row.get("included") is not False}
