"""Importing BibTeX files: what becomes of each entry, and what is written."""

import json

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from people.models import NameVariant, Person
from publications.bibtex.entry import SourceFile
from publications.imports.run import ImportRefusedError, import_files
from publications.imports.undo.reversal import undo
from publications.models import (
    Authorship,
    ImportBatch,
    ImportEntry,
    ImportFile,
    Publication,
    SourceEntry,
)

pytestmark = pytest.mark.django_db

SCHLEMPER = """@article{schlemper2017,
  author = {Schlemper, J. and R{\\"u}ckert, D.},
  title = {A Deep Cascade of Networks for Dynamic {MR} Reconstruction},
  journal = {IEEE Transactions on Medical Imaging},
  year = {2017},
  doi = {10.5555/tmi.2017.1}
}
"""
MENTEN = """@inproceedings{menten2023,
  author = {Martin J. Menten and others},
  title = {A skeletonization algorithm},
  booktitle = {Proceedings of a Conference},
  year = 2023
}
"""
BROKEN = "@article{broken,\n  title = {Never closed,\n  year = 2020\n"


def _import(*texts, **options):
    files = [SourceFile(f"{n}.bib", text.encode()) for n, text in enumerate(texts, 1)]
    return import_files(files, **options)


def _counts(*texts, **options):
    return _import(*texts, **options).plan.counts


def _rows():
    models = (Publication, Authorship, SourceEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_new_entries_become_publications_with_their_authors_in_order():
    assert _counts(SCHLEMPER + MENTEN) == {"new": 2}
    publication = Publication.objects.get(citekey="schlemper2017")
    assert publication.title == "A Deep Cascade of Networks for Dynamic MR Reconstruction"
    assert publication.container_title == "IEEE Transactions on Medical Imaging"
    assert publication.type == "article-journal"
    assert (publication.issued_year, publication.issued_month) == (2017, None)
    assert publication.doi == "10.5555/tmi.2017.1"
    assert publication.slug == "schlemper2017"
    assert [author.name for author in publication.authors] == ["J. Schlemper", "D. Rückert"]


def test_others_at_the_end_are_an_elision_after_the_last_name():
    _import(MENTEN)
    (author,) = Authorship.objects.all()
    assert (author.name, author.elision_after) == ("Martin J. Menten", True)


def test_the_second_import_of_a_file_writes_the_batch_only():
    _import(SCHLEMPER + MENTEN)
    before = _rows()
    done = _import(SCHLEMPER + MENTEN)
    assert done.plan.counts == {"unchanged": 2}
    assert _rows() == before
    assert ImportBatch.objects.count() == 2
    assert [entry.outcome for entry in done.batch.entries.all()] == ["unchanged", "unchanged"]


def test_white_space_and_order_of_fields_change_nothing():
    _import(SCHLEMPER)
    turned = (
        "@ARTICLE{schlemper2017, year=2017, doi={10.5555/tmi.2017.1},\n"
        " journal={IEEE Transactions on\n Medical Imaging},\n"
        " title={A Deep Cascade of Networks for Dynamic {MR} Reconstruction},"
        ' author={Schlemper, J. and R{\\"u}ckert, D.} }'
    )
    assert _counts(turned) == {"unchanged": 1}


def test_an_entry_that_the_file_changed_is_updated_with_a_revision():
    _import(SCHLEMPER)
    changed = SCHLEMPER.replace("year = {2017},", "year = {2018}, month = mar, volume = 37,")
    done = _import(changed)
    (entry,) = done.plan.entries
    assert entry.outcome == "changed"
    assert entry.changes == {
        "issued_year": [2017, 2018],
        "issued_month": [None, 3],
        "volume": [None, "37"],
    }
    publication = Publication.objects.get()
    assert (publication.issued_year, publication.issued_month) == (2018, 3)
    assert publication.slug == "schlemper2017"
    assert publication.latest_revision.content["volume"] == "37"
    assert _counts(changed) == {"unchanged": 1}


def test_what_an_editor_typed_stays():
    _import(SCHLEMPER)
    publication = Publication.objects.get()
    publication.container_title = "IEEE TMI"
    publication.save()
    assert _counts(SCHLEMPER) == {"kept": 1}
    assert _counts(SCHLEMPER.replace("2017}", "2018}", 1)) == {"changed": 1}
    publication.refresh_from_db()
    assert (publication.container_title, publication.issued_year) == ("IEEE TMI", 2018)


def test_a_conflict_keeps_the_present_value_unless_told_otherwise():
    _import(SCHLEMPER)
    Publication.objects.update(container_title="IEEE TMI")
    moved = SCHLEMPER.replace("IEEE Transactions on Medical Imaging", "Trans. Med. Imaging")
    assert _counts(moved, dry_run=True, overwrite=True) == {"conflict": 1}
    assert _counts(moved) == {"conflict": 1}
    assert Publication.objects.get().container_title == "IEEE TMI"


def test_a_conflict_is_overwritten_when_asked_to():
    _import(SCHLEMPER)
    Publication.objects.update(container_title="IEEE TMI")
    moved = SCHLEMPER.replace("IEEE Transactions on Medical Imaging", "Trans. Med. Imaging")
    assert _counts(moved, overwrite=True) == {"conflict": 1}
    assert Publication.objects.get().container_title == "Trans. Med. Imaging"


def test_a_field_missing_from_the_file_deletes_nothing():
    _import(SCHLEMPER)
    _import(SCHLEMPER.replace("  doi = {10.5555/tmi.2017.1}\n", ""))
    assert Publication.objects.get().doi == "10.5555/tmi.2017.1"


def test_the_same_doi_under_another_citekey_in_one_file_is_a_duplicate():
    twice = SCHLEMPER + SCHLEMPER.replace("schlemper2017", "DBLP:schlemper")
    done = _import(twice)
    assert [entry.outcome for entry in done.plan.entries] == ["new", "duplicate"]
    assert "line 1 of 1.bib" in str(done.plan.entries[1].messages[-1])
    assert Publication.objects.count() == 1
    assert _counts(twice) == {"unchanged": 2}


def test_one_entry_twice_in_a_file_is_one_publication():
    assert _counts(SCHLEMPER * 2) == {"new": 1, "duplicate": 1}
    assert _counts(SCHLEMPER * 2) == {"unchanged": 2}


def test_one_citekey_for_two_works_makes_two_publications():
    two = MENTEN + MENTEN.replace("A skeletonization algorithm", "Ageing of the retina explored")
    assert _counts(two) == {"new": 2}
    assert {publication.slug for publication in Publication.objects.all()} == {
        "menten2023",
        "menten2023-2",
    }
    assert _counts(two) == {"unchanged": 2}


def test_another_source_fills_empty_fields_of_the_same_publication():
    _import(SCHLEMPER, source="Zotero")
    dblp = SCHLEMPER.replace("schlemper2017", "DBLP:s").replace("year =", "volume = 9, year =")
    assert _counts(dblp, source="DBLP") == {"changed": 1}
    publication = Publication.objects.get()
    assert publication.volume == "9"
    assert {entry.source for entry in publication.source_entries.all()} == {"Zotero", "DBLP"}


def test_a_lookalike_without_a_common_identifier_is_left_to_a_person():
    _import(MENTEN, source="Zotero")
    done = _import(MENTEN.replace("menten2023", "other"), source="DBLP")
    assert done.plan.counts == {"possible_duplicate": 1}
    assert Publication.objects.count() == 1
    assert "menten2023" in str(done.plan.entries[0].messages[-2])


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("skeletonization algorithm", "skeletonization algoritm"),
        ("A skeletonization algorithm", "The skeletonization algorithm"),
    ],
)
def test_a_lookalike_with_another_spelling_of_the_title_is_left_to_a_person(title, other):
    _import(MENTEN, source="Zotero")
    respelled = MENTEN.replace("menten2023", "other").replace(title, other)
    assert respelled.replace("other", "menten2023", 1) != MENTEN
    done = _import(respelled, source="DBLP")
    assert done.plan.counts == {"possible_duplicate": 1}


