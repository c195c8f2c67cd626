"""The weekly mail: to whom something waits, once a week, in the own language."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from wagtail.users.models import UserProfile

from labportal.desk.mail import weekly_mail
from labportal.desk.mail.weekly_mail import write_due_mails
from labportal.models import WeeklyMail
from publications.models import ImportBatch, ImportStatus

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 29, 12, tzinfo=BERLIN)
MONDAY_EARLY = datetime(2026, 11, 30, 6, 59, tzinfo=BERLIN)
MONDAY = datetime(2026, 11, 30, 7, 1, tzinfo=BERLIN)
FRIDAY = datetime(2026, 12, 4, 9, tzinfo=BERLIN)
NEXT_MONDAY = datetime(2026, 12, 7, 8, tzinfo=BERLIN)


@pytest.fixture
def root():
    """Somebody who may do everything, and for whom an import waits."""
    ImportBatch.objects.create(source="Zotero", status=ImportStatus.PLANNED)
    return _account("root", is_superuser=True)


def _account(name, **fields):
    joined = datetime(2026, 1, 1, tzinfo=BERLIN)
    user = User.objects.create_user(name, f"{name}@example.org", date_joined=joined, **fields)
    WeeklyMail.objects.create(user=user, seen_to_at=SUNDAY)
    return user


def test_a_mail_tells_what_waits_and_where(root, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lab.example.org"
    assert write_due_mails(MONDAY) == 1
    (sent,) = mail.outbox
    assert sent.to == ["root@example.org"]
    assert sent.subject == "localhost: what waits for you"
    assert (
        "- 1 import waits for a decision\n  https://lab.example.org/admin/imports/?status=planned\n"
    ) in sent.body
    assert "https://lab.example.org/admin/account/" in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_mail_is_in_the_language_of_its_reader(root):
    profile = UserProfile.get_for_user(root)
    profile.preferred_language = "de"
    profile.save()
    write_due_mails(MONDAY)
    assert mail.outbox[0].subject == "localhost: Was auf Sie wartet"
    assert "1 Import wartet auf eine Entscheidung" in mail.outbox[0].body
    assert "Benachrichtigungen" in mail.outbox[0].body


def test_a_mail_is_sent_on_mondays_from_seven_on_and_once_a_week(root):
    sent = [write_due_mails(now) for now in (MONDAY_EARLY, MONDAY, MONDAY, FRIDAY, NEXT_MONDAY)]
    assert sent == [0, 1, 0, 0, 1]


def test_who_has_nothing_to_do_gets_no_mail_in_that_week(root):
    ImportBatch.objects.all().delete()
    assert write_due_mails(MONDAY) == 0
    ImportBatch.objects.create(source="Zotero", status=ImportStatus.PLANNED)
    assert write_due_mails(FRIDAY) == 0
    assert write_due_mails(NEXT_MONDAY) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"is_active": False},
        {"is_superuser": False},
        {"email": ""},
        {"date_joined": MONDAY},
    ],
)
def test_nobody_else_gets_a_mail(root, fields):
    User.objects.filter(pk=root.pk).update(**fields)
    assert write_due_mails(MONDAY) == 0


def test_who_has_switched_it_off_gets_no_mail(root, client):
    client.force_login(root)
    page = client.get("/admin/account/")
    assert "weekly_mail-wanted" in page.content.decode()
    fields = {
        "name_email-first_name": "Ro",
        "name_email-last_name": "Ot",
        "name_email-email": root.email,
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    assert client.post("/admin/account/", fields).status_code == 302
    assert write_due_mails(MONDAY) == 0
    client.post("/admin/account/", {**fields, "weekly_mail-wanted": "on"})
    assert write_due_mails(MONDAY) == 1


def test_a_mail_that_cannot_be_sent_is_due_again_and_keeps_no_other_from_being_sent(
    root, monkeypatch, caplog
):
    other = _account("other", is_superuser=True)
    send = weekly_mail.EmailMessage.send

    def fail(message):
        if message.to == [root.email]:
            raise OSError("no server")
        return send(message)

    monkeypatch.setattr(weekly_mail.EmailMessage, "send", fail)
    assert write_due_mails(MONDAY) == 1
    assert "could not be sent" in caplog.text
    monkeypatch.setattr(weekly_mail.EmailMessage, "send", send)
    assert write_due_mails(MONDAY) == 1
    assert sorted(message.to[0] for message in mail.outbox) == [other.email, root.email]


def test_an_account_that_was_never_written_to_gets_its_first_mail(root):
    WeeklyMail.objects.all().delete()
    assert write_due_mails(MONDAY) == 1


def test_the_command_sends_what_is_due(root, capsys):
    WeeklyMail.objects.all().delete()
    call_command("weekly_mail")
    assert capsys.readouterr().out == "Mails sent: 1\n"
