"""Triggers that stamp content: on every public table, for every kind of statement."""

import pytest
from django.apps import apps
from django.db import connection
from wagtail.models import Page

from labportal.base.database.content_stamp import prune_changes, read_stamp
from labportal.base.database.stamp_triggers import install_triggers
from labportal.base.models import ContentChange, Topic
from labportal.page_cache.public_tables import PRIVATE, is_public, public_tables
from publications.models import Publication
from tests.factories import PersonFactory, PublicationFactory, ResearchGroupFactory
from tests.labportal.page_cache.changes import changes, run

pytestmark = pytest.mark.django_db

EVENTS = ("delete", "insert", "truncate", "update")


def test_every_public_table_has_a_trigger_of_each_kind_and_no_other_table_has_one():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'stamp_%'"
        )
        found = cursor.fetchall()
    assert sorted(found) == sorted(
        (table, f"stamp_{event}") for table in public_tables() for event in EVENTS
    )


def test_every_private_label_is_an_app_or_a_model():
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    known |= {config.label for config in apps.get_app_configs()}
    for labels in PRIVATE.values():
        assert set(labels.split()) <= known


def test_what_pages_show_is_public():
    own = {"groups", "people", "base"}
    private = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in own and not model._meta.proxy and not is_public(model)
    }
    # What harvesters were told of follows from what pages show.
    of_harvests = {"groups.Harvest", "groups.HarvestedPublication"}
    of_staff = {"groups.PublicationReport"}
    assert private == (
        {"base.ContentChange", "base.Heartbeat", "base.HostTurn"} | of_harvests | of_staff
    )


def test_the_orm_in_bulk_is_a_change():
    before = changes()
    Topic.objects.bulk_create([Topic(name=f"Topic {n}", slug=f"topic-{n}") for n in range(5)])
    assert changes() == before + 1
    Topic.objects.filter(name="Topic 1").update(name="Another")
    assert changes() == before + 2


@pytest.mark.usefixtures("site_tree")
def test_a_draft_a_lock_and_a_schedule_are_no_change():
    page = Page.objects.get(slug="people", locale__language_code="en").specific
    before = changes()
    page.title = "Everybody"
    revision = page.save_revision()
    Page.objects.filter(pk=page.pk).update(locked=True, expire_at="2030-01-01T00:00Z")
    assert changes() == before
    revision.publish()
    assert changes() > before


def test_a_version_alone_is_a_change_only_of_records_whose_time_feeds_or_programs_are_told():
    publication = PublicationFactory()
    for record in (PersonFactory(), ResearchGroupFactory(), publication):
        before = changes()
        record.save_revision()
        assert changes() == before + 1
    before = changes()
    Publication.objects.filter(pk=publication.pk).update(title="Another")
    assert changes() == before + 1


def test_pruning_leaves_the_stamp_as_it_is():
    def parts():
        with connection.cursor() as cursor:
            cursor.execute("SELECT sum(number), sum(coalesce(total, id)) FROM base_contentchange")
            return cursor.fetchone()

    Topic.objects.create(name="Privacy")
    Topic.objects.create(name="Safety")
    before = parts()
    prune_changes()
    assert parts() == before
    assert ContentChange.objects.count() == 1
    prune_changes()
    assert parts() == before


def test_nothing_is_pruned_where_nothing_is():
    ContentChange.objects.all().delete()
    prune_changes()
    assert not ContentChange.objects.exists()


def test_a_table_that_is_private_now_loses_its_triggers_and_others_keep_theirs():
    tables = public_tables()
    del tables["base_topic"]
    install_triggers(tables)
    assert run("INSERT INTO base_topic (name, slug) VALUES ('Privacy', 'privacy')") == 0
    install_triggers(public_tables())
    assert run("UPDATE base_topic SET name = 'Safety'") == 1


def test_a_second_migration_makes_no_trigger_anew():
    def transactions():
        with connection.cursor() as cursor:
            cursor.execute("SELECT oid, xmin::text FROM pg_trigger WHERE tgname LIKE 'stamp_%'")
            return sorted(cursor.fetchall())

    before = transactions()
    install_triggers(public_tables())
    assert transactions() == before


def test_a_transaction_that_has_written_has_no_stamp():
    Topic.objects.create(name="Privacy")
    assert read_stamp() is None


def test_who_has_no_schema_in_the_path_writes_as_well():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = ''")
        cursor.execute("INSERT INTO public.base_topic (name, slug) VALUES ('Privacy', 'privacy')")
        cursor.execute("SET LOCAL search_path = public")
    assert changes() > 0


def test_a_table_that_is_not_there_is_passed_over():
    install_triggers({**public_tables(), "table_of_an_app_that_was_taken_out": ()})
    assert run("INSERT INTO base_topic (name, slug) VALUES ('Privacy', 'privacy')") == 1
