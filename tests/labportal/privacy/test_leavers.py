"""Contact details of people who left."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import ModelLogEntry, Revision, Site

from labportal.models import LabSettings, PeopleImport
from labportal.privacy.expiry.leavers import contact_days, remove_contacts_of_leavers
from labportal.privacy.history import CONTACTS_REMOVED
from tests.factories import MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lab():
    site = Site.objects.get(is_default_site=True)
    return LabSettings.objects.update_or_create(site=site, defaults={"contact_days": 90})[0]


def ago(days):
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def somebody(*memberships, **fields):
    """Return somebody with contact details, and memberships from one day to another."""
    person = PersonFactory(
        **{"email": "ada@lab.example", "phone": "+49 89 1234", "room": "03.11", **fields}
    )
    for start, end in memberships:
        MembershipFactory(person=person, start=start, end=end)
    person.save_revision()
    return person


def contacts(person):
    person.refresh_from_db()
    return person.email, person.phone, person.room


def test_who_left_long_ago_loses_contact_details_in_record_versions_and_traces():
    person = somebody(("2020", ago(91)))
    table = PeopleImport.objects.create(
        name="x.csv",
        trace={
            "people": [
                {"person": person.pk, "values": {"email": ["", "ada@lab.example"], "orcid": []}}
            ]
        },
    )
    assert remove_contacts_of_leavers() == 1
    assert contacts(person) == ("", "", "")
    versions = Revision.objects.filter(object_id=str(person.pk))
    assert "ada@lab.example" not in str(list(versions.values_list("content", flat=True)))
    table.refresh_from_db()
    assert table.trace["people"][0]["values"] == {"orcid": []}
    entry = ModelLogEntry.objects.filter(action=CONTACTS_REMOVED).get()
    assert entry.object_id == str(person.pk)
    assert remove_contacts_of_leavers() == 0


@pytest.mark.parametrize(
    "memberships",
    [
        [("2020", ago(89))],
        [("2020", "")],
        [("2010", "2015"), ("2020", "")],
        [("2010", "2015"), (ago(-30), "")],
        [],
    ],
    ids=["left lately", "is here", "is back", "comes back", "was never in a group"],
)
def test_others_keep_theirs(memberships):
    person = somebody(*memberships)
    assert remove_contacts_of_leavers() == 0
    assert contacts(person) == ("ada@lab.example", "+49 89 1234", "03.11")


def test_an_end_of_which_only_the_year_is_known_is_its_last_day():
    this_year = str(timezone.localdate().year)
    assert remove_contacts_of_leavers() == 0
    somebody(("2010", this_year))
    assert remove_contacts_of_leavers() == 0


def test_nobody_knows_when_a_former_membership_ended_so_nothing_is_removed():
    person = somebody()
    MembershipFactory(person=person, start="2010", former=True)
    assert remove_contacts_of_leavers() == 0


@pytest.mark.parametrize(("is_active", "number"), [(True, 0), (False, 1)])
def test_whose_account_is_in_use_is_left_alone(is_active, number):
    user = get_user_model().objects.create_user("ada", is_active=is_active)
    somebody(("2010", "2015"), user=user)
    assert remove_contacts_of_leavers() == number


def test_a_lab_that_wants_none_removed_leaves_the_setting_empty(lab):
    lab.contact_days = None
    lab.save()
    somebody(("2010", "2015"))
    assert contact_days() is None
    assert remove_contacts_of_leavers() == 0


def test_the_page_tells_whose_contact_details_go_and_when_for_any_number_of_days(admin_client):
    for name, end in (("Early", "2010"), ("Late", ago(10)), ("Here", "")):
        somebody(("2001", end), given="Ex", family=name)
    day = date_format(timezone.localdate() + timedelta(days=21))

    def told(**asked):
        response = admin_client.get(reverse("privacy:leavers"), asked)
        due, later = response.context["due"], response.context["later"]
        names = [[one.person.family for one in some] for some in (due, later)]
        return names, response.content.decode()

    # As it is saved: 90 days.
    assert told()[0] == [["Early"], ["Late"]]
    assert "31 December 2010" in told()[1]
    names, html = told(days="30")
    assert (names, day in html) == ([["Early"], ["Late"]], True)
    assert told(days=" 9 ")[0] == [["Early", "Late"], []]
    assert "Nobody’s contact details" in told(days="")[1]
    for wrong in ("x", "-1", "99999999999999999999"):
        assert "no number of days" in told(days=wrong)[1]
    assert remove_contacts_of_leavers() == 1


def test_only_who_may_erase_people_reads_who_has_left(client):
    user = get_user_model().objects.create_user("ada", password="secret")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("privacy:leavers")).status_code == 302
