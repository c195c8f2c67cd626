"""The topics of a record in forms: found by any part of a name in any language."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.utils import parse_tags
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.tags import TagField

from labportal.base.models import Topic
from labportal.base.text.keys import fold_keys

_UNKNOWN = _(
    "No topic is named %(names)s. Choose one that is offered as you type, or add it under Topics."
)


class TopicInput(forms.TextInput):
    """An input that a script shows as the chosen topics, and a box to find further ones in."""

    template_name = "labportal/admin/topic_input.html"

    class Media:
        css = {"all": ["labportal/base/admin/topic-field.css"]}
        js = (forms.Script("labportal/base/admin/topic-field.js", defer=True),)

    def format_value(self, value: Any) -> str:
        """Return the names, typed or of the record, as JSON."""
        names = (
            [one.name for one in value or ()] if not isinstance(value, str) else _names_in(value)
        )
        return json.dumps(names, ensure_ascii=False)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        names = json.loads(context["widget"]["value"])
        labels = {one.name: one.label for one in Topic.objects.with_texts().filter(name__in=names)}
        context["widget"] |= {
            "labels": labels,
            "find_url": reverse_lazy("wagtailadmin_tag_model_autocomplete", args=["base", "topic"]),
        }
        return context

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        # Not by the renderer of forms, which knows the templates of apps only.
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class TopicField(TagField):
    """Topics by name, in any language. Raises ValidationError with the names that no topic has."""

    widget = TopicInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = _("Type any part of a name, in any language, and choose.")
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[str]:
        """Return the names of the topics, as they are stored."""
        typed = _names_in(forms.CharField.clean(self, value))
        if not typed:
            return []
        known = _topics_by_name()
        found = {name: _found(name, known) for name in typed}
        if unknown := [name for name, topic in found.items() if topic is None]:
            names = ", ".join(f"“{name}”" for name in unknown)
            raise ValidationError(_UNKNOWN, "unknown", {"names": names})
        return list(dict.fromkeys(filter(None, found.values())))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether other topics are chosen; their order says nothing."""
        if self.disabled:
            return False
        try:
            chosen = set(self.clean(data))
        except ValidationError:
            return True
        return chosen != {topic.name for topic in initial or ()}


def _names_in(text: str) -> list[str]:
    """Return the names in what a form sends: JSON, or without a script names with commas."""
    try:
        names = json.loads(text)
    except ValueError:
        names = None
    if isinstance(names, list):
        return [name.strip() for name in names if isinstance(name, str) and name.strip()]
    return parse_tags(text)


def _topics_by_name() -> dict[str, str]:
    """Return the names of topics by each of their names and by the keys of these."""
    by_name: dict[str, str] = {}
    by_key: dict[str, str] = {}
    rows = list(Topic.objects.order_by("pk").values_list("name", "texts__name"))
    for name, in_language in rows:
        by_name[name] = name
        for text in filter(None, (name, in_language)):
            by_key |= {key: by_key.get(key, name) for key in fold_keys(text)}
    return by_key | by_name


def _found(name: str, known: dict[str, str]) -> str | None:
    return known.get(name) or next((known[key] for key in fold_keys(name) if key in known), None)


def register() -> None:
    """Let every form of the admin use the field for topics."""
    register_form_field_override(TaggableManager, override=_form_field)


def _form_field(manager: TaggableManager) -> dict[str, Any]:
    is_of_topics = manager.related_model is Topic
    form_class = TopicField if is_of_topics else TagField
    return {"form_class": form_class, "tag_model": manager.related_model}
