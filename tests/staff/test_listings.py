"""Listings and choosers show what a role may edit or choose, and nothing else."""

from django.urls import reverse
from django.utils import timezone

from groups.models import Membership, ResearchGroup, ResearchIndexPage
from labportal.base.models import Topic
from people.models import Person
from publications.models import Publication
from tests.factories import PublicationFactory
from tests.staff.answers import model_url


def listed(response):
    return [str(record) for record in response.context["object_list"]]


MEMBERSHIPS = {name: f"{name}, Doctoral researcher" for name in ("Ada Lovelace", "Bob Noyce")}


def test_a_listing_shows_what_may_be_edited(world, signed_in):
    for role, model, records in (
        ("admin", Person, ["Ada Lovelace", "Bob Noyce"]),
        ("member", Person, ["Ada Lovelace"]),
        ("admin", ResearchGroup, ["Imaging", "Vision"]),
        ("editor", ResearchGroup, ["Vision"]),
        ("other", ResearchGroup, ["Imaging"]),
        ("admin", Membership, [*MEMBERSHIPS.values()]),
        ("editor", Membership, [MEMBERSHIPS["Ada Lovelace"]]),
        ("other", Membership, [MEMBERSHIPS["Bob Noyce"]]),
        ("bib", Publication, ["On engines", "On images"]),
        ("bib", Topic, ["Segmentation"]),
    ):
        for view in ("list", "list_results"):
            response = signed_in(role).get(model_url(model, view))
            assert sorted(listed(response)) == records, (role, model, view)


def test_people_are_searched_and_filtered_within_what_may_be_edited(world, signed_in):
    world.ada.topics.add(world.topic)
    world.ada.save()
    topic = f"topic={world.topic.pk}"
    for role, query, names in (
        ("admin", "q=ada", ["Ada Lovelace"]),
        ("admin", "q=noyce", ["Bob Noyce"]),
        ("member", "q=ada", ["Ada Lovelace"]),
        ("member", "q=noyce", []),
        ("admin", "ordering=-sort_key", ["Bob Noyce", "Ada Lovelace"]),
        ("admin", "q=bob&ordering=-sort_key", ["Bob Noyce"]),
        ("admin", topic, ["Ada Lovelace"]),
        ("admin", f"{topic}&q=bob", []),
        ("member", f"{topic}&q=ada", ["Ada Lovelace"]),
        ("admin", "email_visibility=public", []),
    ):
        response = signed_in(role).get(f"{model_url(Person, 'list')}?{query}")
        assert listed(response) == names, (role, query)


def test_publications_are_searched_and_filtered(world, signed_in):
    world.publication.topics.add(world.topic)
    world.publication.save()
    topic = f"topic={world.topic.pk}"
    for query, names in (
        ("q=eng", ["On engines"]),
        (topic, ["On engines"]),
        (f"{topic}&q=eng", ["On engines"]),
        (f"{topic}&q=images", []),
        ("type=book", []),
    ):
        response = signed_in("bib").get(f"{model_url(Publication, 'list')}?{query}")
        assert listed(response) == names, query


def test_topics_are_searched_in_any_order(world, signed_in):
    url = f"{model_url(Topic, 'list')}?q=seg&ordering=-publication_count"
    assert listed(signed_in("bib").get(url)) == ["Segmentation"]


def test_only_who_may_change_all_is_offered_to_sort_them(world, signed_in):
    url = model_url(ResearchGroup, "list")
    offer = f"{url}?ordering=order"
    assert offer in signed_in("admin").get(url).content.decode()
    assert offer not in signed_in("editor").get(url).content.decode()


def test_choosers_and_listings_leave_out_what_was_merged(world, signed_in):
    other = Publication.objects.exclude(pk=world.publication.pk).get()
    Publication.objects.filter(pk=other.pk).update(
        merged_into=world.publication, retired_at=timezone.now()
    )
    Person.objects.filter(pk=world.bob.pk).update(merged_into=world.ada)
    client = signed_in("admin")
    for model, left in ((Publication, "On engines"), (Person, "Ada Lovelace")):
        meta = model._meta
        namespace = f"wagtailsnippetchoosers_{meta.app_label}_{meta.model_name}"
        for view in ("choose", "choose_results"):
            results = client.get(reverse(f"{namespace}:{view}")).context["results"]
            assert [str(record) for record in results] == [left]
        assert listed(client.get(model_url(model, "list"))) == [left]


def test_an_editor_explores_no_pages_but_the_own_and_those_above(world, signed_in):
    url = reverse("wagtailadmin_explore", args=[world.index["en"].pk])
    response = signed_in("editor").get(url)
    assert [page.title for page in response.context["object_list"]] == ["Vision"]
    assert ResearchIndexPage.objects.get(pk=world.index["en"].pk).get_children().count() == 2


def test_an_editor_chooses_own_groups_only_for_a_membership(world, signed_in):
    form = signed_in("editor").get(model_url(Membership, "add")).context["form"]
    assert list(form.fields["group"].queryset) == [world.vision.group]


def test_what_is_to_appear_stands_first_in_the_listing_of_publications(world, signed_in):
    PublicationFactory(title="In press", issued_year=None, status="in press")
    PublicationFactory(title="Undated", issued_year=None)
    titles = listed(signed_in("bib").get(model_url(Publication, "list")))
    assert (titles[0], titles[-1]) == ("In press", "Undated")


def test_publications_show_where_they_appeared_and_their_citekey_and_are_sorted_by_either(
    world, signed_in
):
    Publication.objects.all().delete()
    PublicationFactory(title="A", container_title="Zeitschrift", citekey="aiken1950")
    PublicationFactory(title="B", container_title="Annals", citekey="babbage1843")
    url = model_url(Publication, "list")
    content = signed_in("bib").get(url).content.decode()
    for text in ("Zeitschrift", "aiken1950", "Published in", "Citekey"):
        assert text in content
    for ordering, titles in (
        ("container_title", ["B", "A"]),
        ("-container_title", ["A", "B"]),
        ("citekey", ["A", "B"]),
        ("-citekey", ["B", "A"]),
    ):
        assert listed(signed_in("bib").get(f"{url}?ordering={ordering}")) == titles, ordering
