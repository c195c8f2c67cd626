"""`manage.py import_bibtex`: what it prints, and how it exits."""

import json

import pytest
from django.core.management import call_command

from publications.management.commands.import_bibtex import EXIT_REFUSED, EXIT_SOME_INVALID
from publications.models import (
    ImportBatch,
    ImportEntry,
    Publication,
)
from tests.publications.imports.gone_works import file
from tests.publications.imports.imported import BROKEN, SCHLEMPER
from tests.publications.management.called import call

pytestmark = pytest.mark.django_db

ENTRY = "@article{a, author = {Ada King}, title = {On engines}, year = 2020, volume = 1}\n"


@pytest.fixture
def bib(tmp_path):
    """A function that writes a .bib file and returns its path."""

    def write(text, name="a.bib"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def test_the_command_prints_the_object_of_its_contract(tmp_path, capsys):
    path = tmp_path / "a.bib"
    path.write_text(SCHLEMPER + BROKEN)
    with pytest.raises(SystemExit) as exit_:
        call_command("import_bibtex", str(path), "--source", "group Zotero", "--json")
    assert exit_.value.code == 3
    data = json.loads(capsys.readouterr().out)
    assert data["batch"] == ImportBatch.objects.get().pk
    assert data["files"] == [str(path)]
    assert data["counts"] == {"new": 1, "invalid": 1}
    first, second = data["entries"]
    assert first == {
        "file": str(path),
        "line": 1,
        "citekey": "schlemper2017",
        "outcome": "new",
        "publication": "schlemper2017",
        "messages": [],
        "changes": {},
    }
    assert (second["outcome"], second["line"], second["publication"]) == ("invalid", 8, None)
    assert ImportEntry.objects.count() == 2


def test_the_command_exits_with_0_when_every_entry_was_read(tmp_path, capsys):
    path = tmp_path / "a.bib"
    path.write_text(SCHLEMPER)
    call_command("import_bibtex", str(path), "--dry-run")
    assert "1 new" in capsys.readouterr().out


def test_the_table_shows_what_changes_and_what_stays(tmp_path, capsys):
    path = tmp_path / "a.bib"
    path.write_text(SCHLEMPER)
    call_command("import_bibtex", str(path))
    Publication.objects.update(container_title="IEEE TMI")
    path.write_text(SCHLEMPER.replace("D.}", "D. and Hajnal, J.}").replace("IEEE Trans", "Trans"))
    capsys.readouterr()
    call_command("import_bibtex", str(path))
    table = capsys.readouterr().out
    assert "names: J. Schlemper; D. Rückert → J. Schlemper; D. Rückert; J. Hajnal" in table
    assert "container_title: IEEE TMI → Transactions on Medical Imaging  (the present" in table
    assert "1 conflict" in table


def test_links_and_titles_with_markup_are_told_as_plain_text(bib, capsys):
    title = r"Engines of H$_2$O \& \textit{Cascades of images} in lakes"
    first = ENTRY.replace("On engines", title)
    call_command("import_bibtex", bib(first), "--source", "s")
    moved = first.replace("in lakes", "in some lakes").replace(
        "volume = 1", "volume = 1, code = {https://example.org/c}, pmcid = {PMC1}"
    )
    titles = [
        f"Engines of H₂O & Cascades of images in {where}" for where in ("lakes", "some lakes")
    ]
    capsys.readouterr()
    call_command("import_bibtex", bib(moved), "--source", "s", "--dry-run")
    table = capsys.readouterr().out
    assert f"title: {titles[0]} → {titles[1]}" in table
    assert "links: — → https://example.org/c" in table
    assert "identifiers: — → PMC1" in table
    call_command("import_bibtex", bib(moved), "--source", "s", "--dry-run", "--json")
    changes = json.loads(capsys.readouterr().out)["entries"][0]["changes"]
    assert changes["title"] == titles
    assert changes["links"] == [None, [["code", "https://example.org/c"]]]


def test_markup_alone_is_told_as_it_is_stored(bib, capsys):
    call_command("import_bibtex", bib(ENTRY), "--source", "s")
    moved = ENTRY.replace("On engines", r"On \textit{engines}")
    capsys.readouterr()
    call_command("import_bibtex", bib(moved), "--source", "s", "--dry-run", "--json")
    changes = json.loads(capsys.readouterr().out)["entries"][0]["changes"]
    assert changes == {"title": ["On engines", "On <i>engines</i>"]}


@pytest.mark.parametrize("content", [None, b"%PDF-1.7\x00\x01\x02"])
def test_the_command_exits_with_2_and_imports_nothing_when_a_file_cannot_be_read(
    tmp_path, capsys, content
):
    good, bad = tmp_path / "a.bib", tmp_path / "b.bib"
    good.write_text(SCHLEMPER)
    if content:
        bad.write_bytes(content)
    with pytest.raises(SystemExit) as exit_:
        call_command("import_bibtex", str(good), str(bad))
    assert exit_.value.code == 2
    assert "b.bib" in capsys.readouterr().err
    assert not Publication.objects.exists()


def test_a_file_is_imported_and_what_was_done_is_shown(bib):
    status, output, errors = call("import_bibtex", bib(ENTRY), "--source", "Zotero")
    assert (status, errors) == (0, "")
    assert "new" in output
    assert Publication.objects.get().title == "On engines"
    assert ImportBatch.objects.get().source == "Zotero"


def test_files_of_one_call_share_what_they_define(bib):
    macro = bib('@string{j = "Journal of Engines"}', "macros.bib")
    call("import_bibtex", macro, bib(ENTRY.replace("volume = 1", "journal = j")))
    assert Publication.objects.get().container_title == "Journal of Engines"


def test_a_dry_run_writes_nothing(bib):
    status, output, _errors = call("import_bibtex", bib(ENTRY), "--dry-run", "--json")
    assert status == 0
    assert json.loads(output)["counts"] == {"new": 1}
    assert not Publication.objects.exists()
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(("choice", "volume"), [("keep", "7"), ("overwrite", "2")])
def test_the_file_or_the_editor_stands_where_they_disagree(bib, choice, volume):
    call("import_bibtex", bib(ENTRY))
    Publication.objects.update(volume="7")
    changed = bib(ENTRY.replace("volume = 1", "volume = 2"))
    assert call("import_bibtex", changed, "--on-conflict", choice)[0] == 0
    assert Publication.objects.get().volume == volume


def test_what_is_not_imported_at_all_is_told_with_the_reason(bib, tmp_path):
    for arguments, reason in (
        ([str(tmp_path / "none.bib")], "No such file"),
        ([bib(ENTRY), "--source", ""], "name of the source"),
    ):
        status, output, errors = call("import_bibtex", *arguments)
        assert (status, output) == (EXIT_REFUSED, "")
        assert errors.startswith("Nothing was imported.\n")
        assert reason in errors
    assert EXIT_REFUSED == 2
    assert not ImportBatch.objects.exists()


def test_what_is_gone_from_a_complete_source_is_listed_and_nothing_is_written(bib, capsys):
    call_command("import_bibtex", bib(file(*range(10))), "--source", "group Zotero")
    capsys.readouterr()
    command = ("import_bibtex", bib(file(*range(7))), "--source", "group Zotero", "--complete")
    call_command(*command, "--json")
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert data["counts"] == {"unchanged": 7, "gone": 3}
    assert [(one["file"], one["line"], one["citekey"]) for one in data["entries"][7:]] == [
        (None, None, "work7"),
        (None, None, "work8"),
        (None, None, "work9"),
    ]
    assert err.strip() == "3 of 10 works would go: is this really the whole of “group Zotero”?"
    assert Publication.objects.visible().count() == 10
    call_command(*command)
    assert "gone               —  work9" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"TY  - JOUR\nER  - ", "This is RIS"),
        (b"<!doctype html><title>Sign in</title>", "This is a web page"),
        (b'[{"id": "a"}]', "This is JSON"),
    ],
)
def test_what_is_no_bibtex_is_invalid_for_the_true_reason(bib, tmp_path, capsys, content, reason):
    (tmp_path / "LIB.BIB").write_bytes(content)
    with pytest.raises(SystemExit) as exit_:
        call_command("import_bibtex", bib(ENTRY), str(tmp_path / "LIB.BIB"))
    assert exit_.value.code == EXIT_SOME_INVALID
    assert reason in capsys.readouterr().out
    assert Publication.objects.count() == 1
