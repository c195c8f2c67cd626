"""Two tabs with the same form: the second is told what the first changed, and nothing is lost."""

import json

from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from groups.models import KeyPublication, Membership
from labportal.base.models import TopicText
from labportal.models import LabSettings, LabText, MenuItem
from people.models import Person
from publications.models import Publication
from tests.html import Html
from tests.staff.answers import RECORD_FORM, open_form, record_url
from tests.staff.world import make_person

REFUSED = "has changed this record since you opened it"


def told(response):
    """Return the rows of the table of differences, each as the texts of its cells."""
    page = response.content.decode()
    assert REFUSED in page
    part = page[page.index('<section class="differences') :]
    rows = Html(part[: part.index("</section>") + len("</section>")]).all("tr")[1:]
    return [[cell.text for cell in row.children if not isinstance(cell, str)] for row in rows]


def shown_again(response):
    """Return what a browser sends of the form that was refused."""
    return querydict_from_html(response.content.decode(), form_id=RECORD_FORM).dict()


def test_what_the_other_changed_is_taken_over_and_what_was_typed_is_kept(world, signed_in):
    client, url = signed_in("admin"), record_url(world.topic)
    first, second = open_form(client, url), open_form(client, url)
    client.post(url, {**first, "name": "Segmenting"})
    response = client.post(url, {**second, "slug": "typed-here"})
    assert told(response) == [["Name", "Segmentation", "Segmenting", "theirs is taken over"]]
    world.topic.refresh_from_db()
    assert (world.topic.name, world.topic.slug) == ("Segmenting", "segmentation")
    assert client.post(url, shown_again(response)).status_code == 302
    world.topic.refresh_from_db()
    assert (world.topic.name, world.topic.slug) == ("Segmenting", "typed-here")


def test_where_both_changed_a_field_what_was_typed_stays_unless_theirs_is_taken(world, signed_in):
    client, url = signed_in("admin"), record_url(world.topic)
    first, second = open_form(client, url), open_form(client, url)
    client.post(url, {**first, "name": "Theirs"})
    response = client.post(url, {**second, "name": "Mine"})
    assert told(response) == [["Name", "Segmentation", "Theirs Take theirs", "Mine"]]
    again = shown_again(response)
    assert again["name"] == "Mine"
    client.post(url, {**again, "take_theirs": "name"})
    world.topic.refresh_from_db()
    assert world.topic.name == "Theirs"


def test_rows_of_two_people_are_put_together(world, signed_in):
    client, url = signed_in("admin"), record_url(world.topic)
    fields = open_form(client, url)
    TopicText.objects.create(record=world.topic, language="de", name="Segmentierung")
    response = client.post(url, {**fields, "texts-0-name": "Segmenting"})
    [row] = told(response)
    assert row[1:] == ["–", "German, Segmentierung", "theirs is taken over"]
    assert client.post(url, shown_again(response)).status_code == 302
    names = dict(world.topic.texts.values_list("language", "name"))
    assert names == {"en": "Segmenting", "de": "Segmentierung"}


def test_a_row_that_the_other_took_out_comes_back_only_if_something_was_typed_in_it(
    world, signed_in
):
    client, url = signed_in("admin"), record_url(world.topic)
    fields = open_form(client, url)
    world.topic.texts.all().delete()
    response = client.post(url, fields)
    assert told(response)[0][1:] == ["English, Segmentation", "–", "theirs is taken over"]
    client.post(url, shown_again(response))
    assert not TopicText.objects.filter(record=world.topic).exists()
    TopicText.objects.create(record=world.topic, language="en", name="Segmentation")
    fields = open_form(client, url)
    TopicText.objects.filter(record=world.topic).delete()
    response = client.post(url, {**fields, "texts-0-name": "Typed"})
    assert client.post(url, shown_again(response)).status_code == 302
    assert TopicText.objects.get(record=world.topic).name == "Typed"


def test_the_form_of_a_group_puts_members_of_two_people_together(world, signed_in):
    client, group = signed_in("editor"), world.vision.group
    url, cleo = record_url(group), make_person("Cleo", "Curie")
    first, second = open_form(client, url), open_form(client, url)
    rows = json.loads(first["memberships"])
    other = {"person": cleo.pk, "name": "Cleo Curie", "role": world.role.pk, "start": "2024"}
    ended = [{**rows[0], "end": "2025"}, other]
    assert client.post(url, {**first, "memberships": json.dumps(ended)}).status_code == 302
    typed = [{**rows[0], "destination": "Turin"}]
    response = client.post(url, {**second, "memberships": json.dumps(typed)})
    assert len(told(response)) == 2
    assert client.post(url, shown_again(response)).status_code == 302
    said = set(group.memberships.values_list("person__family", "start", "end", "destination"))
    assert said == {("Lovelace", "2020", "2025", "Turin"), ("Curie", "2024", "", "")}


