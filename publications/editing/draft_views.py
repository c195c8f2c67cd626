"""Answers for the form of a publication while one types: names, people, citation, look-alikes."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from labportal.base.records.row_list import Row
from people.matching.roster import Roster
from people.models import Person
from people.names.parts import NameParts
from publications.bibtex.names.printed_names import read_names
from publications.citations.cache import MEMBERS, MOST_NAMES, NAMES_RULES
from publications.citations.csl_data import cited_item
from publications.citations.engine import render
from publications.citations.styles import find_style
from publications.editing.author_list import sound_rows
from publications.editing.pasted_names import in_bibtex_order
from publications.editing.viewset import PublicationViewSet
from publications.models import Authorship, Publication
from publications.records.permissions import may_remove_any
from publications.search.index import with_equal_titles
from publications.vocabulary.snapshot import NAME_FIELDS

_MOST_SUGGESTED = 3
_MOST_PEOPLE = 8
_MOST_ALIKE = 5
#: What two publications have not in common.
_TELLING = ("doi", "arxiv_id", "pmid", "citekey")
_LONGEST = 200_000
#: Remarks on a bibliography that are none on a list that somebody types.
_UNSAID = frozenset({"names-with-sign", "names-with-commas", "names-in-braces"})


def typed_names(request: HttpRequest) -> JsonResponse:
    """Return the names in a typed or pasted list as rows of the form, with who each may be.

    `rows` have `suggested` people, as pairs of id and name, where nobody was found for sure.
    """
    _check_permission(request)
    # A line per name is a list, too.
    text = request.POST.get("text", "")[:_LONGEST]
    lines = [line.strip(" ,;") for line in text.splitlines()]
    read, remarks = read_names(in_bibtex_order(text) or " and ".join(filter(None, lines)))
    roster = Roster.load()
    rows, suggested = [], []
    for name in read:
        parts = NameParts(name.given, name.particle, name.family, name.suffix)
        person, linked_by = (name.family and roster.find(parts, name.orcid)) or (None, "")
        others = [] if person or not name.family else roster.suggest(parts, name.orcid)
        suggested.append([one.person_id for one in others[:_MOST_SUGGESTED]])
        printed = {field: getattr(name, field) for field in NAME_FIELDS if field != "role"}
        rows.append({**printed, "person": person, "linked_by": linked_by})
    ids = {row["person"] for row in rows} | {pk for several in suggested for pk in several}
    names = {one.pk: str(one) for one in Person.objects.filter(pk__in=ids - {None})}
    for row, ids_of_others in zip(rows, suggested, strict=True):
        row["person_name"] = names.get(row["person"], "")
        row["suggested"] = [[pk, names[pk]] for pk in ids_of_others]
    said = [str(remark) for remark in remarks if remark.code not in _UNSAID]
    return JsonResponse({"rows": rows, "remarks": said})


def people(request: HttpRequest) -> JsonResponse:
    """Return the people whose names have the words of `q`, as pairs of id and name."""
    _check_permission(request)
    people = Person.objects.live()
    found = list(people.matching(request.GET.get("q", ""), by_every_name=True)[:_MOST_PEOPLE])
    number = Counter(map(str, found))
    # Namesakes are told apart by their addresses.
    names = [str(one) if number[str(one)] == 1 else f"{one} ({one.slug})" for one in found]
    return JsonResponse(
        {"people": [[one.pk, name] for one, name in zip(found, names, strict=True)]}
    )


def draft(request: HttpRequest, pk: int | None = None) -> JsonResponse:
    """Return the citation of what is in the form, and the publications that may be the same.

    `left_out` says of names that cannot stand so why they are not in the citation.
    """
    _check_permission(request)
    publication = get_object_or_404(Publication.objects.live(), pk=pk) if pk else Publication()
    form = _form_class()(request.POST, instance=publication, for_user=request.user)
    form.is_valid()
    rows: list[Row] = form.cleaned_data.get("authorships") or []
    left_out: list[str] = []
    if "authorships" in form.errors:
        rows, left_out = sound_rows(request.POST.get("authorships"))
    publication.authorships = [Authorship(**_printed(row)) for row in rows]
    citation = ""
    if publication.title:
        language = get_language() or settings.LANGUAGE_CODE
        rule = NAMES_RULES[MEMBERS if len(rows) > MOST_NAMES else ""]
        citation = render(cited_item(publication), find_style("").key, language, rule).html
    alike = list(_alike(publication, may_merge=may_remove_any(request.user)))
    return JsonResponse({"citation": citation, "alike": alike, "left_out": left_out})


@lru_cache(maxsize=1)  # asked for with every pause in typing, and made of a hundred fields
def _form_class() -> Any:
    return PublicationViewSet.edit_handler.bind_to_model(Publication).get_form_class()


def _check_permission(request: HttpRequest) -> None:
    policy = policy_registry.get_by_type(Publication)
    if not policy.user_has_any_permission(request.user, ["add", "change"]):
        raise PermissionDenied


def _printed(row: Row) -> dict[str, Any]:
    return {"person_id": row["person"], **{name: row[name] for name in NAME_FIELDS}}


def _alike(publication: Publication, *, may_merge: bool) -> Iterator[dict[str, str]]:
    """Yield the address of each record that has the title or an identifier, and what it has.

    `merge` is the address at which the two are merged, if one may and both are there.
    """
    said = {name: value for name in _TELLING if (value := getattr(publication, name))}
    alike = Q(pk__in=with_equal_titles([publication.title]) if publication.title else [])
    for name, value in said.items():
        alike |= Q(**{f"{name}__iexact": value})
    others = Publication.objects.live().exclude(pk=publication.pk)
    for other in others.filter(alike).with_citation()[:_MOST_ALIKE]:
        same = [
            str(Publication._meta.get_field(name).verbose_name)
            for name, value in said.items()
            if getattr(other, name).lower() == value.lower()
        ]
        yield {
            "same": ", ".join(same or [gettext("title")]),
            "title": other.title,
            "about": ", ".join(filter(None, [other.short_names, str(other.issued_year or "")])),
            "url": reverse(Publication.snippet_viewset.get_url_name("edit"), args=[other.pk]),
            "merge": reverse("removals:merge", args=[publication.pk, other.pk])
            if may_merge and publication.pk
            else "",
        }


class DraftViewSet(ViewSet):
    """The addresses that the form asks; none is in a menu."""

    name = "publication_draft"
    url_prefix = "publication-draft"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("names/", require_POST(typed_names), name="names"),
            path("people/", people, name="people"),
            path("", require_POST(draft), name="new"),
            path("<int:pk>/", require_POST(draft), name="of"),
        ]
