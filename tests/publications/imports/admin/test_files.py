"""The files of an import, as they are sent back."""

import pytest
from django.urls import reverse

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from tests.publications.imports.admin.wizard import (
    CASCADE,
    entry_of,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.bib", "passwd.bib"),
        ('say "hello".bib', 'say "hello".bib'),
        ("two\nlines.bib", "twolines.bib"),
        ("\u202ebib.exe", "bib.exe"),
        ("größe.bib", "größe.bib"),
    ],
)
def test_a_file_is_sent_as_it_was_uploaded_and_only_to_be_saved(wizard, sent, kept):
    content = CASCADE.encode("utf-8-sig")
    batch = wizard.plan(content, names=(sent,))
    response = wizard.client.get(reverse("imports:file", args=[batch.pk, 0]))
    assert b"".join(response) == content
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "html" not in response["Content-Type"]
    assert batch.files.get().name == kept


def test_a_file_name_of_10_000_characters_is_cut(wizard):
    batch = wizard.plan(CASCADE, names=("n" * 10_000 + ".bib",))
    name = batch.files.get().name
    assert len(name) <= 200
    assert name.endswith(".bib")
    assert entry_of(batch, "cascade").file == name


def test_a_file_from_the_command_line_is_sent_under_its_own_name_without_its_path(wizard):
    done = import_files([SourceFile("/srv/two\nlines/a\r\nb\u202e.bib", CASCADE.encode())], "s")
    response = wizard.client.get(reverse("imports:file", args=[done.batch.pk, 0]))
    disposition = response["Content-Disposition"]
    assert disposition.startswith("attachment; filename")
    assert disposition.endswith((".bib", '.bib"'))
    assert disposition.isprintable()
    assert "srv" not in disposition
