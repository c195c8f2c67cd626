"""Entries that are one work: preprint and version of record, twins, of one file or of several."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.bibtex.entry import SourceFile
from publications.imports.run import import_files
from publications.imports.staging import confirm, plan_staged, stage
from publications.imports.undo.reversal import undo
from publications.models import ImportEntry, Publication, SourceEntry
from publications.records.snapshots import present_snapshots
from tests.publications.imports.sequences import rolled_back

pytestmark = pytest.mark.django_db

PREPRINT = """@misc{pre, author = {Bell, Ann and Dole, Cy}, title = {Cores of Alpine Ice},
  year = 2021, month = nov, eprint = {2111.00001}, archiveprefix = {arXiv}, abstract = {Of ice.}}
"""
ARTICLE = """@article{pub, author = {Bell, Ann and Dole, Cy}, title = {Cores of Alpine Ice},
  year = 2022, journal = {Journal of Ice}, volume = 5, pages = {1--9}, doi = {10.5555/ice.5},
  eprint = {2111.00001}, archiveprefix = {arXiv}}
"""
TWIN = """@article{twin, author = {Bell, Ann and Dole, Cy}, title = {Cores of alpine ice},
  year = 2022, journal = {J. Ice}, issue = 2, doi = {10.5555/ice.5}}
