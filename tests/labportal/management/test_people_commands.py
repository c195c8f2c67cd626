"""The commands that import, take back and export people."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from groups.models import Membership
from labportal.models import PeopleImport
from labportal.staffing.tables.files import read_table
from people.models import Person
from tests.factories import ResearchGroupFactory, RoleFactory

pytestmark = pytest.mark.django_db

TABLE = """given names,family name,e-mail,group,role,start
Ada,Lovelace,ada@example.org,Vision,phd,2021-04
Ada,Lovelace,ada@example.org,,head,2024
Grace,Hopper,no address,Vision,phd,2021
Mary,Shelley,,Nowhere,phd,2020
Emmy,Noether,,,,
"""


@pytest.fixture(autouse=True)
def _lab():
    ResearchGroupFactory(slug="vision", names={"en": "Vision", "de": "Sehen"})
    RoleFactory(slug="phd")
    RoleFactory(slug="head", names={"en": ("Head", "Heads")})


@pytest.fixture
def table(tmp_path):
    """A function that writes a file and returns its path."""

    def write(text=TABLE):
        path = tmp_path / "people.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def run(*args):
    """Call `import_people`, and return its exit status, output and errors."""
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("import_people", *map(str, args), stdout=out, stderr=err)
    except SystemExit as error:
        status = error.code
    return status, out.getvalue(), err.getvalue()


def test_sound_lines_are_imported_and_the_others_told(table):
    status, out, _err = run(table(), "--json")
    data = json.loads(out)
    change = PeopleImport.objects.get()
    assert status == 3
    assert data["change"] == change.pk
    assert data["file"] == str(table())
    assert data["counts"] == {"new": 3, "invalid": 2}
    assert [(one["line"], one["person"], one["outcome"]) for one in data["entries"]] == [
        (2, "ada-lovelace", "new"),
        (3, "ada-lovelace", "new"),
        (4, None, "invalid"),
        (5, None, "invalid"),
        (6, "emmy-noether", "new"),
    ]
    first, second, grace, mary, _emmy = data["entries"]
    assert first["changes"]["family"] == [None, "Lovelace"]
    assert first["changes"]["start"] == [None, "2021-04"]
    assert set(second["changes"]) == {"membership", "start"}
    assert grace["messages"] == ["E-mail: Enter a valid email address."]
    assert "Nowhere" in mary["messages"][0]
    assert set(Person.objects.values_list("family", flat=True)) == {"Lovelace", "Noether"}
    assert Membership.objects.count() == 2


def test_a_second_run_finds_all_the_same_and_a_change_changed(table):
    sound = "\n".join([*TABLE.splitlines()[:3], TABLE.splitlines()[5]])
    assert run(table(sound))[0] == 0
    status, out, _err = run(table(sound), "--json")
    data = json.loads(out)
    assert (status, data["change"], data["counts"]) == (0, None, {"same": 3})
    _status, out, _err = run(table(sound.replace("2021-04", "2021-05")), "--json")
    (changed,) = [one for one in json.loads(out)["entries"] if one["outcome"] == "changed"]
    assert changed["changes"] == {"start": ["2021-04", "2021-05"]}


def test_a_dry_run_writes_nothing(table):
    status, out, _err = run(table(), "--dry-run")
    assert status == 3
    assert "new          2  —" in out
    assert "Dry run: nothing was written." in out
    assert "3 new, 2 invalid" in out
    assert not Person.objects.exists()
    assert not PeopleImport.objects.exists()


@override_settings(LANGUAGE_CODE="de")
def test_data_are_in_english(table):
    _status, out, _err = run(table(), "--json", "--dry-run")
    assert "Enter a valid email address." in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "This is no table"),
        (b"a" * 5_000_001, "larger than 5 MB"),
        (b"colour,shape\nred,round\n", "The first row has to name the columns"),
        (None, "No such file"),
    ],
)
def test_what_is_no_table_is_refused(table, content, said):
    path = table(content or "")
    if content is None:
        path.unlink()
    status, out, err = run(path)
    assert (status, out) == (2, "")
    assert said in err
    assert "Nothing was imported." in err


def test_an_import_is_taken_back(table):
    run(table())
    out = StringIO()
    call_command("undo_people", PeopleImport.objects.get().pk, stdout=out)
    assert "is taken back" in out.getvalue()
    assert not Person.objects.exists()
    with pytest.raises(CommandError, match="taken back already"):
        call_command("undo_people", PeopleImport.objects.get().pk)
    with pytest.raises(CommandError, match="There is no import of people 0"):
        call_command("undo_people", 0)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_is_imported_as_the_same(table, tmp_path, kind, capsysbinary):
    run(table())
    path = tmp_path / f"all.{kind}"
    call_command("export_people", "--format", kind, "--output", str(path))
    assert len(read_table(path.read_bytes())) == 4
    status, out, _err = run(path, "--json")
    assert (status, json.loads(out)["counts"]) == (0, {"same": 3})
    call_command("export_people", "--format", kind)
    assert len(read_table(capsysbinary.readouterr().out)) == 4
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_people", "--output", str(tmp_path / "no" / "folder.csv"))
