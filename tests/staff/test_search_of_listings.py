"""Search in listings and choosers: by words of names, however accents and umlauts are typed."""

import pytest
from django.urls import reverse

from groups.models import Membership, ResearchGroup
from labportal.base.models import Topic
from people.models import NameVariant, Person, Role
from publications.models import Publication, SourceEntry
from tests.factories import (
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
    TopicFactory,
)
from tests.staff.answers import model_url

pytestmark = pytest.mark.django_db

KINDS = (Person, Membership, ResearchGroup, Role, Topic, Publication)
#: Printed, and what people type who look for it.
TYPED = [
    ("Krähenbühl", ("krähenb", "Krahenb", "kraehenb", "KRÄHENBÜHL", "Krahenbuhl", "Krähenbühl")),
    ("Kraehenbuehl", ("krähenb", "Kraehenb")),
    ("Björn", ("Bjorn", "bjoern", "björ")),
    ("Hållestrand", ("hallestrand", "Haallestrand", "hålle", "strand")),
    ("Łukasiewicz", ("lukas", "Łukas")),
    ("Nguyễn", ("nguyen", "nguyễn")),
    ("Größe-Weiß", ("grosse", "groesse", "weiss", "weiß")),
    ("Ørsted", ("orsted", "oersted")),
    ("Müller", ("Mueller", "muller", "MÜLLER")),
    ("Tides", ("tide", "ides", "tidse")),
]


def _record(kind, name):
    """Return a record of a kind that has this name, beside one that has another."""
    other = "Somebody Else"
    if kind in (Person, Membership):
        PersonFactory(given="Grace", family="Hopper")
        person = PersonFactory(given="Ada", family=name)
        MembershipFactory(person=PersonFactory(given="Alan", family="Turing"))
        membership = MembershipFactory(person=person)
        return person if kind is Person else membership
    if kind is Publication:
        PublicationFactory(title=other)
        return PublicationFactory(title=name)
    if kind is Topic:
        TopicFactory(name=other)
        return TopicFactory(name=name, slug="slug")
    factory, names = {
        ResearchGroup: (ResearchGroupFactory, lambda text: {"en": text}),
        Role: (RoleFactory, lambda text: {"en": (text, text)}),
    }[kind]
    factory(names=names(other))
    return factory(names=names(name))


def _listed(client, kind, text):
    return list(client.get(model_url(kind, "list"), {"q": text}).context["object_list"])


def _to_choose_from(client, kind, text):
    meta = kind._meta
    url = reverse(f"wagtailsnippetchoosers_{meta.app_label}_{meta.model_name}:choose_results")
    return [row.pk for row in client.get(url, {"q": text}).context["results"]]


@pytest.mark.parametrize(("name", "typed"), TYPED, ids=[name for name, _ in TYPED])
@pytest.mark.parametrize("kind", KINDS[:-1], ids=lambda kind: kind.__name__)
def test_records_are_found_without_accents_and_by_parts_of_words(admin_client, kind, name, typed):
    record = _record(kind, name)
    for text in typed:
        assert _listed(admin_client, kind, text) == [record], text
        assert _to_choose_from(admin_client, kind, text) == [record.pk], text
    for text in ("nobody of this name", "…"):
        assert _listed(admin_client, kind, text) == [], text
        assert _to_choose_from(admin_client, kind, text) == [], text


def test_publications_are_found_as_in_the_public_list(admin_client):
    record = _record(Publication, "Krähenbühl revisited")
    for text in ("krahenb", "Kraehenb", "revisited"):
        assert _listed(admin_client, Publication, text) == [record], text
        assert _to_choose_from(admin_client, Publication, text) == [record.pk], text


def test_people_and_memberships_are_found_by_every_name_that_a_person_has(admin_client):
    person = PersonFactory(given="Huaqi", preferred_given="Harvey", particle="van", family="Qiu")
    NameVariant.objects.create(person=person, name="Ch'iu, H.")
    membership = MembershipFactory(person=person)
    PersonFactory(given="Ada", family="Lovelace")
    for text in ("huaqi", "harvey", "van qiu", "qiu huaqi", "chiu"):
        assert _listed(admin_client, Person, text) == [person], text
        assert _listed(admin_client, Membership, text) == [membership], text


def test_memberships_are_found_by_group_and_role(admin_client):
    group = ResearchGroupFactory(names={"en": "Engines", "de": "Maschinen für alle"})
    role = RoleFactory(names={"en": ("Fellow", "Fellows"), "de": ("Förderer", "Förderer")})
    membership = MembershipFactory(group=group, role=role)
    MembershipFactory(group=None)
    for text in ("engines", "maschinen fuer", "forderer"):
        assert _listed(admin_client, Membership, text) == [membership], text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_search_counts_and_sorts_what_the_listing_shows(admin_client, kind):
    record = _record(kind, "Ährenfeld")
    for query in ("", "&p=1", "&ordering=-slug", "&ordering=publication_count"):
        page = admin_client.get(f"{model_url(kind, 'list')}?q=ahrenf{query}")
        assert list(page.context["object_list"]) == [record], query


def test_the_numbers_of_a_topic_are_the_same_when_it_is_searched(admin_client):
    topic = TopicFactory(name="Tides", texts={"en": ("Tides", "Tides"), "de": ("Tiden", "Tiden")})
    for _ in range(3):
        PublicationFactory(topics=[topic])
    ResearchGroupFactory(topics=[topic])
    (found,) = _listed(admin_client, Topic, "tide")
    assert (found.publication_count, found.group_count) == (3, 1)


