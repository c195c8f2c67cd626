"""Importing BibTeX files: what becomes of each entry, and what is written."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.imports.run import ImportRefusedError, import_files
from publications.models import (
    Authorship,
    ImportBatch,
    ImportFile,
    Publication,
    SourceEntry,
)
from tests.publications.imports.imported import BROKEN, MENTEN, SCHLEMPER, counts_of, import_texts

pytestmark = pytest.mark.django_db


def all_rows():
    models = (Publication, Authorship, SourceEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_new_entries_become_publications_with_their_authors_in_order():
    assert counts_of(SCHLEMPER + MENTEN) == {"new": 2}
    publication = Publication.objects.get(citekey="schlemper2017")
    assert publication.title == "A Deep Cascade of Networks for Dynamic MR Reconstruction"
    assert publication.container_title == "IEEE Transactions on Medical Imaging"
    assert publication.type == "article-journal"
    assert (publication.issued_year, publication.issued_month) == (2017, None)
    assert publication.doi == "10.5555/tmi.2017.1"
    assert publication.slug == "schlemper2017"
    assert [author.name for author in publication.authors] == ["J. Schlemper", "D. Rückert"]


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{%s, year = 2001}",
        "@misc{%s, title = {unbalanced {}",
        "@misc{%s, title = {Ice on a lake}}",
    ],
)
def test_a_citekey_longer_than_its_column_stops_nobody_and_is_told(entry):
    done = import_texts(SCHLEMPER + entry % ("k" * 400))
    assert done.plan.counts["new"] >= 1
    cut = done.batch.entries.get(citekey="k" * 300)
    assert "was cut to 300" in " ".join(map(str, cut.messages))


def test_others_at_the_end_are_an_elision_after_the_last_name():
    import_texts(MENTEN)
    (author,) = Authorship.objects.all()
    assert (author.name, author.elision_after) == ("Martin J. Menten", True)


def test_the_second_import_of_a_file_writes_the_batch_only():
    import_texts(SCHLEMPER + MENTEN)
    before = all_rows()
    done = import_texts(SCHLEMPER + MENTEN)
    assert done.plan.counts == {"unchanged": 2}
    assert all_rows() == before
    assert ImportBatch.objects.count() == 2
    assert [entry.outcome for entry in done.batch.entries.all()] == ["unchanged", "unchanged"]


def test_white_space_and_order_of_fields_change_nothing():
    import_texts(SCHLEMPER)
    turned = (
        "@ARTICLE{schlemper2017, year=2017, doi={10.5555/tmi.2017.1},\n"
        " journal={IEEE Transactions on\n Medical Imaging},\n"
        " title={A Deep Cascade of Networks for Dynamic {MR} Reconstruction},"
        ' author={Schlemper, J. and R{\\"u}ckert, D.} }'
    )
    assert counts_of(turned) == {"unchanged": 1}


def test_an_entry_that_the_file_changed_is_updated_with_a_revision():
    import_texts(SCHLEMPER)
    changed = SCHLEMPER.replace("year = {2017},", "year = {2018}, month = mar, volume = 37,")
    done = import_texts(changed)
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
    assert counts_of(changed) == {"unchanged": 1}


def test_what_an_editor_typed_stays():
    import_texts(SCHLEMPER)
    publication = Publication.objects.get()
    publication.container_title = "IEEE TMI"
    publication.save()
    assert counts_of(SCHLEMPER) == {"kept": 1}
    assert counts_of(SCHLEMPER.replace("2017}", "2018}", 1)) == {"changed": 1}
    publication.refresh_from_db()
    assert (publication.container_title, publication.issued_year) == ("IEEE TMI", 2018)


def test_a_conflict_keeps_the_present_value_unless_told_otherwise():
    import_texts(SCHLEMPER)
    Publication.objects.update(container_title="IEEE TMI")
    moved = SCHLEMPER.replace("IEEE Transactions on Medical Imaging", "Trans. Med. Imaging")
    assert counts_of(moved, dry_run=True, overwrite=True) == {"conflict": 1}
    assert counts_of(moved) == {"conflict": 1}
    assert Publication.objects.get().container_title == "IEEE TMI"


def test_a_conflict_is_overwritten_when_asked_to():
    import_texts(SCHLEMPER)
    Publication.objects.update(container_title="IEEE TMI")
    moved = SCHLEMPER.replace("IEEE Transactions on Medical Imaging", "Trans. Med. Imaging")
    assert counts_of(moved, overwrite=True) == {"conflict": 1}
    assert Publication.objects.get().container_title == "Trans. Med. Imaging"


def test_a_field_missing_from_the_file_deletes_nothing():
    import_texts(SCHLEMPER)
    import_texts(SCHLEMPER.replace("  doi = {10.5555/tmi.2017.1}\n", ""))
    assert Publication.objects.get().doi == "10.5555/tmi.2017.1"


def test_the_entries_around_an_invalid_one_go_in():
    done = import_texts(SCHLEMPER + BROKEN + "\n" + MENTEN)
    assert done.plan.counts == {"new": 2, "invalid": 1}
    invalid = done.plan.entries[1]
    assert (invalid.place.line, invalid.place.citekey) == (8, "broken")
    assert len(invalid.messages) == 2


def test_a_dry_run_writes_nothing():
    done = import_texts(SCHLEMPER, dry_run=True)
    assert (done.batch, done.plan.counts) == (None, {"new": 1})
    assert not Publication.objects.exists()
    assert not ImportBatch.objects.exists()


def test_files_of_one_call_share_their_macros_and_keep_their_order():
    macros = "@string{tmi = {Transactions}}"
    entry = SCHLEMPER.replace("{IEEE Transactions on Medical Imaging}", "tmi")
    done = import_texts(macros, entry)
    assert done.plan.counts == {"new": 1}
    assert Publication.objects.get().container_title == "Transactions"
    assert [file.name for file in done.batch.files.all()] == ["1.bib", "2.bib"]


def test_the_bytes_are_kept_as_uploaded():
    content = SCHLEMPER.encode("utf-8-sig")
    import_files([SourceFile("a.bib", content)])
    assert bytes(ImportFile.objects.get().content) == content


def test_a_file_that_is_too_large_is_refused_before_any_work(settings):
    settings.IMPORT_MAX_BYTES = 100
    with pytest.raises(ImportRefusedError, match=r"1\.bib is larger"):
        import_texts(SCHLEMPER)
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
        import_texts(SCHLEMPER + MENTEN)


@pytest.mark.parametrize("source", ["", "x" * 101])
def test_a_source_needs_a_name_of_a_sensible_length(source):
    with pytest.raises(ImportRefusedError, match="name of the source"):
        import_texts(SCHLEMPER, source=source)


def test_a_field_longer_than_its_column_is_cut_and_said_so():
    done = import_texts(MENTEN.replace("year =", f"volume = {{{'9' * 1000}}}, year ="))
    assert "volume is 1000 characters" in " ".join(map(str, done.plan.entries[0].messages))
    assert len(Publication.objects.get().volume) == 100
