"""Keywords of an import that become topics: offered, never given by themselves."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from labportal.base.models import Topic
from publications.bibtex.entry import SourceFile
from publications.imports.admin.keyword_pages import ROWS_PER_PAGE
from publications.imports.keywords.keywords import keyword_key, keywords_of
from publications.imports.keywords.topics import (
    NotGivenError,
    TopicNames,
    give,
    given_by_import,
    given_otherwise,
    take_back,
)
from publications.imports.planning.fit import KEYWORD_LENGTH, MOST_KEYWORDS
from publications.imports.run import import_files, read_and_plan
from publications.imports.undo.reversal import undo
from publications.models import ImportBatch, ImportEntry, Publication, PublicationTopic, SourceEntry
from publications.vocabulary.snapshot import Snapshot
from tests.factories import PublicationFactory, TopicFactory
from tests.publications.imports.admin.wizard import Wizard, address, make_librarian, make_viewer
from tests.staff.answers import open_form, record_url

pytestmark = pytest.mark.django_db

TITLES = (
    "Cascades for dynamic reconstruction",
    "Graphs of retinal vessels",
    "Privacy of medical records",
    "Motion of the beating heart",
    "Atlases of newborn brains",
)


def _bib(*keywords, first=0):
    """Return a file with an entry per list of keywords, None for none, numbered from `first`."""
    return "".join(
        f"@article{{key{number}, title = {{{TITLES[number % 5]} {number * 7919}}}, year = 2020,"
        f" author = {{Author{number}, Ann}}"
        + (f", keywords = {{{words}}}}}\n" if words is not None else "}\n")
        for number, words in enumerate(keywords, first)
    )


def _import(*keywords, source="Zotero", text=None):
    file = SourceFile("a.bib", (text or _bib(*keywords)).encode())
    return import_files([file], source).batch


def _publication(batch, citekey="key0"):
    return Publication.objects.get(pk=batch.entries.get(citekey=citekey).publication_id)


def _topics(batch, citekey="key0"):
    return sorted(topic.name for topic in _publication(batch, citekey).topics.all())


class Keywords:
    """The page of an import's keywords, as one browser sees it."""

    def __init__(self, user, batch):
        self.client = Client()
        self.client.force_login(user)
        self.batch = batch

    def page(self, query=""):
        response = self.client.get(address(self.batch, "keywords") + query)
        assert response.status_code == 200
        return response

    def rows(self, query=""):
        return self.page(query).context["rows"]

    def texts(self, query=""):
        return [row.keyword.text for row in self.rows(query)]

    def form(self, query=""):
        """Return what a browser sends that presses a button of the page at once."""
        page = self.page(query).content.decode()
        sent = dict(re.findall(r'name="(keyword-\d+)" value="([^"]*)"', page))
        sent |= dict(re.findall(r'name="(name-\d+)" value="([^"]*)"', page))
        for name, select in re.findall(r'name="(topic-\d+)">(.*?)</select>', page, re.DOTALL):
            chosen = re.search(r'value="(\d+)" selected', select)
            sent[name] = chosen[1] if chosen else ""
        return {name: unescape(value) for name, value in sent.items()} | {"do": "give"}

    def choose(self, query="", name=None, language="en", do="give", **choices):
        """Send the form with these choices by keyword, other rows as they are."""
        sent = self.form(query) | {"do": do, "language": language}
        for number in [name_[8:] for name_ in sent if name_.startswith("keyword-")]:
            key = sent[f"keyword-{number}"].replace(" ", "_")
            if key in choices:
                chosen = choices[key]
                sent[f"topic-{number}"] = getattr(chosen, "pk", chosen)
                if name is not None:
                    sent[f"name-{number}"] = name
        return self.send(sent, query)

    def send(self, sent, query=""):
        return self.client.post(address(self.batch, "give_topics") + query, sent, follow=True)


def _messages(response):
    return [unescape(str(message)).strip() for message in response.context["messages"]]


@pytest.fixture
def librarian(db):
    return make_librarian()


@pytest.fixture
def open_page(librarian):
    return lambda batch: Keywords(librarian, batch)


# Keywords are kept


def test_an_import_keeps_the_keywords_of_what_it_reads_and_the_source_entry_does_not():
    batch = _import("MRI, Deep Learning.; atlas", None)
    first, second = batch.entries.order_by("line")
    assert first.incoming["keywords"] == ["MRI", "Deep Learning", "atlas"]
    assert "keywords" not in second.incoming
    for row in SourceEntry.objects.all():
        assert row.fields.keys() == {"values", "names"}


