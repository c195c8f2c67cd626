"""Deleting a publication by hand, and taking it back."""

import pytest

from publications.bibtex.entry import SourceFile
from publications.imports.removals.merging import delete
from publications.imports.removals.taking_back import take_back
from publications.imports.staging import confirm, plan_staged, stage
from publications.models import Decision, Publication
from tests.factories import PublicationFactory
from tests.publications.imports.sequences import import_text, state

pytestmark = pytest.mark.django_db

ARTICLE = "@article{k1, title={On Engines}, author={Lovelace, Ada}, journal={Notes}, year={1843}}"


def test_a_deleted_publication_is_retired_and_comes_back_as_it_was():
    import_text(ARTICLE)
    Publication.objects.update(note="Typed")
    before = state()
    removal = delete(Publication.objects.get().pk)
    assert not Publication.objects.live().exists()
    take_back(removal.pk)
    assert state() == before


@pytest.mark.parametrize(
    "text", [ARTICLE, ARTICLE.replace("Notes", "Other Notes")], ids=["same", "changed"]
)
def test_the_next_import_leaves_out_what_was_deleted_and_says_when(text):
    import_text(ARTICLE)
    publication = Publication.objects.get()
    removal = delete(publication.pk)
    done = import_text(text)
    [entry] = done.plan.entries
    day = removal.created_at.strftime("%b. %-d, %Y") and removal.created_at
    assert (entry.outcome, entry.publication_id) == ("skipped", publication.pk)
    assert [one.code for one in entry.messages][-1:] == ["deleted-before"]
    assert str(day.year) in str(entry.messages[-1])
    assert not Publication.objects.live().exists()


def test_another_source_that_has_the_same_doi_leaves_it_out_too():
    publication = PublicationFactory(title="On Engines", doi="10.1000/182")
    delete(publication.pk)
    done = import_text(ARTICLE.replace("year=", "doi={10.1000/182}, year="), "other")
    assert done.plan.counts == {"skipped": 1}


def test_what_was_deleted_is_not_left_out_once_it_is_taken_back():
    import_text(ARTICLE)
    take_back(delete(Publication.objects.get().pk).pk)
    assert import_text(ARTICLE).plan.counts == {"unchanged": 1}


def test_a_live_publication_with_the_same_doi_counts_before_a_deleted_one():
    values = {"title": "On Engines", "doi": "10.1000/182"}
    delete(PublicationFactory(**values).pk)
    live = PublicationFactory(**values)
    done = import_text(ARTICLE.replace("year=", "doi={10.1000/182}, year="))
    assert done.plan.entries[0].publication_id == live.pk


def test_somebody_may_take_it_in_all_the_same_as_a_record_of_its_own():
    import_text(ARTICLE)
    deleted = Publication.objects.get()
    delete(deleted.pk)
    batch = stage([SourceFile("a.bib", ARTICLE.encode())], "s", None)
    plan_staged(batch)
    batch.entries.update(decision=Decision.TAKE_IN)
    assert confirm(batch.pk, batch.digest)
    live = Publication.objects.live().get()
    assert (live.title, live.pk != deleted.pk) == ("On Engines", True)


def test_what_is_gone_from_its_source_is_not_asked_about_if_it_was_deleted():
    import_text(ARTICLE + ARTICLE.replace("k1", "k2").replace("On Engines", "Another Thing"))
    delete(Publication.objects.get(citekey="k2").pk)
    done = import_text(ARTICLE, complete=True)
    assert done.plan.counts == {"unchanged": 1}
