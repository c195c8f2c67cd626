"""Taking back an imported table, many people at a time."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from groups import row_log
from groups.models import Membership, ResearchGroup
from labportal.models import PeopleImport, PeopleImportKind
from labportal.staffing.changes import (
    ChangeRefusedError,
    held_membership,
    merged_sentence,
)
from labportal.staffing.planning.plan import COLUMNS
from labportal.staffing.tables.columns import PERSON_COLUMNS
from labportal.staffing.tables.people import set_values, write_people
from labportal.staffing.tables.planning import Change, PersonPlan
from labportal.staffing.tables.records import stored_value
from people.models import Person, PersonLink
from publications.imports.run import lock
from publications.models import Authorship, LinkOrigin
from publications.name_links.people_changes import linked_together, unlinked_together

Trace = dict[str, Any]


def take_back(pk: int, by: Any) -> list[str]:
    """Take an import of a table back; return sentences about what stays, since it was changed.

    Raises ChangeRefusedError if it was taken back already, and PeopleImport.DoesNotExist.
    """
    with transaction.atomic():
        lock()
        written = PeopleImport.objects.exclude(imported_at=None)
        held = written.select_for_update(of=["self"]).get(pk=pk)
        if held.taken_back_at or held.kind != PeopleImportKind.TABLE:
            raise ChangeRefusedError(_("That was taken back already."))
        traces = held.trace["people"][::-1]
        with linked_together():
            left = _restore_memberships(traces)
            left += _restore_people([one for one in traces if not one["new"]], by)
            left += _remove_people([one for one in traces if one["new"]])
        held.taken_back_at, held.taken_back_by = timezone.now(), by
        held.save()
    return left


def _restore_memberships(traces: list[Trace]) -> list[str]:
    """Give memberships the columns of before, all at once; return why some stay."""
    rows = [row for one in traces for row in reversed(one["memberships"])]
    held = Membership.objects.select_for_update(of=["self"]).in_bulk([pk for pk, *_sides in rows])
    left, added, changed = [], [], []
    for pk, before, after in rows:
        try:
            membership = held_membership(held.get(pk), after)
        except ChangeRefusedError as error:
            left.append(str(error))
            continue
        if before is None:
            added.append(membership)
            continue
        logged = row_log.columns_of(membership)
        for name, value in before.items():
            setattr(membership, name, value)
        changed.append((membership, logged))
    # As when they were written: each group is noted once.
    with disable_reference_index_auto_update():
        columns = [name.removesuffix("_id") for name in COLUMNS]
        Membership.objects.bulk_update([one for one, _logged in changed], columns, batch_size=500)
        row_log.log_written(changed)
        row_log.log_gone(added)
        _delete_rows(Membership.objects.filter(pk__in=[one.pk for one in added]))
    groups = {columns["group_id"] for _pk, *sides in rows for columns in sides if columns}
    for group in ResearchGroup.objects.filter(pk__in=groups):
        ReferenceIndex.create_or_update_for_object(group)
    return left


def _restore_people(traces: list[dict[str, Any]], by: Any) -> list[str]:
    """Give people the values of before, many at a time; return why values stay."""
    left, plans = [], []
    ids = [one["person"] for one in traces]
    rows = Person.objects.filter(pk__in=ids).prefetch_related("links").order_by("pk")
    people = {one.pk: one for one in rows.select_for_update(of=["self"])}
    columns = {one.key: one for one in PERSON_COLUMNS}
    for trace in traces:
        person = people.get(trace["person"])
        if person is None:
            left.append(_("%(name)s is gone.") % {"name": trace["name"]})
            continue
        if person.merged_into_id:
            left.append(merged_sentence(person))
        plan = PersonPlan(person)
        for name, (old, new) in trace["values"].items():
            if stored_value(person, name) == new:
                plan.changes.append(Change(columns[name], new, old))
            else:
                text = _("%(name)s: “%(column)s” was changed since, and stays.")
                left.append(text % {"name": person, "column": columns[name].heading})
        plans.append(plan)
    try:
        with transaction.atomic():
            write_people(plans, by)
    except IntegrityError:
        # Somebody else has one of the values now: one by one it is told whose.
        left += [text for plan in plans if plan.changes for text in _restore_alone(plan, by)]
    return left


def _restore_alone(plan: PersonPlan, by: Any) -> list[str]:
    person = Person.objects.get(pk=plan.person.pk)
    try:
        with transaction.atomic():
            set_values(person, {change.column.key: change.new for change in plan.changes})
    except IntegrityError:
        text = _("%(name)s: another person has the former values now, so they stay.")
        return [text % {"name": person}]
    person.save_revision(user=by, log_action="wagtail.edit")
    return []


def _remove_people(traces: list[Trace]) -> list[str]:
    """Delete people whom an import added, all at once; return who stays, since they are used."""
    ids = [one["person"] for one in traces]
    people = Person.objects.select_for_update(of=["self"]).in_bulk(ids)
    used = _used(people)
    left: list[str] = []
    unused: list[Person] = []
    for trace in traces:
        person = people.get(trace["person"])
        if person is None:
            left.append(_("%(name)s is gone.") % {"name": trace["name"]})
        elif person.pk in used or person.user_id or person.latest_revision_id != trace["revision"]:
            text = _("%(name)s was edited or used since, and stays.")
            left.append(text % {"name": person})
        else:
            unused.append(person)
    _delete(unused)
    return left


def _used(people: dict[int, Person]) -> set[int]:
    """Return the ids of those whom other rows need, or an editor linked to a name."""
    linked = Authorship.objects.filter(person__in=people, linked_by=LinkOrigin.EDITOR)
    used = set(linked.values_list("person", flat=True))
    for relation in _relations():
        # Without the links, which the table writes, and what Wagtail keeps of every record.
        if relation.on_delete is not models.SET_NULL and not _goes_along(relation.related_model):
            rows = relation.related_model._default_manager.filter(
                **{f"{relation.field.name}__in": people}
            )
            used |= set(rows.values_list(relation.field.name, flat=True))
    for field in Person._meta.private_fields:
        if isinstance(field, GenericRelation) and not _goes_along(field.related_model):
            rows = field.bulk_related_objects(list(people.values()))
            used |= {int(pk) for pk in rows.values_list(field.object_id_field_name, flat=True)}
    # Texts and blocks of pages that name one of them; who is named in no row but there.
    kind = ContentType.objects.get_for_model(Person)
    named = ReferenceIndex.objects.filter(
        to_content_type=kind, to_object_id__in=[str(pk) for pk in people]
    ).exclude(base_content_type=kind)
    return used | {int(pk) for pk in named.values_list("to_object_id", flat=True)}


def _goes_along(model: Any) -> bool:
    return model is PersonLink or model.__module__.startswith(("wagtail", "modelsearch"))


def _relations() -> list[Any]:
    """Return the foreign keys to people, from whatever table."""
    fields = Person._meta.get_fields(include_hidden=True)
    return [one for one in fields if one.auto_created and (one.one_to_many or one.one_to_one)]


def _delete(people: list[Any]) -> None:
    """Delete people with what goes along."""
    ids = [person.pk for person in people]
    unlinked_together(ids)
    for relation in _relations():
        name = relation.field.name
        rows = relation.related_model._default_manager.filter(**{f"{name}__in": ids})
        if relation.on_delete is models.SET_NULL:
            rows.update(**{name: None})
        else:
            _delete_rows(rows)
    Person.objects.filter(pk__in=ids).update(latest_revision=None)
    for field in Person._meta.private_fields:
        if isinstance(field, GenericRelation):
            _delete_rows(field.bulk_related_objects(people))
    kind = ContentType.objects.get_for_model(Person)
    texts = [str(pk) for pk in ids]
    ReferenceIndex.objects.filter(base_content_type=kind, object_id__in=texts).delete()
    _delete_rows(Person.objects.filter(pk__in=ids))


def _delete_rows(rows: Any) -> None:
    """Delete rows that nothing names any more.

    `delete` would tell Django's signals of each, whose receivers ask the database for each.
    """
    rows._raw_delete(rows.db)  # noqa: SLF001
