"""Merging two publications by hand, and taking it back."""

import pytest
from django.utils import timezone

from groups.models import KeyPublication
from publications.imports.removals.choices import Comparison
from publications.imports.removals.merging import RemovalRefusedError, merge
from publications.imports.removals.taking_back import take_back
from publications.imports.undo.reversal import undo
from publications.models import LinkOrigin, Publication, Removal, SourceEntry
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory
from tests.publications.imports.sequences import import_text, state

pytestmark = pytest.mark.django_db

ARTICLE = "@article{k1, title={On Engines}, author={Lovelace, Ada}, journal={Notes}, year={1843}}"
OTHER = (
    "@article{k2, title={Engines, Explained}, author={Lovelace, Ada and Babbage, Charles}, "
    "journal={Notes}, year={1843}, volume={3}, doi={10.1000/182}}"
)


def fresh(publication):
    return Publication.objects.get(pk=publication.pk)


def test_a_survivor_takes_what_it_has_not_and_what_is_fuller():
    stays = PublicationFactory(title="On engines", volume="", note="Short")
    goes = PublicationFactory(title="On engines", volume="3", note="A longer note")
    merge(stays.pk, goes.pk, {})
    stays = fresh(stays)
    assert (stays.volume, stays.note) == ("3", "A longer note")
    assert fresh(goes).merged_into == stays
    assert fresh(goes).retired_at


def test_what_was_typed_stands_before_what_was_imported_however_long():
    import_text(ARTICLE)
    stays = Publication.objects.get()
    goes = PublicationFactory(title="Typed", container_title="N")
    chosen = {one.name: one.chosen for one in Comparison(stays, goes).choices()}
    assert chosen["container_title"] == goes.pk
    assert chosen["title"] == goes.pk


def test_the_version_of_record_stays_and_speaks_before_its_preprint():
    preprint = PublicationFactory(
        type="article", status="preprint", container_title="", arxiv_id="2501.04284", doi=""
    )
    record = PublicationFactory(doi="10.1000/182", arxiv_id="")
    comparison = Comparison(preprint, record)
    assert comparison.survivor == record
    merge(record.pk, preprint.pk, {})
    record = fresh(record)
    assert (record.status, record.type) == ("published", "article-journal")
    assert record.arxiv_id == "2501.04284"


def test_identifiers_links_and_topics_are_united_and_a_doi_that_gives_way_is_kept():
    stays = PublicationFactory(doi="10.1000/1", topics=[TopicFactory(name="A")])
    goes = PublicationFactory(doi="10.1000/2", topics=[TopicFactory(name="B")])
    goes.take("links", [["code", "https://example.org/code"]])
    goes.save()
    merge(stays.pk, goes.pk, {"doi": goes.pk})
    stays = fresh(stays)
    assert stays.doi == "10.1000/2"
    assert stays.pairs("identifiers") == [["doi", "10.1000/1"]]
    assert stays.pairs("links") == [["code", "https://example.org/code"]]
    assert {topic.name for topic in stays.topics.all()} == {"A", "B"}


def test_whom_an_editor_chose_in_either_is_kept():
    ada = PersonFactory(given="Ada")
    stays, goes = PublicationFactory(authors=["Ada Lovelace"]), PublicationFactory()
    goes.authorships.set(
        [type(stays.authorships.get())(given="Ada", family="Lovelace", person=ada)]
    )
    goes.save()
    merge(stays.pk, goes.pk, {})
    [name] = fresh(stays).authorships.all()
    assert (name.person, name.linked_by) == (ada, LinkOrigin.EDITOR)


def test_key_publications_move_unless_the_survivor_is_one_and_come_back():
    one, two = ResearchGroupFactory(), ResearchGroupFactory()
    stays, goes = PublicationFactory(), PublicationFactory()
    KeyPublication.objects.create(group=one, publication=goes, remark="Typed")
    KeyPublication.objects.create(group=two, publication=goes, remark="Here, too")
    KeyPublication.objects.create(group=two, publication=stays)
    removal = merge(stays.pk, goes.pk, {})
    assert set(KeyPublication.objects.filter(publication=stays).values_list("group", "remark")) == {
        (one.pk, "Typed"),
        (two.pk, ""),
    }
    take_back(removal.pk)
    kept = KeyPublication.objects.filter(publication=goes).values_list("remark", flat=True)
    assert set(kept) == {"Typed", "Here, too"}


def test_taking_back_restores_all_that_was():
    import_text(ARTICLE)
    import_text(OTHER, "other")
    stays, goes = Publication.objects.order_by("pk")
    goes.topics.add(TopicFactory())
    goes.note = "Typed"
    goes.save()
    before = state()
    removal = merge(stays.pk, goes.pk, dict.fromkeys(("title", "names", "citekey"), goes.pk))
    assert state() != before
    assert fresh(stays).title == "Engines, Explained"
    removal = take_back(removal.pk)
    assert state() == before
    assert removal.left == []
    assert not fresh(stays).topics.exists()


