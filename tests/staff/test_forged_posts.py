"""Forms with more in them than the admin asked for: nothing that is not one's own changes."""

import json
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission

from groups.models import KeyPublication, Membership, ResearchGroup, ResearchGroupPage
from people.models import NameVariant, Person
from tests.staff.answers import (
    answer,
    model_url,
    open_form,
    page_url,
    record_url,
)
from tests.staff.world import make_person


def forge_formset(fields, prefix, *forms):
    """Put `forms` into the fields as an inline panel would."""
    fields[f"{prefix}-TOTAL_FORMS"] = len(forms)
    fields[f"{prefix}-INITIAL_FORMS"] = sum("id" in form for form in forms)
    for number, form in enumerate(forms):
        for name, value in {"id": "", "ORDER": number + 1, "DELETE": "", **form}.items():
            fields[f"{prefix}-{number}-{name}"] = value


def forge_rows(fields, name, *rows):
    """Put `rows` into a field as the script of a list would."""
    fields[name] = json.dumps(rows)


def test_a_member_changes_the_own_biography(world, signed_in):
    client = signed_in("member")
    fields = open_form(client, record_url(world.ada))
    fields["academic_title"] = "Countess"
    assert answer(client.post(record_url(world.ada), fields)) == "yes"
    assert Person.objects.get(pk=world.ada.pk).academic_title == "Countess"


def test_a_member_does_not_change_slug_user_name_variants_or_memberships(world, signed_in):
    client = signed_in("member")
    fields = open_form(client, record_url(world.ada))
    assert not [name for name in fields if name.startswith(("slug", "user", "name_variants"))]
    variant = world.ada.name_variants.get()
    fields |= {"slug": "queen", "user": str(world.users["admin"].pk), "academic_title": "Countess"}
    fields |= {"merged_into": world.bob.pk, "sort_key": "aaa"}
    forge_formset(fields, "name_variants", {"id": variant.pk, "name": "B. Noyce"}, {"name": "X"})
    forge_rows(fields, "memberships", {"group": world.imaging.group.pk, "role": world.role.pk})
    assert answer(client.post(record_url(world.ada), fields)) == "yes"
    ada = Person.objects.get(pk=world.ada.pk)
    assert ada.academic_title == "Countess"
    assert (ada.slug, ada.user, ada.merged_into) == ("ada-lovelace", world.users["member"], None)
    assert ada.sort_key == world.ada.sort_key
    assert [variant.name for variant in ada.name_variants.all()] == ["A. Lovelace"]
    assert [membership.group for membership in ada.memberships.all()] == [world.vision.group]


def test_a_member_does_not_change_somebody_else(world, signed_in):
    fields = open_form(signed_in("admin"), record_url(world.bob))
    fields["family"] = "Lovelace"
    client = signed_in("member")
    assert answer(client.post(record_url(world.bob), fields)) == "no"
    # Nor by the rows of the own record's inline panels.
    own = open_form(client, record_url(world.ada))
    text = world.bob.texts.get()
    forge_formset(own, "texts", {"id": text.pk, "language": "en", "biography": "null"})
    client.post(record_url(world.ada), own)
    bob = Person.objects.get(pk=world.bob.pk)
    assert (bob.family, bob.texts.get().biography) == ("Noyce", text.biography)


def test_a_member_who_goes_back_to_a_revision_gets_the_own_fields_back_only(world, signed_in):
    revision = world.ada.latest_revision
    ada = Person.objects.get(pk=world.ada.pk)
    ada.slug, ada.academic_title = "countess", "Countess"
    ada.name_variants.add(NameVariant(name="A. Byron"))
    ada.save()
    ada.save_revision()
    client = signed_in("member")
    url = record_url(ada, "revisions_revert", revision.pk)
    assert answer(client.post(url, open_form(client, url))) == "yes"
    restored = Person.objects.get(pk=ada.pk)
    assert restored.academic_title == ""
    assert "Ada computes." in restored.texts.get().biography
    assert restored.slug == "countess"
    assert restored.user == world.users["member"]
    assert {variant.name for variant in restored.name_variants.all()} == {
        "A. Lovelace",
        "A. Byron",
    }


