"""Tables are read in the notations of office programs, and written without formulas."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from labportal.staffing.tables import files
from labportal.staffing.tables.files import UnreadableTableError, read_table, write_table

ROWS = [["id", "name"], ["=1+1", "+49 89"], ["@x", "2021-04"], ["'=x", "-a"], ['a"b', "'t Hooft"]]


def cells(content):
    return [row.cells for row in read_table(content)]


def of_workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_looks_like_the_number_of_a_character_stays_what_it_is(kind):
    rows = [["name", "room"], ["_x0041_", "a_x000D_b"], ["x_", "_x004_"]]
    assert [row[:2] for row in cells(write_table(rows, kind))] == rows


def test_line_ends_that_excel_writes_as_numbers_are_blanks():
    assert cells(of_workbook(["name", "room"], ["Ada_x000D_\nLovelace", 1]))[1][:2] == [
        "Ada Lovelace",
        "1",
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_written_is_read_back_the_same(kind):
    found = cells(write_table(ROWS, kind))
    assert [row[:2] for row in found] == ROWS
    assert not any(any(row[2:]) for row in found)


def test_no_cell_that_is_written_is_a_formula(tmp_path):
    text = write_table(ROWS, "csv").decode("utf-8-sig")
    assert "'=1+1,'+49 89" in text
    assert not {"\n=", ",+", "\n@", ",-"} & {text[at : at + 2] for at in range(len(text))}
    path = tmp_path / "people.xlsx"
    path.write_bytes(write_table(ROWS, "xlsx"))
    sheet = load_workbook(path).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings_are_told(delimiter, encoding):
    text = f'Vorname{delimiter}Nachname\r\nJürgen{delimiter}"Groß, ; mann"\r\n'
    assert cells(text.encode(encoding))[1] == ["Jürgen", "Groß, ; mann"]


def test_line_ends_within_quotation_marks_count_as_lines_of_the_file():
    rows = read_table(b'name,room\n"Ada\nLovelace",1\n\nGrace,2\n')
    assert [(row.line, row.cells[0]) for row in rows[1:]] == [(2, "Ada Lovelace"), (5, "Grace")]


def test_the_note_of_the_separator_is_no_row():
    assert cells(b"sep=;\r\nname;room\r\nAda;1\r\n") == [["name", "room"], ["Ada", "1"]]


def test_dates_numbers_and_ticks_of_a_sheet_are_text():
    row = [
        datetime.fromisoformat("2021-04-15"),
        date(2021, 4, 1),
        2021,
        2021.0,
        True,
        None,
        "2021-04",
    ]
    assert cells(of_workbook(["a"], row))[1][: len(row)] == [
        *("2021-04-15", "2021-04-01", "2021", "2021", "yes", "", "2021-04")
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n , \n", "empty"),
        (b"PK\x03\x04 no archive", "cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel"),
        (b"a\0b\0\x81\x8d", "no table"),
        (b'name\n"Ada', "Line 2"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(content, reason):
    with pytest.raises(UnreadableTableError, match=reason):
        read_table(content)


def test_too_many_rows_and_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_ROWS", 2)
    assert len(read_table(b"name\na\nb\n")) == 3
    with pytest.raises(UnreadableTableError, match="more than 2 rows"):
        read_table(b"name\na\nb\nc\n")
    monkeypatch.setattr(files, "_LAST_ROW", 3)
    with pytest.raises(UnreadableTableError, match="more than 2 rows"):
        read_table(of_workbook(["name"], [], [], ["late"]))
    monkeypatch.setattr(files, "MOST_BYTES", 3)
    with pytest.raises(UnreadableTableError, match="larger"):
        read_table(b"name\na\n")


def test_a_sheet_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(files, "_MOST_UNPACKED", 100)
    with pytest.raises(UnreadableTableError, match="larger"):
        read_table(of_workbook(["name"], ["Ada"]))


def with_part(content, name, part):
    """Return a workbook in which a file of the archive is another."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.infolist():
            new.writestr(one.filename, part if one.filename == name else old.read(one))
    return file.getvalue()


def test_a_workbook_of_very_many_formats_is_refused_before_they_are_read(monkeypatch):
    book = of_workbook(["name"], ["Ada"])
    monkeypatch.setattr(files, "load_workbook", None)
    with pytest.raises(UnreadableTableError, match=r"too many formats.*new, empty table"):
        read_table(with_part(book, "xl/styles.xml", b"<xf/>" * 1_000_001))


def test_a_sheet_that_says_it_is_as_large_as_can_be_is_read_as_far_as_it_goes():
    book = of_workbook(["name"], ["Ada"])
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    name = "xl/worksheets/sheet1.xml"
    huge = re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', sheet)
    assert huge != sheet
    assert [row[0] for row in cells(with_part(book, name, huge))] == ["name", "Ada"]
    far = sheet.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"/></row></sheetData>')
    with pytest.raises(UnreadableTableError, match="more than 5000 rows"):
        read_table(with_part(book, name, far))
