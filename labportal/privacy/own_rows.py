"""The rows of a person who is erased: record, memberships, history, account, waiting files."""

from collections.abc import Iterable, Sequence

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.functions import Lower
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision, UploadedFile

from groups.models import Membership, ResearchGroup
from labportal.accounts.sessions import end_sessions
from labportal.base.records.former_slugs import FormerSlug
from labportal.models import AccountEvent, PeopleImport, PeopleImportKind, StaffChange, WebLink
from labportal.privacy.redaction import Redaction
from labportal.privacy.subject import Subject
from labportal.staffing.rights import may
from labportal.staffing.tables.archive import pictures_of
from labportal.staffing.tables.files import UnreadableTableError, read_table
from people.models import Person
from publications.models import PersonRemoval


def waiting_files(redaction: Redaction) -> list[PeopleImport]:
    """Return tables and archives of portraits that wait to be imported and name the person."""
    return [
        one
        for one in PeopleImport.objects.filter(imported_at=None)
        if any(redaction.patterns.find(text) for text in (one.name, *_texts_of(one)))
    ]


def _texts_of(waiting: PeopleImport) -> Iterable[str]:
    content = bytes(waiting.content)
    try:
        if waiting.kind == PeopleImportKind.PORTRAITS:
            return [picture.name for picture in pictures_of(content)]
        # Given names and surname may be cells of their own.
        return [" ".join(row.cells) for row in read_table(content)]
    except UnreadableTableError:
        return [content.decode(errors="replace")]


def memberships_of(subject: Subject) -> list[Membership]:
    """Return the memberships of the person."""
    found = Membership.objects.filter(person__in=subject.ids)
    return list(found.select_related("group", "role").in_order())


def groups_without_lead(memberships: Sequence[Membership]) -> list[ResearchGroup]:
    """Return the groups that nobody leads without these memberships."""
    ids = [one.pk for one in memberships]
    others = Membership.objects.leading().current().exclude(pk__in=ids)
    led = [one.group for one in memberships if one.lead and one.group]
    return [group for group in dict.fromkeys(led) if not others.filter(group=group).exists()]


def delete_record(subject: Subject) -> None:
    """Delete the records with their versions, history, removals and everything that is theirs."""
    ids = [str(pk) for pk in subject.ids]
    kind = ContentType.objects.get_for_model(Person)
    Revision.objects.filter(content_type=kind, object_id__in=ids).delete()
    ModelLogEntry.objects.filter(content_type=kind, object_id__in=ids).delete()
    FormerSlug.objects.of(Person).filter(record_id__in=subject.ids).delete()
    StaffChange.objects.filter(person__in=subject.ids).delete()
    involved = Q(person__in=subject.ids) | Q(into__in=subject.ids)
    PersonRemoval.objects.filter(involved).delete()
    references = Q(base_content_type=kind, object_id__in=ids)
    references |= Q(to_content_type=kind, to_object_id__in=ids)
    ReferenceIndex.objects.filter(references).delete()
    # Where somebody else links to them, too, they are noted anew.
    WebLink.objects.filter(url__in=_links(subject)).delete()
    Person.objects.filter(pk__in=subject.ids).update(latest_revision=None, merged_into=None)
    # One by one, so that the search index and those who follow people are told.
    for person in subject.people:
        person.merged_into_id = None
        person.delete()
    # The end of memberships was written into the history of the person, too.
    ModelLogEntry.objects.filter(content_type=kind, object_id__in=ids).delete()


def _links(subject: Subject) -> set[str]:
    """Return the addresses of the person's pages elsewhere, present and former ones."""
    present = {link.url for one in subject.people for link in one.links.all()}
    former = (row for version in subject.versions for row in version.get("links") or ())
    return present | {str(row.get("url") or "") for row in former}


def delete_accounts(subject: Subject) -> None:
    """Delete the accounts with their sessions, uploads in waiting, log and sign-in attempts."""
    users = subject.accounts
    ids = [user.pk for user in users]
    end_sessions(set(ids))
    for upload in UploadedFile.objects.filter(uploaded_by_user__in=ids):
        upload.file.delete(save=False)
        upload.delete()
    names = {user.get_username() for user in users}
    for user in users:
        user.delete()
    forget_account_names(names | subject.emails)


def forget_account_names(names: Iterable[str]) -> None:
    """Forget the log of accounts by these names, and attempts to sign in with them."""
    lowered = sorted({name.lower() for name in names})
    events = AccountEvent.objects.alias(name=Lower("account"), actor=Lower("by"))
    events.filter(name__in=lowered).delete()
    AccountEvent.objects.alias(actor=Lower("by")).filter(actor__in=lowered).update(by="")
    for name in ("AccessAttempt", "AccessFailureLog", "AccessLog"):
        attempts = apps.get_model("axes", name).objects.alias(name=Lower("username"))
        attempts.filter(name__in=lowered).delete()


def is_last_administrator(subject: Subject) -> bool:
    """Return whether nobody could do what the account may, be it by rank or by permissions."""
    ids = [user.pk for user in subject.accounts]
    others = get_user_model().objects.filter(is_active=True).exclude(pk__in=ids)
    if any(user.is_superuser and user.is_active for user in subject.accounts):
        return not others.filter(is_superuser=True).exists()
    if not any(may(user, "erase") for user in subject.accounts):
        return False
    return not any(may(user, "erase") for user in others)
