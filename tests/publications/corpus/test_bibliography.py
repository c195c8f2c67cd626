"""The made-up bibliography: as many entries as asked for, the same each time, full of variety."""

import re
from collections import Counter
from itertools import islice
from random import Random

import bibtexparser
import pytest

from labportal.base.text.keys import fold
from publications.bibtex.entry import ReadEntry, SourceFile
from publications.bibtex.reading.read import read
from publications.bibtex.source.parse import parse
from publications.bibtex.source.resolve import resolve
from publications.corpus.bibliography import bibliography
from publications.corpus.people.person import LAB, Circle
from publications.corpus.subjects import SUBJECTS
from publications.imports.run import import_files
from publications.vocabulary.identifiers import normalise_doi

SAMPLE = 500


def chance(seed=1):
    return Random(seed)  # noqa: S311 - no secret


def text_of(count, seed=1):
    return "".join(bibliography(count, seed))


def works_of(text):
    library = bibtexparser.parse_string(text)
    assert [block.raw for block in library.failed_blocks] == []
    return [entry for entry in library.entries if entry.entry_type.lower() != "proceedings"]


def values(works, field):
    found = [work.fields_dict.get(field) or work.fields_dict.get(field.title()) for work in works]
    return [str(one.value) for one in found if one is not None]


@pytest.fixture(scope="module")
def text():
    return text_of(SAMPLE)


@pytest.fixture(scope="module")
def works(text):
    return works_of(text)


@pytest.fixture(scope="module")
def many():
    """Works as the portal reads them, with every message on the way."""
    resolved = resolve(parse([("corpus.bib", text_of(3000, seed=7))]))
    assert resolved.failures == []
    return [read(entry) for entry in resolved.entries]


def test_the_same_seed_gives_the_same_file_and_another_one_another():
    assert text_of(60, seed=3) == text_of(60, seed=3)
    assert text_of(60, seed=3) != text_of(60, seed=4)


def test_a_larger_corpus_begins_with_the_works_of_a_smaller_one():
    smaller = [work.key for work in works_of(text_of(80))]
    assert [work.key for work in works_of(text_of(200))][:80] == smaller


@pytest.mark.parametrize("count", [0, 1, 2, 33, 333])
@pytest.mark.parametrize("seed", [1, -5, 2**70])
def test_there_are_exactly_as_many_works_as_asked_for(count, seed):
    assert len(works_of(text_of(count, seed))) == count


def test_the_first_work_does_not_wait_for_the_last():
    pieces = islice(bibliography(10**12, seed=1), 60)
    assert any(piece.lower().startswith("@article") for piece in pieces)


def test_of_every_work_all_is_read_that_a_record_has_a_place_for(many):
    assert {type(work) for work in many} == {ReadEntry}
    said = {(one.code, dict(one.params)["field"]) for work in many for one in work.messages}
    # A record has no number of the chapter, and no second month of an issue.
    assert said == {("value-without-place", "chapter"), ("date-range-end", "month")}
    assert all(work.names and work.values["issued_year"] for work in many)


@pytest.mark.parametrize("field", ["doi", "arxiv_id"])
def test_no_identifier_is_given_twice(many, field):
    given = [work.values[field] for work in many if work.values.get(field)]
    assert len(given) > 100
    assert len(given) == len(set(given))


def test_no_citekey_is_given_twice_even_if_case_does_not_count(many):
    assert len({work.citekey.casefold() for work in many}) == len(many)


def test_no_title_is_given_twice(many):
    assert len({fold(work.values["title"]) for work in many}) == len(many)


def test_dois_have_the_prefix_for_tests_and_are_valid(works):
    dois = [normalise_doi(doi) for doi in values(works, "doi")]
    assert len(dois) > SAMPLE / 3
    assert all(doi.startswith("10.5555/") for doi in dois)


def test_the_types_come_in_realistic_shares(works):
    types = Counter(work.entry_type.lower() for work in works)
    assert 0.48 < types["article"] / SAMPLE < 0.64
    assert 0.23 < types["inproceedings"] / SAMPLE < 0.37
    assert types.keys() >= {"book", "incollection", "misc", "phdthesis", "techreport"}


def test_teams_are_of_all_sizes():
    sizes = Counter(
        len(authors.split(" and ")) for authors in values(works_of(text_of(3000)), "author")
    )
    assert sizes.keys() >= set(range(1, 21))
    assert 25 < max(sizes) <= 32
    assert sizes[1] + sizes[2] + sizes[3] + sizes[4] > 1500


