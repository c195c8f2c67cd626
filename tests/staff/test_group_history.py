"""Groups have a history; their members and key publications have a log, which nothing restores."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from groups.models import KeyPublication, Membership, ResearchGroup
from groups.row_log import ACTION, log_written
from people.models import RoleText
from publications.imports.removals.merging import merge as merge_works
from publications.imports.removals.people.merging import merge as merge_people
from publications.imports.removals.people.taking_back import take_back as take_person_back
from publications.models import Publication
from tests.staff.answers import model_url, open_form, record_url
from tests.staff.world import make_person


def history_of(client, record):
    """Return the texts of the history of a record, newest first."""
    page = client.get(record_url(record, "history")).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def logged(record):
    """Return the messages of the log of rows of a record, oldest first."""
    entries = ModelLogEntry.objects.for_instance(record).filter(action=ACTION)
    return [str(entry.message) for entry in entries.order_by("pk")]


def rows_in(group):
    return (
        list(Membership.objects.filter(group=group).values()),
        list(KeyPublication.objects.filter(group=group).values()),
    )


def test_an_older_version_of_a_group_is_compared_and_restored_without_touching_its_rows(
    world, signed_in
):
    client, group = signed_in("admin"), world.vision.group
    url = record_url(group)
    fields = open_form(client, url)
    changed = {"texts-0-name": "Sight", "start": "2011", "citation_style": "ieee"}
    assert client.post(url, {**fields, **changed}).status_code == 302
    first, second = group.revisions.order_by("pk")[:2]
    assert "Sight" in history_of(client, group)
    compared = client.get(record_url(group, "revisions_compare", first.pk, second.pk))
    assert "Sight" in compared.content.decode()
    cleo = make_person("Cleo", "Curie")
    Membership.objects.create(person=cleo, group=group, role=world.role, start="2024")
    KeyPublication.objects.filter(group=group).delete()
    rows = rows_in(group)
    restore = record_url(group, "revisions_revert", first.pk)
    assert client.post(restore, open_form(client, restore)).status_code == 302
    group = ResearchGroup.objects.get(pk=group.pk)
    assert (group.name, group.start, group.citation_style) == ("Vision", "", "")
    assert rows_in(group) == rows


def test_a_revision_of_a_group_holds_neither_members_nor_publications(world):
    content = world.vision.group.save_revision().content
    assert content["texts"]
    assert "slug" in content
    assert not {"memberships", "key_publications", "publication_exceptions"} & content.keys()


def test_who_was_added_changed_and_taken_out_in_the_form_of_a_group_stands_in_its_history(
    world, signed_in
):
    client, group = signed_in("editor"), world.vision.group
    url, cleo = record_url(group), make_person("Cleo", "Curie")
    before = len(logged(group))
    fields = open_form(client, url)
    rows = json.loads(fields["memberships"])
    new = {"person": cleo.pk, "name": "Cleo Curie", "role": world.role.pk, "start": "2024"}
    rows = [{**rows[0], "end": "2025"}, new]
    works = json.loads(fields["key_publications"])
    fields |= {
        "memberships": json.dumps(rows),
        "key_publications": json.dumps([{**works[0], "gone": True}]),
    }
    assert client.post(url, fields).status_code == 302
    works, members = sorted(logged(group)[before:])
    assert works == "Key publication taken out: On engines"
    assert members == (
        "Membership changed: Ada Lovelace (end: – → 2025); "
        "Membership added: Cleo Curie (role: Doctoral researcher, start: 2024)"
    )
    assert logged(cleo) == ["Membership added: Vision (role: Doctoral researcher, start: 2024)"]
    assert "editor" in history_of(client, group)
    assert "Membership added: Cleo Curie" in history_of(client, group)
    with translation.override("de"):
        told = logged(group)[before:]
        assert "Ausgewählte Publikation herausgenommen: On engines" in told


def test_a_membership_that_moves_to_another_group_is_told_in_both(world, signed_in):
    client, one = signed_in("admin"), world.vision.membership
    url = record_url(one)
    fields = open_form(client, url) | {"group": world.imaging.group.pk}
    assert client.post(url, fields).status_code == 302
    told = "Membership changed: Ada Lovelace (research group: Vision → Imaging)"
    assert logged(world.vision.group)[-1] == logged(world.imaging.group)[-1] == told
    client.post(record_url(one, "delete"))
    (taken,) = [said for said in logged(world.imaging.group) if "taken out" in said]
    assert taken.startswith("Membership taken out: Ada Lovelace")
    assert taken.count("taken out") == 1
    client.post(model_url(Membership, "add"), {**fields, "group": ""})
    assert logged(world.ada)[-1].startswith("Membership added: the chair itself")
    entry = ModelLogEntry.objects.for_instance(world.ada).filter(action=ACTION).latest("pk")
    assert entry.user == world.users["admin"]


def test_rows_that_a_merge_moves_and_moves_back_are_told_where_they_were_and_are(world):
    cleo = make_person("Cleo", "Curie")
    Membership.objects.create(person=cleo, group=world.imaging.group, role=world.role)
    removal = merge_people(world.ada.pk, cleo.pk, {})
    told = "(person: Cleo Curie → Ada Lovelace)"
    assert logged(world.imaging.group)[-1] == f"Membership changed: Ada Lovelace {told}"
    assert logged(cleo)[-1] == logged(world.ada)[-1] == f"Membership changed: Imaging {told}"
    take_person_back(removal.pk)
    assert logged(cleo)[-1] == "Membership changed: Imaging (person: Ada Lovelace → Cleo Curie)"
    key = world.vision.key_publication
    other = Publication.objects.exclude(key_publications__group=world.vision.group).first()
    merge_works(other.pk, key.publication.pk, {})
    # It took the title, too.
    told = "(publication: On engines → On engines)"
    assert logged(world.vision.group)[-1] == f"Key publication changed: On engines {told}"


def test_roles_and_groups_are_named_in_the_language_of_who_reads_the_log(world):
    RoleText.objects.create(record=world.role, language="de", name="Doktorandin")
    text = world.imaging.group.texts.model(
        record=world.imaging.group, language="de", name="Bildgebung"
    )
    text.save()
    with translation.override("de"):
        cleo = make_person("Cleo", "Curie")
        one = Membership.objects.create(person=cleo, group=world.vision.group, role=world.role)
        one = Membership.objects.get(pk=one.pk)
        one.group = ResearchGroup.objects.get(pk=world.imaging.group.pk)
        one.save()
        assert "Bildgebung" in logged(cleo)[-1]
        assert "Doktorandin" in logged(cleo)[0]
    assert logged(cleo) == [
        "Membership added: Vision (role: Doctoral researcher)",
        "Membership changed: Imaging (research group: Vision → Imaging)",
    ]


def test_sorting_key_publications_is_logged_once_and_saving_a_form_unchanged_logs_nothing(
    world, signed_in
):
    client, group = signed_in("editor"), world.vision.group
    other = Publication.objects.exclude(pk=world.publication.pk).get()
    KeyPublication.objects.create(group=group, publication=other, order=1)
    url = record_url(group)
    before = logged(group)
    assert client.post(url, open_form(client, url)).status_code == 302
    assert logged(group) == before
    fields = open_form(client, url)
    rows = json.loads(fields["key_publications"])
    fields["key_publications"] = json.dumps(rows[::-1])
    assert client.post(url, fields).status_code == 302
    assert logged(group)[len(before) :] == ["Sorted anew: Key publications"]


def test_the_number_of_queries_does_not_depend_on_that_of_logged_rows(world):
    def queries(number):
        people = [make_person("P", f"Number{place}") for place in range(number)]
        common = {"group": world.vision.group, "role": world.role}
        Membership.objects.bulk_create([Membership(person=one, **common) for one in people])
        rows = Membership.objects.filter(person__in=people)
        with CaptureQueriesContext(connection) as captured:
            log_written([(row, None) for row in rows])
        assert len(logged(people[-1])) == 1
        return len(captured)

    queries(1)
    assert queries(2) == queries(9)


def test_whoever_chooses_a_version_reads_that_members_and_publications_are_no_part_of_it(
    world, signed_in
):
    client, group, page = signed_in("editor"), world.vision.group, world.vision.pages["en"]
    sentence = "Members and publications are no part of versions: they stay as they are now."
    memberships = "Memberships are no part of versions: they stay as they are now."
    first, second = group.save_revision(), group.save_revision()
    shown = page.save_revision()
    log = f"{record_url(group, 'history')}?action={ACTION}"
    addresses = [
        record_url(group, "history"),
        record_url(group, "revisions_compare", first.pk, second.pk),
        record_url(group, "revisions_revert", first.pk),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, shown.pk, "latest"]),
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, shown.pk]),
    ]
    for address in addresses:
        page_shown = client.get(address).content.decode()
        assert sentence in page_shown
        assert log in page_shown
    assert "Ada Lovelace" in client.get(log).content.decode()
    assert sentence not in client.get(record_url(group)).content.decode()
    assert memberships in signed_in("member").get(record_url(world.ada, "history")).content.decode()
    other = signed_in("bib").get(record_url(world.publication, "history")).content.decode()
    assert sentence not in other


@pytest.mark.parametrize("view", ["edit", "add"])
def test_a_form_of_a_record_has_its_title_as_the_first_heading(world, signed_in, view):
    client = signed_in("admin")
    for record in (world.vision.group, world.ada, world.publication, world.role, world.menu):
        url = record_url(record) if view == "edit" else model_url(type(record), "add")
        page = client.get(url).content.decode()
        (heading,) = re.findall(r"<h1.*?</h1>", page, re.DOTALL)
        assert "w-sr-only" not in heading
