"""Exporting publications: the file, the command, and importing what was exported."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.bibtex import SourceFile, read_files
from publications.exports.files.bib import HEAD, stream
from publications.exports.files.records import PUBLICATIONS_AT_ONCE
from publications.imports.run import import_files
from publications.models import Authorship, Publication, SourceEntry
from publications.records.snapshots import present_snapshots
from tests.factories import (
    KeyPublicationFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    TopicFactory,
    as_editor,
)

pytestmark = pytest.mark.django_db

SAMPLES = sorted((Path(__file__).parents[2] / "bibtex" / "samples" / "good").glob("*.bib"))
HOSTILE = {
    "title": ' \\Unbalanced { "braces" @ 50% of $x_1 & AT&amp;T #1 ~^ <i>e\u0301</i>\nשלום. ',
    "container_title": "J. of {X}",
    "issued_year": 2024,
    "issued_month": 2,
    "page": "12–15",
    "note": "submitted",
    "abstract": "One.\n\nTwo  --- `three'.",
    "doi": "10.1000/a_{b}",
    "citekey": "hostile {1}",
}
HOSTILE_NAMES = [
    {"given": "Jörg", "particle": "van der", "family": "Müller-Lüdenscheidt", "suffix": "Jr."},
    {"literal": "Research and Development, Inc.", "elision_after": True},
    {"family": "others", "equal_contribution": True},
    {"given": "D.", "family": "{Brace", "role": "editor", "corresponding": True},
]


def _import(text, source="Zotero"):
    return import_files([SourceFile("import.bib", text.encode())], source)


def _file(publications=None, **options):
    return "".join(
        stream(Publication.objects.all() if publications is None else publications, **options)
    )


def _export(**options):
    out = StringIO()
    call_command("export_publications", stdout=out, **options)
    return out.getvalue()


def _titles(text):
    entries = read_files([SourceFile("export.bib", text.encode())]).entries
    return [entry.values["title"] for entry in entries]


def _snapshots():
    slugs = dict(Publication.objects.values_list("slug", "pk"))
    snapshots = present_snapshots(slugs.values())
    return {slug: snapshots[pk] for slug, pk in slugs.items()}


def _hostile():
    return PublicationFactory(**HOSTILE, authors=HOSTILE_NAMES)


# And back


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_what_was_imported_and_exported_is_unchanged_to_its_source(sample):
    import_files([SourceFile("sample.bib", sample.read_bytes())], "Zotero")
    number = Publication.objects.count()
    counts = _import(_export()).plan.counts
    assert counts == ({"unchanged": number} if number else {"invalid": 1})


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_new_portal_holds_the_same_after_importing_what_was_exported(sample):
    import_files([SourceFile("sample.bib", sample.read_bytes())], "Zotero")
    text, before = _export(), sorted(_snapshots().values(), key=repr)
    Publication.objects.all().delete()
    _import(text)
    assert sorted(_snapshots().values(), key=repr) == before
    assert sorted(_export().splitlines()) == sorted(text.splitlines())


def test_what_an_entry_inherits_or_abbreviates_is_exported_in_full():
    _import(
        """@string{lncs = {Lecture Notes in Computer Science}}
