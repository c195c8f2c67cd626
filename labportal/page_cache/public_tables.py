"""The tables that pages are made of: all that are not told to be private here."""

from typing import Any

from django.apps import apps

from labportal.base.database.stamp_triggers import install_triggers

#: Apps and models whose rows no visitor's page shows or depends on.
PRIVATE = {
    "admin": "auth axes sessions wagtailadmin wagtailusers",
    "tasks": "django_tasks_database",
    "comments, reviews, versions and logs of the admin": (
        "wagtailcore.Comment wagtailcore.CommentReply wagtailcore.Revision"
        " wagtailcore.PageLogEntry wagtailcore.ModelLogEntry wagtailcore.PageSubscription"
        " wagtailcore.Task wagtailcore.TaskState wagtailcore.GroupApprovalTask"
        " wagtailcore.GroupApprovalTask_groups wagtailcore.Workflow wagtailcore.WorkflowState"
        " wagtailcore.WorkflowTask wagtailcore.WorkflowPage wagtailcore.WorkflowContentType"
    ),
    "rights in the admin": (
        "wagtailcore.APIToken wagtailcore.GroupCollectionPermission"
        " wagtailcore.GroupPagePermission wagtailcore.GroupSitePermission"
    ),
    "what the admin looks up": (
        "wagtailcore.ReferenceIndex wagtailcore.UploadedFile simple_translation.SimpleTranslation"
    ),
    "nothing is embedded": "wagtailembeds",
    "plans, files and logs of imports": (
        "publications.ImportBatch publications.ImportFile publications.MendedBlock"
        " publications.BulkDecision publications.ImportProgress publications.ImportEntry"
        " publications.SkippedEntry publications.DistinctPublications"
        " publications.DistinctPeople labportal.PeopleImport"
    ),
    "made of other rows, under a name that says of which": (
        "publications.RenderedCitation groups.Harvest groups.HarvestedPublication"
    ),
    "the content stamp itself": "base.ContentChange",
    "accounts, the office and mails": (
        "labportal.AccountEvent labportal.ProviderIdentity labportal.ProvidedRole"
        " labportal.StaffChange labportal.WeeklyMail"
    ),
    "signs of life, for operators": "base.Heartbeat",
    "turns at asking other hosts": "base.HostTurn",
    "choices of reports, for those who made them": "groups.PublicationReport",
    "links that were tried, for editors": "labportal.WebLink labportal.WebLink_pages",
}
_PRIVATE = {label.lower() for labels in PRIVATE.values() for label in labels.split()}

#: Columns that drafts, locks and schedules change, by names of fields, in whatever table.
_UNSEEN = {
    *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
    *("locked", "locked_at", "locked_by", "go_live_at", "expire_at"),
}
#: Of these, what is shown all the same: feeds and API tell when a record was last revised.
_SEEN = {
    (record, "latest_revision")
    for record in ("groups.researchgroup", "people.person", "publications.publication")
}


def is_public(model: type[Any]) -> bool:
    """Return whether pages show or depend on rows of a model."""
    meta = model._meta
    is_table = meta.managed and not meta.proxy and not meta.swapped
    return is_table and not {meta.app_label, meta.label_lower} & _PRIVATE


def public_tables() -> dict[str, tuple[str, ...]]:
    """Return the names of the public tables, and of each the columns that no page shows."""
    return {
        model._meta.db_table: tuple(
            sorted(
                str(field.column)
                for field in model._meta.local_concrete_fields
                if field.name in _UNSEEN and (model._meta.label_lower, field.name) not in _SEEN
            )
        )
        for model in apps.get_models(include_auto_created=True)
        if is_public(model)
    }


def stamp_public_tables(**_signal: Any) -> None:
    """Give each public table its triggers; to be called after migrating."""
    install_triggers(public_tables())
