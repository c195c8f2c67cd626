"""Chores of the portal: pages, pictures, accounts, and the own works of members."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from labportal.base.registries.chores import Chore, chores
from labportal.desk import accounts, dead_links, pages, pictures, rows
from labportal.desk.own import works as own_works


class RecordListing(NamedTuple):
    """A listing of the desk's own: its title, the rows that it shows, and words above them."""

    title: object
    rows: rows.Rows
    hint: object = ""


_LISTING = "desk:records"

#: The listings of chores whose records have none that could be filtered for them, by code.
LISTINGS = {
    "late": RecordListing(
        _("Pages that are late"),
        rows.page_rows,
        _(
            "They are tried again each minute. Open the page, publish it by hand, and mend what is "
            "said then."
        ),
    ),
    "openings": RecordListing(_("Openings that close within seven days"), rows.page_rows),
    "contacts": RecordListing(
        _("Openings whose contact left"),
        rows.page_rows,
        _("Name somebody who is here in place of who left or was deleted, and publish the page."),
    ),
    "accounts": RecordListing(
        _("Rights of people who left"),
        rows.account_rows,
        _("Take the roles away from the account, or switch the account off."),
    ),
    "own-works": RecordListing(
        _("Own works with something missing"),
        rows.work_rows,
        _("Those who keep the bibliography complete them: tell them what you know."),
    ),
    "pictures": RecordListing(
        _("Pictures without a description"),
        rows.picture_rows,
        _("Say in a sentence what the picture shows: it is read to those who do not see it."),
    ),
    "translations": RecordListing(
        _("Pages that are not translated"),
        rows.page_rows,
        _("“Translate” is in the menu of the page’s form."),
    ),
    "outdated-translations": RecordListing(
        _("Translations older than their original"),
        rows.page_rows,
        _("Publish a translation again when it says what its original says."),
    ),
    "links": RecordListing(
        _("Dead links"),
        rows.dead_link_rows,
        _("Each led nowhere twice. Mend the link in the record, or take it out."),
    ),
    "untouched": RecordListing(
        _("Pages untouched for a year"),
        rows.page_rows,
        _("Publish a page again when all that it says still holds."),
    ),
}


def register_chores() -> None:
    """Register the chores."""
    chores.register(
        Chore(
            "reviews",
            ngettext_lazy(
                "%(count)d page waits for your approval",
                "%(count)d pages wait for your approval",
                "count",
            ),
            pages.may_edit_pages,
            pages.to_review,
            "wagtailadmin_reports:workflow_tasks",
            (("reviewable", "true"),),
            waits=True,
            icon="tick",
            in_menu=True,
        ),
        Chore(
            "late",
            ngettext_lazy(
                "%(count)d page could not be published or taken back when it was due",
                "%(count)d pages could not be published or taken back when they were due",
                "count",
            ),
            pages.may_edit_pages,
            pages.late_pages,
            _LISTING,
            arguments=("late",),
            waits=True,
            icon="warning",
        ),
        Chore(
            "openings",
            ngettext_lazy(
                "%(count)d opening closes within seven days",
                "%(count)d openings close within seven days",
                "count",
            ),
            pages.may_edit_pages,
            pages.closing_openings,
            _LISTING,
            arguments=("openings",),
            waits=True,
            icon="time",
        ),
        Chore(
            "accounts",
            ngettext_lazy(
                "%(count)d account keeps rights of somebody who left",
                "%(count)d accounts keep rights of people who left",
                "count",
            ),
            accounts.may_edit_accounts,
            lambda _user: accounts.accounts_of_alumni(),
            _LISTING,
            arguments=("accounts",),
            waits=True,
            icon="lock",
        ),
        Chore(
            "own-works",
            ngettext_lazy(
                "%(count)d of your works lacks something",
                "%(count)d of your works lack something",
                "count",
            ),
            own_works.may_only_ask,
            own_works.incomplete_works,
            _LISTING,
            arguments=("own-works",),
            icon="doc-full",
        ),
        Chore(
            "contacts",
            ngettext_lazy(
                "%(count)d opening names a contact who left",
                "%(count)d openings name a contact who left",
                "count",
            ),
            pages.may_edit_pages,
            pages.openings_of_former_contacts,
            _LISTING,
            arguments=("contacts",),
            icon="user",
        ),
        Chore(
            "pictures",
            ngettext_lazy(
                "%(count)d picture has no description",
                "%(count)d pictures have no description",
                "count",
            ),
            pictures.may_edit_pictures,
            pictures.undescribed_pictures,
            _LISTING,
            arguments=("pictures",),
            icon="image",
        ),
        Chore(
            "translations",
            ngettext_lazy(
                "%(count)d page is not translated", "%(count)d pages are not translated", "count"
            ),
            pages.may_translate_pages,
            pages.untranslated_pages,
            _LISTING,
            arguments=("translations",),
            icon="globe",
        ),
        Chore(
            "outdated-translations",
            ngettext_lazy(
                "%(count)d translation is older than its original",
                "%(count)d translations are older than their originals",
                "count",
            ),
            pages.may_edit_pages,
            pages.outdated_translations,
            _LISTING,
            arguments=("outdated-translations",),
            icon="globe",
        ),
        Chore(
            "untouched",
            ngettext_lazy(
                "%(count)d page was not touched for a year",
                "%(count)d pages were not touched for a year",
                "count",
            ),
            pages.may_edit_pages,
            pages.untouched_pages,
            _LISTING,
            arguments=("untouched",),
            icon="history",
        ),
        Chore(
            "links",
            ngettext_lazy("%(count)d link leads nowhere", "%(count)d links lead nowhere", "count"),
            lambda _user: True,
            dead_links.dead_links,
            _LISTING,
            arguments=("links",),
            icon="link",
        ),
    )
