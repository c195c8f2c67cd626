"""Is this entry a publication that is there already?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.matching import match as matching
from publications.matching.candidates import CandidateIndex, candidate
from publications.matching.match import match, titles_agree
from publications.matching.title_index import MOST_FOUND
from publications.matching.title_likeness import is_heading
from publications.vocabulary.snapshot import Snapshot

TITLE = "Convolutional recurrent networks for reconstruction"


def _candidate(title=TITLE, names=("Qin",), **values):
    snapshot = Snapshot.of({"title": title, **values}, [{"family": name} for name in names])
    return candidate(snapshot, slug="there")


def _match(entry, *there):
    return match(entry, CandidateIndex(there))


@pytest.mark.parametrize("kind", ["doi", "arxiv_id", "pmid"])
def test_an_equal_identifier_is_the_same_publication(kind):
    found = _match(_candidate(**{kind: "10.1/x"}), _candidate(**{kind: "10.1/x"}))
    assert found.kind == "same"


def test_an_equal_identifier_with_another_title_asks():
    found = _match(_candidate(doi="10.1/x"), _candidate("Privacy of health records", doi="10.1/x"))
    assert found.kind == "possible"
    assert "another title" in str(found.reason)


def test_an_equal_identifier_is_the_same_publication_when_the_title_was_reworded():
    found = _match(
        _candidate("Evaluation and mitigation of the limitations of models", doi="10.1/x"),
        _candidate("Evaluating and Mitigating Limitations of Models", doi="10.1/x"),
    )
    assert found.kind == "same"


def test_an_isbn_is_an_identifier_of_books_only():
    isbn = {"isbn": "9783161484100"}
    book = _candidate(type="book", **isbn)
    assert _match(_candidate(type="book", **isbn), book).kind == "same"
    chapter = _candidate("A chapter of it", type="chapter", **isbn)
    assert _match(chapter, _candidate("Another chapter", type="chapter", **isbn)) is None


def test_an_equal_title_year_and_author_asks():
    found = _match(_candidate(issued_year=2018), _candidate(issued_year=2019))
    assert found.kind == "possible"


def test_umlauts_in_a_surname_count_in_either_spelling():
    assert _match(_candidate(names=["Küstner"]), _candidate(names=["Kuestner"])).kind == "possible"


def test_two_years_between_equal_titles_are_two_publications():
    assert _match(_candidate(issued_year=2018), _candidate(issued_year=2020)) is None


def test_equal_titles_without_a_common_author_are_two_publications():
    assert (
        _match(_candidate("Editorial", names=["A"]), _candidate("Editorial", names=["B"])) is None
    )


def test_equal_titles_with_two_dois_are_two_publications():
    assert _match(_candidate(doi="10.1/x"), _candidate(doi="10.1/y")) is None


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("deep learning for mri", "deep learning for mri", True),
        ("machine learning in medicine", "machine learning in medicine a review of methods", True),
        ("a b", "a b c d e f g h i j k l m", False),
        ("differential privacy in imaging", "graph networks for molecules", False),
    ],
)
def test_titles_agree_when_words_move_or_a_subtitle_is_missing(first, second, agree):
    assert titles_agree(first, second) is agree


AUTHORS = ("Qin", "Schlemper", "Rückert")


def _kind(first, second):
    """Return what is said of two, which must not depend on which comes first."""
    one, other = _match(first, second), _match(second, first)
    assert (one and one.kind) == (other and other.kind)
    return one and one.kind


@pytest.mark.parametrize(
    "title",
    [
        "Convolutional Recurrent Networks for Reconstruction.",
        "Convolutional recurent networks for reconstruction",
        "Convolutional recurrent networks for reconstruktion",
        "The convolutional recurrent networks for reconstruction",
        "Convolutional-recurrent networks for reconstruction",
        "Convolutionalrecurrent networks for reconstruction",
        "Convolutional recurrent networks for reconstruction: with priors from physics",
        "Convolutional recurrent networks for reconst",
        "Reconstruction with recurrent convolutional networks",
        "Convolutional {recurrent} networks for $reconstruction$",
    ],
)
def test_a_title_that_is_spelled_otherwise_asks(title):
    assert _kind(_candidate(names=AUTHORS), _candidate(title, names=AUTHORS)) == "possible"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Visualisation of tumour growth models", "Visualization of tumor growth models"),
        ("Über die Messung der Größe von Körpern", "Ueber die Messung der Groesse von Koerpern"),
        ("Atlases of the heart from MRI", "Atlases of the heart from magnetic resonance imaging"),
        ("Registration of images, part II: methods", "Registration of images. Part 2: Methods"),
        ("SINR: Spline-enhanced implicit representation", "SINR"),
        ("Введение в теорию измерений", "Vvedenie v teoriiu izmerenii"),
    ],
)
def test_spelling_abbreviations_numbers_and_subtitles_may_differ(first, second):
    one, other = (_candidate(title, AUTHORS, issued_year=2020) for title in (first, second))
    assert _kind(one, other) == "possible"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tabu search, part I", "Tabu search, part II"),
        ("Tabu search", "Tabu search, part II"),
        ("Atlases from T1-weighted scans", "Atlases from T2-weighted scans"),
        ("Prevalence of hepatitis B in migrants", "Prevalence of hepatitis C in migrants"),
        ("Segmentation of the liver in abdominal CT", "Segmentation of the spleen in abdominal CT"),
        ("Supervised domain adaptation", "Unsupervised domain adaptation"),
        ("Registration of hearts with landmarks", "Registration of hearts without landmarks"),
        ("Macrovascular complications in a cohort", "Microvascular complications in a cohort"),
        ("Certifying algorithms for graphs", "Erratum: Certifying algorithms for graphs"),
        ("Certifying algorithms for graphs", "Reply to: Certifying algorithms for graphs"),
        ("Certifying algorithms for graphs", "Data from: Certifying algorithms for graphs"),
        ("Certifying algorithms for graphs", "Certifying algorithms for graphs: a rebuttal"),
        (
            "Proceedings of the 18th conference on maps",
            "Proceedings of the 19th conference on maps",
        ),
        ("Diffusion models", "Diffusion models for the synthesis of contrast agents in MRI"),
    ],
)
def test_titles_that_tell_two_works_of_the_same_people_apart(first, second):
    one, other = (_candidate(title, AUTHORS, issued_year=2020) for title in (first, second))
    assert _kind(one, other) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [("Tabu search, part I", "Tabu search, part II"), ("On graphs", "Erratum: On graphs")],
)
def test_an_equal_identifier_asks_if_the_titles_are_of_a_part_or_an_erratum(first, second):
    assert _kind(_candidate(first, doi="10.1/x"), _candidate(second, doi="10.1/x")) == "possible"


def test_an_equal_identifier_asks_if_title_and_pages_are_of_another_paper():
    liver = _candidate("Segmentation of the liver in abdominal CT", doi="10.1/x", page="1-9")
    spleen = _candidate("Segmentation of the spleen in abdominal CT", doi="10.1/x", page="31-40")
    assert _kind(liver, spleen) == "possible"


def test_the_doi_of_a_preprint_on_arxiv_is_its_arxiv_id():
    assert _kind(
        _candidate(doi="10.48550/arxiv.2501.04284"), _candidate(arxiv_id="2501.04284")
    ) == ("same")


@pytest.mark.parametrize(
    "preprint",
    [
        {"arxiv_id": "2111.04077", "type": "article", "issued_year": 2021},
        {"doi": "10.1101/2021.02.14.528465", "issued_year": 2022},
        {"doi": "10.21203/rs.3.rs-1234567/v1", "issued_year": 2023},
    ],
)
def test_a_preprint_and_its_version_of_record_ask(preprint):
    record = {"doi": "10.1162/evco_a_00342", "issued_year": 2024, "container_title": "Evolution"}
    assert _kind(_candidate(**preprint), _candidate(**record)) == "possible"


def test_two_versions_of_a_preprint_are_one():
    first, second = (_candidate(doi=f"10.21203/rs.3.rs-1234567/v{number}") for number in (1, 2))
    assert _kind(first, second) == "same"


@pytest.mark.parametrize("kind", ["thesis", "report"])
def test_a_thesis_or_report_and_the_paper_ask(kind):
    early = _candidate(type=kind, issued_year=2018)
    assert _kind(early, _candidate(type="article-journal", issued_year=2020)) == "possible"


@pytest.mark.parametrize("kind", ["dataset", "software", "review-book", "book"])
def test_data_software_reviews_and_books_are_not_the_paper_of_their_title(kind):
    assert _kind(_candidate(type=kind), _candidate(type="article-journal")) is None


def test_a_paper_and_its_journal_version_of_the_next_year_ask():
    paper = {"type": "paper-conference", "container_title": "MICCAI", "issued_year": 2018}
    article = {"type": "article-journal", "container_title": "Image Analysis", "issued_year": 2019}
    assert _kind(_candidate(**paper), _candidate(**article)) == "possible"


def test_what_appears_every_year_is_not_one():
    first = {"container_title": "Heart Journal", "issued_year": 2014, "volume": "35"}
    second = {"container_title": "Heart J.", "issued_year": 2015, "volume": "36"}
    title = "The year in cardiology imaging"
    assert _kind(_candidate(title, **first), _candidate(title, **second)) is None


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ({"issued_year": 2003}, {"issued_year": 2003}, "possible"),
        ({"issued_year": 2003}, {"issued_year": 2004}, None),
        ({"issued_year": 2003, "page": "1"}, {"issued_year": 2003, "page": "225"}, None),
        ({"issued_year": 2003, "issue": "1"}, {"issued_year": 2003, "issue": "4"}, None),
        (
            {"issued_year": 2003, "container_title": "Graphs"},
            {"issued_year": 2003, "container_title": "Networks"},
            None,
        ),
    ],
)
def test_headings_have_to_stand_in_the_same_place(first, second, kind):
    assert _kind(_candidate("Editorial", **first), _candidate("Editorial", **second)) == kind


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ({"edition": "2nd"}, {"edition": "Second"}, "possible"),
        ({"edition": "2nd"}, {"edition": "3. Auflage"}, None),
        ({"issued_year": 2003}, {"issued_year": 2004, "edition": "2"}, None),
        ({"volume": "1"}, {"volume": "2"}, None),
        ({"issued_year": 2003, "isbn": "1"}, {"issued_year": 2003, "isbn": "2"}, "possible"),
        ({"issued_year": 2003, "isbn": "1"}, {"issued_year": 2004, "isbn": "2"}, None),
        ({"isbn": "1", "volume": "1"}, {"isbn": "1", "volume": "2"}, "possible"),
        ({"isbn": "1"}, {"isbn": "1"}, "same"),
    ],
)
def test_editions_and_volumes_of_a_book_are_not_one(first, second, kind):
    one, other = (_candidate(type="book", **values) for values in (first, second))
    assert _kind(one, other) == kind


def test_chapters_of_one_title_on_other_pages_of_one_book_are_not_one():
    book = {"type": "chapter", "container_title": "Handbook of Metaheuristics", "issued_year": 2010}
    first, second = (_candidate("Further reading", page=page, **book) for page in ("1-9", "80-89"))
    assert _kind(first, second) is None


def test_another_title_on_the_same_pages_of_the_same_volume_asks():
    place = {"container_title": "Annalen der Physik", "volume": "322", "issued_year": 1905}
    one = _candidate("Zur Elektrodynamik bewegter Körper", ["Einstein"], page="891-921", **place)
    other = _candidate("On moving bodies", ["Einstein"], page="891--921", **place)
    assert _kind(one, other) == "possible"


def _by(*names, **values):
    listed = [
        {"literal": name}
        if isinstance(name, str)
        else dict(zip(("given", "family"), name, strict=True))
        for name in names
    ]
    return candidate(Snapshot.of({"title": TITLE, "issued_year": 2020, **values}, listed), slug="")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([("Daniel", "Rückert")], [("D.", "Rueckert")]),
        ([("Chen", "Qin"), ("Jo", "Schlemper")], [("J.", "Schlemper"), ("C.", "Qin")]),
        ([("Chen", "Qin"), ("Jo", "Schlemper")], [("C.", "Qin")]),
        ([("Guang", "Yang")], [("Yang", "Guang")]),
        ([("Jo", "Schlemper")], [("Jo", "Schlemmper")]),
        (["World Health Organization"], ["WHO"]),
        (["R Core Team"], ["R Development Core Team"]),
    ],
)
def test_names_may_be_written_otherwise(first, second):
    assert _kind(_by(*first), _by(*second)) == "possible"


def test_another_initial_of_the_only_author_is_somebody_else_under_a_heading_only():
    first, second = [("Xin", "Wang")], [("Yan", "Wang")]
    assert _kind(_by(*first), _by(*second)) == "possible"
    assert _kind(_by(("Xin", "Wang")), _by(("Yan", "Li"))) is None


def test_without_names_the_year_has_to_be_the_same():
    assert _kind(_by(), _by(("Chen", "Qin"))) == "possible"
    assert _kind(_by(issued_year=2019), _by(("Chen", "Qin"))) is None


def _of_source(title, citekey, **values):
    snapshot = Snapshot.of({"title": title, **values}, [{"family": "Qin"}])
    return candidate(snapshot, slug="", citekey=citekey)


def test_an_equal_citekey_is_the_same_publication_if_the_titles_agree():
    assert _kind(_of_source(TITLE, "qin"), _of_source(f"The {TITLE}", "qin")) == "same"
    assert _kind(_of_source(TITLE, "qin"), _of_source("Privacy of records", "qin")) is None
    assert _kind(_of_source("Editorial", "qin"), _of_source("Editorial", "qin")) is None
    with_dois = (_of_source(TITLE, "qin", doi=doi) for doi in ("10.1/x", "10.1/y"))
    assert _kind(*with_dois) is None


def test_of_several_the_nearest_is_named():
    near = _candidate("Convolutional recurent networks for reconstruction", issued_year=2018)
    found = _match(_candidate(issued_year=2018), near, exact := _candidate(issued_year=2018))
    assert found.candidate is exact


@pytest.mark.parametrize("title", [TITLE, "Editorial", "Deep learning"])
def test_an_entry_is_compared_with_few_however_many_have_its_title(monkeypatch, title):
    compared = []
    resemble = matching.resemblance
    monkeypatch.setattr(
        matching, "resemblance", lambda *pair: compared.append(pair) or resemble(*pair)
    )
    index = CandidateIndex(_candidate(title, [f"Name{n}"], issued_year=2020) for n in range(2000))
    found = match(_candidate(title, ["Name1999"], issued_year=2020), index)
    assert found.candidate.surnames == {"name1999"}
    assert len(compared) <= 3 * MOST_FOUND


def test_an_entry_is_compared_with_few_however_many_share_its_words(monkeypatch):
    compared = []
    monkeypatch.setattr(matching, "resemblance", lambda *pair: compared.append(pair))
    words = ["deep", "learning", "image", "networks", "graph", "models", "atlas", "heart"]
    titles = (" ".join(words[(n >> k) % 8] for k in range(0, 15, 3)) for n in range(5000))
    index = CandidateIndex(_candidate(title) for title in titles)
    match(_candidate("Deep learning of graph models of the heart"), index)
    assert len(compared) <= 3 * MOST_FOUND


def test_a_file_that_gives_one_doi_to_all_entries_costs_no_more(monkeypatch):
    compared = []
    relate = matching.relate_titles
    monkeypatch.setattr(
        matching, "relate_titles", lambda *pair: compared.append(pair) or relate(*pair)
    )
    index = CandidateIndex(_candidate(f"Chapter number {n}", doi="10.1/x") for n in range(2000))
    assert match(_candidate("Privacy of health records", doi="10.1/x"), index).kind == "possible"
    assert len(compared) <= 100


WORDS = st.sampled_from(
    """
    a the deep learning of images image part i ii 2 3d editorial erratum über ueber для 深度 x : ? -
    liver spleen supervised unsupervised timeseries time series MRI magnetic resonance imaging
    """.split()
)
TITLES = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=60)
VALUES = st.fixed_dictionaries(
    {"title": TITLES},
    optional={
        "type": st.sampled_from(["book", "chapter", "article-journal", "thesis", "dataset"]),
        "container_title": st.sampled_from(["Nature", "Nat. Med.", "Nature Medicine", "?"]),
        "issued_year": st.integers(2018, 2022),
        "volume": st.sampled_from(["1", "2"]),
        "page": st.sampled_from(["1-9", "1", "e12", "9-1", "–"]),
        "edition": st.sampled_from(["2nd", "2", "revised"]),
        "doi": st.sampled_from(["10.1/x", "10.1/y", "10.48550/arxiv.2501.04284"]),
        "arxiv_id": st.sampled_from(["2501.04284"]),
        "isbn": st.sampled_from(["9783161484100"]),
    },
)
NAMES = st.lists(
    st.fixed_dictionaries(
        {"family": st.sampled_from(["Qin", "Wang", "Müller", "Mueller", "van der Berg", "*"])},
        optional={"given": st.sampled_from(["C.", "Chen", "M", "Qin"])},
    )
    | st.builds(dict, literal=st.sampled_from(["WHO", "World Health Organization", "…"])),
    max_size=4,
)
CANDIDATES = st.builds(
    lambda values, names: candidate(Snapshot.of(values, names), slug=""), VALUES, NAMES
)


@given(CANDIDATES, CANDIDATES)
def test_matching_never_fails_and_does_not_depend_on_which_comes_first(first, second):
    _kind(first, second)


@given(CANDIDATES)
def test_an_entry_matches_itself(entry):
    found = _match(entry, entry)
    if entry.identifiers:
        assert found.kind == "same"
    elif entry.title and not is_heading(entry.title):
        assert found.kind == "possible"
