"""Keywords of an import that become topics: never by themselves."""

from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from labportal.base.models import Topic
from publications.imports.keywords.topics import (
    NotGivenError,
    TopicNames,
    give,
    given_by_import,
)
from publications.imports.undo.reversal import undo
from publications.models import ImportBatch, PublicationTopic
from tests.factories import PublicationFactory, TopicFactory
from tests.publications.imports.admin.wizard import Wizard, address, make_viewer
from tests.publications.imports.keywords.keyword_page import (
    bib,
    import_keywords,
    publication_of,
    topics_of,
)
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db


def messages_of(response):
    return [unescape(str(message)).strip() for message in response.context["messages"]]


# Giving


def test_without_a_choice_nothing_happens(open_page):
    batch = import_keywords("MRI", "CT")
    TopicFactory(name="Atlas")
    page = open_page(batch)
    assert messages_of(page.send(page.form())) == ["Nothing was chosen, so nothing was done."]
    assert not PublicationTopic.objects.exists()


def test_importing_alone_gives_no_topics(librarian):
    TopicFactory(name="MRI")
    Wizard(librarian).imported(bib("MRI"))
    assert not PublicationTopic.objects.exists()


def test_a_topic_chosen_is_given_to_the_publications_of_the_import_with_the_keyword(open_page):
    other = import_keywords(source="DBLP", text=bib("mri", first=3))
    batch = import_keywords("MRI", "mri., CT", "CT")
    topic = TopicFactory(name="Imaging")
    answer = open_page(batch).choose(mri=topic)
    assert "2 publications were given topics." in messages_of(answer)
    assert [topics_of(batch, f"key{n}") for n in range(3)] == [["Imaging"], ["Imaging"], []]
    assert topics_of(other, "key3") == []
    assert set(given_by_import(batch).values_list("given_by", flat=True)) == {batch.pk}


def test_a_preselected_topic_is_given_by_one_press_and_shown_as_given(open_page):
    TopicFactory(name="MRI")
    page = open_page(import_keywords("MRI", "mri"))
    page.send(page.form())
    assert [topics_of(page.batch, f"key{n}") for n in range(2)] == [["MRI"], ["MRI"]]
    (row,) = page.rows()
    assert (row.state, row.carried) == ("done", ["MRI"])
    assert "given already" in page.page().content.decode()


def test_the_public_page_of_the_publication_shows_the_topic_and_its_history_the_change(
    open_page, librarian
):
    topic = TopicFactory(name="Imaging")
    page = open_page(import_keywords("MRI"))
    page.choose(mri=topic)
    publication = publication_of(page.batch)
    assert publication.latest_revision.user == librarian
    tagged = publication.latest_revision.content["tagged_topics"]
    assert [row["tag"] for row in tagged] == [topic.pk]
    history = page.client.get(record_url(publication, "history")).content.decode()
    assert "librarian" in history


def test_a_form_opened_before_is_refused_and_loses_no_topic(open_page):
    page = open_page(import_keywords("MRI"))
    publication = publication_of(page.batch)
    fields = open_form(page.client, record_url(publication))
    page.choose(mri=TopicFactory(name="Imaging"))
    fields["note"] = "typed"
    answer = page.client.post(record_url(publication), fields)
    assert "since you opened it" in answer.content.decode()
    assert topics_of(page.batch) == ["Imaging"]


def test_who_has_the_topic_already_keeps_it_as_the_editor_gave_it(open_page):
    batch = import_keywords("MRI", "MRI")
    topic, publication = TopicFactory(name="MRI"), publication_of(batch)
    publication.topics.add(topic)
    publication.save()
    revisions = publication.revisions.count()
    assert "1 publication was given topics." in messages_of(open_page(batch).choose(mri=topic))
    assert PublicationTopic.objects.get(content_object=publication).given_by is None
    assert publication.revisions.count() == revisions
    assert "have these topics already" in messages_of(open_page(batch).choose(mri=topic))[0]


def test_all_equal_ones_are_taken_on_all_pages_that_the_filter_shows(open_page):
    for number in range(40):
        TopicFactory(name=f"word {number}")
    page = open_page(import_keywords(*(f"word {n}, other {n}" for n in range(45))))
    page.choose("?q=word+1", do="equal")
    given = PublicationTopic.objects.values_list("tag__name", flat=True)
    assert set(given) == {f"word {n}" for n in range(40) if "1" in str(n)}
    page.choose(do="equal")
    assert given.all().count() == 40
    assert "Take" not in page.page("?state=open").content.decode()


