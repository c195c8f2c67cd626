"""The admin of a portal with `LANGUAGES=de`, in a process of its own that has read this setting."""

import json
import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)

VISIT = """
import json, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from groups.models import Membership
from labportal.models import HomePage
from people.models import Person, Role

# As a migration under this setting makes it.
Locale.objects.update(language_code="de")
call_command("init_lab", verbosity=0)
client = Client()
client.force_login(User.objects.create_superuser("root"))
home = HomePage.objects.get()
kinds = ["base_topic", "labportal_menu", "people_person", "people_role", "groups_researchgroup"]
views = [f"wagtailsnippets_{kind}:{view}" for kind in kinds for view in ("add", "list")]
addresses = [reverse(view) for view in views]
addresses += [
    "/admin/",
    "/admin/pages/",
    f"/admin/pages/{home.pk}/",
    f"/admin/pages/{home.pk}/edit/",
    f"/admin/pages/{home.pk}/move/",
    "/admin/settings/labportal/labsettings/",
    "/admin/reports/locked/",
    "/admin/choose-page/",
    reverse("staffing:new_group"),
    reverse("staffing:people_table"),
    reverse("staffing:new_member"),
]
answers = {address: client.get(address, follow=True) for address in addresses}
found = {address: answer.content.decode() for address, answer in answers.items()}
print(json.dumps(found))
"""


@pytest.fixture
def pages():
    """The pages of the admin, by address."""
    done = subprocess.run(
        [sys.executable, "-c", VISIT, connection.settings_dict["NAME"]],
        env={**os.environ, "LANGUAGES": "de", "DJANGO_SETTINGS_MODULE": "labportal.settings.test"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        address: BeautifulSoup(source, "html.parser")
        for address, source in json.loads(done.stdout.splitlines()[-1]).items()
    }


def _words(page):
    """Return the labels, headings, choices and links of a page."""
    found = page.find_all(["label", "h2", "h3", "legend", "th", "option", "a", "button"])
    # The language of an invitation is one of the admin, which speaks both.
    return {
        " ".join(one.get_text().split()).rstrip(" *")
        for one in found
        if not (one.parent.get("name") == "language" or one.get("for") == "id_language")
    }


def test_the_admin_does_not_speak_of_languages_where_there_is_one(pages):
    words = {"Sprache", "Sprachen", "Gebietsschema", "Gebietsschemata", "Deutsch", "Englisch"}
    words |= {"Name (Deutsch)", "Übersetzen", "Seite übersetzen"}
    assert {url: said for url, page in pages.items() if (said := words & _words(page))} == {}
    assert not any("/admin/locales/" in str(page) for page in pages.values())


def test_an_account_is_invited_in_either_language_of_the_admin(pages):
    [address] = [url for url in pages if url.endswith("/new-member/")]
    options = pages[address].find("select", {"name": "language"}).find_all("option")
    assert [one["value"] for one in options] == ["en", "de"]
