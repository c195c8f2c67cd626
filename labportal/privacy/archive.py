"""The export of a person's data: a ZIP archive of JSON, the same as CSV, and uploaded files.

data.json         all of it: `person`, `tables`, `history`, `account`, `mentions`
tables/<x>.csv    the rows of each table
files/<name>      portrait and uploads
README.txt        what is what
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from types import NoneType
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Revision

from labportal.base.text.table_cells import quoted_cell
from labportal.models import AccountEvent
from labportal.privacy.redaction import Redaction
from labportal.privacy.subject import Subject
from labportal.privacy.sweep import Sweep
from people.models import Person

FORMAT = 1
#: Secrets, and what is made of other columns.
_SECRET = frozenset({"password", "key_hash", "session_data", "sort_key", "surname_keys", "content"})


def write_archive(person: Person, target: IO[bytes], *, with_mentions: bool) -> None:
    """Write all that the portal holds of a person.

    `with_mentions` says where the name stands, in texts that not everybody may see as well.
    """
    subject = Subject.of(person)
    data = personal_data(subject, with_mentions=with_mentions)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("data.json", text)
        for name, rows in (*data["tables"].items(), *data["person"].items()):
            archive.writestr(f"tables/{name}.csv", _csv(rows))
        for name, file in _files(subject):
            archive.writestr(f"files/{name}", file)
        archive.writestr("README.txt", _readme(person, with_mentions=with_mentions))


def _readme(person: Person, *, with_mentions: bool) -> str:
    """Return what is what in the archive, in the language of whoever makes it."""
    day = date_format(timezone.localdate())
    paragraphs = [
        gettext("What this portal holds of %(name)s, on %(day)s.")
        % {"name": person.name, "day": day},
        gettext("data.json holds all of it, under these keys:"),
        "\n".join(
            f"  {key:<9} {text}"
            for key, text in (
                ("person", gettext("the records, with former versions")),
                (
                    "tables",
                    gettext(
                        "rows that name the person: texts, memberships, printed names, and others"
                    ),
                ),
                ("history", gettext("what was done with the records")),
                (
                    "account",
                    gettext(
                        "the account without its password: roles, log, sign-ins, and what it did"
                    ),
                ),
                (
                    "mentions",
                    gettext("places of texts in which the name stands")
                    if with_mentions
                    else gettext("null: in whose texts the name stands, administrators can say"),
                ),
            )
        ),
        gettext(
            "The folder “tables” has the rows as CSV (UTF-8, with commas), the folder “files” the "
            "portrait and uploaded files."
        ),
        gettext(
            "A number that stands for another record is followed by the name of that record: "
            '"group": 3, "group_name": "Vision".'
        ),
        ngettext(
            "Backups of the portal hold the same for %(number)s day.",
            "Backups of the portal hold the same for %(number)s days.",
            settings.BACKUP_DAYS,
        )
        % {"number": settings.BACKUP_DAYS},
    ]
    return "\n\n".join(paragraphs) + "\n"


def personal_data(subject: Subject, *, with_mentions: bool) -> dict[str, Any]:
    """Return the data as JSON-serializable data."""
    ids, accounts = subject.ids, [one.pk for one in subject.accounts]
    tables = {
        model._meta.label: found
        for model in apps.get_models()
        if model is not Person and (found := _rows_naming(model, ids))
    }
    kind = ContentType.objects.get_for_model(Person)
    of_records = {"content_type": kind, "object_id__in": [str(pk) for pk in ids]}
    return {
        "format": FORMAT,
        "person": {
            Person._meta.label: [_row(one) for one in subject.people],
            "versions": [
                {"at": one.created_at, "content": one.content}
                for one in Revision.objects.filter(**of_records).order_by("created_at")
            ],
        },
        "tables": tables,
        "history": [
            {"at": one.timestamp, "action": one.action, "data": one.data}
            for one in ModelLogEntry.objects.filter(**of_records).order_by("timestamp")
        ],
        "account": [_account(one) for one in get_user_model().objects.filter(pk__in=accounts)],
        "mentions": _mentions(subject) if with_mentions else None,
    }


def _rows_naming(model: type[models.Model], ids: list[int]) -> list[dict[str, Any]]:
    named = models.Q()
    for field in model._meta.local_concrete_fields:
        if field.related_model is Person:
            named |= models.Q(**{f"{field.name}__in": ids})
    if not named:
        return []
    found = model._default_manager.filter(named).order_by("pk")
    return [{**_row(one), **_work(one)} for one in found]


def _row(record: models.Model) -> dict[str, Any]:
    row = {}
    for field in record._meta.local_concrete_fields:
        if field.name not in _SECRET:
            row[field.name] = _plain(getattr(record, field.attname))
            # Of others no more than numbers.
            if field.is_relation and field.related_model not in {Person, get_user_model()}:
                row[f"{field.name}_name"] = _named(getattr(record, field.name))
    return row


def _named(record: Any) -> str | None:
    return None if record is None else str(record)


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | float | list | dict | NoneType) else str(value)


def _work(record: Any) -> dict[str, Any]:
    """Return by what a printed name tells its work: ids say nothing to people."""
    work = getattr(record, "publication", None)
    return {"title": work.title, "doi": work.doi} if work else {}


def _account(user: Any) -> dict[str, Any]:
    name = user.get_username()
    attempts = apps.get_model("axes", "AccessAttempt").objects.filter(username__iexact=name)
    return {
        **_row(user),
        "roles": [str(group) for group in user.groups.all()],
        "log": [_row(one) for one in AccountEvent.objects.filter(account=name)],
        "attempts": [_row(one) for one in attempts],
        "sessions": [
            {"expires": one.expire_date}
            for one in Session.objects.filter(expire_date__gt=timezone.now())
            if one.get_decoded().get("_auth_user_id") == str(user.pk)
        ],
        "deeds": list(_deeds(user)),
    }


def _deeds(user: Any) -> Iterator[dict[str, Any]]:
    """Yield rows that name the account: what they are, not what others wrote in them."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if field.related_model is not get_user_model():
                continue
            found = model._default_manager.filter(**{field.name: user}).order_by("pk")
            moments = [
                one.attname
                for one in model._meta.local_concrete_fields
                if isinstance(one, models.DateTimeField)
            ]
            for one in found.only("pk", *moments):
                yield {
                    "table": model._meta.label,
                    "id": _plain(one.pk),
                    "as": field.name,
                    **{name: _plain(getattr(one, name)) for name in moments},
                }


def _mentions(subject: Subject) -> list[dict[str, Any]]:
    """Return where the name stands in texts of others."""
    redaction = Redaction(subject.identity, subject.ids, "", "")
    with transaction.atomic():
        found = Sweep(redaction).look()
    return [{**one._asdict(), "record": one.label} for one in (*found.left, *found.bare)]


def _files(subject: Subject) -> Iterator[tuple[str, bytes]]:
    photos = [one.photo_id for one in subject.people if one.photo_id]
    for model in (get_image_model(), get_document_model()):
        own = models.Q(uploaded_by_user__in=[one.pk for one in subject.accounts])
        if model is get_image_model():
            own |= models.Q(pk__in=photos)
        for one in model.objects.filter(own).order_by("pk"):
            if one.file.storage.exists(one.file.name):
                with one.file.storage.open(one.file.name) as file:
                    yield f"{one.pk}-{PurePosixPath(one.file.name).name}", file.read()


def _csv(rows: list[dict[str, Any]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(names)
    for row in rows:
        writer.writerow([quoted_cell(_cell(row.get(name))) for name in names])
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
    return str(value)
