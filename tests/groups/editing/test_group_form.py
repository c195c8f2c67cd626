"""Members, key publications and exceptions of a group, each a list in one field of its form."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from groups.models import GroupPublication, KeyPublication, Membership
from tests.factories import (
    KeyPublicationFactory,
    MembershipFactory,
    PersonFactory,
    PublicationFactory,
    ResearchGroupFactory,
    RoleFactory,
)
from tests.staff.answers import model_url, open_form, record_url

pytestmark = pytest.mark.django_db

LISTS = {
    "memberships": Membership,
    "key_publications": KeyPublication,
    "publication_exceptions": GroupPublication,
}


@pytest.fixture
def group():
    return ResearchGroupFactory(names={"en": "Engines", "de": "Maschinen"})


@pytest.fixture
def as_editor(client, group):
    user = User.objects.create_user("editor")
    user.groups.add(group.editors)
    client.force_login(user)
    return client


def _rows(client, group, name):
    return json.loads(open_form(client, record_url(group))[name])


def _send(client, group, **lists):
    url = record_url(group)
    texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in lists.items()}
    return client.post(url, {**open_form(client, url), **texts})


def _said(response):
    form = response.context["form"]
    return [message for messages in form.errors.values() for message in messages]


def test_a_form_that_is_saved_as_it_was_opened_changes_nothing(as_editor, group):
    MembershipFactory(group=group, lead=True, start="2020-04", destination="", order=3)
    MembershipFactory(group=group, end="2021", destination="Paris")
    KeyPublicationFactory(group=group, remark="The first")
    KeyPublicationFactory(group=group)
    GroupPublication.objects.create(group=group, publication=PublicationFactory(), included=False)
    before = {name: list(kind.objects.order_by("pk").values()) for name, kind in LISTS.items()}
    assert _send(as_editor, group).status_code == 302
    assert before == {
        name: list(kind.objects.order_by("pk").values()) for name, kind in LISTS.items()
    }


def test_former_members_stand_last_and_are_told_from_those_of_today(as_editor, group):
    former = MembershipFactory(group=group, end="2021")
    current = MembershipFactory(group=group)
    to_come = MembershipFactory(group=group, start="2999")
    rows = _rows(as_editor, group, "memberships")
    assert [(row["id"], row["over"]) for row in rows] == [
        (current.pk, False),
        (to_come.pk, False),
        (former.pk, True),
    ]


def test_members_are_added_changed_and_taken_out(as_editor, group):
    stays, goes = MembershipFactory(group=group), MembershipFactory(group=group)
    ada, role = PersonFactory(given="Ada"), RoleFactory()
    first, second = _rows(as_editor, group, "memberships")
    assert (first["id"], second["id"]) == (stays.pk, goes.pk)
    first |= {"lead": True, "end": " 2024-05 ", "destination": "Paris  "}
    new = {"id": None, "person": ada.pk, "role": role.pk, "start": "2024"}
    rows = [first, {"id": goes.pk, "gone": True}, new]
    assert _send(as_editor, group, memberships=rows).status_code == 302
    stays.refresh_from_db()
    assert (stays.lead, stays.end, stays.destination) == (True, "2024-05", "Paris")
    assert not Membership.objects.filter(pk=goes.pk).exists()
    added = group.memberships.get(person=ada)
    assert (added.role, added.start, added.lead) == (role, "2024", False)


@pytest.mark.parametrize("typed", ["30.9.2026", "30. September 2026", "2026-09-30"])
def test_dates_of_members_are_typed_as_in_any_form(as_editor, group, typed):
    MembershipFactory(group=group, start="2020")
    [row] = _rows(as_editor, group, "memberships")
    assert _send(as_editor, group, memberships=[{**row, "end": typed}]).status_code == 302
    assert Membership.objects.get().end == "2026-09-30"


def test_a_day_that_no_calendar_has_is_said_to_be_none(as_editor, group):
    MembershipFactory(group=group, start="2020")
    [row] = _rows(as_editor, group, "memberships")
    [said] = _said(_send(as_editor, group, memberships=[{**row, "end": "31.2.2026"}]))
    assert "There is no day 31.2.2026." in said


def test_a_form_is_refused_and_keeps_what_was_typed_if_members_were_added_meanwhile(
    as_editor, group
):
    MembershipFactory(group=group)
    fields = open_form(as_editor, record_url(group)) | {"citation_style": "ieee"}
    other = MembershipFactory(group=group)
    response = as_editor.post(record_url(group), fields)
    assert "has changed this record since you opened it" in response.content.decode()
    assert response.context["form"]["citation_style"].value() == "ieee"
    assert group.memberships.filter(pk=other.pk).exists()


def test_a_member_who_was_taken_out_meanwhile_is_told(as_editor, group):
    membership = MembershipFactory(group=group)
    [row] = _rows(as_editor, group, "memberships")
    membership.delete()
    response = _send(as_editor, group, memberships=[row])
    assert _said(response) == [
        "A row was taken out by somebody else meanwhile. Open the form anew."
    ]
    gone = {"id": row["id"], "gone": True}
    assert _send(as_editor, group, memberships=[gone]).status_code == 302


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"role": None}, "Ada Lovelace: Choose a role."),
        ({"role": 10**30}, "Ada Lovelace: Choose a role."),
        ({"start": "May"}, "Ada Lovelace: “May” is not a date: write 2021, 2021-04 or 2021-04-15."),
        ({"start": "2021", "end": "2020"}, "Ada Lovelace: The end is before the start."),
        ({"destination": "x" * 201}, "Ada Lovelace: went to: at most 200 characters."),
    ],
)
def test_what_is_wrong_with_a_member_is_said_by_name_and_stays_typed(
    as_editor, group, change, said
):
    MembershipFactory(group=group, person=PersonFactory(given="Ada", family="Lovelace"))
    [row] = _rows(as_editor, group, "memberships")
    response = _send(as_editor, group, memberships=[row | change])
    assert _said(response) == [said]
    assert json.loads(response.context["form"]["memberships"].value()) == [row | change]


def test_a_membership_that_is_there_or_of_nobody_is_refused(as_editor, group):
    membership = MembershipFactory(group=group)
    [row] = _rows(as_editor, group, "memberships")
    again = {"person": membership.person.pk, "role": membership.role.pk, "start": "2020"}
    nobody = {"person": 999, "name": "Grace", "role": membership.role.pk}
    said = _said(_send(as_editor, group, memberships=[row, again, nobody]))
    assert "Grace: This record is not there any more." in said
    assert any("This membership is there already." in one for one in said)


@pytest.mark.parametrize("text", ["{", "[1]", "3", '[{"id": "x", "gone": 1}, {"id": true}]'])
def test_what_is_no_list_of_rows_is_refused_and_breaks_nothing(as_editor, group, text):
    for name in LISTS:
        assert _send(as_editor, group, **{name: text}).status_code == 200, name


def test_members_keep_the_order_of_their_names_until_one_is_moved(as_editor, group):
    role = RoleFactory()
    people = [PersonFactory(family=name) for name in ("Abel", "Cantor", "Euler")]
    for person in people:
        MembershipFactory(group=group, person=person, role=role)
    rows = _rows(as_editor, group, "memberships")
    bolzano = {"person": PersonFactory(family="Bolzano").pk, "role": role.pk}
    _send(as_editor, group, memberships=[*rows, bolzano])

    def families():
        return [one.person.family for one in group.memberships.in_order()]

    assert families() == ["Abel", "Bolzano", "Cantor", "Euler"]
    rows = _rows(as_editor, group, "memberships")
    _send(as_editor, group, memberships=[rows[3], *rows[:3]])
    assert families() == ["Euler", "Abel", "Bolzano", "Cantor"]


def test_key_publications_are_added_ordered_remarked_and_taken_out(as_editor, group):
    first, second, third = (KeyPublicationFactory(group=group) for _ in range(3))
    rows = {row["id"]: row for row in _rows(as_editor, group, "key_publications")}
    assert list(rows) == [first.pk, second.pk, third.pk]
    new = PublicationFactory(title="New")
    sent = [
        {"publication": new.pk},
        rows[third.pk] | {"remark": "Best paper"},
        rows[first.pk],
        {"id": second.pk, "gone": True},
    ]
    assert _send(as_editor, group, key_publications=sent).status_code == 302
    stored = [(key.publication_id, key.remark) for key in group.key_publications.order_by("order")]
    assert stored == [
        (new.pk, ""),
        (third.publication_id, "Best paper"),
        (first.publication_id, ""),
    ]


def test_a_publication_is_in_a_list_once_and_has_to_be_there(as_editor, group):
    key = KeyPublicationFactory(group=group, publication=PublicationFactory(title="On engines"))
    [row] = _rows(as_editor, group, "key_publications")
    again = {"publication": key.publication_id, "remark": "x" * 201}
    said = _said(_send(as_editor, group, key_publications=[row, again, {"publication": 999}]))
    assert said == [
        "On engines: This publication is in the list already.",
        "–: This record is not there any more.",
        "On engines: remark: at most 200 characters.",
    ]


def test_exceptions_add_and_leave_out(as_editor, group):
    one, other = PublicationFactory(), PublicationFactory()
    sent = [{"publication": one.pk}, {"publication": other.pk, "included": False}]
    assert _send(as_editor, group, publication_exceptions=sent).status_code == 302
    stored = GroupPublication.objects.order_by("pk").values_list("publication", "included")
    assert list(stored) == [(one.pk, True), (other.pk, False)]


def test_a_row_shows_the_citation_in_the_style_of_the_group(as_editor, group):
    ada = PersonFactory(given="Ada", family="Lovelace")
    publication = PublicationFactory(title="On <engines>", authors=[ada], issued_year=1843)
    KeyPublicationFactory(group=group, publication=publication)
    group.citation_style = "ieee"
    group.save()
    form = as_editor.get(record_url(group)).context["form"]
    widget = form.fields["key_publications"].widget
    context = widget.get_context("x", form["key_publications"].value(), {"id": "x"})["widget"]
    assert context["style"] == "ieee"
    assert "A. Lovelace" in context["citations"][publication.pk]
    assert "&lt;engines&gt;" in context["citations"][publication.pk]


def test_what_rows_name_is_found_by_its_usage(as_editor, group):
    publication = PublicationFactory()
    _send(as_editor, group, key_publications=[{"publication": publication.pk}])
    [reference] = ReferenceIndex.get_references_to(publication)
    assert reference.object_id == str(group.pk)


def _queries(act):
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


def test_seventy_members_and_sixty_key_publications_take_few_queries_more_than_none(
    as_editor, group
):
    url = record_url(group)
    as_editor.get(url)
    opening, saving = (
        _queries(lambda: as_editor.get(url)),
        _queries(lambda: _send(as_editor, group)),
    )
    role = RoleFactory()
    for number in range(70):
        end = "2021" if number % 2 else ""
        MembershipFactory(group=group, role=role, end=end)
    publications = [PublicationFactory(authors=[PersonFactory()]) for _ in range(60)]
    for publication in publications:
        KeyPublicationFactory(group=group, publication=publication)
    GroupPublication.objects.bulk_create(
        GroupPublication(group=group, publication=one) for one in publications[:30]
    )
    as_editor.get(url)
    assert _queries(lambda: as_editor.get(url)) <= opening + 12
    assert _queries(lambda: _send(as_editor, group)) <= saving + 24
    keys = _rows(as_editor, group, "key_publications")
    members = [row | {"destination": "Rome"} for row in _rows(as_editor, group, "memberships")]
    sent = {"key_publications": keys[::-1], "memberships": members}
    assert _queries(lambda: _send(as_editor, group, **sent)) <= saving + 26


def test_a_group_is_added_with_its_members(admin_client):
    ada, role = PersonFactory(), RoleFactory()
    url = model_url(type(ResearchGroupFactory()), "add")
    fields = open_form(admin_client, url)
    fields |= {"texts-0-language": "en", "texts-0-name": "New", "slug": "new"}
    fields["memberships"] = json.dumps([{"person": ada.pk, "role": role.pk}])
    assert admin_client.post(url, fields).status_code == 302
    [membership] = Membership.objects.all()
    assert (membership.group.slug, membership.person) == ("new", ada)
