"""The pages on which publications are merged and deleted, and the list that takes either back."""

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.users.models import UserProfile

from groups.models import KeyPublication
from publications.imports.admin.removals.shown_values import label_of
from publications.imports.removals.merging import delete, merge
from publications.imports.removals.record_values import CHOICES
from publications.imports.undo.reversal import undo
from publications.models import ImportBatch, Publication, Removal
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory, TopicFactory
from tests.publications.imports.admin.wizard import make_librarian
from tests.publications.imports.removals.test_merging import ARTICLE, OTHER
from tests.publications.imports.sequences import import_text
from tests.staff.answers import answer, model_url, record_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(scene):
    client = Client()
    client.force_login(scene(make_librarian))
    return client


@pytest.fixture
def pair(db):
    ada = PersonFactory(given="Ada")
    first = PublicationFactory(title="On engines", volume="", authors=[ada])
    second = PublicationFactory(title="On <engines>, again", volume="3")
    group = ResearchGroupFactory(names={"en": "Vision"})
    KeyPublication.objects.create(group=group, publication=second)
    return first, second


def test_the_pages_speak_german(client, pair):
    UserProfile.objects.update_or_create(
        user=User.objects.get(), defaults={"preferred_language": "de"}
    )
    assert (
        "Wenn sie geht, geht dies an die andere über"
        in client.get(merge_url(*pair)).content.decode()
    )
    delete(pair[1].pk)
    page = client.get(reverse("removals:list")).content.decode()
    assert "Zusammengeführt und gelöscht" in page
    assert "Zurücknehmen" in page


def test_topics_of_what_is_merged_are_named_in_the_readers_language(client, pair):
    topic = TopicFactory(
        name="Deep learning", texts={"en": ("Deep learning", ""), "de": ("Tiefes Lernen", "")}
    )
    other = PublicationFactory(topics=[topic])
    UserProfile.objects.update_or_create(
        user=User.objects.get(), defaults={"preferred_language": "de"}
    )
    page = client.get(merge_url(pair[0], other)).content.decode()
    assert "Tiefes Lernen" in page
    assert "Deep learning" not in page


def merge_url(one, other):
    return reverse("removals:merge", args=[one.pk, other.pk])


def form_of(client, one, other, **values):
    """Return what a browser sends that merges `other` into `one`."""
    sent = {"stays": one.pk, **values}
    for record in (one, other):
        sent[f"revision-{record.pk}"] = record.latest_revision_id or ""
    return sent


def said(response):
    return " ".join(str(one) for one in get_messages(response.wsgi_request))


def test_both_are_shown_with_what_differs_and_what_moves(client, pair):
    page = client.get(merge_url(*pair)).content.decode()
    assert "On &lt;engines&gt;, again" in page
    assert "key publications (1): Vision" in page
    assert "Names linked to people (1): Ada Lovelace" in page
    assert f'name="field-volume" value="{pair[1].pk}"' in page
    # Equal values are no choice.
    assert 'name="field-container_title"' not in page


def test_every_field_in_which_two_can_differ_has_its_name(client, pair):
    assert all(label_of(names) for names in CHOICES)
    for one, arxiv_id in zip(pair, ("2401.00001", "2401.00002"), strict=True):
        Publication.objects.filter(pk=one.pk).update(arxiv_id=arxiv_id)
    page = client.get(merge_url(*pair)).content.decode()
    assert "2401.00001" in page
    assert "arXiv" in page


def test_the_list_says_how_records_are_merged_and_leads_there(client):
    page = client.get(reverse("removals:list")).content.decode()
    assert "tick two of them and press “Merge”" in page
    assert model_url(Publication, "list") in page
    assert reverse("removals:doubles") in page


def test_what_is_chosen_is_merged_and_the_message_takes_it_back(client, pair):
    one, other = pair
    sent = form_of(client, one, other, **{"field-title": other.pk, "field-volume": one.pk})
    response = client.post(merge_url(*pair), sent)
    assert "was merged into" in said(response)
    [record] = Publication.objects.live()
    assert (record.pk, record.title, record.volume) == (one.pk, other.title, "")
    removal = Removal.objects.get()
    assert reverse("removals:take_back", args=[removal.pk]) in said(response)
    assert removal.user == User.objects.get()
    client.post(reverse("removals:take_back", args=[removal.pk]))
    assert Publication.objects.live().count() == 2


def test_a_form_that_is_outdated_is_refused_and_keeps_what_was_chosen(client, pair):
    one, other = pair
    sent = form_of(client, other, one, **{"field-volume": one.pk})
    one.save_revision()
    response = client.post(merge_url(*pair), sent)
    assert "has changed one of the publications" in said(response)
    page = " ".join(response.content.decode().split())
    assert f'name="stays" value="{other.pk}" checked' in page
    assert not Removal.objects.exists()


@pytest.mark.parametrize("stays", ["", "x", "99999999999999999999", "0"])
def test_a_form_that_names_neither_is_shown_again(client, pair, stays):
    response = client.post(merge_url(*pair), {"stays": stays})
    assert response.status_code == 200
    assert "which of the two" in said(response)


def test_a_publication_is_not_merged_with_itself_or_with_what_is_gone(client, pair):
    one, other = pair
    response = client.get(merge_url(one, one))
    assert response.url == reverse("removals:merge_with", args=[one.pk])
    delete(other.pk)
    assert client.get(merge_url(one, other)).status_code == 404


