"""The log of a group's members and publications, and of people's memberships.

These rows belong to no revision of the group, which would bring back who has left. Each entry says
who added, changed, took out or sorted rows, and is shown in the history of group and person.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import prefetch_related_objects
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from wagtail.log_actions import LogFormatter, get_active_log_context
from wagtail.models import ModelLogEntry

from groups.models import GroupPublication, KeyPublication, Membership, ResearchGroup
from people.models import Person

ACTION = "groups.rows"
#: The columns of rows that are logged.
COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Membership: ("person", "group", "role", "lead", "start", "end", "destination"),
    KeyPublication: ("publication", "remark"),
    GroupPublication: ("publication", "included"),
}
_NAMES: dict[type[models.Model], tuple[str, ...]] = {
    Membership: ("person", "group__texts", "role__texts"),
    KeyPublication: ("publication", "group__texts"),
    GroupPublication: ("publication", "group__texts"),
}
#: Columns that an entry is filed under or named by.
_NAMED = {"person", "group", "publication"}
_SENTENCES = {
    "added": gettext_lazy("%(kind)s added: %(name)s"),
    "changed": gettext_lazy("%(kind)s changed: %(name)s"),
    "gone": gettext_lazy("%(kind)s taken out: %(name)s"),
    "sorted": gettext_lazy("Sorted anew: %(kind)s"),
}
_MODELS = {model._meta.model_name: model for model in COLUMNS}

#: What a record is called, where it has names in several languages by their codes.
Name = str | dict[str, str]
#: By column its value, that of a foreign key as id.
Columns = dict[str, Any]


def columns_of(row: models.Model) -> Columns:
    """Return what is logged of a row."""
    meta: Any = row._meta
    return {name: getattr(row, meta.get_field(name).attname) for name in COLUMNS[type(row)]}


def log_written(written: Iterable[tuple[Any, Columns | None]]) -> None:
    """Log rows of one kind that were written, each with its columns before, None if it is new."""
    _log(
        ("changed" if before else "added", row, before or {}, columns_of(row))
        for row, before in written
        if before != columns_of(row)
    )


def log_gone(rows: Iterable[Any]) -> None:
    """Log rows of one kind that are about to be deleted."""
    _log([("gone", row, columns_of(row), {}) for row in rows])


def log_sorted(record: models.Model, model: type[models.Model]) -> None:
    """Log that the rows `model` of a group were sorted by hand."""
    _write({record: [[model._meta.model_name, "sorted", "", {}]]})


def _log(told: Iterable[tuple[str, Any, Columns, Columns]]) -> None:
    rows = list(told)
    if not rows:
        return
    model = type(rows[0][1])
    prefetch_related_objects([row for _what, row, *_rest in rows], *_NAMES[model])
    changes = _with_names(model, [(before, after) for _what, _row, before, after in rows])
    lines: dict[models.Model, list[Any]] = defaultdict(list)
    for (what, row, before, _after), changed in zip(rows, changes, strict=True):
        line = [model._meta.model_name, what]
        if model is not Membership:
            lines[row.group].append([*line, str(row.publication), changed])
            continue
        place = _in_languages(row.group) if row.group else ""
        lines[row.person].append([*line, place, changed])
        # A membership that went to another group, or in a merge to another person, is told in both;
        # one that is gone went to none.
        moved = {} if what == "gone" else before
        for group in [*filter(None, [row.group]), *_left("group", ResearchGroup, moved, changed)]:
            lines[group].append([*line, str(row.person), changed])
        for person in _left("person", Person, moved, changed):
            lines[person].append([*line, place, changed])
    _write(lines)


def _left(
    column: str, model: type[models.Model], before: Columns, changed: Mapping[str, Any]
) -> Iterable[models.Model]:
    """Return what a row named before it was changed, where it names another now."""
    moved = column in changed and before.get(column)
    return model._default_manager.filter(pk=before[column]) if moved else ()


def _with_names(
    model: type[models.Model], pairs: Sequence[tuple[Columns, Columns]]
) -> list[dict[str, list[Any]]]:
    """Return by pair the columns that differ, before and after, with names in place of ids."""
    changes = [
        {
            name: [before.get(name, ""), after.get(name, "")]
            for name in COLUMNS[model]
            if (before.get(name) or "") != (after.get(name) or "")
        }
        for before, after in pairs
    ]
    for name in COLUMNS[model]:
        related: Any = model._meta.get_field(name).related_model
        if related is None:
            continue
        ids = {pk for one in changes for pk in one.get(name, ()) if pk}
        has_texts = f"{name}__texts" in _NAMES[model]
        named = related._default_manager.filter(pk__in=ids)
        named = named.prefetch_related("texts") if has_texts else named
        names = {one.pk: _in_languages(one) for one in named}
        for one in changes:
            if name in one:
                one[name] = [names.get(pk, "") for pk in one[name]]
    return changes


def _in_languages(record: Any) -> Name:
    """Return what a record is called in each language, or just its name where that is the same."""
    names = {}
    for language, _label in settings.LANGUAGES:
        with override(language):
            names[language] = str(record)
    return names if len(set(names.values())) > 1 else str(record)


def _write(lines: Mapping[Any, list[Any]]) -> None:
    """Write an entry for each group or person; nothing else knows who is at work."""
    user, now = get_active_log_context().user, timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=ContentType.objects.get_for_model(record),
            object_id=str(record.pk),
            label=str(record),
            action=ACTION,
            timestamp=now,
            # Its own: histories show one entry of each action with the same.
            uuid=uuid4(),
            user=user,
            data={"lines": said},
            content_changed=True,
        )
        for record, said in lines.items()
    )


class RowLogFormatter(LogFormatter):
    """Entries of the log in the reader's language."""

    label = gettext_lazy("Members and publications")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        """Return what an entry says, a sentence for each row."""
        return "; ".join(_sentence(*line) for line in log_entry.data["lines"])


