"""Entries of every type of work: fields, citekeys, volumes, preprints."""

import re
from dataclasses import replace

import pytest

from publications.bibtex.entry import ReadEntry
from publications.bibtex.reading.read import read
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.corpus.entries.citekey import write_citekey
from publications.corpus.entries.draft import EntryDraft
from publications.corpus.entries.preprint import eprint_fields, preprint
from publications.corpus.entries.proceedings import Volume, _ordinal, inproceedings
from publications.corpus.entries.types import WORK_TYPES
from publications.corpus.entries.writer import write_entry
from publications.corpus.notation.entry import Bare
from publications.corpus.notation.habits import HABITS, KeyForm
from publications.corpus.subjects import SUBJECTS
from publications.corpus.works.identifiers import FIRST_ARXIV_YEAR
from tests.publications.corpus.works_at_hand import (
    SUBJECT_BY_NAME,
    habits,
    rng,
    supplies,
    work,
)


@pytest.fixture(scope="module")
def stock():
    return supplies()


@pytest.mark.parametrize(
    ("form", "citekey"),
    [
        (KeyForm.AUTHOR_YEAR_WORD, "mueller2020sea-7z"),
        (KeyForm.AUTHOR_YEAR, "Mueller:20_7z"),
        (KeyForm.CAMEL_CASE, "muellerSea2020_7z"),
        (KeyForm.DBLP, "DBLP:conf/x/MuellerL20-7z"),
    ],
)
def test_a_citekey_is_made_of_author_year_and_a_word(form, citekey):
    assert write_citekey(work(habits=habits(key=form)), "conf/x") == citekey


@pytest.mark.parametrize(
    ("number", "ordinal"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th")),
        *((13, "13th"), (21, "21st"), (111, "111th"), (122, "122nd")),
    ],
)
def test_ordinals_of_conferences(number, ordinal):
    assert _ordinal(number) == ordinal


def test_the_types_share_the_whole():
    assert sum(kind.share for kind in WORK_TYPES) == pytest.approx(1)
    assert len({kind.name for kind in WORK_TYPES}) == len(WORK_TYPES)


TYPES_READ = {
    "article": {"article-journal"},
    "inproceedings": {"paper-conference"},
    "preprint": {"article"},
    "incollection": {"chapter"},
    "book": {"book"},
    "phdthesis": {"thesis"},
    "techreport": {"report"},
    "software": {"document"},
}


@pytest.mark.parametrize("kind", WORK_TYPES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_a_work_of_any_type_and_habit_is_read_as_that_type(stock, kind, subject):
    for one in HABITS:
        made = work(subject.name, habits=one, tail=stock.identifiers.tail())
        text = one.layout.lay_out(write_entry(made, kind.draft(made, stock), stock))
        parsed = parse([("x.bib", text)])
        assert parsed.failures == []
        result = read(resolve(parsed).entries[0])
        assert isinstance(result, ReadEntry)
        assert result.values["type"] in TYPES_READ[kind.name]
        assert result.values["issued_year"] == 2020
        assert len(result.names) >= 2


def test_an_edited_book_has_editors_and_any_other_work_authors(stock):
    for edited, role in ((True, "editor"), (False, "author")):
        entry = write_entry(work(), EntryDraft("book", "books", {}, edited=edited), stock)
        assert {"author", "editor"} & entry.fields.keys() == {role}


def test_a_work_in_a_volume_has_the_year_of_the_volume(stock):
    own = write_entry(work(), EntryDraft("inproceedings", "x", {}), stock)
    of_volume = write_entry(work(), EntryDraft("inproceedings", "x", {"crossref": "v"}), stock)
    assert own.fields["year"] == "2020"
    assert "year" not in of_volume.fields


def test_habits_decide_on_dois_abstracts_and_extras(stock):
    draft = EntryDraft("article", "journals/tide", {})
    full = habits(doi_share=1.0, abstracts=1.0, keywords=1.0, extras=(("owner", "me"),))
    entries = [write_entry(work(habits=full), draft, stock) for _ in range(30)]
    assert all(entry.fields.keys() >= {"doi", "abstract", "keywords"} for entry in entries)
    assert all("10.5555/tide.2020." in entry.fields["doi"].lower() for entry in entries)
    assert {"owner" in entry.fields for entry in entries} == {True, False}
    bare = write_entry(work(), draft, stock).fields
    assert not {"doi", "abstract", "keywords", "url", "owner"} & bare.keys()


def test_what_has_an_arxiv_id_gets_no_doi(stock):
    draft = EntryDraft("misc", "preprints", {}, has_arxiv_id=True)
    entry = write_entry(work(habits=habits(doi_share=1.0)), draft, stock)
    assert "doi" not in entry.fields


def test_preprints_before_arxiv_are_manuscripts(stock):
    early = work(year=FIRST_ARXIV_YEAR - 1)
    assert eprint_fields(early, stock) == {}
    assert preprint(early, stock).fields == {"howpublished": "Manuscript"}


@pytest.mark.parametrize(
    ("changes", "entry_type", "journal"),
    [
        ({"key": KeyForm.DBLP}, "article", "CoRR"),
        ({"doi_share": 0.0}, "article", r"arXiv preprint arXiv:2005\.\d{5}(?:v2)?"),
        ({"doi_share": 0.5}, "misc", None),
    ],
)
def test_tools_note_preprints_in_their_ways(stock, changes, entry_type, journal):
    draft = preprint(work(habits=habits(**changes)), stock)
    assert draft.has_arxiv_id
    assert draft.entry_type == entry_type
    found = draft.fields.get("journal")
    assert found is None if journal is None else re.fullmatch(journal, found)


def test_a_conference_is_counted_from_its_first_year(stock):
    made = [inproceedings(work(year=1988), stock).fields["booktitle"] for _ in range(40)]
    assert not any("0th" in title or "-" in title.split(" ")[0] for title in made)
    assert any("1st" in title or "4th" in title for title in made)


def test_a_volume_takes_a_few_papers_that_refer_to_it(stock):
    made = Volume.of(stock, habits(), SUBJECT_BY_NAME["imaging"], 2019)
    count = made.papers_to_come
    papers = [made.paper(stock) for _ in range(count)]
    assert 1 <= count <= 4
    assert made.papers_to_come == 0
    assert {paper.fields["crossref"] for paper in papers} == {made.entry.citekey}
    assert made.text.startswith("@Proceedings{proc-")
    assert isinstance(made.entry.fields["year"], Bare)


def test_chance_and_picks_go_by_their_shares():
    stock = replace(supplies(), rng=rng(3))
    hits = sum(stock.chance(0.2) for _ in range(5_000))
    assert 800 < hits < 1_200
    assert not any(stock.chance(0) for _ in range(100))
    picked = [stock.pick(WORK_TYPES).name for _ in range(5_000)]
    assert 2_400 < picked.count("article") < 2_900