def test_an_entry_that_says_the_same_again_is_unchanged_and_has_no_keywords():
    _import("MRI")
    batch = _import("MRI")
    entry = batch.entries.get()
    assert (entry.outcome, entry.incoming) == ("unchanged", None)
    assert keywords_of(batch) == []


def test_other_keywords_alone_change_nothing():
    _import("MRI")
    batch = _import("CT")
    entry = batch.entries.get()
    assert (entry.outcome, entry.changes) == ("unchanged", {})
    assert [one.text for one in keywords_of(batch)] == ["CT"]


def test_keywords_count_neither_for_equality_nor_for_the_digest_of_a_plan():
    with_, without = Snapshot({}, [], ["MRI"]), Snapshot()
    assert with_ == without
    assert Snapshot.from_json(with_.as_json()).keywords == ["MRI"]
    assert without.as_json() == {"values": {}, "names": []}
    plan = read_and_plan([SourceFile("a.bib", _bib("MRI").encode())], "Zotero")
    digest = plan.digest
    plan.entries[0].incoming.keywords.clear()
    assert plan.digest == digest


def test_keywords_have_a_limit_in_number_and_length():
    words = ["x" * (KEYWORD_LENGTH + 1), "y" * KEYWORD_LENGTH, *(f"w{n}" for n in range(60_000))]
    batch = _import(", ".join(words))
    kept = batch.entries.get().incoming["keywords"]
    assert kept[:2] == ["y" * KEYWORD_LENGTH, "w0"]
    assert len(kept) == MOST_KEYWORDS


def test_a_line_ends_a_keyword_only_where_nothing_else_does():
    batch = _import("magnetic\n   resonance imaging, atlas", "deep learning\ngraphs")
    assert [one.text for one in keywords_of(batch)] == [
        *("atlas", "deep learning", "graphs", "magnetic resonance imaging")
    ]


def test_an_import_that_had_keywords_can_be_undone_without_a_trace():
    batch = _import("MRI", "MRI, CT")
    undo(batch.pk)
    assert not Publication.objects.live().exists()


def test_undoing_an_import_takes_back_the_topics_that_its_keywords_gave():
    batch = _import("MRI", "MRI, CT")
    topic = TopicFactory(name="MRI")
    ids = list(Publication.objects.order_by("pk").values_list("pk", flat=True))
    give(batch, {topic.pk: ids}, None)
    _, undone = undo(batch.pk)
    assert [one.left for one in undone] == [[], []]
    assert not PublicationTopic.objects.exists()
    assert not Publication.objects.live().exists()


def test_a_topic_that_was_given_by_hand_keeps_a_publication():
    batch = _import("MRI")
    Publication.objects.get().topics.add(TopicFactory(name="MRI"))
    PublicationTopic.objects.create(
        content_object=Publication.objects.get(), tag=TopicFactory(name="CT")
    )
    _, undone = undo(batch.pk)
    assert [[str(reason) for reason in one.left] for one in undone] == [["It was given topics."]]


# What is offered


def test_spellings_that_fold_alike_are_one_keyword_the_most_frequent_first(open_page):
    batch = _import("deep learning, MRI", "Deep Learning", "deep-learning, Deep Learning", "CT")
    rows = open_page(batch).rows()
    assert [(row.keyword.spellings, row.total) for row in rows] == [
        (("Deep Learning", "deep learning", "deep-learning"), 3),
        (("CT",), 1),
        (("MRI",), 1),
    ]


def test_signs_tell_keywords_apart():
    assert len({keyword_key(text) for text in ("C", "C++", "C#", "++", "…")}) == 5
    assert keyword_key("Müller  x") == keyword_key("muller-X")


def test_a_topic_is_preselected_by_its_name_in_any_language_or_its_slug(open_page):
    learning = TopicFactory(
        name="Deep learning",
        slug="dl",
        texts={"en": ("Deep learning", ""), "de": ("Tiefes Lernen", "")},
    )
    umlaut = TopicFactory(name="Überwachung")
    batch = _import("DEEP LEARNING, tiefes lernen., DL, Ueberwachung, deep learning networks")
    assert {row.keyword.text: row.equal for row in open_page(batch).rows()} == {
        "DEEP LEARNING": learning,
        "tiefes lernen": learning,
        "DL": learning,
        "Ueberwachung": umlaut,
        "deep learning networks": None,
    }
    page = open_page(batch).page().content.decode()
    assert page.count(f'value="{learning.pk}" selected') == 3