def test_a_paper_of_another_preprint_server_is_found_by_its_doi():
    preprint = SCHLEMPER.replace("10.5555/tmi.2017.1", "10.1101/2020.01.02.123456")
    _import(preprint, source="Zotero")
    assert _counts(preprint.replace("schlemper2017", "x"), source="DBLP") == {"unchanged": 1}


def test_a_title_in_another_script_is_found_again_without_an_identifier():
    hebrew = MENTEN.replace("A skeletonization algorithm", "אלגוריתם לשלד של תמונות רפואיות")
    _import(hebrew, source="Zotero")
    assert _counts(hebrew, source="DBLP") == {"possible_duplicate": 1}


def test_the_entries_around_an_invalid_one_go_in():
    done = _import(SCHLEMPER + BROKEN + "\n" + MENTEN)
    assert done.plan.counts == {"new": 2, "invalid": 1}
    invalid = done.plan.entries[1]
    assert (invalid.place.line, invalid.place.citekey) == (8, "broken")
    assert len(invalid.messages) == 2


def test_a_dry_run_writes_nothing():
    done = _import(SCHLEMPER, dry_run=True)
    assert (done.batch, done.plan.counts) == (None, {"new": 1})
    assert not Publication.objects.exists()
    assert not ImportBatch.objects.exists()


def test_files_of_one_call_share_their_macros_and_keep_their_order():
    macros = "@string{tmi = {Transactions}}"
    entry = SCHLEMPER.replace("{IEEE Transactions on Medical Imaging}", "tmi")
    done = _import(macros, entry)
    assert done.plan.counts == {"new": 1}
    assert Publication.objects.get().container_title == "Transactions"
    assert [file.name for file in done.batch.files.all()] == ["1.bib", "2.bib"]


def test_the_bytes_are_kept_as_uploaded():
    content = SCHLEMPER.encode("utf-8-sig")
    import_files([SourceFile("a.bib", content)])
    assert bytes(ImportFile.objects.get().content) == content


