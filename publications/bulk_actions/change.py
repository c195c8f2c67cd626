"""Changing many publications at once: topic, type, status, and whether visitors see them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy
from wagtail.admin import messages

from labportal.base.models import Topic
from publications.bulk_actions.action import PublicationsAction
from publications.editing.links import links_to
from publications.models import Publication, PublicationStatus, PublicationTopic
from publications.records.revisions import revise
from publications.search.index import refresh
from publications.vocabulary.types import TYPES

_AS_THEY_ARE = ("", _("as they are"))
# The fields beside that of who sees them.
_OTHERS = ("type", "status", "topic", "topic_out")


class BulkChangeForm(forms.Form):
    """The changes to make; fields that are left alone change nothing."""

    topic: Any = forms.ModelChoiceField(None, required=False, label=_("Give the topic"))
    topic_out: Any = forms.ModelChoiceField(None, required=False, label=_("Take off the topic"))
    type = forms.ChoiceField(
        choices=[_AS_THEY_ARE, *TYPES.items()], required=False, label=_("Type")
    )
    status = forms.ChoiceField(
        choices=[_AS_THEY_ARE, *PublicationStatus.choices], required=False, label=_("Status")
    )
    public = forms.ChoiceField(
        choices=[_AS_THEY_ARE, ("yes", _("everybody")), ("no", _("editors only"))],
        required=False,
        label=_("Seen by"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("topic", "topic_out"):
            field: Any = self.fields[name]
            # In the language of whoever asks.
            field.queryset = Topic.objects.in_order()

    @property
    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields by what they are about, each part with its heading."""
        return [
            (_("Topics"), [self["topic"], self["topic_out"]]),
            (_("Type, status and who sees them"), [self["type"], self["status"], self["public"]]),
        ]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(said.values()):
            raise forms.ValidationError(_("Say what is to change."), code="nothing")
        return said


def _is_kept_hidden(work: Publication, said: dict[str, Any]) -> bool:
    """Return whether visitors would see a work after the change, but that it is submitted then."""
    status = said["status"] or work.status
    public = said["public"] == "yes" if said["public"] else work.public
    return status == PublicationStatus.SUBMITTED and public


class ChangePublications(PublicationsAction):
    """The action that changes publications, each with a revision and a line of its history."""

    display_name = _("Topic, type, status")
    action_type = "change"
    aria_label = _("Change topic, type, status of the selected publications")
    action_priority = 10
    form_class: type[BulkChangeForm] = BulkChangeForm
    title = _("Change publications")
    sentence = ngettext_lazy(
        "%(number)s publication changes:", "%(number)s publications change:", "number"
    )
    button = _("Change them")
    way_back = _("Leave them as they are")

    @classmethod
    def execute_action(cls, objects: Sequence[Any], **context: Any) -> tuple[int, int]:
        """Write what the form says to the publications, in a few queries however many they are."""
        action = context["self"]
        said = action.cleaned_form.cleaned_data
        works = list(Publication.objects.held().filter(pk__in=[one.pk for one in objects]))
        hidden = [one for one in works if _is_kept_hidden(one, said)]
        if said["public"] and not any(said[name] for name in _OTHERS):
            # Hidden before and after: nothing of these changes.
            works = [one for one in works if one not in hidden]
        ids = [one.pk for one in works]
        changed = cls.write(ids, {one.pk for one in hidden}, said)
        if changed:
            refresh(ids)
            revise(ids, context["user"])
        if hidden:
            text = _("Seen by editors only, as submitted works always are: {works}")
            titles = links_to(hidden, context["user"])
            messages.warning(action.request, format_html(str(text), works=titles))
        return (len(ids), 0) if changed else (0, 0)

    @classmethod
    def write(cls, ids: list[int], hidden: set[int], said: dict[str, Any]) -> bool:
        """Write what was said to publications that are held; return whether it changed them.

        Those that are `hidden` are not shown to visitors, whatever was said.
        """
        columns: dict[str, Any] = {name: said[name] for name in ("type", "status") if said[name]}
        if said["public"]:
            columns["public"] = said["public"] == "yes"
        if columns:
            works = Publication.objects.filter(pk__in=ids)
            works.filter(pk__in=hidden).update(**columns | {"public": False})
            works.exclude(pk__in=hidden).update(**columns)
        if said["topic_out"]:
            PublicationTopic.objects.filter(content_object__in=ids, tag=said["topic_out"]).delete()
        if said["topic"]:
            PublicationTopic.objects.bulk_create(
                [PublicationTopic(content_object_id=pk, tag=said["topic"]) for pk in ids],
                ignore_conflicts=True,
            )
        return bool(columns or said["topic_out"] or said["topic"])

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        text = ngettext(
            "%(number)s publication was changed.",
            "%(number)s publications were changed.",
            num_parent_objects,
        )
        return text % {"number": num_parent_objects}