def test_a_member_who_is_merged_away_loses_the_record(world, signed_in):
    Person.objects.filter(pk=world.ada.pk).update(merged_into=world.bob)
    client = signed_in("member")
    assert answer(client.get(record_url(world.ada))) == "no"
    assert answer(client.post(record_url(world.ada))) == "no"


def test_an_editor_changes_members_and_key_publications_of_the_own_group(world, signed_in):
    client, group = signed_in("editor"), world.vision.group
    fields = open_form(client, record_url(group))
    forge_rows(
        fields,
        "memberships",
        {"id": world.vision.membership.pk, "person": world.ada.pk, "role": world.role.pk},
        {"person": world.bob.pk, "role": world.role.pk, "start": "2024"},
    )
    forge_rows(
        fields,
        "key_publications",
        {
            "id": world.vision.key_publication.pk,
            "publication": world.publication.pk,
            "remark": "The first",
        },
    )
    assert answer(client.post(record_url(group), fields)) == "yes"
    assert {one.person for one in group.memberships.all()} == {world.ada, world.bob}
    assert KeyPublication.objects.get(group=group).remark == "The first"


def test_an_editor_does_not_change_what_administrators_decide_of_the_own_group(world, signed_in):
    client, group = signed_in("editor"), world.vision.group
    fields = open_form(client, record_url(group))
    editors = world.imaging.group.editors.pk
    fields |= {"slug": "mine", "start": "1999", "editors": str(editors), "order": "7"}
    forge_formset(fields, "texts", {"id": group.texts.get().pk, "language": "en", "name": "Mine"})
    assert answer(client.post(record_url(group), fields)) == "yes"
    same = ResearchGroup.objects.get(pk=group.pk)
    assert (same.slug, same.start, same.name, same.order) == ("vision", "", "Vision", 0)
    assert same.editors == group.editors


def test_an_editor_does_not_change_another_group(world, signed_in):
    url = record_url(world.imaging.group)
    fields = open_form(signed_in("admin"), url)
    for name in ("memberships", "key_publications"):
        rows = json.loads(fields[name])
        forge_rows(fields, name, *({"id": row["id"], "gone": True} for row in rows))
    assert answer(signed_in("editor").post(url, fields)) == "no"
    assert world.imaging.group.memberships.count() == 1
    assert world.imaging.group.key_publications.count() == 1


@pytest.mark.parametrize("row", ["memberships", "key_publications"])
def test_an_editor_does_not_reach_rows_of_another_group_through_the_own(row, world, signed_in):
    client = signed_in("editor")
    theirs = {
        "memberships": world.imaging.membership,
        "key_publications": world.imaging.key_publication,
    }[row]
    for action in ({"gone": True}, {"remark": "Ours", "destination": "Ours"}):
        fields = open_form(client, record_url(world.vision.group))
        forged = {
            "id": theirs.pk,
            "group": world.vision.group.pk,
            "person": world.ada.pk,
            "role": world.role.pk,
            "publication": world.publication.pk,
        }
        forge_rows(fields, row, forged | action)
        client.post(record_url(world.vision.group), fields)
        stored = type(theirs).objects.values().get(pk=theirs.pk)
        assert stored == type(theirs).objects.values().get(group=world.imaging.group)
        assert "Ours" not in stored.values()


def test_a_row_stays_in_its_group_whatever_group_its_form_names(world, signed_in):
    client = signed_in("editor")
    fields = open_form(client, record_url(world.vision.group))
    forged = {"person": world.bob.pk, "role": world.role.pk, "group": world.imaging.group.pk}
    forge_rows(fields, "memberships", forged)
    client.post(record_url(world.vision.group), fields)
    assert list(world.imaging.group.memberships.all()) == [world.imaging.membership]
    assert world.vision.group.memberships.filter(person=world.bob).exists()


def test_an_editor_adds_members_to_the_own_group_only(world, signed_in):
    client, url = signed_in("editor"), model_url(Membership, "add")
    fields = open_form(client, url)
    fields |= {"person": world.bob.pk, "role": world.role.pk, "start": "2024"}
    for group in (world.imaging.group.pk, "", "999"):
        fields["group"] = group
        response = client.post(url, fields)
        assert response.context["form"].errors.keys() == {"group"}
    assert Membership.objects.count() == 2
    fields["group"] = world.vision.group.pk
    assert answer(client.post(url, fields)) == "yes"
    assert Membership.objects.filter(person=world.bob, group=world.vision.group).exists()