@inproceedings{paper, author = {Bell, Ann}, title = {A paper}, crossref = {volume},
  keywords = first # {, second}}
@string{first = {one}}
@proceedings{volume, title = {The Proceedings}, series = lncs, issn = {0302-9743}, year = 2020}
"""
    )
    text = _file()
    assert "series = {Lecture Notes in Computer Science}" in text
    assert "keywords = {one, second}" in text


def test_the_most_awkward_record_comes_back_as_it_is():
    _hostile()
    text, before = _export(), _snapshots()
    assert _import(text, "Other").plan.counts == {"unchanged": 1}
    Publication.objects.all().delete()
    assert _import(text).plan.counts == {"new": 1}
    assert list(_snapshots().values()) == list(before.values())


def test_what_an_editor_changed_after_an_import_is_no_conflict_when_it_comes_back():
    _import(
        "@article{a, title = {A study}, author = {Doe, Jane}, journal = {J}, doi = {10.1000/1}}"
    )
    publication = Publication.objects.get()
    publication.title, publication.note = "A study, corrected.", "in press"
    publication.save()
    assert _import(_export()).plan.counts == {"unchanged": 1}


# The file


def test_the_first_words_are_there_before_any_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert next(stream(Publication.objects.all())) == HEAD


def _many(number):
    publications = Publication.objects.bulk_create(
        Publication(title=f"Paper {n}", slug=f"paper-{n}", issued_year=2024) for n in range(number)
    )
    Authorship.objects.bulk_create(
        Authorship(publication=publication, position=position, family=f"Doe{position}")
        for publication in publications
        for position in range(3)
    )
    SourceEntry.objects.bulk_create(
        SourceEntry(publication=publication, source="s", raw=f"@article{{a, x-a = {{{n}}}}}")
        for n, publication in enumerate(publications)
    )


@pytest.mark.parametrize(
    ("number", "queries"),
    [(1, 4), (PUBLICATIONS_AT_ONCE, 4), (2 * PUBLICATIONS_AT_ONCE + 1, 10)],
)
def test_the_number_of_queries_grows_by_the_chunk_only(number, queries):
    _many(number)
    with CaptureQueriesContext(connection) as captured:
        text = _file()
    assert len(captured) == queries, [query["sql"][:80] for query in captured]
    assert text.count("\n@article{") == number


def test_entries_stand_in_the_order_of_the_list_under_keys_of_their_own():
    for title, citekey in (("B", "doe"), ("A", "Doe"), ("C", "")):
        PublicationFactory(title=title, citekey=citekey, slug=f"slug-{title.lower()}")
    text = _file(Publication.objects.order_by("-title"))
    keys = [line.split("{")[1].strip(",") for line in text.splitlines() if line.startswith("@")]
    assert _titles(text) == ["C", "B", "A"]
    assert keys == ["slug-c", "doe", "Doe-2"]


def test_topics_are_keywords_if_asked_for():
    PublicationFactory(topics=[TopicFactory(name="MRI"), TopicFactory(name="Deep learning")])
    assert "keywords" not in _file()
    assert "  keywords = {Deep learning, MRI}" in _file(keywords=True)


def test_links_are_exported_under_the_names_of_al_folio():
    links = [("code", "https://x.org/c"), ("data", "https://x.org/d"), ("project", "https://x.org")]
    PublicationFactory(links=links)
    assert "  code = {https://x.org/c}" in _file()
    assert "  data = {https://x.org/d}" in _file()
    assert "  website = {https://x.org}" in _file()


def test_a_file_of_nothing_is_a_file():
    assert _file() == HEAD


# The command


def test_the_command_writes_what_visitors_see():
    PublicationFactory(title="Seen")
    PublicationFactory(title="Not yet", public=False)
    PublicationFactory(title="Gone", retired_at="2024-01-01T00:00Z")
    assert _titles(_export()) == ["Seen"]
    assert sorted(_titles(_export(all=True))) == ["Not yet", "Seen"]


def test_the_command_writes_what_the_sources_say_in_private():
    _import("@article{a, title = {T}, file = {paper.pdf}}")
    assert "paper.pdf" in _export()
    assert "paper.pdf" not in _file()


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ({"year": 2023}, ["Second"]),
        ({"type": "book"}, ["Third"]),
        ({"topic": "mri"}, ["First"]),
        ({"person": "ada"}, ["Second"]),
        ({"editor": "ada"}, ["Third"]),
        ({"group": "vision"}, ["Third"]),
        ({"q": "secon"}, ["Second"]),
        ({"sort": "title"}, ["First", "Second", "Third"]),
        ({"sort": "oldest"}, ["Third", "Second", "First"]),
        ({"year": 2023, "type": "book"}, []),
    ],
)
def test_the_command_takes_the_filters_of_the_list(options, titles):
    ada = PersonFactory(slug="ada")
    PublicationFactory(title="First", issued_year=2024, topics=[TopicFactory(slug="mri")])
    PublicationFactory(title="Second", issued_year=2023, authors=[ada])
    third = PublicationFactory(
        title="Third", issued_year=2022, type="book", authors=[as_editor(ada)]
    )
    KeyPublicationFactory(group=ResearchGroupFactory(slug="vision"), publication=third)
    assert _titles(_export(**options)) == titles


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("topic", "none"),
        ("group", "none"),
        ("person", "none"),
        ("editor", "none"),
        ("type", "novel"),
    ],
)
def test_the_command_says_what_it_does_not_know(option, value):
    with pytest.raises(CommandError, match=f"--{option}: .*{value}"):
        _export(**{option: value})


def test_the_command_writes_a_file(tmp_path):
    PublicationFactory(title="Größe")
    path = tmp_path / "export.bib"
    assert _export(output=str(path)) == ""
    assert _titles(path.read_text(encoding="utf-8")) == ["Größe"]


def test_the_command_says_which_file_it_cannot_write(tmp_path):
    path = tmp_path / "no" / "export.bib"
    with pytest.raises(CommandError, match=r"export\.bib cannot be written: No such file"):
        _export(output=str(path))