def _sentence(kind: str, what: str, name: Name, changed: dict[str, list[Any]]) -> str:
    model = _MODELS[kind]
    meta = model._meta
    label = meta.verbose_name_plural if what == "sorted" else meta.verbose_name
    said = _in_own_language(name) or _("the chair itself")
    sentence = str(_SENTENCES[what]) % {"kind": capfirst(str(label)), "name": said}
    # Of a row that comes or goes, these are said already. JSON of the database has no order.
    told = [one for one in COLUMNS[model] if one in changed]
    if what != "changed":
        told = [one for one in told if one not in _NAMED]
    fields = ", ".join(_change(model, column, what, changed[column]) for column in told)
    return f"{sentence} ({fields})" if fields else sentence


def _change(model: type[models.Model], column: str, what: str, pair: list[Any]) -> str:
    field: Any = model._meta.get_field(column)
    before, after = (_value(value) for value in pair)
    said = {"added": after, "gone": before}.get(what, f"{before} → {after}")
    return f"{field.verbose_name}: {said}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _in_own_language(value) or "–"


def _in_own_language(name: Name) -> str:
    """Return a name as the reader's language has it, or else the portal's first one."""
    if not isinstance(name, dict):
        return str(name)
    return name.get(get_language() or "") or name.get(settings.LANGUAGE_CODE) or min(name.values())


def register_log_actions(actions: Any) -> None:
    """Register what histories say of rows."""
    actions.register_action(ACTION)(RowLogFormatter)


def _remember(instance: Any, *, raw: bool, **_kwargs: Any) -> None:
    stored = None if raw or not instance.pk else type(instance).objects.filter(pk=instance.pk)
    row = stored.first() if stored is not None else None
    instance.columns_before = columns_of(row) if row else None


def _saved(instance: Any, *, raw: bool, **_kwargs: Any) -> None:
    if not raw:
        log_written([(instance, instance.columns_before)])


def _deleted(instance: Any, **_kwargs: Any) -> None:
    log_gone([instance])


def connect() -> None:
    """Log what is saved or deleted one by one, wherever; lists of forms log what they write."""
    for model in COLUMNS:
        pre_save.connect(_remember, sender=model)
        post_save.connect(_saved, sender=model)
        post_delete.connect(_deleted, sender=model)