@pytest.mark.parametrize("text", ["\0", "%", "_", "' OR 1=1", "a" * 5000, "\ud7ff", "½", "()"])
def test_no_text_is_too_odd_to_be_searched_for(admin_client, text):
    _record(Person, "Krähenbühl")
    for kind in (Person, Topic):
        assert admin_client.get(model_url(kind, "list"), {"q": text}).status_code == 200


def test_topics_are_suggested_to_forms_as_listings_find_them(admin_client, client):
    url = reverse("wagtailadmin_tag_model_autocomplete", args=("base", "topic"))
    TopicFactory(name="Übersetzung", slug="a", texts={"en": ("Translation", "Of words.")})
    TopicFactory(name="Deep learning", slug="b")

    def suggested(term):
        return [row[0] for row in admin_client.get(url, {"term": term}).json()]

    for term in ("ubers", "Uebers", "setzung", "translat"):
        assert suggested(term) == ["Übersetzung"], term
    assert suggested("learn") == ["Deep learning"]
    assert suggested("e") == []
    assert suggested("") == suggested("words") == []
    for number in range(12):
        TopicFactory(name=f"Learning {number:02}", slug=f"c{number}")
    assert suggested("learn") == ["Deep learning", *(f"Learning {n:02}" for n in range(9))]
    assert client.get(url, {"term": "learn"}).status_code == 302


def test_a_form_asks_for_topics_where_they_are_suggested(admin_client):
    url = reverse("wagtailadmin_tag_model_autocomplete", args=("base", "topic"))
    assert url in admin_client.get(model_url(Publication, "add")).content.decode()


def test_people_and_memberships_are_found_by_orcid_and_by_address(admin_client):
    person = PersonFactory(orcid="0000-0002-1825-0097", email="Ada@example.org")
    membership = MembershipFactory(person=person)
    PersonFactory(email="grace@example.org")
    orcid = ("0000-0002-1825-0097", "https://orcid.org/0000000218250097")
    for text in (*orcid, "ada@", "ada@EXAMPLE"):
        assert _listed(admin_client, Person, text) == [person], text
        assert _listed(admin_client, Membership, text) == [membership], text
        assert _to_choose_from(admin_client, Person, text) == [person.pk], text
    for text in ("@example.org", "da@example.org", "0000-0002-1825-0098"):
        assert _listed(admin_client, Person, text) == [], text


def test_publications_are_found_by_citekey_doi_and_author(admin_client):
    ada = PersonFactory(given="Ada", family="Lövelace")
    record = PublicationFactory(
        title="Notes", citekey="Lovelace1843notes", doi="10.1000/182", authors=[ada]
    )
    SourceEntry.objects.create(publication=record, source="DBLP", citekey="conf/x/L:43")
    PublicationFactory(title="Lovelace1843notes in the title")
    PublicationFactory(title="Other", citekey="notes")
    for text in (
        *("lovelace1843Notes", "Lovelace1843", " conf/x/L:43 ", "https://doi.org/10.1000/182"),
        *("Loevelace", "lovelace notes"),
    ):
        assert _listed(admin_client, Publication, text) == [record], text
        assert _to_choose_from(admin_client, Publication, text) == [record.pk], text


def _rows_to_choose_from(client, kind):
    meta = kind._meta
    url = reverse(f"wagtailsnippetchoosers_{meta.app_label}_{meta.model_name}:choose_results")
    table = client.get(url).context["table"]
    columns = list(table.columns.values())
    return [
        [column.label, str(column.get_value(row) or "")]
        for row in table.data
        for column in columns[1:]
    ]


def test_choosers_show_what_tells_records_apart(admin_client):
    ada = PersonFactory(given="Ada", family="Lovelace")
    group = ResearchGroupFactory(names={"en": "Engines"}, start="1990")
    reader = RoleFactory(names={"en": ("Reader", "Readers")})
    MembershipFactory(person=ada, group=group, role=reader, lead=True, start="2000")
    MembershipFactory(person=ada, group=None, role=reader, start="2000", end="2001")
    PublicationFactory(title="A", issued_year=1843, container_title="Memoirs", authors=[ada])
    assert _rows_to_choose_from(admin_client, Person) == [["Groups and roles", "Engines: Reader"]]
    assert _rows_to_choose_from(admin_client, ResearchGroup) == [
        ["Led by", "Ada Lovelace"],
        ["Years", "since 1990"],
    ]
    assert _rows_to_choose_from(admin_client, Publication) == [
        ["Authors", "Lovelace"],
        ["Year", "1843"],
        ["Published in", "Memoirs"],
    ]
    Membership.objects.filter(group=group).update(end="2002")
    assert _rows_to_choose_from(admin_client, Person) == [
        ["Groups and roles", "formerly Engines: Reader; Reader"]
    ]


def test_a_chooser_asks_as_often_however_many_records_it_shows(
    admin_client, django_assert_max_num_queries
):
    for number in range(12):
        person = PersonFactory(family=f"Name{number}")
        MembershipFactory(person=person, group=ResearchGroupFactory())
        PublicationFactory(authors=[person])
    for kind in (Person, ResearchGroup, Publication):
        with django_assert_max_num_queries(16):
            _rows_to_choose_from(admin_client, kind)


def test_what_is_chosen_comes_in_the_order_of_choosing_and_once(admin_client):
    one, two = PublicationFactory(title="A"), PublicationFactory(title="B")
    url = reverse("wagtailsnippetchoosers_publications_publication:chosen_multiple")
    ids = [two.pk, one.pk, two.pk, "x", 0, 10**30]
    ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    chosen = admin_client.get(url, {"id": ids, "multiple": 1}, **ajax).json()["result"]
    assert [row["id"] for row in chosen] == [str(two.pk), str(one.pk)]
