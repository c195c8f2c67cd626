"""Fields of sources that say more than the record: they are exported as they were."""

import pytest

from publications.bibtex.latex.text import to_text
from tests.publications.bibtex.round_trip import field_names, line_of, parsed, published, written

RAW = r"""@InProceedings{doe2024,
  author = {Doe, Jane},
  title = {A study},
  subtitle = {With a subtitle},
  booktitle = {Proceedings},
  titleaddon = {Lecture Notes in {\"U}bungen},
  venue = 17,
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
    assert fields["titleaddon"] == r"Lecture Notes in {\"U}bungen"
    assert fields["venue"] == "17"
    assert fields["organization"] == "Society"
    assert fields["keywords"] == "one, two"
    assert fields["primaryclass"] == "cs.CV"
    assert fields["file"] == ":/home/doe/secret.pdf:PDF"
    assert fields["annote"] == "weak paper"
    assert fields["timestamp"] == "2024-01-01"


def test_the_public_sees_no_paths_and_no_notes_to_oneself():
    text = published(raws=(RAW,))
    assert "secret.pdf" not in text
    assert "weak paper" not in text
    assert "x-custom" not in text
    fields = parsed(text).fields
    assert (fields["keywords"], fields["primaryclass"]) == ("one, two", "cs.CV")


@pytest.mark.parametrize(
    "name",
    [
        # JabRef
        *("comment", "comment-jane", "groups", "groupsearch", "owner", "timestamp", "creationdate"),
        *("modificationdate", "priority", "ranking", "readstatus", "printed", "qualityassured"),
        *("relevance", "file", "review"),
        # Mendeley, Zotero, Better BibTeX
        *("annote", "annotation", "mendeley-groups", "mendeley-tags", "lastaccessed"),
        # BibDesk, Papers, ReadCube
        *("bdsk-file-1", "bdsk-url-1", "date-added", "date-modified", "rating", "local-url"),
        *("rss-description", "uri", "abstractnote", "papers3_uuid"),
        # EndNote, CiteULike, BibSonomy, KBibTeX, Docear
        *("notes", "research-notes", "custom1", "label", "citeulike-article-id", "posted-at"),
        *("privnote", "username", "interhash", "biburl", "x-stars", "localfile", "localurl"),
        # biblatex: of one document or one shelf
        *("options", "execute", "ids", "library", "usera", "verba", "lista", "title+an"),
        # Exports of databases: addresses of people
        *("correspondence_address1", "email", "author-email", "affiliation"),
        *("notes-jane", "pdf", "my-note", "todo"),
    ],
)
def test_what_reference_managers_keep_for_somebody_stays_with_them(name):
    raw = f"@article{{a, title = {{A study}}, titleaddon = {{Notes}}, {name} = {{ours only}}}}"
    text = published(raws=(raw,))
    assert "ours only" not in text
    assert line_of(text, "titleaddon") == "{Notes}"
    assert line_of(written(raws=(raw,), private=True), name) == "{ours only}"


@pytest.mark.parametrize(
    "name",
    [
        *("issn", "chapter", "keywords", "crossmark", "eventdate"),
        *("venue", "urldate", "shorttitle", "titleaddon", "addendum", "pagetotal"),
        *("primaryclass", "eprintclass", "pmcid", "mrnumber", "zblnumber", "adsurl", "numpages"),
        *("issue_date", "reportnumber", "origdate"),
    ],
)
def test_bibliographic_fields_are_for_everybody(name):
    raw = f"@article{{a, title = {{A study}}, {name} = {{https://example.org/2}}}}"
    assert line_of(published(raws=(raw,)), name) == "{https://example.org/2}"


LOCAL = [
    "file:///home/doe/paper.pdf",
    "FILE:paper.pdf",
    r"\url{file:///C:/Users/doe/paper.pdf}",
    "see file%3A///home/doe/paper.pdf",
    r":C\:\\Users\\doe\\paper.pdf:PDF",
    r"C:\textbackslash{}Users\textbackslash{}doe",
    "D:/Papers/paper.pdf",
    "/home/doe/paper.pdf",
    ":home/doe/paper.pdf:PDF",
    "/Users/doe/Library/paper.pdf",
    "/Volumes/Data/paper.pdf",
    "{\\textasciitilde}/Papers/paper.pdf",
    "~/Papers/paper.pdf",
    r"{\textbackslash}{\textbackslash}server{\textbackslash}share",
    "smb://server/share/paper.pdf",
    "http://localhost:8000/paper.pdf",
    "http://127.0.0.1/paper.pdf",
    "https://192.168.1.2/paper.pdf",
    "http://[::1]/paper.pdf",
    "http://nas/paper.pdf",
    "http://nas.local/paper.pdf",
    "zotero://select/items/1_ABC",
    "papers3://publication/uuid/1",
    "mendeley://library/1",
]


@pytest.mark.parametrize("address", LOCAL)
@pytest.mark.parametrize("name", ["howpublished", "titleaddon", "adsurl", "url", "addendum"])
def test_no_address_within_a_house_leaves_it_in_any_field(name, address):
    raw = f"@misc{{a, title = {{A study}}, issn = {{0302-9743}}, {name} = {{{address}}}}}"
    text = published(raws=(raw,))
    assert name not in field_names(text)
    assert "issn" in field_names(text)
    assert address in written(raws=(raw.replace(f" {name} =", " titleaddon ="),), private=True)


@pytest.mark.parametrize(
    "address",
    [
        *("file:///home/doe/x.pdf", r"C:\Users\doe\x.pdf", "/home/doe/x.pdf", "~/Papers/x.pdf"),
        *(r"\\server\share\x.pdf", "see http://localhost/x", "zotero://select/items/1_ABC"),
    ],
)
@pytest.mark.parametrize("name", ["note", "abstract", "award", "publisher", "event_title", "url"])
def test_no_address_within_a_house_leaves_it_in_the_record(name, address):
    text = published(**{name: address})
    assert field_names(text) == ["title"]
    assert len(field_names(written(**{name: address}, private=True))) > 1


@pytest.mark.parametrize(
    "text",
    [
        *("A file: on ice", "Profile: a study", "Smith/Home", "and/or", "In: Ice", "~5 /m"),
        *("https://example.org/home/doe/", "https://example.org/Users/1", "C: Ice", "1:2/3"),
        *(r"Let $f:\mathbb{R}\to X$ and $T:\Omega$", r"a \\alpha\\beta", "a:/b", "x ~/ y"),
        *("https://example.org/~doe/x", "http://10.org/x", "https://nas.example.org/file:x"),
    ],
)
def test_what_only_looks_like_an_address_within_a_house_is_for_everybody(text):
    assert "note" in field_names(published(note=text))
    raw = f"@misc{{a, title = {{A study}}, addendum = {{{text}}}}}"
    assert "addendum" in field_names(published(raws=(raw,)))


@pytest.mark.parametrize("address", ["paper.pdf", "doe/paper.pdf", "://x", "data:text/plain,x"])
def test_an_address_is_one_of_the_web(address):
    raw = f"@misc{{a, title = {{A study}}, url = {{{address}}}, adsurl = {{{address}}}}}"
    assert field_names(published(raws=(raw,))) == ["title"]


def test_references_to_entries_that_are_not_exported_are_left_out():
    assert "crossref" not in written(raws=(RAW,), private=True)


def test_the_record_supersedes_what_its_source_said():
    text = published(
        type="paper-conference", container_title="Other", publisher="Society", raws=(RAW,)
    )
    assert line_of(text, "title") == "{A study}"
    assert "subtitle" not in field_names(text)
    assert line_of(text, "booktitle") == "{Other}"
    assert line_of(text, "publisher") == "{Society}"
    assert "organization" not in field_names(text)


def test_what_an_editor_emptied_does_not_come_back_from_the_source():
    raw = "@article{a, title = {A study}, journal = {J}, doi = {10.1000/182}, number = {3}}"
    text = published(raws=(raw,))
    assert field_names(text) == ["title"]


def test_the_entry_type_of_the_source_stays_while_it_is_the_records():
    raw = "@MastersThesis{a, title = {A study}}"
    text = published(type="thesis", genre="Master's thesis", raws=(raw,))
    assert text.startswith("@mastersthesis{key,")
    assert "type" not in field_names(text)
    assert published(type="book", raws=(raw,)).startswith("@book{key,")


def test_the_first_of_several_sources_speaks():
    raws = ("@article{a, x-one = {1}, x-both = {first}}", "@article{b, x-both = {2}, x-two = {2}}")
    fields = parsed(written(raws=raws, private=True)).fields
    assert (fields["x-one"], fields["x-two"], fields["x-both"]) == ("1", "2", "first")


def test_an_abbreviation_defined_elsewhere_is_given_by_its_name():
    raws = ("@article{a, titleaddon = jcss # { 12}}",)
    assert line_of(published(raws=raws), "titleaddon") == "{jcss 12}"


def test_unbalanced_braces_of_a_source_do_not_break_the_file():
    text = published(raws=(r"@article{a, titleaddon = {a \{ b}, issn = {c}}",))
    fields = parsed(text).fields
    assert to_text(fields["titleaddon"]) == "a { b"
    assert fields["issn"] == "c"


def test_a_source_that_cannot_be_read_is_passed_over():
    assert published(
        raws=(
            "nonsense",
            "@article{broken, title = {x",
        )
    ).startswith("@article{key,")