def test_of_several_topics_alike_the_one_spelled_so_is_preselected_or_none(open_page):
    first, _second = TopicFactory(name="E-Health"), TopicFactory(name="E Health", slug="e-h")
    batch = _import("e-health", "E—Health")
    (row,) = open_page(batch).rows()
    assert row.equal == first
    Topic.objects.filter(pk=first.pk).update(name="E/Health")
    first.texts.update(name="E/Health")
    (row,) = open_page(batch).rows()
    assert row.equal is None


def test_what_was_left_out_undone_or_is_gone_has_no_keywords(open_page):
    _import(source="DBLP", text=_bib("MRI", first=7))
    batch = _import("CT", "PET")
    Publication.objects.filter(pk=_publication(batch, "key1").pk).update(retired_at=timezone.now())
    assert [one.text for one in keywords_of(batch)] == ["CT"]
    ImportEntry.objects.filter(batch=batch).update(before=None)
    assert open_page(batch).rows() == []


def test_the_page_is_honest_where_there_is_nothing(open_page):
    page = open_page(_import(None))
    assert "This import has no keywords" in page.page().content.decode()
    assert "could become" not in page.client.get(address(page.batch, "inspect")).content.decode()
    page = open_page(_import("MRI", source="DBLP", text=_bib(None, None, "MRI")))
    assert "No keyword is like that" in page.page("?q=nothing").content.decode()


def test_the_page_of_an_import_leads_to_its_keywords(open_page):
    page = open_page(_import("MRI, CT", "mri"))
    inspect = page.client.get(address(page.batch, "inspect")).content.decode()
    assert "2 keywords could become topics" in inspect
    assert address(page.batch, "keywords") in inspect


def test_search_state_and_pages_narrow_what_is_shown(open_page):
    TopicFactory(name="word 7")
    page = open_page(_import(*(f"word {number}, Über {number}" for number in range(40))))
    assert len(page.rows()) == ROWS_PER_PAGE
    assert len(page.rows("?p=3")) == 80 - 2 * ROWS_PER_PAGE
    assert page.texts("?q=uber+12") == ["Über 12"]
    assert page.texts("?state=open") == ["word 7"]
    assert len(page.rows("?state=none&p=99999")) == 79 - 2 * ROWS_PER_PAGE
    chips = {str(label): count for _to, label, count, _now in page.page("?q=7").context["chips"]}
    assert chips["all"] == 8
    assert chips["equal to a topic"] == 1


def test_addresses_with_nonsense_are_answered(open_page):
    page = open_page(_import("MRI"))
    for query in ("?p=-1", "?p=9999999999999", "?p=²", "?state=x", "?q=%00", "?q=" + "a" * 5000):
        page.page(query)
    nonsense = {"keyword-0": "mri", "topic-0": "999999999", "topic-": "7", "keyword-": "\0"}
    for sent in ({}, {"do": "x"}, nonsense, {**nonsense, "topic-0": "²"}, {"topic-0": "new"}):
        assert page.send(sent).status_code == 200
    assert not PublicationTopic.objects.exists()


