"""A form that was open while its record changed is refused, not obeyed."""

import json

import pytest

from groups.models import KeyPublication
from labportal.models import MenuItem
from people.models import Person
from publications.models import Publication
from tests.staff.answers import open_form, record_url

REFUSED = "has changed this record since you opened it"


@pytest.fixture(params=["person", "publication"])
def record(request, world):
    return {"person": world.ada, "publication": world.publication}[request.param]


def change_meanwhile(record):
    """Change the record as an import does: save it, and write a revision."""
    fresh = type(record).objects.get(pk=record.pk)
    field = "suffix" if isinstance(record, Person) else "note"
    setattr(fresh, field, "III")
    fresh.save()
    fresh.save_revision()
    return type(record).objects.values().get(pk=record.pk)


def test_a_form_opened_before_the_latest_revision_is_refused_as_often_as_it_is_sent(
    record, signed_in
):
    client = signed_in("admin")
    fields = open_form(client, record_url(record))
    meanwhile = change_meanwhile(record)
    for _ in range(2):
        response = client.post(record_url(record), fields)
        assert REFUSED in response.content.decode()
        assert type(record).objects.values().get(pk=record.pk) == meanwhile
        # The next thing sent is the form as it was shown again.
        shown = response.context
        fields["loaded_revision_id"] = shown["object"].latest_revision_id
        fields["loaded_revision_created_at"] = shown["loaded_revision_created_at"]


def test_a_form_opened_before_there_was_any_revision_is_refused(world, signed_in):
    publication = Publication.objects.create(title="Imported")
    client = signed_in("bib")
    fields = open_form(client, record_url(publication))
    assert "loaded_revision_id" not in fields
    change_meanwhile(publication)
    assert REFUSED in client.post(record_url(publication), fields).content.decode()
    assert Publication.objects.get(pk=publication.pk).note == "III"


def test_a_form_that_claims_to_overwrite_the_latest_revision_is_refused(record, signed_in):
    client = signed_in("admin")
    fields = open_form(client, record_url(record))
    meanwhile = change_meanwhile(record)
    fields["overwrite_revision_id"] = meanwhile["latest_revision_id"]
    assert REFUSED in client.post(record_url(record), fields).content.decode()


def test_a_form_that_is_up_to_date_is_saved_as_a_revision_of_its_own(record, signed_in):
    client = signed_in("admin")
    before = record.revisions.count()
    fields = open_form(client, record_url(record))
    assert client.post(record_url(record), fields).status_code == 302
    assert record.revisions.count() == before + 1
    fields = open_form(client, record_url(record))
    fields["overwrite_revision_id"] = fields["loaded_revision_id"]
    assert client.post(record_url(record), fields).status_code == 302
    assert record.revisions.count() == before + 2


@pytest.mark.parametrize("kind", ["topic", "role", "membership", "menu"])
def test_a_form_of_a_record_without_revisions_is_refused_if_somebody_saved_another(
    world, signed_in, kind
):
    records = {
        "topic": world.topic,
        "role": world.role,
        "membership": world.vision.membership,
        "menu": world.menu,
    }
    client, url = signed_in("admin"), record_url(records[kind])
    first, second = open_form(client, url), open_form(client, url)
    if kind == "menu":
        MenuItem.objects.create(menu=world.menu, label="Elsewhere", url="https://example.org/")
    else:
        first |= {"start": "2019"} if kind == "membership" else {"slug": "another"}
        assert client.post(url, first).status_code == 302
    for _ in range(2):
        response = client.post(url, second)
        assert response.status_code == 200
        assert REFUSED in response.content.decode()
    fresh = open_form(client, url)
    assert client.post(url, fresh).status_code == 302


def test_records_have_no_autosave(record, signed_in):
    content = signed_in("admin").get(record_url(record)).content.decode()
    assert "data-w-autosave-interval-value" not in content


def test_a_row_that_was_added_meanwhile_is_not_added_twice(world, signed_in):
    client, group = signed_in("editor"), world.vision.group
    fields = open_form(client, record_url(group))
    other = Publication.objects.exclude(pk=world.publication.pk).get()
    rows = json.loads(fields["key_publications"])
    fields["key_publications"] = json.dumps([*rows, {"publication": other.pk}])
    KeyPublication.objects.create(group=group, publication=other)
    assert REFUSED in client.post(record_url(group), fields).content.decode()
    assert KeyPublication.objects.filter(group=group).count() == 2


def test_a_revision_that_is_restored_leaves_alone_what_the_form_does_not_hold(world, signed_in):
    first = world.publication.revisions.earliest("pk")
    heir = Publication.objects.exclude(pk=world.publication.pk).get()
    publication = Publication.objects.get(pk=world.publication.pk)
    publication.merged_into, publication.retired_at = heir, first.created_at
    publication.save()
    publication.save_revision()
    client = signed_in("bib")
    url = record_url(publication, "revisions_revert", first.pk)
    fields = open_form(client, url)
    assert client.post(url, fields).status_code == 302
    restored = Publication.objects.get(pk=publication.pk)
    assert restored.note == ""
    assert (restored.merged_into, restored.retired_at) == (heir, first.created_at)
    assert restored.authorships.count() == 1
