"""Listings and choosers show what a role may edit or choose, and nothing else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.models import Membership, ResearchGroup, ResearchIndexPage
from labportal.base.models import Topic
from people.models import Person
from publications.models import Publication
from tests.roles.answers import answer, model_url


def listed(response):
    return [str(record) for record in response.context["object_list"]]


@pytest.mark.parametrize(
    ("role", "model", "records"),
    [
        ("admin", Person, ["Ada Lovelace", "Bob Noyce"]),
        ("member", Person, ["Ada Lovelace"]),
        ("admin", ResearchGroup, ["Imaging", "Vision"]),
        ("editor", ResearchGroup, ["Vision"]),
        ("other", ResearchGroup, ["Imaging"]),
        ("admin", Membership, [f"{name}, Doctoral researcher" for name in ("Ada Lovelace", "Bob Noyce")]),
        ("editor", Membership, ["Ada Lovelace, Doctoral researcher"]),
        ("other", Membership, ["Bob Noyce, Doctoral researcher"]),
        ("bib", Publication, ["On engines", "On images"]),
        ("bib", Topic, ["Segmentation"]),
    ],
)
@pytest.mark.parametrize("view", ["list", "list_results"])
def test_a_listing_shows_what_may_be_edited(view, role, model, records, world, signed_in):
    response = signed_in(role).get(model_url(model, view))
    assert sorted(listed(response)) == records


@pytest.mark.parametrize(
    ("role", "query", "names"),
    [
        ("admin", "q=ada", ["Ada Lovelace"]),
        ("admin", "q=noyce", ["Bob Noyce"]),
        ("member", "q=ada", ["Ada Lovelace"]),
        ("member", "q=noyce", []),
        ("admin", "q=o&ordering=-listed_name", ["Bob Noyce"]),
        ("admin", "topic={topic}", ["Ada Lovelace"]),
        ("admin", "topic={topic}&q=bob", []),
        ("member", "topic={topic}&q=ada", ["Ada Lovelace"]),
    ],
)
def test_people_are_searched_and_filtered_within_what_may_be_edited(
    role, query, names, world, signed_in
):
    world.ada.topics.add(world.topic)
    world.ada.save()
    url = f"{model_url(Person, 'list')}?{query.format(topic=world.topic.pk)}"
    response = signed_in(role).get(url)
    assert answer(response) == "yes"
    if "ordering" not in query:
        assert listed(response) == names


@pytest.mark.parametrize("query", ["q=eng", "topic={topic}", "topic={topic}&q=eng", "type=book"])
def test_publications_are_searched_and_filtered(query, world, signed_in):
    world.publication.topics.add(world.topic)
    world.publication.save()
    url = f"{model_url(Publication, 'list')}?{query.format(topic=world.topic.pk)}"
    names = [] if "book" in query else ["On engines"]
    assert listed(signed_in("bib").get(url)) == names


def test_topics_are_searched_in_any_order(world, signed_in):
    url = f"{model_url(Topic, 'list')}?q=seg&ordering=-publication_count"
    assert listed(signed_in("bib").get(url)) == ["Segmentation"]


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_only_who_may_change_all_is_offered_to_sort_them(role, world, signed_in):
    response = signed_in(role).get(model_url(ResearchGroup, "list"))
    offered = model_url(ResearchGroup, "list") + "?ordering=order" in response.content.decode()
    assert offered == (role == "admin")


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