def test_the_number_of_queries_does_not_depend_on_that_of_keywords_or_publications(open_page):
    numbers = []
    for count, source in ((3, "few"), (60, "many")):
        for number in range(count):
            TopicFactory(name=f"{source} {number}")
        text = _bib(*(f"{source} {n}, {source} {n + 1}" for n in range(count)))
        batch = _import(source=source, text=text.replace("@article{key", "@article{" + source))
        page = open_page(batch)
        page.page()
        for view in ("keywords", "inspect"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                page.client.get(address(batch, view))
            numbers.append(len(queries))
    assert numbers[:2] == numbers[2:]
    assert numbers[0] < 25


def test_hostile_keywords_are_shown_and_do_nothing(open_page, librarian):
    script = "<script>alert(1)</script>"
    batch = _import(f'{script}, "onload=alert(1) x=", \u202eevil, a\x07b, {{{{ 7*7 }}}}')
    page = open_page(batch)
    html = page.page().content.decode()
    assert script not in html
    assert "&lt;script&gt;alert(1)" in html
    assert '"onload=' not in html
    assert "\u202e" not in html
    number = next(n for n, text in enumerate(page.texts()) if script in text)
    sent = page.form() | {f"topic-{number}": "new"}
    answer = page.send(sent).content.decode()
    assert Topic.objects.get().name == script
    assert script not in answer
    assert script not in page.page().content.decode()


# Giving


def test_without_a_choice_nothing_happens(open_page):
    batch = _import("MRI", "CT")
    TopicFactory(name="Atlas")
    page = open_page(batch)
    assert _messages(page.send(page.form())) == ["Nothing was chosen, so nothing was done."]
    assert not PublicationTopic.objects.exists()


def test_importing_alone_gives_no_topics(librarian):
    TopicFactory(name="MRI")
    Wizard(librarian).imported(_bib("MRI"))
    assert not PublicationTopic.objects.exists()


def test_a_topic_chosen_is_given_to_the_publications_of_the_import_with_the_keyword(open_page):
    other = _import(source="DBLP", text=_bib("mri", first=3))
    batch = _import("MRI", "mri., CT", "CT")
    topic = TopicFactory(name="Imaging")
    answer = open_page(batch).choose(mri=topic)
    assert "2 publications were given topics." in _messages(answer)
    assert [_topics(batch, f"key{n}") for n in range(3)] == [["Imaging"], ["Imaging"], []]
    assert _topics(other, "key3") == []
    assert set(given_by_import(batch).values_list("given_by", flat=True)) == {batch.pk}


def test_a_preselected_topic_is_given_by_one_press_and_shown_as_given(open_page):
    TopicFactory(name="MRI")
    page = open_page(_import("MRI", "mri"))
    page.send(page.form())
    assert [_topics(page.batch, f"key{n}") for n in range(2)] == [["MRI"], ["MRI"]]
    (row,) = page.rows()
    assert (row.state, row.carried) == ("done", ["MRI"])
    assert "given already" in page.page().content.decode()


def test_the_public_page_of_the_publication_shows_the_topic_and_its_history_the_change(
    open_page, librarian
):
    topic = TopicFactory(name="Imaging")
    page = open_page(_import("MRI"))
    page.choose(mri=topic)
    publication = _publication(page.batch)
    assert publication.latest_revision.user == librarian
    tagged = publication.latest_revision.content["tagged_topics"]
    assert [row["tag"] for row in tagged] == [topic.pk]
    history = page.client.get(record_url(publication, "history")).content.decode()
    assert "librarian" in history


def test_a_form_opened_before_is_refused_and_loses_no_topic(open_page):
    page = open_page(_import("MRI"))
    publication = _publication(page.batch)
    fields = open_form(page.client, record_url(publication))
    page.choose(mri=TopicFactory(name="Imaging"))
    fields["note"] = "typed"
    answer = page.client.post(record_url(publication), fields)
    assert "since you opened it" in answer.content.decode()
    assert _topics(page.batch) == ["Imaging"]


def test_who_has_the_topic_already_keeps_it_as_the_editor_gave_it(open_page):
    batch = _import("MRI", "MRI")
    topic, publication = TopicFactory(name="MRI"), _publication(batch)
    publication.topics.add(topic)
    publication.save()
    revisions = publication.revisions.count()
    assert "1 publication was given topics." in _messages(open_page(batch).choose(mri=topic))
    assert PublicationTopic.objects.get(content_object=publication).given_by is None
    assert publication.revisions.count() == revisions
    assert "have these topics already" in _messages(open_page(batch).choose(mri=topic))[0]


def test_all_equal_ones_are_taken_on_all_pages_that_the_filter_shows(open_page):
    for number in range(40):
        TopicFactory(name=f"word {number}")
    page = open_page(_import(*(f"word {n}, other {n}" for n in range(45))))
    page.choose("?q=word+1", do="equal")
    given = PublicationTopic.objects.values_list("tag__name", flat=True)
    assert set(given) == {f"word {n}" for n in range(40) if "1" in str(n)}
    page.choose(do="equal")
    assert given.all().count() == 40
    assert "Take" not in page.page("?state=open").content.decode()


def test_a_new_topic_is_made_with_the_name_in_the_language_chosen(open_page, librarian):
    page = open_page(_import("Bildübertragung", "bildübertragung"))
    answer = page.choose(bildubertragung="new", name="Übertragung von Bildern", language="de")
    assert _messages(answer)[0] == "1 topic was made: Übertragung von Bildern."
    topic = Topic.objects.get()
    assert topic.slug == "uebertragung-von-bildern"
    assert [(t.language, t.name) for t in topic.texts.all()] == [("de", "Übertragung von Bildern")]
    assert _topics(page.batch, "key1") == ["Übertragung von Bildern"]
    history = page.client.get(record_url(topic, "history")).content.decode()
    assert "librarian" in history


def test_a_name_that_a_topic_has_makes_no_second_one(open_page):
    topic = TopicFactory(name="Imaging", texts={"en": ("Imaging", ""), "de": ("Bildgebung", "")})
    page = open_page(_import("MRI, CT, PET"))
    page.choose(mri="new", name="bildgebung")
    assert Topic.objects.get() == topic
    page.choose(ct="new", pet="new", name="Tomography")
    assert set(Topic.objects.values_list("name", flat=True)) == {"Imaging", "Tomography"}
    assert _topics(page.batch) == ["Imaging", "Tomography"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\u202eb", "a\x00b"])
def test_a_name_that_no_topic_can_have_is_refused_and_nothing_done(open_page, name):
    topic = TopicFactory(name="Imaging")
    page = open_page(_import("MRI, CT"))
    answer = page.choose(mri="new", ct=topic, name=name)
    assert "cannot be the name of a topic" in _messages(answer)[0]
    assert Topic.objects.get() == topic
    assert not PublicationTopic.objects.exists()


# Who may


def test_only_who_may_add_topics_may_make_new_ones(librarian, open_page):
    group = librarian.groups.get()
    group.permissions.remove(Permission.objects.get(codename="add_topic"))
    topic = TopicFactory(name="Imaging")
    page = open_page(_import("MRI, CT"))
    html = page.page().content.decode()
    assert 'value="new"' not in html
    assert 'name="language"' not in html
    page.choose(mri="new", name="New")
    assert list(Topic.objects.all()) == [topic]
    page.choose(mri=topic)
    assert _topics(page.batch) == ["Imaging"]


def test_who_may_only_look_at_imports_gives_no_topics():
    batch, topic = _import("MRI"), TopicFactory(name="MRI")
    client = Client()
    client.force_login(make_viewer())
    assert client.get(address(batch, "keywords")).status_code == 302
    sent = {"keyword-0": "mri", "topic-0": topic.pk, "do": "give"}
    assert client.post(address(batch, "give_topics"), sent).status_code == 302
    assert not PublicationTopic.objects.exists()
    assert "could become" not in client.get(address(batch, "inspect")).content.decode()


def test_topics_are_given_by_sending_a_form_only(open_page):
    page = open_page(_import("MRI"))
    assert page.client.get(address(page.batch, "give_topics")).status_code == 405


@pytest.mark.parametrize("status", ["planned", "undoing", "undone", "failed"])
def test_what_was_not_written_or_goes_back_gives_no_topics(open_page, status):
    batch, topic = _import("MRI"), TopicFactory(name="MRI")
    page = open_page(batch)
    form = page.form()
    ImportBatch.objects.filter(pk=batch.pk).update(status=status)
    assert page.client.get(address(batch, "keywords")).url == address(batch, "inspect")
    assert "only while what the import wrote stands" in _messages(page.send(form))[0]
    with pytest.raises(NotGivenError):
        give(batch, {topic.pk: [_publication(batch).pk]})
    assert not PublicationTopic.objects.exists()


def test_an_undo_has_no_keywords(open_page):
    record, _undone = undo(_import("MRI").pk)
    page = open_page(record)
    assert page.client.get(address(record, "keywords")).status_code == 302
    with pytest.raises(NotGivenError):
        give(record, {})


# Giving, below the page


def test_only_publications_of_the_import_that_are_there_get_topics_that_are_there():
    batch, topic = _import("MRI"), TopicFactory(name="MRI")
    stranger = PublicationFactory()
    publication = _publication(batch)
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


# The way back


@pytest.fixture
def given(open_page):
    """A page of an import with a topic given to two publications, one by hand to the second."""
    batch = _import("MRI", "MRI")
    hand = TopicFactory(name="By hand")
    publication = _publication(batch, "key1")
    publication.topics.add(hand)
    publication.save()
    page = open_page(batch)
    page.choose(mri=TopicFactory(name="Imaging"))
    return page


def _by_hand(batch):
    rows = given_otherwise(batch).order_by("content_object", "tag__name")
    return list(rows.values_list("content_object__citekey", "tag__name"))


def test_taking_back_takes_what_the_import_gave_and_leaves_what_editors_gave(given, librarian):
    revisions = [_publication(given.batch, f"key{n}").revisions.count() for n in range(2)]
    assert take_back(given.batch, librarian) == 2
    assert _topics(given.batch) == []
    assert _topics(given.batch, "key1") == ["By hand"]
    for number, before in enumerate(revisions):
        publication = _publication(given.batch, f"key{number}")
        assert publication.revisions.count() == before + 1
        assert publication.latest_revision.user == librarian
    assert take_back(given.batch, librarian) == 0


def test_taking_back_writes_no_revision_where_the_caller_does(given):
    first = _publication(given.batch)
    before = first.revisions.count()
    take_back(given.batch, without_revision={first.pk})
    assert first.revisions.count() == before
    assert _topics(given.batch) == []


def test_topics_of_another_import_stay(given):
    other = _import(source="DBLP", text=_bib("MRI", "MRI"))
    assert take_back(other) == 0
    assert _topics(given.batch) == ["Imaging"]
    assert ("key0", "Imaging") in _by_hand(other)


def test_what_editors_gave_is_told_from_what_the_import_gave(given):
    assert _by_hand(given.batch) == [("key1", "By hand")]


def test_saving_the_form_of_a_publication_leaves_its_topics_the_imports(given):
    publication = _publication(given.batch, "key1")
    rows = set(PublicationTopic.objects.values_list("pk", "tag", "given_by"))
    fields = open_form(given.client, record_url(publication))
    assert "Imaging" in fields["topics"]
    answer = given.client.post(record_url(publication), fields | {"note": "typed"})
    assert answer.status_code == 302
    assert _publication(given.batch, "key1").note == "typed"
    assert set(PublicationTopic.objects.values_list("pk", "tag", "given_by")) == rows


def test_a_topic_that_an_editor_takes_away_and_gives_again_is_the_editors(given):
    url = record_url(_publication(given.batch))
    given.client.post(url, open_form(given.client, url) | {"topics": ""})
    assert _topics(given.batch) == []
    given.client.post(url, open_form(given.client, url) | {"topics": "Imaging"})
    assert _by_hand(given.batch) == [("key0", "Imaging"), ("key1", "By hand")]
    take_back(given.batch)
    assert _topics(given.batch) == ["Imaging"]


def test_a_topic_that_an_editor_adds_beside_is_the_editors(given):
    TopicFactory(name="Added")
    url = record_url(_publication(given.batch))
    given.client.post(url, open_form(given.client, url) | {"topics": "Imaging, Added"})
    assert _by_hand(given.batch)[0] == ("key0", "Added")
    assert given_by_import(given.batch).count() == 2


def test_going_back_to_a_revision_with_the_topic_leaves_it_the_imports(given):
    publication = _publication(given.batch)
    with_topic = publication.latest_revision
    url = record_url(publication)
    given.client.post(url, open_form(given.client, url) | {"topics": ""})
    url = record_url(publication, "revisions_revert", with_topic.pk)
    assert given.client.post(url, open_form(given.client, url)).status_code == 302
    assert _topics(given.batch) == ["Imaging"]
    assert given_by_import(given.batch).count() == 2


def test_a_later_import_of_the_publication_leaves_the_topics_as_they_are(given):
    moved = _bib("MRI", "MRI").replace("year = 2020", "year = 2021")
    assert _import(text=moved).counts == {"changed": 2}
    assert given_by_import(given.batch).count() == 2


def test_the_topics_stay_when_the_import_is_forgotten(given):
    ImportBatch.objects.filter(pk=given.batch.pk).delete()
    assert set(PublicationTopic.objects.values_list("given_by", flat=True)) == {None}
    assert PublicationTopic.objects.count() == 3


def test_the_number_of_queries_does_not_depend_on_that_of_publications_given_topics():
    batch, topic = _import(*(["MRI"] * 30)), TopicFactory(name="MRI")
    ids = sorted(Publication.objects.values_list("pk", flat=True))
    numbers = []
    for some in (ids[:2], ids[2:]):
        with CaptureQueriesContext(connection) as queries:
            assert give(batch, {topic.pk: some}) == some
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] < 20


def test_the_list_of_topics_is_named_once_in_each_row(open_page):
    TopicFactory(name="A & B <i>")
    html = open_page(_import("MRI, CT")).page().content.decode()
    assert html.count("A &amp; B &lt;i&gt;</option>") == 2
    assert reverse("imports:list") in html
