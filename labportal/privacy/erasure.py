"""The erasure of a person: a plan that is read first, then all of it in one transaction."""

import re
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import transaction
from django.utils.translation import gettext
from modelsearch.index import class_is_indexed, insert_or_update_object
from wagtail.models import ModelLogEntry

from groups.models import Membership
from labportal.backup.erased_people import renew_file
from labportal.privacy import own_rows
from labportal.privacy.columns import RowChangedError, model_of
from labportal.privacy.files import (
    FileChanges,
    delete_pictures,
    pages_with,
    portraits,
    rename_files,
)
from labportal.privacy.history import ERASED
from labportal.privacy.prints import erase_possible, free_prints, possible_prints
from labportal.privacy.redaction import Redaction
from labportal.privacy.report import REPLACEMENT, Report, Wish
from labportal.privacy.subject import Subject
from labportal.privacy.sweep import Sweep, SweepResult
from labportal.privacy.works import (
    erase_addresses,
    erase_prints,
    indexed_works,
    printed_names,
    renew_index,
)
from people.erasure.digests import SLUG, digest
from people.erasure.name_patterns import Identity, NamePatterns
from people.models import ErasedPerson, Person
from publications.imports.run import lock, lock_files
from publications.models import ImportBatch

_REPLACEMENT = re.compile(r"[\w .'\u2019-]{1,60}")


class ErasureRefusedError(Exception):
    """The person cannot be erased as asked; nothing was changed. The message says why."""


class ReplacementRefusedError(ErasureRefusedError):
    """The text to stand in place of the name cannot stand there."""


class PlanChangedError(ErasureRefusedError):
    """The plan is another one than that which was agreed to."""


def erase(
    person: Person,
    wish: Wish,
    by: Any = None,
    *,
    dry_run: bool = False,
    agreed: str | None = None,
) -> Report:
    """Erase a person; return what was done. With `dry_run` all of it is taken back at the end.

    `agreed` is the fingerprint of the plan that somebody has read. Raises ErasureRefusedError, and
    PlanChangedError if the plan is another one by now.
    """
    if not _REPLACEMENT.fullmatch(wish.replacement) or not wish.replacement.strip():
        raise ReplacementRefusedError(
            gettext(
                "The replacement takes up to 60 letters, digits, blanks, full stops, hyphens and "
                "apostrophes."
            )
        )
    changes = FileChanges()
    try:
        with transaction.atomic():
            # Nothing is imported or taken back meanwhile, which would read the name before.
            lock()
            lock_files(alone=True)
            report = _Erasure(person, wish, by, changes).run()
            _check(report, agreed)
            transaction.on_commit(changes.commit)
            transaction.on_commit(_empty_cache)
            transaction.on_commit(partial(renew_file, Path(settings.BACKUP_ROOT)))
            transaction.set_rollback(dry_run)
    except RowChangedError as error:
        changes.roll_back()
        raise ErasureRefusedError(str(error)) from error
    except BaseException:
        changes.roll_back()
        raise
    if dry_run:
        changes.roll_back()
        report.erased = None
    return report


def erase_further(erased: ErasedPerson, ids: Collection[int]) -> int:
    """Replace printed names of nobody as those of a person who was erased; return of how many.

    Raises ErasureRefusedError.
    """
    with transaction.atomic():
        lock()
        lock_files(alone=True)
        _refuse_while_importing()
        held = ErasedPerson.objects.select_for_update().get(pk=erased.pk)
        prints = free_prints(ids)
        try:
            erase_possible(prints, held)
        except RowChangedError as error:
            raise ErasureRefusedError(str(error)) from error
        transaction.on_commit(_empty_cache)
        transaction.on_commit(partial(renew_file, Path(settings.BACKUP_ROOT)))
        return len(prints)


def _refuse_while_importing() -> None:
    if ImportBatch.objects.filter(status__in=["applying", "undoing"]).exists():
        raise ErasureRefusedError(gettext("An import is being written. Try again when it is done."))


def _empty_cache() -> None:
    """Empty a cache that is a table: dumps hold it, and pages stay in it when they are old."""
    cache = caches["default"]
    if isinstance(cache, BaseDatabaseCache):
        cache.clear()


def _check(report: Report, agreed: str | None) -> None:
    if agreed is not None and agreed != report.fingerprint:
        raise PlanChangedError(
            gettext("The plan has changed since you read it. Read it once more.")
        )