def test_authors_are_linked_by_orcid_name_and_variant_and_say_how():
    rueckert = Person.objects.create(given="Daniel", family="Rueckert")
    NameVariant.objects.create(person=rueckert, name="D. Rueckert")
    menten = Person.objects.create(given="Martin J.", family="Menten")
    _import(SCHLEMPER + MENTEN)
    linked = Authorship.objects.exclude(person=None).order_by("pk")
    assert [(one.name, one.person, one.linked_by) for one in linked] == [
        ("D. Rückert", rueckert, "variant"),
        ("Martin J. Menten", menten, "exact"),
    ]


def test_a_link_that_an_editor_made_survives_a_change_of_the_names():
    person = Person.objects.create(given="Jo", family="Schlemper")
    _import(SCHLEMPER)
    author = Publication.objects.get().authors[0]
    author.person = person
    author.save()
    _import(SCHLEMPER.replace("D.}", "D. and Hajnal, J.}"))
    authors = Publication.objects.get().authors
    assert [author.name for author in authors] == ["J. Schlemper", "D. Rückert", "J. Hajnal"]
    assert (authors[0].person, authors[0].linked_by) == (person, "editor")


def test_a_person_that_an_editor_took_away_is_not_linked_again():
    person = Person.objects.create(given="Martin J.", family="Menten")
    _import(MENTEN)
    author = Authorship.objects.get(person=person)
    author.person = None
    author.save()
    _import(MENTEN.replace("and others", "and Anna Weiß"))
    author = Publication.objects.get().authors[0]
    assert (author.person, author.linked_by) == (None, "rejected")


def test_a_printed_name_stays_when_the_person_goes():
    person = Person.objects.create(given="Martin J.", family="Menten")
    _import(MENTEN)
    person.delete()
    author = Authorship.objects.get()
    assert (author.name, author.person) == ("Martin J. Menten", None)


def test_a_file_that_is_too_large_is_refused_before_any_work(settings):
    settings.IMPORT_MAX_BYTES = 100
    with pytest.raises(ImportRefusedError, match=r"1\.bib is larger"):
        _import(SCHLEMPER)
    assert not ImportBatch.objects.exists()


def test_an_entry_whose_title_is_an_unknown_abbreviation_says_how_it_came_to_have_none():
    done = import_files([SourceFile("a.bib", b"@misc{a, title = nowhere}")], "s", dry_run=True)
    first, second, third = map(str, done.plan.entries[0].messages)
    assert first == "The entry has no title."
    assert second.startswith("The field title was left out: no @string defines nowhere.")
    assert third.startswith("Add title = {...}")


def test_too_many_entries_are_refused(settings):
    settings.IMPORT_MAX_ENTRIES = 1
    with pytest.raises(ImportRefusedError, match="2 entries"):
        _import(SCHLEMPER + MENTEN)


@pytest.mark.parametrize("source", ["", "x" * 101])
def test_a_source_needs_a_name_of_a_sensible_length(source):
    with pytest.raises(ImportRefusedError, match="name of the source"):
        _import(SCHLEMPER, source=source)


def test_a_field_longer_than_its_column_is_cut_and_said_so():
    done = _import(MENTEN.replace("year =", f"volume = {{{'9' * 1000}}}, year ="))
    assert "volume is 1000 characters" in " ".join(map(str, done.plan.entries[0].messages))
    assert len(Publication.objects.get().volume) == 100


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


def test_a_submitted_work_is_public_once_it_is_accepted_and_not_before():
    submitted = MENTEN.replace("year = 2023", "year = 2023, pubstate = {submitted}")
    _import(submitted, source="s")
    assert not Publication.objects.visible().exists()
    batch = _import(submitted.replace("{submitted}", "{inpress}"), source="s").batch
    assert Publication.objects.visible().get().status == "in press"
    undo(batch.pk)
    assert Publication.objects.get().status == "submitted"
    assert not Publication.objects.visible().exists()


def test_the_database_keeps_a_submitted_work_from_being_public():
    _import(MENTEN.replace("year = 2023", "pubstate = {submitted}"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(public=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(public=True, status="submitted")
    Publication.objects.update(public=True, status="accepted")


def test_a_work_that_is_saved_as_submitted_is_hidden_without_being_told():
    publication = Publication.objects.create(title="On tides", status="submitted")
    assert not publication.public
    assert not Publication.objects.visible().exists()


def test_undoing_the_import_of_a_submitted_work_takes_it_back():
    batch = _import(MENTEN.replace("year = 2023", "pubstate = {submitted}")).batch
    _, undone = undo(batch.pk)
    assert [one.retired for one in undone] == [True]


def test_what_an_editor_hid_stays_hidden_whatever_its_status():
    _import(MENTEN.replace("year = 2023", "pubstate = {inpress}"), source="s")
    Publication.objects.update(public=False)
    _import(MENTEN.replace("year = 2023", "pubstate = {accepted}"), source="s")
    assert not Publication.objects.visible().exists()
    assert Publication.objects.get().status == "accepted"