def test_an_editor_does_not_move_a_membership_to_another_group(world, signed_in):
    client, url = signed_in("editor"), record_url(world.vision.membership)
    fields = open_form(client, url)
    fields["group"] = world.imaging.group.pk
    assert client.post(url, fields).context["form"].errors.keys() == {"group"}
    assert Membership.objects.get(pk=world.vision.membership.pk).group == world.vision.group


def test_a_membership_of_the_chair_itself_is_nothing_for_editors(world, signed_in):
    office = Membership.objects.create(person=world.bob, role=world.role)
    client = signed_in("editor")
    assert answer(client.get(record_url(office))) == "no"
    assert answer(client.post(record_url(office, "delete"))) == "no"
    assert Membership.objects.filter(pk=office.pk).exists()


def test_an_editor_deletes_memberships_of_the_own_group_only(world, signed_in):
    client = signed_in("editor")
    assert answer(client.post(record_url(world.imaging.membership, "delete"))) == "no"
    assert answer(client.post(record_url(world.vision.membership, "delete"))) == "yes"
    assert list(Membership.objects.all()) == [world.imaging.membership]


@pytest.mark.parametrize("role", ["editor", "member", "bib"])
def test_deleting_in_bulk_spares_what_is_not_ones_own(role, world, signed_in):
    client = signed_in(role)
    left: dict[Any, int] = {Membership: 1 if role == "editor" else 2, ResearchGroup: 2, Person: 2}
    for model in left:
        meta = model._meta
        url = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
        each = "&".join(f"id={record.pk}" for record in model.objects.all())
        for ids in (each, "id=all"):
            client.post(f"{url}?{ids}")
    assert {model: model.objects.count() for model in left} == left
    assert Membership.objects.filter(pk=world.imaging.membership.pk).exists()


def test_page_actions_of_the_admins_interface_follow_the_same_rules(world, signed_in):
    page = world.vision.pages["de"]
    for role in ("bib", "other", "member"):
        client = signed_in(role)
        for action in ("delete", "unpublish", "copy", "convert_alias", "create_alias"):
            url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
            assert client.post(url, {}, "application/json").status_code in {302, 400, 403, 404}
    stored = ResearchGroupPage.objects.get(pk=page.pk)
    assert stored.live
    assert ResearchGroupPage.objects.count() == 4


def test_editors_do_not_give_themselves_more_permissions(world, signed_in):
    client, group = signed_in("editor"), world.vision.group.editors
    before = set(GroupPagePermission.objects.values_list("group", "page", "permission"))
    for url in (
        reverse("wagtailusers_groups:edit", args=[group.pk]),
        reverse("wagtailusers_groups:delete", args=[group.pk]),
        reverse("wagtailusers_users:edit", args=[world.users["editor"].pk]),
    ):
        assert answer(client.post(url, {"name": "Us", "is_superuser": "on"})) == "no"
    assert set(GroupPagePermission.objects.values_list("group", "page", "permission")) == before


def test_whoever_is_closed_out_has_no_rights_left(world, signed_in):
    client = signed_in("editor")
    world.users["editor"].is_active = False
    world.users["editor"].save()
    assert answer(client.get(record_url(world.vision.group))) == "login"
    assert answer(client.get(page_url(world.vision.pages["en"]))) == "login"


def test_an_editor_who_is_a_member_too_has_both_rights_and_no_others(world, signed_in):
    world.users["editor"].groups.add(*world.users["member"].groups.all())
    carol = make_person("Carol", "Shaw")
    carol.user = world.users["editor"]
    carol.save()
    client = signed_in("editor")
    assert answer(client.get(record_url(carol))) == "yes"
    assert answer(client.get(record_url(world.vision.group))) == "yes"
    assert answer(client.get(record_url(world.ada))) == "no"
    assert answer(client.get(record_url(world.imaging.group))) == "no"
