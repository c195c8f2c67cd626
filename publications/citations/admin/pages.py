"""Adding a style: choose it, look at own works in it, add it."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from publications.citations.admin.forms import StyleForm, add_style, replaced_by
from publications.citations.admin.samples import samples_of
from publications.citations.style_files import package
from publications.citations.style_files.style_file import StyleFile
from publications.citations.styles import spoken_by
from publications.models import CitationStyle

_LISTING = "wagtailsnippets_publications_citationstyle:list"


class AddStylePage(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg] # none at run time
    """The page that takes a style; shown once more with own works in it before it is added."""

    model = CitationStyle
    permission_required = "add"
    header_icon = "openquote"
    page_title = gettext_lazy("Add citation style")
    template_name = "publications/admin/style_add.html"
    form_class: type[forms.Form] = StyleForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(_LISTING), "label": _("Citation styles")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = self.request.GET.get("q", "").strip()
        found = {"has_package": package.folder() is not None, "words": words}
        return super().get_context_data(**{**found, "names": package.names_with(words), **kwargs})

    def form_valid(self, form: Any) -> HttpResponse:
        style: StyleFile = form.cleaned_data["style"]
        samples = samples_of(style.source.encode())
        if samples is None:
            form.add_error("file", _("The portal cannot print by this style."))
            return self.form_invalid(form)
        if "add" in self.request.POST:
            return self._add(style)
        shown = {
            "style": style,
            "samples": samples,
            "speaks": spoken_by(style.language),
            "replaced": replaced_by(style),
            "source": form.cleaned_data["source"],
        }
        return self.render_to_response(self.get_context_data(form=form, **shown))

    def _add(self, style: StyleFile) -> HttpResponse:
        is_new = replaced_by(style) is None
        added = add_style(style)
        log(added, "wagtail.create" if is_new else "wagtail.edit")
        text = _("“%s” is on offer: for the lab, groups, and lists on pages.")
        messages.success(self.request, text % added.title)
        return HttpResponseRedirect(reverse(_LISTING))
