"""The pages on which two records are merged."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from labportal.base.records.choosers import RecordChooser
from labportal.base.registries.record_pages import record_pages
from publications.imports.admin.removals.belongings import Belongings
from publications.imports.admin.removals.kinds import PUBLICATIONS, RemovableKind
from publications.imports.admin.removals.permissions import ForRemovers
from publications.imports.admin.removals.said import say_with_take_back
from publications.imports.removals.choices import Choice
from publications.imports.removals.merging import RemovalRefusedError
from publications.records.permissions import may_remove

LIST = "removals:list"


class RemovalPage(ForRemovers, WagtailAdminTemplateMixin, TemplateView):
    """The common part of the pages: access and place."""

    header_icon = "bin"
    kind: RemovableKind = PUBLICATIONS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(list_url=reverse(self.kind.url_name("list")), **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(LIST), "label": _("Merges and deletions")},
            {"url": "", "label": self.get_page_title()},
        ]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records that are to be merged."""

    record: Any
    title: str
    address: str
    belongings: list[Belongings]
    stays: bool


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One of two values, with the record whose it is."""

    pk: int
    text: str
    chosen: bool


class MergePage(RemovalPage):
    """Two records side by side; sending the form merges them."""

    template_name = "publications/admin/merge.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pair = [get_object_or_404(self.kind.live, pk=kwargs[name]) for name in ("pk", "other")]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer, or raise PermissionDenied; one record is not merged with itself."""
        if not may_remove(request.user, self.pair):
            raise PermissionDenied
        if self.pair[0] == self.pair[1]:
            messages.error(request, str(self.kind.words["another"]))
            return redirect(self.kind.urls["merge_with"], self.pair[0].pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.kind.words["merge"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        comparison, sent = self.kind.compare(*self.pair), self.request.POST
        stays = number_in(sent.get("stays", "")) or comparison.survivor.pk
        belongings = self.kind.belongings([one.pk for one in self.pair])
        return super().get_context_data(
            words=self.kind.words,
            remarks=self.kind.remarks(comparison),
            sides=[
                Side(
                    one,
                    str(one),
                    record_pages.address(one, self.request),
                    belongings[one.pk],
                    stays=one.pk == stays,
                )
                for one in self.pair
            ],
            rows=[
                (
                    choice.name,
                    self.kind.label(choice.names),
                    self._values(choice, sent.get(f"field-{choice.name}")),
                )
                for choice in comparison.choices()
            ],
            **kwargs,
        )

    def _values(self, choice: Choice, sent: str | None) -> list[ShownValue]:
        chosen = number_in(sent or "") or choice.chosen
        return [
            ShownValue(
                one.pk,
                self.kind.text(choice.names, choice.values[one.pk]),
                one.pk == chosen,
            )
            for one in self.pair
        ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Merge the two, or show the page again with what was chosen and why it was not done."""
        ids = [one.pk for one in self.pair]
        stays, sent = number_in(request.POST.get("stays", "")), request.POST
        if stays not in ids:
            messages.error(request, str(self.kind.words["choose_which"]))
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
            removal = self.kind.merge(stays, goes, chosen, user=user, seen=seen)
        except RemovalRefusedError as error:
            messages.error(request, str(error))
            return self.get(request, *args, **kwargs)
        # By the names that they had: the one that stays may have taken the other's.
        titles = {one.pk: str(one) for one in self.pair}
        text = _("“%(merged)s” was merged into “%(stays)s”.")
        if titles[stays] != str(removal.into):
            text = _("“%(merged)s” was merged into “%(stays)s”, which is “%(now)s” now.")
        names = {"merged": titles[goes], "stays": titles[stays], "now": removal.into}
        say_with_take_back(request, text % names, removal)
        return redirect(self.kind.url_name("edit"), stays)


class MergeWithForm(forms.Form):
    """The other record."""

    other: Any = forms.ModelChoiceField(queryset=None)

    def __init__(self, *args: Any, kind: RemovableKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset, field.label = kind.live, kind.words["with"]
        field.widget = RecordChooser(model=kind.model)


class MergeWithPage(RemovalPage, FormView[MergeWithForm]):
    """The choice of the record with which one is to be merged."""

    template_name = "publications/admin/merge_with.html"
    form_class = MergeWithForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.record = get_object_or_404(self.kind.live, pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Merge with …")

    def get_page_subtitle(self) -> str:
        return str(self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        explanation = str(self.kind.words["same_as"]) % {"title": self.record}
        return super().get_context_data(explanation=explanation, **kwargs)

    def form_valid(self, form: MergeWithForm) -> HttpResponse:
        """Lead to the page that shows both."""
        other = form.cleaned_data["other"]
        return redirect(self.kind.urls["merge"], self.record.pk, other.pk)


def number_in(text: str) -> int:
    """Return the id that a form sent, 0 for what is none."""
    # Any number of 18 digits fits PostgreSQL's bigint.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