class _Erasure:
    def __init__(self, person: Person, wish: Wish, by: Any, changes: FileChanges) -> None:
        self.wish, self.changes = wish, changes
        held = Person.objects.select_for_update(of=["self"]).get(pk=person.pk)
        self.subject = Subject.of(held)
        # Asked before the account is gone, which then equals no other.
        self.by = None if by in self.subject.accounts else by
        if own_rows.is_last_administrator(self.subject):
            raise ErasureRefusedError(
                gettext(
                    "The account of this person is the only one that administers the portal. Make "
                    "another superuser or administrator first."
                )
            )
        _refuse_while_importing()
        names = NamePatterns(Identity(self.subject.names), REPLACEMENT)
        if names.find(wish.replacement) or names.find_bare(wish.replacement):
            raise ReplacementRefusedError(gettext("The replacement is a name of the person."))

    def run(self) -> Report:
        """Do all of it."""
        subject, wish = self.subject, self.wish
        prints = printed_names(subject)
        subject.further_works = frozenset(one.publication_id for one in prints)
        possible = [] if wish.names_kept else possible_prints(subject, [one.pk for one in prints])
        erased = ErasedPerson.objects.create(
            names_kept=wish.names_kept, replacement=wish.replacement, digests=subject.digests()
        )
        redaction = Redaction(subject.identity, subject.ids, wish.replacement, erased.printed)
        waiting = own_rows.waiting_files(redaction)
        pictures = portraits(subject)
        memberships = own_rows.memberships_of(subject)
        report = self._planned(pictures, waiting, memberships)
        report.erased, report.possible = erased, possible
        works = {one.publication_id for one in prints} | {*indexed_works(redaction)}
        for group in own_rows.groups_without_lead(memberships):
            text = gettext("Nobody leads “%(group)s” then: choose a lead.")
            report.remarks.append(text % {"group": group})
        for picture in pictures:
            for page in pages_with(picture, subject):
                text = gettext("“%(page)s” showed a portrait of the person, and does no more.")
                report.remarks.append(text % {"page": redaction.text(page)})
        for one in waiting:
            one.delete()
        erase_prints(prints, redaction, names_kept=wish.names_kept)
        erase_addresses(subject.works, subject.work_keys)
        picked = {one.pk for one in possible} & {*wish.prints}
        erase_possible(free_prints(picked), erased)
        own_rows.delete_record(subject)
        own_rows.delete_accounts(subject)
        delete_pictures(pictures, self.changes)
        rename_files(redaction, self.changes)
        result = Sweep(redaction).run()
        self._after(result, erased, works)
        report.rows = {table: len(keys) for table, keys in sorted(result.changed.items())}
        report.left, report.bare = result.left, result.bare
        report.rewritten = result.rewritten
        report.remarks += self.changes.remarks
        if subject.namesakes:
            report.remarks.append(
                gettext(
                    "Others here have the same name: texts stay as they are, and imports go on "
                    "printing the name. Look at the places below."
                )
            )
            report.left = []
        self._log(erased)
        return report

    def _planned(
        self, pictures: list[Any], waiting: list[Any], memberships: list[Membership]
    ) -> Report:
        subject = self.subject
        return Report(
            wish=self.wish,
            names=list(dict.fromkeys(name.full for name in subject.names)),
            records=len(subject.people),
            accounts=[one.get_username() for one in subject.accounts],
            works=[one.slug for one in subject.works],
            titles=[one.title for one in subject.works],
            memberships=[one.place for one in memberships],
            addresses=dict(subject.work_keys),
            pictures=[one.title for one in pictures],
            waiting=[one.name for one in waiting],
        )

    def _after(self, result: SweepResult, erased: ErasedPerson, works: set[int]) -> None:
        """Write what is made of rows that were changed, and remember former addresses."""
        works |= {*result.changed.get("publications_publication", ())}
        renew_index(self.subject.names, sorted(works))
        for table, keys in result.changed.items():
            model = model_of(table)
            for record in model._default_manager.filter(pk__in=keys) if model else ():
                # Texts are found by their record, and a page by what it is.
                found = getattr(record, "record", None) or getattr(record, "specific", record)
                if class_is_indexed(type(found)):
                    insert_or_update_object(found)
        if result.addresses:
            known = {*erased.digests, *(digest(SLUG, one) for one in result.addresses)}
            erased.digests = sorted(known)
            erased.save(update_fields=["digests"])

    def _log(self, erased: ErasedPerson) -> None:
        kind = ContentType.objects.get_for_model(ErasedPerson)
        ModelLogEntry.objects.create(
            content_type=kind,
            object_id=str(erased.pk),
            label=str(erased),
            action=ERASED,
            timestamp=erased.erased_at,
            user=self.by,
        )