def test_the_address_of_what_was_merged_leads_to_the_survivor(site_tree, client, pair):
    one, other = pair
    merge(one.pk, other.pk, {})
    for prefix in ("", "/de"):
        response = Client().get(f"{prefix}/publications/{other.slug}/")
        assert (response.status_code, response.url) == (301, f"{prefix}/publications/{one.slug}/")
    assert Client().get(f"/publications/{other.slug}.bib").status_code == 301


def test_deleting_says_what_goes_and_leaves_an_address_that_says_so(site_tree, client, pair):
    url = record_url(pair[1], "delete")
    page = client.get(url).content.decode()
    assert "key publications (1): Vision" in page
    response = client.post(url)
    assert "was deleted." in said(response)
    assert Client().get(f"/publications/{pair[1].slug}/").status_code == 410
    assert client.get(url).status_code == 404


def test_a_survivor_that_others_were_merged_into_is_deleted_without_an_error(client, pair):
    one, other = pair
    merge(one.pk, other.pk, {})
    url = reverse("wagtail_bulk_action", args=["publications", "publication", "delete"])
    assert answer(client.post(f"{url}?id={one.pk}")) == "yes"
    assert Publication.objects.count() == 2
    assert not Publication.objects.live().exists()


def test_several_are_deleted_at_once_and_each_comes_back(client, pair):
    url = reverse("wagtail_bulk_action", args=["publications", "publication", "delete"])
    ids = "&".join(f"id={one.pk}" for one in pair)
    assert "Vision" in client.get(f"{url}?{ids}").content.decode()
    assert "2 publications were deleted." in said(client.post(f"{url}?{ids}"))
    assert Removal.objects.standing().deletions().count() == 2


@pytest.mark.parametrize("number", [1, 3])
def test_two_have_to_be_ticked(client, pair, number):
    PublicationFactory()
    url = reverse("wagtail_bulk_action", args=["publications", "publication", "merge"])
    ids = "&".join(f"id={one.pk}" for one in Publication.objects.all()[:number])
    assert "Tick exactly two" in said(client.get(f"{url}?{ids}"))


def test_what_was_changed_since_is_listed_where_it_was_taken_back(client, pair):
    removal = merge(pair[0].pk, pair[1].pk, {})
    Publication.objects.filter(pk=pair[0].pk).update(volume="4")
    response = client.post(reverse("removals:take_back", args=[removal.pk]))
    assert "volume was changed since." in said(response)
    page = client.get(reverse("removals:list")).content.decode()
    assert "volume was changed since." in page
    assert "taken back:" in page
    assert "taken back already" in said(
        client.post(reverse("removals:take_back", args=[removal.pk]))
    )


def test_a_record_that_an_undo_took_out_since_is_not_told_to_be_there_again(client):
    import_text(ARTICLE)
    stays = Publication.objects.get()
    import_text(OTHER)
    goes = Publication.objects.exclude(pk=stays.pk).get()
    merge(stays.pk, goes.pk, {})
    undo(ImportBatch.objects.latest("pk").pk)
    removal = Removal.objects.latest("pk")
    response = client.post(reverse("removals:take_back", args=[removal.pk]))
    assert not Publication.objects.live().filter(pk=goes.pk).exists()
    told = " ".join(str(one) for one in get_messages(response.wsgi_request))
    assert "is there again" not in told
    assert told


def test_a_merge_that_has_to_wait_says_for_which_in_place_of_its_button(client, pair):
    second, first = pair
    inner = merge(second.pk, first.pk, {})
    outer = merge(PublicationFactory(title="The third").pk, second.pk, {})
    content = client.get(reverse("removals:list")).content.decode()
    buttons = [reverse("removals:take_back", args=[one.pk]) for one in (inner, outer)]
    assert "merged into another publication since. Take that merge back first." in content
    assert [button in content for button in buttons] == [False, True]
    client.post(buttons[1])
    content = client.get(reverse("removals:list")).content.decode()
    assert buttons[0] in content
    assert "Take that merge back first." not in content


def test_who_may_change_but_not_delete_merges_and_deletes_nothing(pair):
    user = User.objects.create_user("clerk", password="secret")
    for codename in ("access_admin", "change_publication", "add_importbatch"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    client = Client()
    client.force_login(user)
    removal = merge(pair[0].pk, pair[1].pk, {})
    third = PublicationFactory()
    for url in (merge_url(pair[0], third), reverse("removals:list")):
        assert answer(client.get(url)) == "no"
        assert answer(client.post(url)) == "no"
    assert answer(client.post(reverse("removals:take_back", args=[removal.pk]))) == "no"
    for action in ("merge", "delete"):
        url = reverse("wagtail_bulk_action", args=["publications", "publication", action])
        client.post(f"{url}?id={pair[0].pk}&id={third.pk}")
    assert Publication.objects.live().count() == 2
    assert Removal.objects.standing().get() == removal


def test_the_number_of_queries_does_not_depend_on_what_belongs_to_either(client, pair):
    def queries(url):
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(url)
        return len(captured)

    urls = [merge_url(*pair), record_url(pair[1], "delete"), reverse("removals:list")]
    delete(PublicationFactory().pk)
    few = [queries(url) for url in urls]
    for number in range(4):
        pair[1].topics.add(TopicFactory(name=f"T{number}"))
        KeyPublication.objects.create(
            group=ResearchGroupFactory(names={"en": f"G{number}"}), publication=pair[1]
        )
        delete(PublicationFactory().pk)
    pair[1].save()
    assert [queries(url) for url in urls] == few
