"""Rows of the desk's own listings: a record, its address, and what tells it from others."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.coreutils import get_content_languages, get_content_type_label

from labportal.base.registries.record_pages import record_pages
from labportal.desk.dead_links import DeadLink
from labportal.desk.own.works import gaps_of
from labportal.roles import role_titles
from labportal.staffing.rights import may


class RecordRow(NamedTuple):
    """A record of a listing; `address` leads to where it is mended, or else to its page."""

    title: str
    address: str
    remark: str = ""
    language: str = ""
    changed: datetime | None = None


Rows = Callable[[Iterable[Any], HttpRequest], list[RecordRow]]


def page_rows(pages: Any, _request: HttpRequest) -> list[RecordRow]:
    """Return a row for each page, which leads to its form."""
    languages = get_content_languages()
    return [
        RecordRow(
            page.get_admin_display_title(),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            str(get_content_type_label(page.cached_content_type)),
            str(_(languages.get(page.locale.language_code, page.locale.language_code))),
            page.latest_revision_created_at or page.first_published_at,
        )
        for page in pages.select_related("locale")
    ]


def picture_rows(pictures: Iterable[Any], _request: HttpRequest) -> list[RecordRow]:
    """Return a row for each picture, which leads to its form."""
    return [
        RecordRow(
            picture.title,
            reverse("wagtailimages:edit", args=[picture.pk]),
            picture.filename,
            changed=picture.created_at,
        )
        for picture in pictures
    ]


def account_rows(accounts: Any, request: HttpRequest) -> list[RecordRow]:
    """Return a row for each account with its roles, which leads to where they end."""
    ends_it = may(request.user, "change")
    return [
        RecordRow(
            get_user_display_name(account),
            f"{reverse('staffing:leave')}?person={account.person.pk}"
            if ends_it
            else reverse("wagtailusers_users:edit", args=[account.pk]),
            role_titles(account.groups.all()),
            changed=account.last_login,
        )
        for account in accounts.select_related("person").prefetch_related("groups")
    ]


def work_rows(works: Iterable[Any], request: HttpRequest) -> list[RecordRow]:
    """Return a row for each work with what it lacks, which leads to its page."""
    listed = list(works)
    labels = gaps_of(listed)
    return [
        RecordRow(work.title, record_pages.address(work, request), ", ".join(labels[work.pk]))
        for work in listed
    ]


def dead_link_rows(found: Iterable[DeadLink], _request: HttpRequest) -> list[RecordRow]:
    """Return a row for each record and dead link, which leads to the record's form."""
    return [
        RecordRow(one.title, one.address, f"{one.link.url} – {one.reason}", "", one.link.asked_at)
        for one in found
    ]
