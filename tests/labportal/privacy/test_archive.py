"""The export of a person's data."""

import csv
import io
import json
import zipfile

import pytest
from django.core.management import call_command
from django.utils import translation

from labportal.privacy.archive import write_archive
from tests.labportal.privacy.lab import fill
from tests.portal import makes_renditions

pytestmark = makes_renditions


@pytest.fixture
def person(world):
    return fill(world)[0]


def archive_of(person, *, with_mentions=True):
    target = io.BytesIO()
    write_archive(person, target, with_mentions=with_mentions)
    return zipfile.ZipFile(target)


def test_all_that_names_a_person_is_in_the_archive(person):
    archive = archive_of(person)
    data = json.loads(archive.read("data.json"))
    record = data["person"]["people.Person"][0]
    assert (record["email"], record["phone"]) == ("zdenka@lab.example", "+49 89 1234-567")
    assert len(data["person"]["versions"]) >= 1
    tables = data["tables"]
    assert tables.keys() >= {
        "people.PersonText",
        "people.NameVariant",
        "groups.Membership",
        "publications.Authorship",
        "labportal.ConcernedPerson",
    }
    titles = {row["title"] for row in tables["publications.Authorship"]}
    assert titles == {"Hearts in motion", "Other hearts"}
    account = data["account"][0]
    assert account["username"] == "zdenka"
    assert account["log"]
    assert "wagtailcore.Comment" in {deed["table"] for deed in account["deeds"]}
    assert any("Ask Zdeňka" in one["words"] for one in data["mentions"])


def test_the_rows_are_tables_as_well_and_files_are_there(person):
    archive = archive_of(person)
    text = archive.read("tables/people.PersonText.csv").decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert "likes hearts" in row["biography"]
    assert [name for name in archive.namelist() if name.startswith("files/")]
    assert "Zdeňka" in archive.read("README.txt").decode()


def test_no_secret_is_in_the_archive(person):
    text = archive_of(person).read("data.json").decode()
    assert person.user.password not in text
    assert '"password"' not in text


def test_the_own_export_tells_no_texts_of_others(person):
    archive = archive_of(person, with_mentions=False)
    text = archive.read("data.json").decode()
    assert json.loads(text)["mentions"] is None
    assert "Ask Zdeňka" not in text


def test_the_command_writes_a_file_once_and_for_its_owner_alone(person, tmp_path, capsys):
    path = tmp_path / "zdenka.zip"
    call_command("export_person", "zdenka@lab.example", str(path))
    assert path.stat().st_mode & 0o777 == 0o600
    for asked in ("zdenka-muesselkuehn", "nobody"):
        with pytest.raises(SystemExit) as stopped:
            call_command("export_person", asked, str(path))
        assert stopped.value.code == 2
    assert "nobody" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "said"), [("en", "What this portal holds of Zdeňka"), ("de", "Tage lang.")]
)
def test_the_archive_is_explained_in_the_language_of_whoever_makes_it(person, language, said):
    with translation.override(language):
        text = archive_of(person).read("README.txt").decode()
    assert said in text
    assert "%(" not in text
    for key in json.loads(archive_of(person).read("data.json")).keys() - {"format"}:
        assert f"\n  {key}" in text


def test_the_command_writes_to_the_standard_output_where_no_file_can_be_written(
    person, capfdbinary
):
    call_command("export_person", "zdenka@lab.example", "-")
    with zipfile.ZipFile(io.BytesIO(capfdbinary.readouterr().out)) as archive:
        assert "data.json" in archive.namelist()