def test_a_new_topic_is_made_with_the_name_in_the_language_chosen(open_page, librarian):
    page = open_page(import_keywords("Bildübertragung", "bildübertragung"))
    answer = page.choose(bildubertragung="new", name="Übertragung von Bildern", language="de")
    assert messages_of(answer)[0] == "1 topic was made: Übertragung von Bildern."
    topic = Topic.objects.get()
    assert topic.slug == "uebertragung-von-bildern"
    assert [(t.language, t.name) for t in topic.texts.all()] == [("de", "Übertragung von Bildern")]
    assert topics_of(page.batch, "key1") == ["Übertragung von Bildern"]
    history = page.client.get(record_url(topic, "history")).content.decode()
    assert "librarian" in history


def test_a_name_that_a_topic_has_makes_no_second_one(open_page):
    topic = TopicFactory(name="Imaging", texts={"en": ("Imaging", ""), "de": ("Bildgebung", "")})
    page = open_page(import_keywords("MRI, CT, PET"))
    page.choose(mri="new", name="bildgebung")
    assert Topic.objects.get() == topic
    page.choose(ct="new", pet="new", name="Tomography")
    assert set(Topic.objects.values_list("name", flat=True)) == {"Imaging", "Tomography"}
    assert topics_of(page.batch) == ["Imaging", "Tomography"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\u202eb", "a\x00b"])
def test_a_name_that_no_topic_can_have_is_refused_and_nothing_done(open_page, name):
    topic = TopicFactory(name="Imaging")
    page = open_page(import_keywords("MRI, CT"))
    answer = page.choose(mri="new", ct=topic, name=name)
    assert "cannot be the name of a topic" in messages_of(answer)[0]
    assert Topic.objects.get() == topic
    assert not PublicationTopic.objects.exists()


# Permissions


def test_only_who_may_add_topics_may_make_new_ones(librarian, open_page):
    group = librarian.groups.get()
    group.permissions.remove(Permission.objects.get(codename="add_topic"))
    topic = TopicFactory(name="Imaging")
    page = open_page(import_keywords("MRI, CT"))
    html = page.page().content.decode()
    assert 'value="new"' not in html
    assert 'name="language"' not in html
    page.choose(mri="new", name="New")
    assert list(Topic.objects.all()) == [topic]
    page.choose(mri=topic)
    assert topics_of(page.batch) == ["Imaging"]


def test_who_may_only_look_at_imports_gives_no_topics():
    batch, topic = import_keywords("MRI"), TopicFactory(name="MRI")
    client = Client()
    client.force_login(make_viewer())
    assert client.get(address(batch, "keywords")).status_code == 302
    sent = {"keyword-0": "mri", "topic-0": topic.pk, "do": "give"}
    assert client.post(address(batch, "give_topics"), sent).status_code == 302
    assert not PublicationTopic.objects.exists()
    assert "could become" not in client.get(address(batch, "inspect")).content.decode()


def test_topics_are_given_by_sending_a_form_only(open_page):
    page = open_page(import_keywords("MRI"))
    assert page.client.get(address(page.batch, "give_topics")).status_code == 405


@pytest.mark.parametrize("status", ["planned", "undoing", "undone", "failed"])
def test_what_was_not_written_or_goes_back_gives_no_topics(open_page, status):
    batch, topic = import_keywords("MRI"), TopicFactory(name="MRI")
    page = open_page(batch)
    form = page.form()
    ImportBatch.objects.filter(pk=batch.pk).update(status=status)
    assert page.client.get(address(batch, "keywords")).url == address(batch, "inspect")
    assert "only while what the import wrote stands" in messages_of(page.send(form))[0]
    with pytest.raises(NotGivenError):
        give(batch, {topic.pk: [publication_of(batch).pk]})
    assert not PublicationTopic.objects.exists()


def test_an_undo_has_no_keywords(open_page):
    record, _undone = undo(import_keywords("MRI").pk)
    page = open_page(record)
    assert page.client.get(address(record, "keywords")).status_code == 302
    with pytest.raises(NotGivenError):
        give(record, {})


# Giving, below the page


def test_only_publications_of_the_import_that_are_there_get_topics_that_are_there():
    batch, topic = import_keywords("MRI"), TopicFactory(name="MRI")
    stranger = PublicationFactory()
    publication = publication_of(batch)
    wanted = {topic.pk: [publication.pk, stranger.pk, 10**9], 10**9: [publication.pk]}
    assert give(batch, wanted) == [publication.pk]
    assert give(batch, wanted) == []
    assert not stranger.topics.exists()


def test_the_names_of_topics_take_two_queries(django_assert_num_queries):
    for number in range(5):
        TopicFactory(name=f"Topic of {number}")
    with django_assert_num_queries(2):
        names = TopicNames.load()
        assert names.called("TOPIC OF 3").name == "Topic of 3"
