"""API and frames of portals with other languages, in processes that have read this setting."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)

VISIT = """
import json, sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale

# As a migration under this setting makes it.
Locale.objects.update(language_code=settings.LANGUAGE_CODE)
call_command("init_lab", verbosity=0)
from tests.factories import PublicationFactory
from labportal.base.models import Topic
PublicationFactory(title="Maschinen", slug="maschinen")
Topic.objects.create(name="Rechnen", slug="rechnen")
client = Client()
paths = [
    "/api/v1/", "/api/v1/publications", "/api/v1/publications?lang=en", "/api/v1/topics",
    "/api/v1/publications?limit=0", "/embed/publications", "/embed/publications?lang=en",
]
answers = {path: client.get(path, headers={"Accept-Language": "en"}) for path in paths}
print(json.dumps({path: [one.status_code, one.content.decode()] for path, one in answers.items()}))
"""


def _visit(languages):
    done = subprocess.run(
        [sys.executable, "-c", VISIT, connection.settings_dict["NAME"]],
        env={
            **os.environ,
            "LANGUAGES": languages,
            "DJANGO_SETTINGS_MODULE": "labportal.settings.test",
        },
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def _items(answers, path):
    status, content = answers[path]
    assert status == 200, content
    return json.loads(content)["results"]


def test_the_first_language_may_be_another():
    answers = _visit("de,en")
    (item,) = _items(answers, "/api/v1/publications")
    assert item["url"] == "http://testserver/publications/maschinen/"
    assert item["url_by_language"]["en"] == "http://testserver/en/publications/maschinen/"
    assert item["citation"]["language"] == "de"
    (english,) = _items(answers, "/api/v1/publications?lang=en")
    assert english["url"] == "http://testserver/en/publications/maschinen/"
    assert _items(answers, "/api/v1/topics")[0]["name"] == {"de": "Rechnen"}
    assert '<html lang="de"' in answers["/embed/publications"][1]
    assert '<html lang="en"' in answers["/embed/publications?lang=en"][1]


def test_there_may_be_one_language():
    answers = _visit("de")
    (item,) = _items(answers, "/api/v1/publications")
    assert item["url_by_language"] == {"de": "http://testserver/publications/maschinen/"}
    assert answers["/api/v1/publications?lang=en"][0] == 400
    assert answers["/embed/publications?lang=en"][0] == 400
    status, content = answers["/api/v1/publications?limit=0"]
    assert (status, "ist eine Zahl von" in content) == (400, True)
