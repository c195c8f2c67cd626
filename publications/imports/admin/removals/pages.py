"""The pages on which publications are merged, and the list of merges and deletions."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.documents import get_document_model

from labportal.base.records.choosers import RecordChooser
from labportal.base.registries.record_pages import record_pages
from publications.imports.admin.removals.belongings import Belongings, belongings_of
from publications.imports.admin.removals.permissions import ForRemovers
from publications.imports.admin.removals.said import say_with_take_back
from publications.imports.removals.choices import Choice, Comparison
from publications.imports.removals.merging import RemovalRefusedError, merge
from publications.imports.removals.taking_back import take_back
from publications.models import Publication, Removal
from publications.records.permissions import may_remove
from publications.templatetags.publication_names import field_label, shown_value
from publications.vocabulary.fields import MARKUP
from publications.vocabulary.rich_text.stored import plain_of

ROWS_PER_PAGE = 50
LIST = "removals:list"
EDIT = "wagtailsnippets_publications_publication:edit"


class RemovalPage(ForRemovers, WagtailAdminTemplateMixin, TemplateView):
    """The common part of the pages: access and place."""

    header_icon = "bin"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": _("Merges and deletions")},
            {"url": "", "label": self.get_page_title()},
        ]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two publications that are to be merged."""

    publication: Publication
    address: str
    belongings: list[Belongings]
    stays: bool


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One of two values, with the publication whose it is."""

    pk: int
    text: str
    chosen: bool


class MergePage(RemovalPage):
    """Two publications side by side; sending the form merges them."""

    template_name = "publications/admin/merge.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        live = Publication.objects.live()
        self.pair = [get_object_or_404(live, pk=kwargs[name]) for name in ("pk", "other")]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or raise PermissionDenied; one publication is not merged with itself."""
        if not may_remove(request.user, self.pair):
            raise PermissionDenied
        if self.pair[0] == self.pair[1]:
            messages.error(request, _("Choose another publication to merge it with."))
            return redirect("removals:merge_with", self.pair[0].pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Merge two publications")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        comparison, sent = Comparison(*self.pair), self.request.POST
        stays = number_in(sent.get("stays", "")) or comparison.survivor.pk
        belongings = belongings_of([one.pk for one in self.pair])
        return super().get_context_data(
            sides=[
                Side(
                    one,
                    record_pages.address(one, self.request),
                    belongings[one.pk],
                    stays=one.pk == stays,
                )
                for one in self.pair
            ],
            rows=[
                (
                    choice.name,
                    _label(choice),
                    self._values(choice, sent.get(f"field-{choice.name}")),
                )
                for choice in comparison.choices()
            ],
            **kwargs,
        )

    def _values(self, choice: Choice, sent: str | None) -> list[ShownValue]:
        chosen = number_in(sent or "") or choice.chosen
        return [
            ShownValue(one.pk, _text(choice.names, choice.values[one.pk], one), one.pk == chosen)
            for one in self.pair
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Merge the two, or show the page again with what was chosen and why it was not done."""
        ids = [one.pk for one in self.pair]
        stays, sent = number_in(request.POST.get("stays", "")), request.POST
        if stays not in ids:
            messages.error(request, _("Choose which of the two publications stays."))
            return self.get(request, *args, **kwargs)
        goes = next(pk for pk in ids if pk != stays)
        chosen = {
            name.removeprefix("field-"): pk
            for name, value in sent.items()
            if name.startswith("field-") and (pk := number_in(str(value))) in ids
        }
        seen = {pk: number_in(sent.get(f"revision-{pk}", "")) or None for pk in ids}
        user = request.user if request.user.is_authenticated else None
        try:
            removal = merge(stays, goes, chosen, user=user, seen=seen)
        except RemovalRefusedError as error:
            messages.error(request, str(error))
            return self.get(request, *args, **kwargs)
        text = _("“%(merged)s” was merged into “%(stays)s”.")
        names = {"merged": removal.publication, "stays": removal.into}
        say_with_take_back(request, text % names, removal)
        return redirect(EDIT, stays)


class MergeWithForm(forms.Form):
    """The other publication."""

    other = forms.ModelChoiceField(queryset=Publication.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset, field.label = Publication.objects.live(), _("Merge it with")
        field.widget = RecordChooser(model=Publication)


class MergeWithPage(RemovalPage, FormView[MergeWithForm]):
    """The choice of the publication with which one is to be merged."""

    template_name = "publications/admin/merge_with.html"
    form_class = MergeWithForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.publication = get_object_or_404(Publication.objects.live(), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Merge with …")

    def get_page_subtitle(self) -> str:
        return str(self.publication)

    def form_valid(self, form: MergeWithForm) -> HttpResponse:
        """Lead to the page that shows both."""
        return redirect("removals:merge", self.publication.pk, form.cleaned_data["other"].pk)


class RemovalsPage(RemovalPage):
    """The list of merges and deletions, the latest first."""

    template_name = "publications/admin/removals.html"

    def get_page_title(self) -> str:
        return _("Merges and deletions")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        removals = Removal.objects.select_related("publication", "into", "user", "taken_back_by")
        page = Paginator(removals, ROWS_PER_PAGE).get_page(self.request.GET.get("p") or 1)
        return super().get_context_data(page=page, **kwargs)


class TakeBackAction(ForRemovers, View):
    """The button that takes a merge or deletion back; it takes POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it back, and show what stayed as it is."""
        removal = get_object_or_404(Removal, pk=pk)
        records = [one for one in (removal.publication, removal.into) if one]
        if not may_remove(request.user, records):
            raise PermissionDenied
        user = request.user if request.user.is_authenticated else None
        try:
            removal = take_back(pk, user)
        except RemovalRefusedError as error:
            messages.error(request, str(error))
            return redirect(LIST)
        if removal.left:
            text = _("Taken back, but for what was changed since: %(left)s")
            messages.warning(request, text % {"left": " ".join(map(str, removal.left))})
        else:
            text = _("Taken back: “%(title)s” is there again.")
            messages.success(request, text % {"title": removal.publication})
        return redirect(LIST)


def number_in(text: str) -> int:
    """Return the id that a form sent, 0 for what is none."""
    # Any number of 18 digits fits PostgreSQL's bigint.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _label(choice: Choice) -> str:
    names = [name.removesuffix("_id") for name in choice.names]
    return field_label(names[0]) if names[0] != "issued_year" else _("date")


def _text(names: tuple[str, ...], values: tuple[Any, ...], publication: Publication) -> str:
    texts = []
    for name, value in zip(names, values, strict=True):
        if name in MARKUP:
            texts.append(shown_value(plain_of(value or "")))
        elif name == "pdf_id" and value:
            texts.append(str(get_document_model().objects.get(pk=value)))
        elif name == "public" and len(names) > 1:
            texts.append("" if value else _("not public"))
        elif hasattr(publication, display := f"get_{name}_display") and value:
            texts.append(str(getattr(publication, display)()))
        elif value or len(names) == 1:
            texts.append(shown_value(value))
    return ", ".join(filter(None, texts)) or "—"