def test_key_publications_of_two_people_are_put_together_in_their_order(world, signed_in):
    client, group = signed_in("editor"), world.vision.group
    url = record_url(group)
    fields = open_form(client, url)
    other = Publication.objects.exclude(pk=world.publication.pk).get()
    KeyPublication.objects.create(group=group, publication=other, order=1)
    rows = json.loads(fields["key_publications"])
    response = client.post(
        url, {**fields, "key_publications": json.dumps([{**rows[0], "remark": "Best paper"}])}
    )
    assert client.post(url, shown_again(response)).status_code == 302
    said = list(group.key_publications.values_list("publication", "remark"))
    assert said == [(world.publication.pk, "Best paper"), (other.pk, "")]


def test_a_text_of_a_person_that_both_changed_is_shown_side_by_side(world, signed_in):
    client, url = signed_in("admin"), record_url(world.ada)
    first, second = open_form(client, url), open_form(client, url)
    assert client.post(url, {**first, "family": "King", "suffix": "I"}).status_code == 302
    response = client.post(url, {**second, "family": "Byron"})
    assert [row[1:] for row in told(response)] == [
        ["Lovelace", "King Take theirs", "Byron"],
        ["–", "I", "theirs is taken over"],
        # The name of before, which a variant keeps.
        ["–", "Lovelace, Ada", "theirs is taken over"],
    ]
    assert client.post(url, shown_again(response)).status_code == 302
    ada = Person.objects.get(pk=world.ada.pk)
    assert (ada.family, ada.suffix) == ("Byron", "I")
    assert ada.texts.get().biography.startswith("<p")


def test_names_of_a_publication_that_two_changed_are_put_together(world, signed_in):
    client, url = signed_in("bib"), record_url(world.publication)
    first, second = open_form(client, url), open_form(client, url)
    rows = json.loads(first["authorships"])
    both = [*rows, {"given": "Ada", "family": "Lovelace", "role": "author"}]
    assert client.post(url, {**first, "authorships": json.dumps(both)}).status_code == 302
    typed = [{**rows[0], "given": "Charles"}]
    response = client.post(url, {**second, "authorships": json.dumps(typed)})
    assert client.post(url, shown_again(response)).status_code == 302
    names = list(world.publication.authorships.values_list("given", "family"))
    assert names == [("Charles", "Babbage"), ("Ada", "Lovelace")]


def test_settings_and_menus_are_not_overwritten_either(world, signed_in):
    client = signed_in("admin")
    lab = LabSettings.for_site(world.site)
    lab.texts = [LabText(language="en", lab_name="Lab")]
    lab.save()
    url = reverse("wagtailsettings:edit", args=["labportal", "labsettings", world.site.pk])
    first, second = open_form(client, url), open_form(client, url)
    assert client.post(url, {**first, "phone": "1"}).status_code == 302
    response = client.post(url, {**second, "email": "a@example.org", "phone": ""})
    assert told(response) == [["Phone", "–", "1", "theirs is taken over"]]
    assert client.post(url, shown_again(response)).status_code == 302
    lab.refresh_from_db()
    assert (lab.phone, lab.email) == ("1", "a@example.org")
    url = record_url(world.menu)
    fields = open_form(client, url)
    MenuItem.objects.create(menu=world.menu, label="Elsewhere", url="https://example.org/")
    assert told(client.post(url, fields))[0][2] == "https://example.org/, Elsewhere"


def test_a_form_whose_state_is_damaged_is_refused_and_shows_all_that_differs(world, signed_in):
    client, url = signed_in("admin"), record_url(world.topic)
    fields = open_form(client, url)
    response = client.post(url, {**fields, "loaded_state": "damaged", "name": "Mine"})
    assert told(response) == [["Name", "–", "Segmentation Take theirs", "Mine"]]


def test_the_form_carries_nothing_along_that_its_user_may_not_see(world, signed_in):
    member = signed_in("member")
    admin_fields = open_form(signed_in("admin"), record_url(world.ada))
    fields = open_form(member, record_url(world.ada))
    assert "slug" in admin_fields
    assert "slug" not in fields
    assert len(fields["loaded_state"]) < len(admin_fields["loaded_state"])


def test_a_membership_that_ended_meanwhile_is_not_opened_again(world, signed_in):
    client, url = signed_in("admin"), record_url(world.vision.membership)
    first, second = open_form(client, url), open_form(client, url)
    client.post(url, {**first, "end": "2024"})
    response = client.post(url, {**second, "start": "2019"})
    client.post(url, shown_again(response))
    one = Membership.objects.get(pk=world.vision.membership.pk)
    assert (one.start, one.end) == ("2019", "2024")
