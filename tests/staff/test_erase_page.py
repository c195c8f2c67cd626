"""The page of the admin on which a person is erased."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.users.models import UserProfile

from labportal.models import StandardPage
from labportal.privacy.admin.erase import CONFIRM
from labportal.roles import ADMINISTRATORS, make_roles
from people.models import Person
from publications.models import Authorship, Publication
from tests.factories import PersonFactory, PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace():
    person = PersonFactory(given="Grace", family="Hopper")
    PublicationFactory(title="On compilers", authors=[person])
    return person


def post(client, person, **said):
    url = reverse("privacy:erase", args=[person.pk])
    return client.post(url, {"names": "replace", "replacement": "N. N.", **said}, follow=True)


def agreed(response):
    """Return what the button sends that erases."""
    (value,) = re.findall(rf'name="{CONFIRM}" value="(\w+)"', response.content.decode())
    return {CONFIRM: value}


def test_what_was_read_is_what_happens(admin_client, grace):
    response = post(admin_client, grace, **agreed(post(admin_client, grace)))
    assert not Person.objects.filter(pk=grace.pk).exists()
    assert "The person is erased." in response.content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"names": "keep"},
        {"replacement": "A. B."},
        {CONFIRM: ""},
        {CONFIRM: "1"},
    ],
)
def test_nothing_happens_that_nobody_has_read(admin_client, grace, changed):
    response = post(admin_client, grace, **{**agreed(post(admin_client, grace)), **changed})
    assert Person.objects.filter(pk=grace.pk).exists()
    assert "Read it once more" in response.content.decode()
    said = {name: value for name, value in changed.items() if name != CONFIRM}
    post(admin_client, grace, **{**said, **agreed(response)})
    assert not Person.objects.filter(pk=grace.pk).exists()


def page_with(*lines):
    sections = [{"heading": "History", "text": RichText(f"<p>{line}</p>")} for line in lines]
    page = StandardPage(title="History", body=[("section", one) for one in sections])
    return Page.get_first_root_node().add_child(instance=page)


def test_the_page_says_whom_it_is_about_until_they_are_erased(admin_client, grace):
    page_with("The Hopper of those days.")
    PersonFactory(given="Ann", family="Hopper")
    url = reverse("privacy:erase", args=[grace.pk])
    assert "Erase all data of a person: Grace Hopper" in admin_client.get(url).content.decode()
    done = post(admin_client, grace, **agreed(post(admin_client, grace)))
    assert "Grace" not in done.content.decode()
    assert url not in done.content.decode()


def test_every_place_that_keeps_a_name_is_told_and_leads_to_its_form(admin_client, grace):
    PersonFactory(given="Ann", family="Hopper")
    page = page_with(*(f"In the year {1900 + n} Hopper wrote." for n in range(30)))
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    plan = post(admin_client, grace)
    done = post(admin_client, grace, **agreed(plan))
    for said in (plan.content.decode(), done.content.decode()):
        assert said.count(f'href="{form}"') == 1
        assert all(f"In the year {1900 + n} " in said for n in range(30))


def test_who_erases_oneself_reads_where_the_name_still_stands(client):
    user = get_user_model().objects.create_superuser("grace", password="secret")
    get_user_model().objects.create_superuser("another")
    grace = PersonFactory(given="Grace", family="Hopper", user=user)
    PersonFactory(given="Ann", family="Hopper")
    page_with("The Hopper of those days.")
    client.force_login(user)
    done = post(client, grace, **agreed(post(client, grace)))
    assert "The Hopper of those days." in done.content.decode()
    assert not get_user_model().objects.filter(username="grace").exists()


def test_a_plan_that_somebody_else_changed_is_read_once_more(admin_client, grace):
    read = agreed(post(admin_client, grace))
    PublicationFactory(title="On nanoseconds", slug="on-nanoseconds", authors=[grace])
    response = post(admin_client, grace, **read)
    assert Person.objects.filter(pk=grace.pk).exists()
    assert "On nanoseconds" in response.content.decode()


def administrator(name, person=None):
    """Return an account of the administrators."""
    make_roles()
    user = get_user_model().objects.create_user(name, f"{name}@lab.example", "secret")
    user.groups.add(Group.objects.get(name=ADMINISTRATORS))
    if person:
        Person.objects.filter(pk=person.pk).update(user=user)
    return user


def test_an_administrator_who_is_erased_by_themselves_is_gone_and_signed_out(client, grace):
    administrator("other")
    client.force_login(administrator("grace", grace))
    done = post(client, grace, **agreed(post(client, grace)))
    assert done.redirect_chain[-1][0].startswith(reverse("wagtailadmin_login"))
    assert not get_user_model().objects.filter(username="grace").exists()


def test_the_only_one_who_could_erase_is_not_erased(client, grace):
    client.force_login(administrator("grace", grace))
    assert "Make another" in post(client, grace).content.decode()
    assert Person.objects.filter(pk=grace.pk).exists()


@pytest.mark.parametrize(
    ("language", "replacement", "said"),
    [
        ("en", "Grace Hopper", "The replacement is a name of the person."),
        ("de", "Grace Hopper", "Der Ersatz ist ein Name der Person."),
        ("en", "<b>", "The replacement takes up to 60 letters"),
    ],
)
def test_a_replacement_is_refused_at_its_field_in_the_readers_language(
    admin_client, admin_user, grace, language, replacement, said
):
    UserProfile.objects.create(user=admin_user, preferred_language=language)
    response = post(admin_client, grace, replacement=replacement)
    assert response.context["form"].errors["replacement"][0].startswith(said)
    assert not [*response.context["messages"]]
    assert escape(replacement) in response.content.decode()


def test_the_plan_names_each_text_that_is_rewritten(admin_client, grace):
    page = page_with("Grace Hopper wrote it.")
    Publication.objects.update(note="By Grace Hopper.")
    plan = post(admin_client, grace).content.decode()
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in plan
    assert "Texts in which the name is replaced" in plan
    assert re.search(r"“On compilers” \(\d+\)</a>:\s+note", plan)


def ticked(response):
    """Return what the boxes of printed names send, by name."""
    html = response.content.decode()
    found = re.findall(r'name="prints" value="(\d+)"[^>]*>\s*([^<]+?)\s*</label>', html)
    return {name: value for value, name in found}


def test_printed_names_that_may_be_theirs_are_replaced_where_they_are_ticked(admin_client, grace):
    PublicationFactory(title="On moths", authors=["Gerd Hopper", "G. Copper", "G. Murray"])
    PublicationFactory(title="On bugs", authors=["G. Murray"])
    PersonFactory(given="Gerd", family="Hopper")
    assert ticked(post(admin_client, grace)) == {}
    grace.family = "Hopper-Murray"
    grace.save()
    boxes = ticked(post(admin_client, grace))
    assert boxes.keys() == {"G. Murray"}
    plan = post(admin_client, grace, prints=[boxes["G. Murray"]])
    assert f'value="{boxes["G. Murray"]}" checked' in plan.content.decode()
    post(admin_client, grace, prints=[boxes["G. Murray"]], **agreed(plan))
    names = sorted(one.name for one in Authorship.objects.all())
    # The same name on the other work is somebody else's.
    assert names == ["G. Copper", "G. Murray", "Gerd Hopper", "N. N.", "N. N."]


def test_printed_names_that_were_left_are_replaced_from_the_page_that_tells_of_them(
    admin_client, grace
):
    for title in ("On moths", "On bugs"):
        PublicationFactory(title=title, authors=["Hopper"])
    PersonFactory(given="Ann", family="Hopper")
    page_with("The Hopper of those days.")
    done = post(admin_client, grace, **agreed(post(admin_client, grace)))
    html = done.content.decode()
    (rest,) = re.findall(r'name="rest" value="([^"]+)"', html)
    (action,) = re.findall(r'action="([^"]+/erased/[^"]+)"', html)
    first, second = re.findall(r'name="prints" value="(\d+)"', html)
    then = admin_client.post(action, {"rest": rest, "prints": [first]}).content.decode()
    assert Authorship.objects.get(pk=first).name == "N. N."
    assert Authorship.objects.get(pk=second).name == "Hopper"
    assert "The Hopper of those days." in then
    assert re.findall(r'name="prints" value="(\d+)"', then) == [second]


def test_nobody_asks_for_other_printed_names_by_that_page(admin_client, client, grace):
    other = PublicationFactory(title="On moths", authors=["Ada Lovelace"]).authorships.get()
    PublicationFactory(title="On bugs", authors=["Hopper"])
    PersonFactory(given="Ann", family="Hopper")
    html = post(admin_client, grace, **agreed(post(admin_client, grace))).content.decode()
    (rest,) = re.findall(r'name="rest" value="([^"]+)"', html)
    (action,) = re.findall(r'action="([^"]+/erased/[^"]+)"', html)
    admin_client.post(action, {"rest": rest, "prints": [other.pk]})
    other.refresh_from_db()
    assert other.name == "Ada Lovelace"
    for forged in ("", rest[:-2] + "xx"):
        assert admin_client.post(action, {"rest": forged}).status_code == 400
