"""Commands that import, undo an import, and make up a bibliography."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.management.commands.import_bibtex import EXIT_REFUSED, EXIT_SOME_INVALID
from publications.models import ImportBatch, Publication

ENTRY = "@article{a, author = {Ada King}, title = {On engines}, year = 2020, volume = 1}\n"


@pytest.fixture
def bib(tmp_path):
    """A function that writes a .bib file and returns its path."""

    def write(text, name="a.bib"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def _call(*arguments):
    """Return exit status, output and errors of a command."""
    output, errors = io.StringIO(), io.StringIO()
    try:
        call_command(*arguments, stdout=output, stderr=errors)
    except SystemExit as end:
        return end.code, output.getvalue(), errors.getvalue()
    return 0, output.getvalue(), errors.getvalue()


@pytest.mark.django_db
def test_a_file_is_imported_and_what_was_done_is_shown(bib):
    status, output, errors = _call("import_bibtex", bib(ENTRY), "--source", "Zotero")
    assert (status, errors) == (0, "")
    assert "new" in output
    assert Publication.objects.get().title == "On engines"
    assert ImportBatch.objects.get().source == "Zotero"


@pytest.mark.django_db
def test_files_of_one_call_share_what_they_define(bib):
    macro = bib('@string{j = "Journal of Engines"}', "macros.bib")
    _call("import_bibtex", macro, bib(ENTRY.replace("volume = 1", "journal = j")))
    assert Publication.objects.get().container_title == "Journal of Engines"


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(bib):
    status, output, _errors = _call("import_bibtex", bib(ENTRY), "--dry-run", "--json")
    assert status == 0
    assert json.loads(output)["counts"] == {"new": 1}
    assert not Publication.objects.exists()
    assert not ImportBatch.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("choice", "volume"), [("keep", "7"), ("overwrite", "2")])
def test_the_file_or_the_editor_stands_where_they_disagree(bib, choice, volume):
    _call("import_bibtex", bib(ENTRY))
    Publication.objects.update(volume="7")
    changed = bib(ENTRY.replace("volume = 1", "volume = 2"))
    assert _call("import_bibtex", changed, "--on-conflict", choice)[0] == 0
    assert Publication.objects.get().volume == volume


@pytest.mark.django_db
def test_an_entry_that_cannot_be_read_is_told_by_the_exit_status(bib):
    status, _output, _errors = _call("import_bibtex", bib(ENTRY + "@article{b, title = {Never"))
    assert status == EXIT_SOME_INVALID == 3
    assert Publication.objects.count() == 1


@pytest.mark.django_db
def test_what_is_not_imported_at_all_is_told_with_the_reason(bib, tmp_path):
    for arguments, reason in (
        ([str(tmp_path / "none.bib")], "No such file"),
        ([bib(ENTRY), "--source", ""], "name of the source"),
    ):
        status, output, errors = _call("import_bibtex", *arguments)
        assert (status, output) == (EXIT_REFUSED, "")
        assert errors.startswith("Nothing was imported.\n")
        assert reason in errors
    assert EXIT_REFUSED == 2
    assert not ImportBatch.objects.exists()


@pytest.fixture
def batch(db):
    return import_files([SourceFile("a.bib", ENTRY.encode())], "Zotero").batch


def test_an_import_is_undone_and_what_became_of_it_is_told(batch):
    status, output, _errors = _call("undo_import", str(batch.pk))
    assert status == 0
    assert (
        output == f"Import {batch.pk} is undone. Removed: 1, changed back: 0, left as it is: 0.\n"
    )
    assert not Publication.objects.live().exists()


def test_what_was_edited_since_is_left_and_listed_with_the_reason(batch):
    Publication.objects.update(note="Read this.")
    _status, output, _errors = _call("undo_import", str(batch.pk))
    first, reason, last = output.splitlines()
    assert first == "Left as it is: a"
    assert reason.startswith("    ")
    assert last.endswith("left as it is: 1.")
    assert Publication.objects.live().exists()


def test_an_undo_is_told_as_data(batch):
    _status, output, _errors = _call("undo_import", str(batch.pk), "--json")
    data = json.loads(output)
    assert data == {
        "batch": ImportBatch.objects.latest("pk").pk,
        "undoes": batch.pk,
        "counts": {"retired": 1, "restored": 0, "left": 0},
        "entries": [
            {"citekey": "a", "publication": "a", "retired": True, "restored": [], "left": []}
        ],
    }


def test_an_import_that_cannot_be_undone_is_an_error(batch):
    _call("undo_import", str(batch.pk))
    with pytest.raises(CommandError):
        _call("undo_import", str(batch.pk))
    with pytest.raises(CommandError, match="There is no import 999999"):
        _call("undo_import", "999999")


def test_a_bibliography_is_made_up_of_as_many_entries_and_always_the_same():
    status, output, _errors = _call("make_corpus", "5")
    assert status == 0
    assert output.count("\n@") + output.startswith("@") >= 5
    assert _call("make_corpus", "5")[1] == output
    assert _call("make_corpus", "5", "--seed", "2")[1] != output


@pytest.mark.parametrize("number", ["-1", "1.5", "x", "²"])
def test_what_is_no_number_of_entries_is_an_error(number):
    with pytest.raises(CommandError, match="whole number"):
        _call("make_corpus", "--", number)


def test_a_reader_that_has_enough_is_no_error(monkeypatch, tmp_path):
    class Closed(io.StringIO):
        def write(self, _text):
            raise BrokenPipeError

    with (tmp_path / "out").open("w") as file:
        monkeypatch.setattr("sys.stdout", file)
        call_command("make_corpus", "5", stdout=Closed())
        file.write("lost")
    assert (tmp_path / "out").read_text() == ""
