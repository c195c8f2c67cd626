"""Every admin address of records and pages, as the URL resolver has them."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from labportal.desk.chores import LISTINGS
from labportal.models import NewsIndexPage
from people.models import Person
from tests.staff.world import World

OWN_PACKAGES = {"labportal", "people", "publications", "groups"}
RECORDS = ("wagtailsnippets_", "wagtailsnippetchoosers_")
PAGES = ("wagtailadmin_pages:", "wagtailadmin_explore", "simple_translation:submit_page")

#: Addresses that exist while a page is in a workflow, is scheduled, or is an alias of another, and
#: of an import that has an invalid entry, or asks whether it is the whole of its source; and of a
#: file of people that somebody chose, which nobody else sees.
NEED_ANOTHER_STATE = {
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "convert_alias",
    "discard_file",
    "mend",
    "people_table_plan",
    "portraits_plan",
    "portraits_thumbnail",
    "revisions_unschedule",
    "whole",
    "workflow_action",
    "workflow_history_detail",
    "workflow_preview",
}

_TARGETS = {"code", "page_id", "parent_page_id", "page_to_move_id", "pk"}


def admin_views() -> Iterator[tuple[str, list[str]]]:
    """Yield name ("namespace:view") and arguments of the admin views of records and pages.

    Views that the project wrote itself are among them, wherever they are.
    """
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and str(pattern.pattern) == "admin/":
            yield from _views(pattern, ())


def _views(resolver: URLResolver, namespaces: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _views(pattern, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            name = ":".join((*namespaces, pattern.name))
            view = getattr(pattern.callback, "view_class", pattern.callback)
            own = view.__module__.partition(".")[0] in OWN_PACKAGES
            if own or name.startswith((*RECORDS, *PAGES)):
                yield name, list(pattern.pattern.regex.groupindex)


def visits(world: World) -> dict[tuple[str, str], str]:
    """Return the addresses to visit, by what is visited ("people.person: own") and view."""
    addresses: dict[tuple[str, str], str] = {}
    for name, arguments in admin_views():
        namespace, _, view = name.rpartition(":")
        if name.startswith(PAGES):
            targets, action = _pages(world), view.removeprefix("wagtailadmin_")
        else:
            listing, chooser = RECORDS
            targets = _records(world)[namespace.removeprefix(listing).removeprefix(chooser)]
            action = f"chooser:{view}" if namespace.startswith(chooser) else view
        if namespace == "removals" and {"people", "person"} & {*view.split("_")}:
            targets = {"removal": world.ada}
        needs_target = bool(_TARGETS & set(arguments))
        if action in NEED_ANOTHER_STATE:
            continue
        for what, target in targets.items() if needs_target else {_kind(targets): None}.items():
            values = _values(world, target)
            kwargs = {argument: values[argument] for argument in arguments}
            addresses[what, action] = reverse(name, kwargs=kwargs)
    return addresses


def _kind(targets: dict[str, Any]) -> str:
    return next(iter(targets)).partition(":")[0]


def _records(world: World) -> dict[str, dict[str, Any]]:
    return {
        "base_topic": {"topic": world.topic},
        "people_person": {"person: own": world.ada, "person: other": world.bob},
        "people_role": {"role": world.role},
        "publications_publication": {"publication": world.publication},
        "publications_citationstyle": {"style": world.style},
        "publication_draft": {"draft": world.publication},
        "imports": {"import": world.batch},
        "link_review": {"names": None},
        "removals": {"removal": world.publication},
        "staffing": {"staff": world.ada},
        "privacy": {"personal data: own": world.ada, "personal data: other": world.bob},
        "desk": {f"to mend: {code}": code for code in LISTINGS},
        "guide": {"guide": None},
        "reports": {"report": world.report},
        "groups_researchgroup": {"group": world.vision.group},
        "group_lists": {"to add": None},
        "groups_membership": {"membership": world.vision.membership},
        "labportal_menu": {"menu": world.menu},
        "wagtailusers_users": {"account": world.users["member"]},
        "wagtailusers_groups": {"account role": world.vision.group.editors},
        "accounts": {"log": world.users["member"]},
    }


def _pages(world: World) -> dict[str, Any]:
    return {
        "page: group": world.vision.pages["en"],
        "page: under it": world.vision.subpage,
        "page: site": world.imprint,
        "page: index": world.news["en"],
        "page: news": world.own_news,
        "page: opening": world.opening,
    }


def _values(world: World, target: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "app_label": "labportal",
        "model_name": "standardpage",
        "content_type_app_name": "labportal",
        "content_type_model_name": "standardpage",
        "other": world.imaging.key_publication.publication.pk,
        "destination_id": world.home["en"].pk,
        "position": 0,
        "slug": "member",
        "kind": "csv",
        "language": "en",
    }
    if target is None:
        return values
    if isinstance(target, str):
        return values | {"code": target}
    values |= dict.fromkeys(_TARGETS, target.pk)
    if isinstance(target, Person):
        values["other"] = world.bob.pk
    if isinstance(target, NewsIndexPage):
        values["content_type_model_name"] = "newspage"
    if hasattr(target, "revisions"):
        revision = target.revisions.earliest("pk").pk
        values |= {"revision_id": revision, "revision_id_a": revision, "revision_id_b": "latest"}
    return values
