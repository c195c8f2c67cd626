"""What the sources of a record said beyond it is exported as it was."""

from publications.bibtex.latex.text import to_text
from tests.publications.bibtex.round_trip import field_names, line_of, parsed, written

RAW = r"""@InProceedings{doe2024,
  author = {Doe, Jane},
  title = {A study},
  subtitle = {With a subtitle},
  booktitle = {Proceedings},
  series = {Lecture Notes in {\"U}bungen},
  number = 17,
  organization = {Society},
  publisher = {Press},
  keywords = {one, two},
  primaryclass = {cs.CV},
  x-custom = {Some {\LaTeX} \& $\alpha$} # " glued",
  file = {:/home/doe/secret.pdf:PDF},
  annote = {weak paper},
  crossref = {somewhere},
  timestamp = {2024-01-01}
}"""


def test_fields_without_a_place_in_the_record_are_written_as_they_were():
    text = written(
        {"family": "Doe", "given": "Jane"},
        type="paper-conference",
        container_title="Proceedings",
        publisher="Press",
        raws=(RAW,),
        private=True,
    )
    fields = parsed(text).fields
    assert fields["x-custom"] == r"Some {\LaTeX} \& $\alpha$ glued"
    assert fields["series"] == r"Lecture Notes in {\"U}bungen"
    assert fields["number"] == "17"
    assert fields["organization"] == "Society"
    assert fields["keywords"] == "one, two"
    assert fields["primaryclass"] == "cs.CV"
    assert fields["file"] == ":/home/doe/secret.pdf:PDF"
    assert fields["annote"] == "weak paper"
    assert fields["timestamp"] == "2024-01-01"


def test_the_public_sees_no_paths_and_no_notes_to_oneself():
    text = written(raws=(RAW,))
    assert "secret.pdf" not in text
    assert "weak paper" not in text
    assert "x-custom" in text


def test_references_to_entries_that_are_not_exported_are_left_out():
    assert "crossref" not in written(raws=(RAW,), private=True)


def test_the_record_supersedes_what_its_source_said():
    text = written(
        type="paper-conference", container_title="Other", publisher="Society", raws=(RAW,)
    )
    assert line_of(text, "title") == "{A study}"
    assert "subtitle" not in field_names(text)
    assert line_of(text, "booktitle") == "{Other}"
    assert line_of(text, "publisher") == "{Society}"
    assert "organization" not in field_names(text)


def test_what_an_editor_emptied_does_not_come_back_from_the_source():
    raw = "@article{a, title = {A study}, journal = {J}, doi = {10.1000/182}, number = {3}}"
    text = written(raws=(raw,))
    assert field_names(text) == ["title"]


def test_the_entry_type_of_the_source_stays_while_it_is_the_records():
    raw = "@MastersThesis{a, title = {A study}}"
    assert written(type="thesis", raws=(raw,)).startswith("@mastersthesis{key,")
    assert "Thesis}" not in written(type="thesis", raws=(raw,))
    assert written(type="book", raws=(raw,)).startswith("@book{key,")


def test_the_first_of_several_sources_speaks():
    raws = ("@article{a, x-one = {1}, x-both = {first}}", "@article{b, x-both = {2}, x-two = {2}}")
    fields = parsed(written(raws=raws)).fields
    assert (fields["x-one"], fields["x-two"], fields["x-both"]) == ("1", "2", "first")


def test_an_abbreviation_defined_elsewhere_is_given_by_its_name():
    assert line_of(written(raws=("@article{a, x-a = jcss # { 12}}",)), "x-a") == "{jcss 12}"


def test_unbalanced_braces_of_a_source_do_not_break_the_file():
    text = written(raws=(r"@article{a, x-brace = {a \{ b}, x-more = {c}}",))
    fields = parsed(text).fields
    assert to_text(fields["x-brace"]) == "a { b"
    assert fields["x-more"] == "c"


def test_a_source_that_cannot_be_read_is_passed_over():
    assert written(
        raws=(
            "nonsense",
            "@article{broken, title = {x",
        )
    ).startswith("@article{key,")
