"""Pages that wait for somebody, or are to be mended."""

from datetime import timedelta
from typing import Any

from django.db.models import DateTimeField, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from groups.models import Membership
from labportal.models import NewsPage, OpeningPage, OpeningSupervisor
from people.querysets import live_people

CLOSING_DAYS = 7
_UNTOUCHED = timedelta(days=365)
# The worker looks once a minute.
_LATE = timedelta(minutes=10)
_TRANSLATE = "simple_translation.submit_translation"


def may_edit_pages(user: Any) -> bool:
    """Return whether somebody may write pages, or change some."""
    policy = policy_registry.get_by_type(Page)
    return bool(policy.user_has_any_permission(user, ["add", "change"]))


def may_translate_pages(user: Any) -> bool:
    """Return whether somebody may submit the pages that they edit for translation."""
    return bool(user.has_perm(_TRANSLATE)) and may_edit_pages(user)


def editable_pages(user: Any) -> PageQuerySet:
    """Return the pages that somebody may edit, but for the root of all."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(user, "change").filter(depth__gt=1)


def drafts_of(user: Any) -> PageQuerySet:
    """Return the pages with changes that somebody saved last, or sent for review, unpublished."""
    sent = WorkflowState.objects.active().filter(requested_by=user)
    pages_sent = Page.objects.filter(_workflow_states__in=sent).values("pk")
    own = Q(latest_revision__user=user) | Q(pk__in=pages_sent)
    drafts = editable_pages(user).filter(own, has_unpublished_changes=True)
    return drafts.order_by("-latest_revision_created_at")


def to_review(user: Any) -> Any:
    """Return the steps of workflows in which a page waits for somebody's approval."""
    return TaskState.objects.reviewable_by(user)


def closing_openings(user: Any) -> PageQuerySet:
    """Return the openings whose last day to apply is one of the next seven, today included."""
    today = timezone.localdate()
    last = today + timedelta(days=CLOSING_DAYS - 1)
    closing = OpeningPage.objects.current(today).filter(deadline__lte=last, live=True)
    return editable_pages(user).filter(pk__in=closing.values("pk"))


def openings_of_former_contacts(user: Any) -> PageQuerySet:
    """Return the openings of today that name somebody who left, or was deleted, as contact."""
    # Pages name the heir of who was merged.
    contacts = OpeningSupervisor.objects.filter(person__merged_into=None)
    left = Membership.objects.of_alumni().filter(person=OuterRef("person"))
    coming = Membership.objects.coming().filter(person=OuterRef("person"))
    former = contacts.filter(~live_people("person__") | Exists(left) & ~Exists(coming))
    openings = OpeningPage.objects.current().filter(live=True, pk__in=former.values("page"))
    return editable_pages(user).filter(pk__in=openings.values("pk")).order_by("path")


def late_pages(user: Any) -> PageQuerySet:
    """Return the pages that were to be published or taken back some time ago, and could not be."""
    then = timezone.now() - _LATE
    publishing = Revision.page_revisions.filter(approved_go_live_at__lt=then).values("object_id")
    to_publish = Q(
        pk__in=publishing.annotate(page=Cast("object_id", IntegerField())).values("page")
    )
    to_take_back = Q(live=True, expire_at__lt=then)
    return editable_pages(user).filter(to_publish | to_take_back).order_by("path")


def untranslated_pages(user: Any) -> PageQuerySet:
    """Return the public pages that are missing in one of the languages; past openings are left."""
    pages = _public(editable_pages(user)).exclude(pk__in=OpeningPage.objects.past().values("pk"))
    return pages.annotate_has_untranslated_locale().filter(_has_untranslated_locale=True)


def outdated_translations(user: Any) -> PageQuerySet:
    """Return the public pages whose original, the first of the translations, is newer."""
    same = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
    original = same.order_by("pk").values("last_published_at")[:1]
    pages = _public(editable_pages(user)).alias(original_at=Subquery(original))
    return pages.filter(last_published_at__lt=F("original_at"))


def untouched_pages(user: Any) -> PageQuerySet:
    """Return the public pages that nobody has changed for a year; news and openings have dates."""
    changed = Coalesce(
        "latest_revision_created_at",
        "last_published_at",
        "first_published_at",
        output_field=DateTimeField(),
    )
    pages = _public(editable_pages(user)).not_type(NewsPage, OpeningPage)
    return pages.alias(changed=changed).filter(changed__lt=timezone.now() - _UNTOUCHED)


def _public(pages: PageQuerySet) -> PageQuerySet:
    # An alias follows its original; a page without a type is the one that Wagtail welcomes with.
    return pages.filter(live=True, alias_of=None).not_exact_type(Page)
