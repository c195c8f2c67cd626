"""People as a table writes them: many at a time, with what a form writes beside one."""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from modelsearch.backends import get_search_backends
from wagtail.models import ReferenceIndex

from labportal.base.records.bulk_revisions import write_revisions
from labportal.base.records.former_slugs import FreeSlugs
from labportal.staffing.tables.columns import homepage_of
from labportal.staffing.tables.planning import PersonPlan
from people.followers import person_changed
from people.models import Person, PersonLink
from people.names.parts import person_sort_key
from publications.name_links.people_changes import linked_together

HOMEPAGE = "homepage"
# Each revision holds its record as JSON, all of which are in memory at one time.
_ROWS_AT_ONCE = 1000


def write_people(plans: Sequence[PersonPlan], by: Any) -> None:
    """Write the people of plans with their homepages, revisions, history and search entries.

    The number of queries does not depend on that of people, but for very many, and for those whose
    surname changes: saving them keeps the former one. What is written of memberships is not here.
    """
    new = [plan for plan in plans if plan.is_new]
    changed = [plan for plan in plans if plan.changes and not plan.is_new]
    renamed = [plan for plan in changed if _values(plan).keys() & {"particle", "family"}]
    for plan in renamed:
        set_values(plan.person, _values(plan))
        plan.person.save_revision(user=by, log_action="wagtail.edit")
    changed = [plan for plan in changed if plan not in renamed]
    _create(new)
    _update(changed)
    _write_homepages([*new, *changed])
    for some, action in ((new, "wagtail.create"), (changed, "wagtail.edit")):
        _note([plan.person for plan in some], by, action)


def _values(plan: PersonPlan) -> dict[str, str]:
    return {change.column.key: change.new for change in plan.changes}


def _create(plans: Sequence[PersonPlan]) -> None:
    if not plans:
        return
    free = FreeSlugs(Person)
    # Those that the table gives come before those that are made of names.
    for person in sorted((plan.person for plan in plans), key=lambda person: not person.slug):
        person.slug = free.take(person.slug or person.slug_words)
        person.sort_key = person_sort_key(person.parts)
    Person.objects.bulk_create([plan.person for plan in plans], batch_size=_ROWS_AT_ONCE)


def _update(plans: Sequence[PersonPlan]) -> None:
    for plan in plans:
        for name, value in _values(plan).items():
            if name != HOMEPAGE:
                setattr(plan.person, name, value)
        plan.person.sort_key = person_sort_key(plan.person.parts)
    columns = {name for plan in plans for name in _values(plan)} - {HOMEPAGE}
    people = [plan.person for plan in plans]
    Person.objects.bulk_update(people, [*sorted(columns), "sort_key"], batch_size=_ROWS_AT_ONCE)


def _write_homepages(plans: Sequence[PersonPlan]) -> None:
    said = [(plan, _values(plan)[HOMEPAGE]) for plan in plans if HOMEPAGE in _values(plan)]
    new, changed, gone = [], [], []
    for plan, url in said:
        links = [] if plan.is_new else list(plan.person.links.all())
        link = homepage_of(links)
        if link and not url:
            gone.append(link.pk)
        elif link is None:
            new.append(_new_homepage(plan.person, url, len(links)))
        else:
            link.url = url
            changed.append(link)
    PersonLink.objects.bulk_create(new, batch_size=_ROWS_AT_ONCE)
    PersonLink.objects.bulk_update(changed, ["url"], batch_size=_ROWS_AT_ONCE)
    PersonLink.objects.filter(pk__in=gone).delete()


def _new_homepage(person: Person, url: str, place: int) -> PersonLink:
    return PersonLink(person_id=person.pk, label="Homepage", url=url, sort_order=place)


def _note(people: Sequence[Person], by: Any, action: str) -> None:
    """Write revisions and search entries, and tell who follows people."""
    ids = [person.pk for person in people]
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        stored = list(
            Person.objects.filter(pk__in=ids[start : start + _ROWS_AT_ONCE])
            .order_by("pk")
            .prefetch_related("texts", "links", "name_variants", "tagged_topics")
        )
        write_revisions(stored, by, action)
        # `save` of each would have it indexed one by one.
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(Person, stored)
        revisions = {person.pk: person.latest_revision_id for person in stored}
        for person in people[start : start + _ROWS_AT_ONCE]:
            person.latest_revision_id = revisions[person.pk]
            person_changed.tell(person.pk)


def write_photos(people: Sequence[Person], by: Any) -> None:
    """Write the portraits of people with their revisions, history and search entries."""
    Person.objects.bulk_update(people, ["photo"], batch_size=_ROWS_AT_ONCE)
    kind = ContentType.objects.get_for_model(Person)
    named = {str(person.pk): person for person in people}
    # Each person names one picture, by this column only.
    rows = ReferenceIndex.objects.filter(
        base_content_type=kind, object_id__in=named, model_path="photo"
    )
    kept = [row for row in rows if named[row.object_id].photo_id]
    for row in kept:
        row.to_object_id = str(named[row.object_id].photo_id)
    rows.exclude(pk__in=[row.pk for row in kept]).delete()
    ReferenceIndex.objects.bulk_update(kept, ["to_object_id"], batch_size=_ROWS_AT_ONCE)
    with linked_together():
        _note(people, by, "wagtail.edit")


def set_values(person: Person, values: dict[str, str]) -> None:
    """Set columns of one person, and save it; the homepage is a link of its own."""
    for name, value in values.items():
        if name != HOMEPAGE:
            setattr(person, name, value)
    person.save()
    if HOMEPAGE not in values:
        return
    url, links = values[HOMEPAGE], person.links.all()
    link = homepage_of(links)
    if link and url:
        link.url = url
        link.save()
    elif link:
        link.delete()
    else:
        _new_homepage(person, url, len(links)).save()
    # What was fetched along is of before.
    person.links.get_object_list().clear()