"""
OTHER = "@book{other, author = {Hay, Gus}, title = {Tides of the North}, year = 2001}\n"


def import_(text, source="s", **options):
    return import_files([SourceFile("a.bib", text.encode())], source, **options)


def outcomes(text, source="s", **options):
    plan = import_(text, source, **options).plan
    return {entry.place.citekey: entry.outcome.value for entry in plan.entries}


def record():
    """Return the only publication, as its fields, names and slug."""
    publication = Publication.objects.live().get()
    snapshot = present_snapshots([publication.pk])[publication.pk]
    return snapshot.values, snapshot.names, publication.slug, publication.public


def planned(text, source="s"):
    batch = stage([SourceFile("a.bib", text.encode())], source, None)
    plan_staged(batch)
    batch.refresh_from_db()
    return batch


def decide(batch, citekey, **decided):
    ImportEntry.objects.filter(batch=batch, citekey=citekey).update(**decided)
    assert confirm(batch.pk, batch.digest)


@pytest.mark.parametrize("text", [PREPRINT + ARTICLE, ARTICLE + PREPRINT])
def test_preprint_and_version_of_record_of_one_file_are_one_record(text):
    assert outcomes(text) == {"pub": "new", "pre": "duplicate"}
    values, _, slug, _ = record()
    assert values == {
        "type": "article-journal",
        "title": "Cores of Alpine Ice",
        "container_title": "Journal of Ice",
        "issued_year": 2022,
        "volume": "5",
        "page": "1-9",
        "doi": "10.5555/ice.5",
        "arxiv_id": "2111.00001",
        "abstract": "Of ice.",
        "status": "published",
    }
    assert slug == "pub"
    assert outcomes(text) == {"pub": "unchanged", "pre": "unchanged"}


def test_what_only_one_of_two_entries_says_is_told_and_taken_over():
    plan = import_(ARTICLE + PREPRINT).plan
    repeated = next(entry for entry in plan.entries if entry.place.citekey == "pre")
    assert repeated.changes == {"abstract": [None, "Of ice."]}
    assert repeated.taken == {"abstract"}


@pytest.mark.parametrize("texts", list(permutations([PREPRINT, ARTICLE, TWIN, OTHER])))
def test_any_order_of_a_file_gives_the_same_records(texts):
    import_("".join(texts))
    ice = Publication.objects.get(doi="10.5555/ice.5")
    assert (ice.slug, ice.title, ice.container_title) == (
        "pub",
        "Cores of Alpine Ice",
        "Journal of Ice",
    )
    assert (ice.volume, ice.issue, ice.arxiv_id, ice.abstract) == (
        "5",
        "2",
        "2111.00001",
        "Of ice.",
    )
    assert Publication.objects.count() == 2


_SAID = st.fixed_dictionaries(
    {},
    optional={
        "volume": st.sampled_from(["5", "6"]),
        "pages": st.sampled_from(["1--9", "A7"]),
        "journal": st.sampled_from(["Journal of Ice", "J. Ice"]),
        "month": st.sampled_from(["mar", "oct"]),
        "year": st.sampled_from(["2021", "2022"]),
        "doi": st.sampled_from(["10.5555/ice.5", "10.1101/2021.11.01.123456"]),
        "note": st.sampled_from(["Of ice", "submitted", "in press"]),
        "publisher": st.sampled_from(["Ice Press", "Snow Press"]),
        "abstract": st.sampled_from(["Cold.", "Colder."]),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_SAID, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_record_of_any_entries_does_not_depend_on_their_order(said, random):
    texts = [
        f"@article{{key{number}, title = {{Cores of Alpine Ice}}, author = {{Bell, Ann}},"
        f" eprint = {{2111.00001}}, archiveprefix = {{arXiv}}, "
        + ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
        + "}\n"
        for number, fields in enumerate(said)
    ]
    found = []
    for order in (texts, random.sample(texts, len(texts))):
        with rolled_back():
            import_("".join(order))
            found.append(record())
            assert set(outcomes("".join(order)).values()) == {"unchanged"}
            assert record() == found[-1]
    assert found[0] == found[1]


@pytest.mark.parametrize("sources", [("s", "s"), ("a", "b")])
def test_a_version_of_record_that_comes_later_takes_the_place_of_the_preprint(sources):
    import_(PREPRINT, sources[0])
    # The file of a source holds all of it.
    text = PREPRINT + ARTICLE if sources[0] == sources[1] else ARTICLE
    assert outcomes(text, sources[1])["pub"] == "changed"
    values, *_ = record()
    assert (values["type"], values["status"]) == ("article-journal", "published")
    assert (values["container_title"], values["issued_year"]) == ("Journal of Ice", 2022)
    assert "issued_month" not in values
    assert (values["doi"], values["arxiv_id"]) == ("10.5555/ice.5", "2111.00001")
    before = record()
    assert set(outcomes(PREPRINT, sources[0]).values()) == {"unchanged"}
    assert outcomes(PREPRINT.replace("Of ice", "Of more ice"), sources[0])["pre"] == "changed"
    assert record()[0] == before[0] | {"abstract": "Of more ice."}


def test_a_preprint_that_comes_later_fills_what_is_empty_and_asks_nothing():
    import_(ARTICLE, "a")
    assert outcomes(PREPRINT, "b") == {"pre": "changed"}
    values, *_ = record()
    assert (values["status"], values["issued_year"]) == ("published", 2022)
    assert values["abstract"] == "Of ice."


@pytest.mark.parametrize("sources", [("s", "s"), ("a", "b")])
def test_what_an_editor_typed_stays_when_the_version_of_record_comes(sources):
    import_(PREPRINT, sources[0])
    Publication.objects.update(container_title="Typed Journal", status="accepted")
    article = ARTICLE.replace("{pub", "{pre")
    assert outcomes(article, sources[1]) == {"pre": "conflict"}
    values, *_ = record()
    assert (values["container_title"], values["status"]) == ("Typed Journal", "accepted")
    assert (values["volume"], values["doi"]) == ("5", "10.5555/ice.5")


@pytest.mark.parametrize("status", ["submitted", "in press", "under review", "to appear"])
def test_a_work_that_is_published_is_published_here(status):
    waiting = f"""@article{{k, author = {{Bell, Ann}}, title = {{Ice that waits}}, year = 2024,
      journal = {{Journal of Ice}}, note = {{{status}}}}}"""
    import_(waiting)
    assert Publication.objects.get().status != "published"
    out = waiting.replace(f"note = {{{status}}}", "volume = 7, doi = {10.5555/waits}")
    assert outcomes(out.replace("2024", "2025")) == {"k": "changed"}
    publication = Publication.objects.get()
    assert (publication.status, publication.public, publication.note) == ("published", True, "")
    assert publication.issued_year == 2025


def test_a_work_that_an_editor_hid_stays_hidden_when_it_is_published():
    in_press = ARTICLE.replace("year = 2022", "year = 2022, pubstate = {inpress}")
    import_(in_press)
    Publication.objects.update(public=False)
    import_(ARTICLE)
    publication = Publication.objects.get()
    assert (publication.status, publication.public) == ("published", False)


def test_entries_of_one_work_that_disagree_are_a_conflict_that_can_be_decided():
    batch = planned(ARTICLE + TWIN)
    entry = ImportEntry.objects.get(batch=batch, citekey="twin")
    assert entry.outcome == "conflict"
    assert set(entry.changes) == {"title", "container_title", "issue"}
    assert entry.taken == ["issue"]
    decide(batch, "twin", chosen=["container_title"])
    values, *_ = record()
    assert (values["title"], values["container_title"]) == ("Cores of Alpine Ice", "J. Ice")
    assert (values["volume"], values["issue"]) == ("5", "2")


def test_an_import_that_was_undone_leaves_nothing_of_any_entry_of_a_work():
    batch = import_(ARTICLE + TWIN + PREPRINT).batch
    undo(batch.pk)
    assert not Publication.objects.live().exists()
    assert not SourceEntry.objects.exists()


def test_undoing_the_version_of_record_brings_the_preprint_back():
    import_(PREPRINT)
    before = record(), list(SourceEntry.objects.values())
    batch = import_(PREPRINT + ARTICLE + TWIN).batch
    assert record() != before[0]
    undo(batch.pk)
    assert (record(), list(SourceEntry.objects.values())) == before


def test_a_possible_duplicate_of_the_same_file_that_is_the_same_is_merged():
    later = PREPRINT.replace("@misc{pre", "@unpublished{draft").replace("2111.00001", "2112.00009")
    text = ARTICLE.replace("eprint = {2111.00001}, archiveprefix = {arXiv}", "note = {}") + later
    batch = planned(text)
    entry = ImportEntry.objects.get(batch=batch, outcome="possible_duplicate")
    assert entry.changes["arxiv_id" if entry.citekey == "draft" else "doi"]
    decide(batch, entry.citekey, decision="same")
    values, *_ = record()
    assert (values["doi"], values["arxiv_id"]) == ("10.5555/ice.5", "2112.00009")
    assert values["abstract"] == "Of ice."


def test_a_twin_that_changes_replaces_what_it_said_before():
    import_(ARTICLE + TWIN)
    assert record()[0]["issue"] == "2"
    import_(ARTICLE + TWIN.replace("issue = 2", "issue = 3"))
    assert record()[0]["issue"] == "3"
    assert SourceEntry.objects.filter(citekey="twin").count() == 1


def test_identifiers_that_two_entries_have_in_turn_make_one_work_of_three():
    bridge = ARTICLE.replace("{pub", "{bridge")
    article = ARTICLE.replace("eprint = {2111.00001}, archiveprefix = {arXiv}", "note = {}")
    for texts in permutations([PREPRINT, article, bridge]):
        with rolled_back():
            import_("".join(texts))
            assert Publication.objects.count() == 1


def test_a_doi_that_stands_on_works_of_other_titles_makes_none_of_them_one():
    other = OTHER.replace("year = 2001", "year = 2001, doi = {10.5555/ice.5}")
    assert outcomes(ARTICLE + other) == {"pub": "new", "other": "possible_duplicate"}