def test_a_few_of_the_lab_write_a_lot(many):
    circle = Circle(chance())
    assert len(set(circle.lab)) == LAB == 400
    names = Counter((name.given, name.family) for work in many for name in work.names)
    families = Counter(name.family for work in many for name in work.names)
    counts = [count for _, count in names.most_common()]
    assert counts[0] > 4 * counts[60] > 4 * counts[600] > 0
    assert len(families) < len(names)


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("family name first", r"(?i)author\s*=\s*[{\"]\w+, \w{3,}"),
        ("given name first", r"(?i)author\s*=\s*[{\"]\w{3,} \w+ and"),
        ("initials", r"(?i)author\s*=\s*[{\"]\w\. "),
        ("initials with a hyphen", r"\w\.-\w\. "),
        ("particle", r"\b(?:van der|von der|de la|von|van) \w+, \w"),
        ("suffix", r", (?:Jr\.|Sr\.|III|II), \w"),
        ("umlaut in UTF-8", r"(?i)author.*[äöüß]"),
        ("umlaut in braces", r"(?i)author.*\{\\\"[aou]\}"),
        ("umlaut in braces twice", r"(?i)author.*\{\\\"\{[aou]\}\}"),
        ("hyphenated given name", r"Hans-J|Anna-Lena|Karl-Heinz|Eva-Maria|Mary-Ann|Jean-Luc"),
        ("Japanese name", r"(?:Higashi|Kuro|Mizu)(?:mura|hara|bayashi|saki|tsuki|no)"),
        ("Chinese name", r"Xiaolan|Jianbo|Ruiqi|Zhiyuan|Wei-Lun"),
        ("corporate author", r"and \{(?:Aldane|Working|FENCE)"),
        ("others", r"and others"),
        ("protected acronym", r"title.*\{(?:MRI|CT|PET|DNA|RNA|GPU|SAT|GIS)\}"),
        ("maths", r"title.*\$[^$]+\$"),
        ("LaTeX accent in a title", r"title.*\\[\"'~^H]"),
        ("German title", r"(?i)title.*(?:verfahren|modelle|werkzeuge|ansätze|fallstudien)\b"),
        ("journal by macro", r"(?i)journal\s*= (?:[a-z]+),"),
        ("concatenation", r'proc # "'),
        ("short journal", r"(?i)journal.*(?:J|Ann|Trans)\. "),
        ("month macro", r"(?i)month\s*= [a-z]{3}\b"),
        ("month with a day", r'Month = "\d+~" # \w{3}'),
        ("month in a word", r"Month = \"(?:January|June|October|December|August)\""),
        ("month in a short word", r"Month = \"(?:Jan|Feb|Aug|Sep|Oct|Nov|Dec)\.\""),
        ("month in a number", r"month = (?:\{\d\d\}|\d)"),
        ("crossref", r"(?i)crossref\s*= "),
        ("pages with one hyphen", r"(?i)pages\s*= .\d+-\d+."),
        ("article number", r"(?i)pages\s*= .e?\d{6}."),
        ("keywords", r"(?i)keywords\s*= .*[;,] "),
        ("arXiv as eprint", r"eprint\s*= \{\d{4}\.\d{4,5}"),
        ("arXiv as a journal", r"journal=\{arXiv preprint arXiv:|CoRR"),
        ("ISBN", r"(?i)isbn\s*= .(?:97[89]-)?3-"),
        ("remark between entries", r"\n\n% "),
        ("comment block", r"(?i)\n@comment"),
        ("equals signs below each other", r"\n  title    +="),
        ("no space around the equals sign", r"\n  title=\{"),
        ("quotes", r"\n    Title = \""),
    ],
)
def test_the_sample_holds_all_kinds_of_writing(text, what, pattern):
    assert re.search(pattern, text), what


def test_a_third_has_an_abstract_of_one_to_two_hundred_words(works):
    abstracts = values(works, "abstract")
    assert 0.25 < len(abstracts) / SAMPLE < 0.42
    assert all(100 <= len(abstract.split()) <= 200 for abstract in abstracts)


def test_every_field_of_the_lab_is_written_about(works):
    titles = " ".join(values(works, "title")).lower()
    for field in SUBJECTS:
        assert any(method.lower() in titles for method in field.methods), field.name


@pytest.mark.django_db
def test_importing_a_corpus_into_an_empty_portal_gives_new_publications_only():
    content = text_of(SAMPLE).encode()
    done = import_files([SourceFile("corpus.bib", content)], "Corpus")
    assert done.plan.counts == {"new": SAMPLE}
