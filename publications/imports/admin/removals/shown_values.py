"""Values of two records as the page on which they are merged shows them."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from people.models.personal_details import Visibility
from people.names.parts import NameParts
from publications.imports.removals.people.values import ACCOUNT, NAME
from publications.messages.words import in_words
from publications.templatetags.publication_names import field_label, shown_value


def label_of(names: tuple[str, ...]) -> str:
    """Return the label of a choice between values of publications."""
    return field_label(names[0]) if names[0] != "issued_year" else _("date")


def text_of(names: tuple[str, ...], values: tuple[Any, ...]) -> str:
    """Return values of a publication in words."""
    texts = []
    for name, value in zip(names, values, strict=True):
        if name == "pdf_id" and value:
            texts.append(str(get_document_model().objects.get(pk=value)))
        elif name == "public" and len(names) > 1:
            texts.append("" if value else _("not public"))
        elif value or len(names) == 1:
            texts.append(shown_value(value, name))
    return ", ".join(filter(None, texts)) or "—"


def person_label_of(names: tuple[str, ...]) -> str:
    """Return the label of a choice between values of people."""
    field, _colon, language = names[0].partition(":")
    said = in_words({"person_field": field.removesuffix("_id"), "in_language": language})
    return f"{said['person_field']} ({said['in_language']})" if language else said["person_field"]


def person_text_of(names: tuple[str, ...], values: tuple[Any, ...]) -> str:
    """Return values of a person in words."""
    if names == NAME:
        given, preferred, *rest = values
        return (
            f"{NameParts(given, *rest).full} ({preferred})"
            if preferred
            else NameParts(given, *rest).full
        )
    value = values[0]
    if not value:
        return "—"
    if names == (ACCOUNT,):
        account = get_user_model().objects.filter(pk=value).first()
        return f"{get_user_display_name(account)} ({account})" if account else "—"
    if names[0] == "photo_id":
        value = get_image_model().objects.filter(pk=value).first() or "—"
    texts = [_("yes") if value is True else strip_tags(str(value))]
    if len(names) > 1:
        texts.append(_("shown to %(whom)s") % {"whom": Visibility(values[1]).label})
    return ", ".join(texts)
