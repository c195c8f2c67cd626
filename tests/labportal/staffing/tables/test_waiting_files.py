"""Files that somebody chose and did not import yet: listed, shown again, discarded."""

import pytest
from django.test import Client
from django.urls import reverse

from labportal.models import PeopleImport
from tests.labportal.staffing.tables.sent import plan_of, upload
from tests.labportal.staffing.tables.test_portraits import picture, zipped
from tests.labportal.staffing.tables.test_portraits import upload as upload_portraits

pytestmark = pytest.mark.django_db

TABLE = "given names,family name\nGrace,Hopper\n"
TABLES, PORTRAITS = reverse("staffing:people_table"), reverse("staffing:portraits")


def text_of(client, address):
    return client.get(address).content.decode()


def test_a_file_that_waits_is_listed_and_discarded(world, admin):
    upload(admin, TABLE, "staff.csv")
    upload_portraits(admin, zipped(**{"ada.png": picture()}))
    assert "“staff.csv” waits to be imported." in text_of(admin, TABLES)
    assert "“portraits.zip” waits to be imported." in text_of(admin, PORTRAITS)
    kept = PeopleImport.objects.get(name="staff.csv")
    assert "Discard" in text_of(admin, reverse("staffing:people_table_plan", args=[kept.pk]))
    discarded = admin.post(reverse("staffing:discard_file", args=[kept.pk]), follow=True)
    assert "“staff.csv” is discarded." in discarded.content.decode()
    assert "waits to be imported" not in text_of(admin, TABLES)
    other = PeopleImport.objects.get()
    assert admin.post(reverse("staffing:discard_file", args=[other.pk])).url == PORTRAITS
    assert not PeopleImport.objects.exists()


def test_another_file_takes_the_place_of_one_of_its_kind_only(world, admin):
    upload_portraits(admin, zipped(**{"ada.png": picture()}))
    upload(admin, TABLE, "first.csv")
    upload(admin, TABLE, "second.csv")
    names = PeopleImport.objects.order_by("name").values_list("name", flat=True)
    assert list(names) == ["portraits.zip", "second.csv"]


def test_nobody_discards_another_s_file_or_one_that_was_imported(world, admin):
    plan_of(admin, TABLE)
    kept = PeopleImport.objects.get()
    address = reverse("staffing:discard_file", args=[kept.pk])
    other = Client()
    other.force_login(world.users["bib"])
    assert other.post(address).status_code != 200
    kept.imported_at = kept.created_at
    kept.save()
    assert admin.post(address).status_code == 404
    assert PeopleImport.objects.exists()


def test_the_list_of_imports_fetches_no_file(world, admin, django_assert_max_num_queries):
    upload(admin, TABLE)
    with django_assert_max_num_queries(60) as queries:
        admin.get(TABLES)
    read = [one["sql"] for one in queries if "labportal_peopleimport" in one["sql"]]
    assert read
    assert not [one for one in read if '"content"' in one]
