"""Files that are damaged, and texts that a file cannot hold: told, and never an error."""

import io
import zipfile

import pytest
from PIL import Image as Picture

from labportal.staffing.tables import files
from labportal.staffing.tables.archive import pictures_of
from labportal.staffing.tables.files import UnreadableTableError, read_table, write_table
from people.models import Person
from tests.labportal.staffing.tables.sent import plan_of, said_of


def damaged(content, name):
    """Return an archive the packed bytes of one of whose files begin with others."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(name).header_offset
    spoilt = bytearray(content)
    at += 30 + int.from_bytes(spoilt[at + 26 : at + 28], "little")
    at += int.from_bytes(spoilt[at - len(name) - 2 : at - len(name)], "little")
    spoilt[at : at + 2] = b"\x07\xff"
    return bytes(spoilt)


def packed(compression):
    picture, file = io.BytesIO(), io.BytesIO()
    Picture.new("RGB", (60, 60), "red").save(picture, "PNG")
    with zipfile.ZipFile(file, "w", compression) as archive:
        archive.writestr("ada.png", picture.getvalue() + b"x" * 500)
    return file.getvalue()


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_picture_whose_packed_bytes_are_damaged_is_named_as_such(compression):
    (picture,) = pictures_of(damaged(packed(compression), "ada.png"))
    assert "or damaged" in picture.fault


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_whose_packed_bytes_are_damaged_is_refused_with_what_to_do(part):
    content = write_table([["family name"], *(["x"] for _ in range(50))], "xlsx")
    with pytest.raises(UnreadableTableError, match="cannot be read"):
        read_table(damaged(content, part))


@pytest.mark.parametrize("sign", ["\x07", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_workbook_leaves_out_what_none_can_hold(sign):
    rows = read_table(write_table([["room"], [f"MI{sign}03"]], "xlsx"))
    assert rows[1].cells[0] == "MI03"


@pytest.mark.django_db
def test_a_control_character_in_a_table_is_refused_with_its_line(world, admin):
    plan = plan_of(admin, "given names,family name,homepage\nGr\x07ace,Hopper,\n")
    assert "given names: " in said_of(plan)[2].lower()
    assert "cannot be seen" in said_of(plan)[2]
    assert not Person.objects.filter(family="Hopper").exists()


@pytest.mark.django_db
def test_an_id_that_is_too_long_is_refused_with_its_line(world, admin):
    plan = plan_of(admin, f"id,given names,family name\n{'a' * 101},Grace,Hopper\n")
    assert "at most 100 characters" in said_of(plan)[2]


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
TEXTS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</sst>'
NESTED = '<row r="1"><c r="A1" t="inlineStr"><is>' + "<r><t>a</t></r>" * 300_000 + "</is></c></row>"


def with_part(name, text):
    """Return a workbook in which a part says something else."""
    file = io.BytesIO()
    written = zipfile.ZipFile(io.BytesIO(write_table([["family name"], ["x"]], "xlsx")))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in written.namelist():
            archive.writestr(part, text if part == name else written.read(part))
        if name not in written.namelist():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/worksheets/sheet1.xml", SHEET.format('<row r="1">' + "<c/>" * 600_000 + "</row>")),
        ("xl/worksheets/sheet1.xml", SHEET.format('<row r="2"/>' * 600_000)),
        ("xl/worksheets/sheet1.xml", SHEET.format(NESTED)),
        ("xl/sharedStrings.xml", TEXTS.format("<si/>" * 600_000)),
    ],
)
def test_a_small_workbook_of_very_many_cells_is_refused_before_it_is_read(part, text, monkeypatch):
    monkeypatch.setattr(files, "load_workbook", None)
    content = with_part(part, text)
    assert len(content) < 100_000
    with pytest.raises(UnreadableTableError, match="too many cells"):
        read_table(content)


def test_a_workbook_whose_sheet_is_no_xml_is_refused_with_what_to_do():
    with pytest.raises(UnreadableTableError, match="cannot be read"):
        read_table(with_part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>"))
