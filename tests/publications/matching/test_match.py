"""Is this entry a publication that is there already?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.matching import match as matching
from publications.matching.candidates import CandidateIndex, candidate
from publications.matching.match import match
from publications.matching.proof import proof, says_the_same
from publications.matching.title_index import MOST_FOUND
from publications.matching.title_likeness import is_heading
from publications.vocabulary.snapshot import Snapshot
from tests.publications.matching.candidate_pairs import TITLE, candidate_of, kind_of, matched


def _of_source(title, citekey, **values):
    snapshot = Snapshot.of({"title": title, **values}, [{"family": "Qin"}])
    return candidate(snapshot, slug="", citekey=citekey)


@pytest.mark.parametrize("kind", ["doi", "arxiv_id", "pmid"])
def test_an_equal_identifier_is_the_same_publication(kind):
    found = matched(candidate_of(**{kind: "10.1/x"}), candidate_of(**{kind: "10.1/x"}))
    assert found.kind == "same"


def test_an_equal_identifier_with_another_title_asks():
    found = matched(
        candidate_of(doi="10.1/x"), candidate_of("Privacy of health records", doi="10.1/x")
    )
    assert found.kind == "possible"
    assert "another title" in str(found.reason)


def test_an_equal_identifier_is_the_same_publication_when_the_title_was_reworded():
    found = matched(
        candidate_of("Evaluation and mitigation of the limitations of models", doi="10.1/x"),
        candidate_of("Evaluating and Mitigating Limitations of Models", doi="10.1/x"),
    )
    assert found.kind == "same"


def test_an_isbn_is_an_identifier_of_books_only():
    isbn = {"isbn": "9783161484100"}
    book = candidate_of(type="book", **isbn)
    assert matched(candidate_of(type="book", **isbn), book).kind == "same"
    chapter = candidate_of("A chapter of it", type="chapter", **isbn)
    assert matched(chapter, candidate_of("Another chapter", type="chapter", **isbn)) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [("Tabu search, part I", "Tabu search, part II"), ("On graphs", "Erratum: On graphs")],
)
def test_an_equal_identifier_asks_if_the_titles_are_of_a_part_or_an_erratum(first, second):
    assert (
        kind_of(candidate_of(first, doi="10.1/x"), candidate_of(second, doi="10.1/x")) == "possible"
    )


def test_an_equal_identifier_asks_if_title_and_pages_are_of_another_paper():
    liver = candidate_of("Segmentation of the liver in abdominal CT", doi="10.1/x", page="1-9")
    spleen = candidate_of("Segmentation of the spleen in abdominal CT", doi="10.1/x", page="31-40")
    assert kind_of(liver, spleen) == "possible"


def test_the_doi_of_a_preprint_on_arxiv_is_its_arxiv_id():
    assert kind_of(
        candidate_of(doi="10.48550/arxiv.2501.04284"), candidate_of(arxiv_id="2501.04284")
    ) == ("same")


def test_two_versions_of_a_preprint_are_one():
    first, second = (candidate_of(doi=f"10.21203/rs.3.rs-1234567/v{number}") for number in (1, 2))
    assert kind_of(first, second) == "same"


def test_an_equal_citekey_is_the_same_publication_if_the_titles_agree():
    assert kind_of(_of_source(TITLE, "qin"), _of_source(f"The {TITLE}", "qin")) == "same"
    assert kind_of(_of_source(TITLE, "qin"), _of_source("Privacy of records", "qin")) is None
    assert kind_of(_of_source("Editorial", "qin"), _of_source("Editorial", "qin")) is None
    with_dois = (_of_source(TITLE, "qin", doi=doi) for doi in ("10.1/x", "10.1/y"))
    assert kind_of(*with_dois) is None


def test_of_several_the_nearest_is_named():
    near = candidate_of("Convolutional recurent networks for reconstruction", issued_year=2018)
    found = matched(candidate_of(issued_year=2018), near, exact := candidate_of(issued_year=2018))
    assert found.candidate is exact


@pytest.mark.parametrize("title", [TITLE, "Editorial", "Deep learning"])
def test_an_entry_is_compared_with_few_however_many_have_its_title(monkeypatch, title):
    compared = []
    resemble = matching.resemblance
    monkeypatch.setattr(
        matching, "resemblance", lambda *pair: compared.append(pair) or resemble(*pair)
    )
    index = CandidateIndex(candidate_of(title, [f"Name{n}"], issued_year=2020) for n in range(2000))
    found = match(candidate_of(title, ["Name1999"], issued_year=2020), index)
    assert found.candidate.surnames == {"name1999"}
    assert len(compared) <= 3 * MOST_FOUND


def test_an_entry_is_compared_with_few_however_many_share_its_words(monkeypatch):
    compared = []
    monkeypatch.setattr(matching, "resemblance", lambda *pair: compared.append(pair))
    words = ["deep", "learning", "image", "networks", "graph", "models", "atlas", "heart"]
    titles = (" ".join(words[(n >> k) % 8] for k in range(0, 15, 3)) for n in range(5000))
    index = CandidateIndex(candidate_of(title) for title in titles)
    match(candidate_of("Deep learning of graph models of the heart"), index)
    assert len(compared) <= 3 * MOST_FOUND


def test_a_file_that_gives_one_doi_to_all_entries_costs_no_more(monkeypatch):
    compared = []
    relate = matching.relate_titles
    monkeypatch.setattr(
        matching, "relate_titles", lambda *pair: compared.append(pair) or relate(*pair)
    )
    index = CandidateIndex(candidate_of(f"Chapter number {n}", doi="10.1/x") for n in range(2000))
    assert match(candidate_of("Privacy of health records", doi="10.1/x"), index).kind == "possible"
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
    kind_of(first, second)


@given(CANDIDATES)
def test_an_entry_matches_itself(entry):
    found = matched(entry, entry)
    if entry.identifiers:
        assert found.kind == "same"
    elif entry.title and not is_heading(entry.title):
        certain = says_the_same(entry, entry) or proof(entry, entry)
        assert found.kind == ("same" if certain else "possible")
