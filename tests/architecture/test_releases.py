"""The version stands in one place, and the changelog tells of it."""

import re
from io import StringIO

from django.conf import settings
from django.core.management import call_command

from tests.architecture.source_tree import ROOT
from tests.upgrades.release_data import DATA, FIRST

_HEADING = re.compile(r"^## \[(.+?)\](?: - (.+))?$", re.MULTILINE)


def test_the_newest_release_of_the_changelog_is_the_version_of_the_portal():
    (first, _), (version, day), *_earlier = _HEADING.findall((ROOT / "CHANGELOG.md").read_text())
    assert first == "Unreleased"
    assert version == settings.VERSION
    assert re.fullmatch(r"\d{4}-\d\d-\d\d|not tagged yet", day)


def test_the_version_is_printed():
    out = StringIO()
    call_command("version", stdout=out)
    assert out.getvalue().strip() == settings.VERSION


def test_the_data_of_the_first_release_are_text_of_modest_size():
    assert DATA.stem == f"{FIRST}.sql"
    assert DATA.stat().st_size < 300_000