def test_what_was_changed_since_stays_with_the_survivor_and_is_listed():
    stays, goes = PublicationFactory(volume=""), PublicationFactory(volume="3", note="Theirs")
    removal = merge(stays.pk, goes.pk, {})
    changed = fresh(stays)
    changed.volume, changed.award = "4", "Best"
    changed.save()
    removal = take_back(removal.pk)
    stays = fresh(stays)
    assert (stays.volume, stays.award, stays.note) == ("4", "Best", "")
    assert [str(one) for one in removal.left] == ["volume was changed since."]
    assert fresh(goes).volume == "3"


def test_a_date_goes_back_as_one():
    stays = PublicationFactory(issued_year=None)
    goes = PublicationFactory(issued_year=2020)
    removal = merge(stays.pk, goes.pk, {})
    Publication.objects.filter(pk=stays.pk).update(issued_month=5)
    take_back(removal.pk)
    assert (fresh(stays).issued_year, fresh(stays).issued_month) == (2020, 5)


def test_the_next_import_finds_the_survivor_for_the_entries_of_both():
    import_text(ARTICLE + OTHER)
    stays, goes = Publication.objects.order_by("pk")
    merge(stays.pk, goes.pk, {"title": stays.pk})
    done = import_text(ARTICLE + OTHER.replace("volume={3}", "volume={4}"))
    assert "new" not in done.plan.counts
    assert {entry.publication_id for entry in done.plan.entries} == {stays.pk}
    assert Publication.objects.live().get() == stays


def test_an_import_that_is_taken_back_takes_along_what_the_survivor_got_from_it():
    stays = PublicationFactory(title="On Engines", volume="")
    batch = import_text(OTHER).batch
    goes = Publication.objects.get(citekey="k2")
    removal = merge(stays.pk, goes.pk, {"title": stays.pk})
    assert fresh(stays).volume == "3"
    undo(batch.pk)
    assert (fresh(stays).volume, fresh(stays).doi) == ("", "")
    assert not SourceEntry.objects.exists()
    take_back(removal.pk)
    # The import that brought it in is taken back.
    assert fresh(goes).retired_at
    assert fresh(goes).merged_into is None


def test_an_update_that_is_taken_back_leaves_the_survivor_what_was_before_it():
    import_text(OTHER)
    goes = Publication.objects.get()
    batch = import_text(OTHER.replace("volume={3}", "volume={4}")).batch
    stays = PublicationFactory(title="On Engines", volume="")
    removal = merge(stays.pk, goes.pk, {})
    assert fresh(stays).volume == "4"
    undo(batch.pk)
    assert (fresh(stays).volume, fresh(goes).volume) == ("3", "3")
    take_back(removal.pk)
    assert (fresh(stays).volume, fresh(goes).volume) == ("", "3")


def test_what_an_import_wrote_before_a_merge_does_not_come_back_with_it():
    import_text(OTHER)
    stays = Publication.objects.get()
    batch = import_text(OTHER.replace("volume={3}", "volume={4}")).batch
    goes = PublicationFactory(volume="5")
    removal = merge(stays.pk, goes.pk, {"volume": goes.pk})
    undo(batch.pk)
    assert fresh(stays).volume == "5"
    take_back(removal.pk)
    assert fresh(stays).volume == "3"


def test_a_merge_into_what_was_merged_since_is_taken_back_last():
    first, second, third = PublicationFactory(), PublicationFactory(), PublicationFactory()
    inner = merge(second.pk, first.pk, {})
    outer = merge(third.pk, second.pk, {})
    with pytest.raises(RemovalRefusedError, match="Take that merge back first"):
        take_back(inner.pk)
    take_back(outer.pk)
    take_back(inner.pk)
    assert Publication.objects.live().count() == 3
    with pytest.raises(RemovalRefusedError, match="taken back already"):
        take_back(inner.pk)


def test_what_is_gone_or_was_changed_meanwhile_is_not_merged():
    stays, goes = PublicationFactory(), PublicationFactory()
    with pytest.raises(RemovalRefusedError, match="has changed one"):
        merge(stays.pk, goes.pk, {}, seen={goes.pk: 12345})
    with pytest.raises(RemovalRefusedError, match="not there any more"):
        merge(stays.pk, stays.pk, {})
    Publication.objects.filter(pk=goes.pk).update(retired_at=timezone.now())
    with pytest.raises(RemovalRefusedError, match="not there any more"):
        merge(stays.pk, goes.pk, {})
    assert not Removal.objects.exists()


def test_of_two_merges_into_one_the_earlier_is_taken_back_first_and_nothing_is_left():
    stays = PublicationFactory(title="On engines", note="Short")
    second = PublicationFactory(title="On engines", note="A longer note")
    third = PublicationFactory(title="On engines", note="The longest note of all three")
    removals = [merge(stays.pk, one.pk, {}) for one in (second, third)]
    for removal, note in zip(removals, ("The longest note of all three", "Short"), strict=True):
        assert take_back(removal.pk).left == []
        assert fresh(stays).note == note
